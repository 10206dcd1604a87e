using PrepBot.Chat.Messages;
using PrepBot.Domain.Members;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Rounds;

/// <summary>What members read here, a sentence each.</summary>
internal static class RoundTexts
{
    public const string PrincipleNotInSet = "This principle is not in the set any more, so there is nothing to look up.";

    public static string WhatToListenFor(string principleName) => $"{principleName}: what to listen for";

    public static string InTrade(Track track) => $"In the candidate's trade, {InWords.Name(track)}";

    public const string NoScript = "This set of values has no words for interviewers. Your kit has the prompt and its probes.";

    public static string KitTitle(PrincipleSet principles, PrincipleId id, int current, int principlesCount, Round round) => $"{principles.NameOf(id)}, {current + 1} of {principlesCount} · about {RoundPlan.Create(round).PerPrinciple} min";

    public const string ReallyAbout = "What it is really about";

    public const string KitUnreadable = "What was drawn and asked in this round can no longer be read. Press \"End\": then both of you are free for another one.";

    public const string NoFurtherPrompt = "There is no further prompt for this principle.";

    public const string PutAway = "Put away; another prompt follows.";

    public static RichText ClockRuns(DateTimeOffset askedAt) => RichText.Create($"Clock runs since {new Moment(askedAt, MomentStyle.Time)}. Two to three minutes are a good length.");

    public static RichText AtTwoMinutes => RichText.Create($"{"2:00":strong} · bring the result home");

    public static RichText AtThreeMinutes => RichText.Create($"{"3:00":strong} · one sentence on what you learned");

    public static RichText AtThreeAndAHalf => RichText.Create($"{"3:30":strong} · time to stop; the probes will bring out the rest");

    public const string PairMeAgain = "Pair me again, first in line";

    public const string GoOnPrivately = "Go on in private messages";

    public const string SwapAndGoAgain = "Swap roles and go again";

    public const string PairMe = "Pair me, first in line";

    public static RichText Gathering(DateTimeOffset arriveBy) => RichText.Create($"Please both press \"I'm here\" {new Moment(arriveBy, MomentStyle.Relative)}. The round starts when you have.");

    public static RichText Paused(DateTimeOffset since) => RichText.Create($"{"Paused":strong} since {new Moment(since, MomentStyle.Time)}. The clocks stand still.");

    public static RichText OverTime => RichText.Create($"{"Time is up.":strong} Come to a close and press End; then both file a debrief.");

    public static RichText Running(PrincipleSet principles, PrincipleId currentPrinciple, int current, int principlesCount, DateTimeOffset endsAt) =>
        RichText.Create($"Now: {principles.NameOf(currentPrinciple):strong}, {current + 1} of {principlesCount}. Ends at {new Moment(endsAt, MomentStyle.Time)} ({new Moment(endsAt, MomentStyle.Relative)}).");

    public static RichText Debriefing(DateTimeOffset endedAt) =>
        RichText.Create($"The talking is over, well done both. File your debriefs while it is fresh; they open when both are in, or {new Moment(endedAt + Domain.Debriefs.RevealRule.Deadline, MomentStyle.Relative)} with what there is.");

    public const string Revealed = "Both debriefs are open now, and only you two can read them.";

    public const string ProgressLost = "This round is closed: what was noted of it can no longer be read.";

    public const string ClosedByOrganiser = "An organiser has closed this round.";

    public const string DidNotTakePlace = "This round did not take place.";

    public static RichText HalfTime(DateTimeOffset endsAt) => RichText.Create($"Half time. The round ends at {new Moment(endsAt, MomentStyle.Time)}.");

    public const string FiveMinutesLeft = "Five minutes left: a good moment for the last probe.";

    public const string TimeIsUp = "Time is up. Press \"End\" when you are done, or take five more minutes.";

    public static RichText PartnerHasNotCome(Span partner) => RichText.Create($"{partner} has not come yet. What would you like?");

    public static RichText DidNotStart => RichText.Create($"The round did not start this time, so I have cancelled it.");

    public static RichText InviteDebrief(Span candidate) => RichText.Create($"Good round. While it is fresh: what did you hear from {candidate}? It takes about three minutes.");

    public static RichText InviteReview(Span interviewer) =>
        RichText.Create($"Good round. How did it go from your side, and how helpful was {interviewer}? It takes about a minute.");

    public static RichText Finished(Span candidate, Span interviewer, List<string> covered) => RichText.Create($"{candidate} and {interviewer} finished a round{(covered.Count == 0 ? "" : $": {InWords.List(covered)}")}.");

    public static string Plan(int hello, int principles, int perPrinciple, int debrief) => $"{hello} min hello · {(principles > 1 ? $"{principles} x " : "")}{perPrinciple} min · {debrief} min debrief";
}
