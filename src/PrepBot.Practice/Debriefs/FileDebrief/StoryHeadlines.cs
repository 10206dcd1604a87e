using PrepBot.Chat.Forms;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Rounds;

namespace PrepBot.Practice.Debriefs.FileDebrief;

/// <summary>The stories told, a headline for each principle of the round, in one field: a line each, in the round's order.</summary>
internal static class StoryHeadlines
{
    public const string Key = "stories";
    private const int HeadlineLength = 200;

    /// <summary>Stands in the line of a principle without one, so that the lines after it keep their places.</summary>
    private const string None = "–";

    /// <summary>The field.</summary>
    public static TextField Field(IReadOnlyList<string> principles) => principles.Count == 1
        ? new TextField(Key, FileTexts.StoryHeadline, Required: false, HeadlineLength)
        : new TextField(Key, FileTexts.StoryHeadlines, Required: false, principles.Count * (HeadlineLength + 1), Long: true)
        {
            Hint = Label.Fit(FileTexts.StoriesHint(None, principles), Chat.Forms.Field.MaxHint),
        };

    /// <summary>A headline for each principle of the round, "" for none. What is written below the last line belongs to it.</summary>
    public static IReadOnlyList<string> Read(Round round, FormAnswers answers)
    {
        var count = round.Principles.Count;
        var lines = answers.Text(Key).ReplaceLineEndings("\n").Split('\n', count).Select(line => line.ReplaceLineEndings(" ").Trim());
        return [.. lines.Select(line => line is None or "-" ? "" : line).Concat(Enumerable.Repeat("", count)).Take(count)];
    }

    /// <summary>Headlines as they were typed.</summary>
    public static void Write(IReadOnlyList<PrincipleScore> scores, Dictionary<string, IReadOnlyList<string>> values)
    {
        var lines = scores.Select(score => score.Story.Length == 0 ? None : score.Story);
        values[Key] = [scores.All(score => score.Story.Length == 0) ? "" : string.Join('\n', lines)];
    }
}
