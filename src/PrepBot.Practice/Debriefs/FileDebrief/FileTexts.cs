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
        Reply.Privately("Your candidate has left and took everything about them along, so there is nothing to file for this round any more. That you interviewed stays yours.");

    public static Reply AlreadyFiled { get; } =
        Reply.Privately("You have filed yours already, thank you. It opens when your partner's is in too, or a day after the round.");

    public static Reply DebriefFiled(Round round, Debrief debrief, Opening opening, PrincipleSet principles)
    {
        var counted = EvidenceRule.Counted(debrief).Select(score => score.Principle).ToHashSet();
        var thin = debrief.Scores.Where(score => score.Verdict != Verdict.NotProbed && !counted.Contains(score.Principle) && round.WasProbed(score.Principle))
            .Select(score => principles.NameOf(score.Principle)).ToList();
        var note = thin.Count == 0
            ? ""
            : $" {InWords.List(thin)} will not count as practised: the evidence is shorter than {EvidenceRule.MinLength} characters, or repeats another one.";
        return Reply.Privately($"Filed, thank you.{note} {Then(opening)}");
    }

    public static Reply ReviewFiled(Opening opening) => Reply.Privately($"Filed, thank you. {Then(opening)}");

    private static string Then(Opening opening) => opening switch
    {
        Opening.ByThis => "Both sides are in: the debriefs are open now, and I have sent you what there is to read.",
        Opening.LongOpen => "The debriefs were open already, so your partner can read it now.",
        _ => "Nobody sees it until your partner has filed too, or a day after the round.",
    };

    public const string AnotherChange = "And another, if you like";

    public static string EvidenceHint => $"Quotes and facts. From {EvidenceRule.MinLength} characters on, the score counts.";

    public const string MissingParts = "Which parts were missing?";

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

    public const string HowHelpful = "How helpful was your interviewer?";

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

    /// <summary>They were open before: it came late.</summary>
    LongOpen = 2,
}
