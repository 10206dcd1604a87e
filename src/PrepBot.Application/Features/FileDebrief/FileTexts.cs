using PrepBot.Application.Conversation;
using PrepBot.Application.Wording;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;

namespace PrepBot.Application.Features.FileDebrief;

/// <summary>What is said around filing.</summary>
internal static class FileTexts
{
    public const string TooLate =
        "The debriefs of this round are open already, so it can no longer be filed. Your words are still here: you can copy them and send them to your partner.";

    public const string FiledBefore =
        "You have filed yours already, and it stays as it was. Your words of now are still here: you can copy them and send them to your partner.";

    public static Reply AlreadyFiled { get; } =
        Reply.Privately($"You have filed yours already, thank you. It opens when your partner's is in too, or a day after the round. {InWords.OnlyYou}");

    public static Reply DebriefFiled(Round round, Debrief debrief, bool revealed, PrincipleSet principles)
    {
        var counted = EvidenceRule.Counted(debrief).Select(score => score.Principle).ToHashSet();
        var thin = debrief.Scores.Where(score => score.Verdict != Verdict.NotProbed && !counted.Contains(score.Principle) && round.WasProbed(score.Principle))
            .Select(score => principles.NameOf(score.Principle)).ToList();
        var note = thin.Count == 0
            ? ""
            : $" {InWords.List(thin)} will not count as practised: the evidence is shorter than {EvidenceRule.MinLength} characters, or repeats another one.";
        return Reply.Privately($"Filed, thank you.{note} {Then(revealed)} {InWords.OnlyYou}");
    }

    public static Reply ReviewFiled(bool revealed) => Reply.Privately($"Filed, thank you. {Then(revealed)} {InWords.OnlyYou}");

    private static string Then(bool revealed) => revealed
        ? "Both sides are in: the debriefs are open now, and I have sent you what there is to read."
        : "Nobody sees it until your partner has filed too, or a day after the round.";
}
