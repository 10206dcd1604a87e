using FsCheck;
using FsCheck.Fluent;
using PrepBot.Domain.Members;
using PrepBot.Domain.Rounds;
using PrepBot.Testing;
using PrepBot.Values.Identity;

namespace PrepBot.Domain.Tests.Rounds;

/// <summary>Everything that can be done to a round.</summary>
internal enum Press
{
    Arrive, WaitLonger, ArrivalOver, Swap, Cancel, Ask, AnswerDone, Probe, Replace, NextPrinciple, Pause, Resume, Extend, End, Abandon, Reveal,
}

/// <summary>One press after some time.</summary>
/// <param name="Press">What.</param>
/// <param name="Choice">Which of the members, prompts or probes; read modulo how many there are.</param>
/// <param name="After">How long after the press before it.</param>
internal sealed record Move(Press Press, int Choice, TimeSpan After)
{
    /// <summary>The button as it was made for a round: pressing it twice says the same twice.</summary>
    public Func<Round, DateTimeOffset, RoundStep> ButtonFor(Round shown)
    {
        MemberId[] members = [shown.InterviewerId, shown.CandidateId, shown.ObserverId ?? Some.Member()];
        var member = members[Choice % members.Length];
        var key = shown.Kit.Count == 0 ? "gone" : shown.Kit[Choice % shown.Kit.Count].PromptKey;
        var ready = shown.Ready.Count == 0 ? key : shown.Ready[0].PromptKey;
        var asked = shown.LastAsked();
        return Press switch
        {
            Press.Arrive => (round, now) => round.Arrive(member, now),
            Press.WaitLonger => (round, now) => round.WaitLonger(TimeSpan.FromMinutes(5), now),
            Press.ArrivalOver => (round, now) => round.ArrivalOver(now),
            Press.Swap => (round, _) => round.Swap(shown.InterviewerId),
            Press.Cancel => (round, now) => round.Cancel((CancelReason)(1 + (Choice % 4)), now),
            Press.Ask => (round, now) => round.Ask(Choice % 4 == 0 ? key : ready, now),
            Press.AnswerDone => (round, now) => round.AnswerDone(asked?.PromptKey ?? key, now),
            Press.Probe => (round, _) => round.Probe(asked?.PromptKey ?? key, asked?.NextProbe ?? Choice),
            Press.Replace => (round, _) => round.Replace(key, (ReplaceReason)(1 + (Choice % 3))),
            Press.NextPrinciple => (round, now) => round.NextPrinciple(shown.Current, now),
            Press.Pause => (round, now) => round.Pause(now),
            Press.Resume => (round, now) => round.Resume(now),
            Press.Extend => (round, now) => round.Extend(shown.Minutes, now),
            Press.End => (round, now) => round.End(now),
            Press.Abandon => (round, now) => round.Abandon(now),
            _ => (round, now) => round.Reveal(now),
        };
    }
}

/// <summary>Random stories of rounds.</summary>
internal static class RoundMoves
{
    // What ends a round is rare, so that stories get somewhere.
    private static readonly Gen<Press> AnyPress = Gen.Frequency(
        (30, Gen.Elements(Press.Arrive, Press.Ask, Press.AnswerDone, Press.Pause, Press.Resume, Press.Probe)),
        (12, Gen.Elements(Press.Replace, Press.NextPrinciple, Press.Extend, Press.Swap, Press.WaitLonger, Press.ArrivalOver, Press.Reveal)),
        (2, Gen.Elements(Press.End, Press.Cancel, Press.Abandon)));

    private static readonly Gen<int> AnySeconds = Gen.Frequency(
        (8, Gen.Choose(0, 240)), (2, Gen.Constant(0)), (2, Gen.Choose(240, 1_800)), (1, Gen.Choose(1_800, 20_000)));

    /// <summary>Moves one after another, in a clock that never goes back.</summary>
    public static Arbitrary<List<Move>> Forward { get; } = Rule.ListOf(MovesWith(AnySeconds));

    /// <summary>The same, with a clock that somebody sets back now and then.</summary>
    public static Arbitrary<List<Move>> WithClockSetBack { get; } =
        Rule.ListOf(MovesWith(Gen.Frequency((8, AnySeconds), (2, Gen.Choose(-90_000, -1)))));

    /// <summary>A round and the instant it has come to.</summary>
    public static Gen<(Round Round, DateTimeOffset Now)> Reached { get; } = MovesWith(AnySeconds).ListOf().Select(moves =>
    {
        var (round, now) = (Start(), Some.Now);
        foreach (var move in moves)
        {
            now += move.After;
            round = After(round, move.ButtonFor(round)(round, now));
        }

        return (round, now);
    });

    /// <summary>A round just paired, whose kit is drawn already.</summary>
    public static Round Start()
    {
        var round = Some.Round(principles: 3);
        return round.WithDrawn(round.Principles.SelectMany(principle => Enumerable.Range(0, 3).Select(_ => Some.Prompt(principle))));
    }

    public static Round After(Round before, RoundStep step) => step is RoundStep.Taken taken ? taken.Round : before;

    private static Gen<Move> MovesWith(Gen<int> seconds) =>
        from press in AnyPress
        from choice in Gen.Choose(0, 11)
        from after in seconds
        select new Move(press, choice, TimeSpan.FromSeconds(after));
}
