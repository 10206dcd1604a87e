using PrepBot.Chat.Messages;
using PrepBot.Domain.Debriefs;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Debriefs.FileDebrief;

/// <summary>The verdicts to choose from, the best first.</summary>
internal static class VerdictOptions
{
    public static IReadOnlyList<Option> All { get; } =
        [.. new[] { Verdict.Strong, Verdict.Solid, Verdict.MildConcern, Verdict.Concern, Verdict.NotProbed }.Select(verdict => new Option(verdict.ToString(), InWords.Name(verdict)))];

    /// <summary>The same for an answer that was heard.</summary>
    public static IReadOnlyList<Option> Given { get; } = [.. All.Where(option => option.Value != Verdict.NotProbed.ToString())];
}
