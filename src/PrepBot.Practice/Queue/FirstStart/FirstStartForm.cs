using PrepBot.Chat.Forms;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Members;
using PrepBot.Practice.Wording;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Queue.FirstStart;

/// <summary>The three questions as one form, and the day alone as another.</summary>
internal static class FirstStartForm
{
    private static readonly IReadOnlyList<Option> Levels = [.. Enum.GetValues<Level>().Select(level => new Option(level.ToString(), Capital(InWords.Name(level))))];

    private static readonly IReadOnlyList<Option> Tracks = [.. Enum.GetValues<Track>().Select(track => new Option(track.ToString(), Capital(InWords.Name(track))))];

    public static Form Create(Profile profile, WhereNow now, ChannelId? channel) => new(
        new ActionId(FirstStart.Feature, "save", FirstStartCard.About(channel)),
        FirstStartTexts.FormTitle,
        [
            new FormStep(
                FirstStartTexts.FormTitle,
                [
                    new FormText(FirstStartTexts.Over(now)),
                    new ChoiceField("level", FirstStartTexts.LevelField, Required: false, Levels) { Chosen = profile.Level is { } level ? [level.ToString()] : [] },
                    new ChoiceField("track", FirstStartTexts.TrackField, Required: false, Tracks) { Chosen = [profile.Track.ToString()] },
                    Day(profile),
                ]),
        ])
    {
        SubmitLabel = "Go on",
        LeaveLabel = "Skip",
    };

    /// <summary>The day alone.</summary>
    public static Form ForDay(Profile profile, Subject about) =>
        new(new ActionId(FirstStart.Feature, "day", about), FirstStartTexts.DayTitle, [new FormStep(FirstStartTexts.DayTitle, [Day(profile)])]);

    public static Profile Read(Profile before, FormAnswers answers) => before with
    {
        Level = Enum.TryParse<Level>(answers.Choice("level"), out var level) ? level : null,
        Track = Enum.TryParse<Track>(answers.Choice("track"), out var track) ? track : Track.General,
        TargetDate = answers.Date("date"),
    };

    private static DateField Day(Profile profile) =>
        new("date", FirstStartTexts.DayField, Required: false) { Value = profile.TargetDate?.ToString("yyyy-MM-dd") ?? "" };

    private static string Capital(string words) => $"{char.ToUpperInvariant(words[0])}{words[1..]}";
}
