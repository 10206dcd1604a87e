using PrepBot.Chat.Interactions;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Debriefs.FileDebrief;

/// <summary>What is said around filing.</summary>
internal static class FileTexts
{
    public const string TooLate =
        "The debriefs of this round have been open for two days, so it can no longer be filed. Your words are still here: you can copy them and send them to your partner.";

    public const string FiledBefore =
        "You have filed yours already, and it stays as it was. Your words of now are still here: you can copy them and send them to your partner.";

    public static string Nudge(string candidate) =>
        $"Everything at the top and nothing to change? One small thing to try next time helps {candidate} more than praise alone. If that is what you saw, send it again just as it is.";

    public static Reply CandidateForgotten { get; } =
        Reply.Privately($"Your candidate has left and took everything about them along, so there is nothing to file for this round any more. That you interviewed stays yours. {InWords.OnlyYou}");

    public static Reply AlreadyFiled { get; } =
        Reply.Privately($"You have filed yours already, thank you. It opens when your partner's is in too, or a day after the round. {InWords.OnlyYou}");

    public static Reply DebriefFiled(Round round, Debrief debrief, Opening opening, PrincipleSet principles)
    {
        var counted = EvidenceRule.Counted(debrief).Select(score => score.Principle).ToHashSet();
        var thin = debrief.Scores.Where(score => score.Verdict != Verdict.NotProbed && !counted.Contains(score.Principle) && round.WasProbed(score.Principle))
            .Select(score => principles.NameOf(score.Principle)).ToList();
        var note = thin.Count == 0
            ? ""
            : $" {InWords.List(thin)} will not count as practised: the evidence is shorter than {EvidenceRule.MinLength} characters, or repeats another one.";
        return Reply.Privately($"Filed, thank you.{note} {Then(opening)} {InWords.OnlyYou}");
    }

    public static Reply ReviewFiled(Opening opening) => Reply.Privately($"Filed, thank you. {Then(opening)} {InWords.OnlyYou}");

    private static string Then(Opening opening) => opening switch
    {
        Opening.ByThis => "Both sides are in: the debriefs are open now, and I have sent you what there is to read.",
        Opening.LongOpen => "The debriefs were open already, so your partner can read it now.",
        _ => "Nobody sees it until your partner has filed too, or a day after the round.",
    };
}

/// <summary>What filing did to the blindness of a round.</summary>
internal enum Opening
{
    /// <summary>The other side is not in yet.</summary>
    StillBlind = 0,

    /// <summary>Both sides are in, so both are open now.</summary>
    ByThis = 1,

    /// <summary>They were open before: it came late.</summary>
    LongOpen = 2,
}
