using PrepBot.Chat.Messages;
using PrepBot.Domain.Debriefs;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Rounds;

/// <summary>What stands on the scorecard.</summary>
internal static class ScorecardTexts
{
    public const string Verdict = "Verdict so far";

    public const string Beats = "Beats heard";

    public const string Good = "Good signs";

    public const string Worrying = "Worrying signs";

    public const string Kept = "Kept at each choice. Your debrief opens with it; only the words are asked then.";

    public static IReadOnlyList<Option> Verdicts { get; } =
        [.. Enum.GetValues<Verdict>().OrderDescending().Select(verdict => new Option(verdict.ToString(), InWords.Signed(verdict)))];

    public static string Title(string principle) => Label.Fit($"Tick while you listen: {principle}", Label.MaxNotice);

    public static RichText Count(string title, int chosen, int count) => RichText.Create($"{title:strong} {chosen} of {count}");
}
