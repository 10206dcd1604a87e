using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Rounds;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Debriefs.FileDebrief;

/// <summary>What is said around filing.</summary>
internal static class FileTexts
{
    public const string TooLate =
        "The debriefs of this round have been open for two days, so it can no longer be filed. Your words are still here: you can copy them and send them to your partner.";

    public const string FiledBefore =
        "The debriefs are open by now, so what you had filed stays as it was. Your words of now are still here: \"Correct mine\" takes them as a new version.";

    public static string Nudge(string candidate) =>
        $"Everything at the top and nothing to change? One small thing to try next time helps {candidate} more than praise alone.";

    public static Reply CandidateForgotten { get; } =
        Reply.Privately("Your candidate has left and took everything about them along, so there is nothing to file for this round any more. That you interviewed stays yours.");

    public static Reply AlreadyFiled(Round round) => Reply.Privately(
        $"You have filed yours already, thank you. {StillSealed}", RoundActions.ChangeFiled(round), RoundActions.AddDetails(round));

    public static Reply DebriefFiled(Round round, Debrief debrief, Opening opening, PrincipleSet principles)
    {
        var thin = EvidenceRule.Lacking(debrief).Where(found => round.WasProbed(found.Score.Principle))
            .Select(found => $" {EvidenceTexts.WillNotCount(principles.NameOf(found.Score.Principle), found.Why)}");
        return Filed(round, round.InterviewerId, opening, string.Concat(thin));
    }

    public static Reply ReviewFiled(Round round, Opening opening) => Filed(round, round.CandidateId, opening, "");

    public static Reply NotNow(Round round) => round.Stage switch
    {
        RoundStage.Revealed => Reply.Privately(OpenAlready, RoundActions.ReadDigest(round), RoundActions.Correct(round)),
        RoundStage.Cancelled => RefusalTexts.For(RoundRefusal.Over),
        _ => Reply.Privately(RoundIsStillOn),
    };

    /// <summary>While it is sealed it takes the place of the round's card, which asks for what is done now, and goes with the reveal. What is open has that card anew.</summary>
    private static Reply Filed(Round round, MemberId by, Opening opening, string note) => opening is Opening.StillBlind or Opening.FiledAnew
        ? new UpdateReply(Message.Create($"Filed, thank you.{note} {Then(opening)}", RoundActions.AddDetails(round), RoundActions.ChangeFiled(round)) with { Card = SeatCard.KeyOf(round, by) })
        : Reply.Privately($"Filed, thank you.{note} {Then(opening)}");

    private const string StillSealed = "Nobody sees it until your partner has filed too, or a day after the round, and until then you can change it.";

    private static string Then(Opening opening) => opening switch
    {
        Opening.FiledAnew => $"This takes the place of what you had filed. {StillSealed}",
        Opening.ByThis => "Both sides are in: the debriefs are open now, and I have sent you what there is to read.",
        Opening.LongOpen => "The debriefs were open already, so your partner can read it now.",
        _ => StillSealed,
    };

    /// <summary>Most characters of what a choice is about.</summary>
    public const int MaxSubject = 30;

    public const string WhatYouHeard = "What you heard";

    public const string OwnView = "Your own view";

    public const string Details = "Details";

    public const string Overall = "Overall, for this round";

    public const string OverallInShort = "Overall";

    public const string Keep = "One thing to keep";

    public const string Change = "One thing to change";

    public const string AnotherChange = "And another, if you like";

    public static string VerdictOn(string principle, bool several) => several ? Named(principle, ": verdict") : Label.Fit($"How did {principle} land?", Label.MaxField);

    public static string HeardOn(string principle, bool several) => several ? Named(principle, ": what did you hear?") : "What did you hear?";

    public static string MissingParts(string principle, bool several) => several ? Named(principle, ": what was missing?") : "Which parts were missing?";

    public static string HeardSigns(string principle, bool several) => several ? Named(principle, ": heard in the answer") : "Heard in the answer";

    public static string OwnAnswer(string principle) => $"Your {Named(principle, " answer", "Your ".Length)}";

    private static string Named(string principle, string what, int before = 0) => $"{Label.Fit(principle, Label.MaxField - what.Length - before)}{what}";

    public const string CommandHelp = "Open what you have not filed yet";

    public static string NothingToFile => "Nothing to file, you are all caught up.";

    public const string WhichRound = "Which round is it about?";

    public const string NothingOfThisRoom = "There is nothing for you to file about the round of this room. Of others there is:";

    public const string WhichRoundOfThisRoom = "You met here more than once. Which round is it about?";

    public static string OldestShown(int mostOffered, int roundsCount) => $" The {mostOffered} oldest of {roundsCount} are shown.";

    public static string NotOpenYet => "The debriefs open when both are in, or a day after the round.";

    public static string CandidateHasNotFiled => "Your candidate has not filed their side, so there is nothing more to read.";

    public static string OpenAlready => "This round's debriefs are open already and read-only; a correction is kept as a new version.";

    public static string RoundIsStillOn => "The round is still on. End it first, then the form opens.";

    public static string HowHelpful(string interviewer) => $"How helpful was {Label.Fit(interviewer, Label.MaxField - "How helpful was ?".Length)}?";

    public const string ReadWhenBothFiled = "Your interviewer reads it when the debriefs open.";

    public const string WhatWillChange = "What will you change?";

    public const string StoryHeadline = "The story in a headline";

    public const string StoryHeadlines = "The stories, a headline each";

    public static string StoriesHint(string none, IReadOnlyList<string> principles) => $"A line each, {none} for none: {string.Join(", ", principles)}";
}

/// <summary>What filing did to the blindness of a round.</summary>
internal enum Opening
{
    /// <summary>The other side is not in yet.</summary>
    StillBlind = 0,

    /// <summary>Both sides are in, so both are open now.</summary>
    ByThis = 1,

    /// <summary>The other side is not in yet, and this takes the place of an earlier filing.</summary>
    FiledAnew = 3,

    /// <summary>They were open before: it came late.</summary>
    LongOpen = 2,
}
