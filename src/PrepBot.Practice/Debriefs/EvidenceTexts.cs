using PrepBot.Chat.Forms;
using PrepBot.Domain.Debriefs;

namespace PrepBot.Practice.Debriefs;

/// <summary>When evidence counts, in words: as the rule has it, before filing and after it alike.</summary>
internal static class EvidenceTexts
{
    /// <summary>Under the field. At most <see cref="Field.MaxHint"/> characters.</summary>
    public static string Hint => $"Words and facts you heard. It counts from {EvidenceRule.MinLength} characters and {EvidenceRule.MinWords} different words.";

    /// <summary>Before it is filed.</summary>
    public static string Warning(EvidenceShortfall why) => $"{Why(why)}: filed like this, the verdict will not count.";

    /// <summary>After it was filed.</summary>
    public static string WillNotCount(string principle, EvidenceShortfall why) => $"{principle} will not count as practised: {Why(why)}.";

    /// <summary>To the candidate.</summary>
    public static string TooLittle(EvidenceShortfall? why) =>
        why is null ? "Too little evidence to count as practised." : $"Too little evidence to count as practised: {Why(why)}.";

    private static string Why(EvidenceShortfall why) => why.Lack switch
    {
        EvidenceLack.TooShort => $"{why.Has} of {why.Needs} characters",
        EvidenceLack.TooFewWords => $"{why.Has} of {why.Needs} different words",
        EvidenceLack.Repeats => "the words of another principle again",
        _ => throw new ArgumentOutOfRangeException(nameof(why)),
    };
}
