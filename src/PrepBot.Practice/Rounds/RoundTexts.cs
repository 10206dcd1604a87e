using PrepBot.Chat.Messages;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Rounds;

/// <summary>What members read here, a sentence each.</summary>
internal static class RoundTexts
{
    public const string PrincipleNotInSet = "This principle is not in the set any more, so there is nothing to look up.";

    public const string NoScript = "This set of values has no words for interviewers. Your cockpit has the question and its probes.";

    public const string KitUnreadable = "What was drawn and asked in this round can no longer be read. Press \"End\": then both of you are free for another one.";

    public const string NoFurtherPrompt = "There is no further question for this principle.";

    public const string PutAway = "Put away; another question follows.";

    public static RichText ClockRuns(DateTimeOffset askedAt) => RichText.Create($"Clock runs since {new Moment(askedAt, MomentStyle.Time)}. Two to three minutes are a good length.");

    public static RichText AtTwoMinutes => RichText.Create($"{"2:00":strong} · bring the result home");

    public static RichText AtThreeMinutes => RichText.Create($"{"3:00":strong} · one sentence on what you learned");

    public static RichText AtThreeAndAHalf => RichText.Create($"{"3:30":strong} · time to stop; the probes will bring out the rest");

    public const string PairMeAgain = "Pair me again, first in line";

    public const string GoOnPrivately = "Go on in private messages";

    public const string SwapAndGoAgain = "Swap roles and go again";

    public const string PairMe = "Pair me, first in line";

    public static RichText Gathering(DateTimeOffset arriveBy, TalkPlace? talk) => RichText.Create(
        $"{TalkTexts.Begin(talk)}. Press \"I'm here\" when you can speak, {new Moment(arriveBy, MomentStyle.Relative)} at the latest. The round starts when both are here.");

    public static RichText Paused(DateTimeOffset since) => RichText.Create($"{"Paused":strong} since {new Moment(since, MomentStyle.Time)}. The clocks stand still.");

    public static RichText OverTime => RichText.Create($"{"Time is up.":strong} Come to a close and press End; then both file a debrief.");

    public static RichText Running(DateTimeOffset endsAt, TalkPlace? talk) =>
        RichText.Create($"Ends at {new Moment(endsAt, MomentStyle.Time)} ({new Moment(endsAt, MomentStyle.Relative)}) · {TalkTexts.Meanwhile(talk)}");

    public static RichText Debriefing(DateTimeOffset endedAt) =>
        RichText.Create($"The talking is over. File while it is fresh: both open when both are in, or {new Moment(endedAt + Domain.Debriefs.RevealRule.Deadline, MomentStyle.Relative)} with what there is.");

    public static string PausedBy(string by, int minutesLeft) => $"Paused by {by}. The clocks stand still, {minutesLeft} min left.";

    public static RichText GoingOn(DateTimeOffset endsAt) => RichText.Create($"Going on. The new end is {new Moment(endsAt, MomentStyle.Time)}.");

    public static RichText Longer(string by, DateTimeOffset endsAt) =>
        RichText.Create($"{by} added {RoundRules.ExtensionMinutes} minutes. The new end is {new Moment(endsAt, MomentStyle.Time)}.");

    public static string EndedBy(string by, int minutes) => $"{by} ended the round after {minutes} min. Well done both.";

    public static string EndedByItself(int minutes) => $"Nobody ended the round, so it has ended by itself after {minutes} min. Well done both.";

    public const string CanYouSpeak = "Can you both speak now?";

    public const string DebriefsAreOpen = "The debriefs are open";

    public const string FileNow = "File your debriefs now";

    public static string NowAsked(string principle, int number, int count) => $"{principle} now, {number} of {count}";

    public static string MockRound(int minutes) => $"Mock round · {minutes} min";

    public static string MockRound(int minutes, string plan) => $"Mock round · {minutes} min: {plan}";

    public const string Revealed = "Both debriefs are open now, and only you two can read them.";

    public const string ProgressLost = "This round is closed: what was noted of it can no longer be read.";

    public const string ClosedByOrganiser = "An organiser has closed this round.";

    public const string DidNotTakePlace = "This round did not take place.";

    public static RichText HalfTime(DateTimeOffset endsAt) => RichText.Create($"Half time. The round ends at {new Moment(endsAt, MomentStyle.Time)}.");

    public const string FiveMinutesLeft = "Five minutes left: a good moment for the last probe.";

    public const string TimeIsUp = "Time is up. Press \"End\" when you are done, or take five more minutes.";

    public static RichText PartnerHasNotCome(Span partner) => RichText.Create($"{partner} has not come yet. What would you like?");

    public static RichText DidNotStart => RichText.Create($"The round did not start this time, so I have cancelled it.");

    public static RichText Finished(Span candidate, Span interviewer, List<string> covered) => RichText.Create($"{candidate} and {interviewer} finished a round{(covered.Count == 0 ? "" : $": {InWords.List(covered)}")}.");

    public static string Plan(int hello, int principles, int perPrinciple, int debrief) => $"{hello} min hello · {(principles > 1 ? $"{principles} x " : "")}{perPrinciple} min · {debrief} min debrief";
}
