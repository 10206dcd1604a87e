using PrepBot.Domain.Members;
using PrepBot.Domain.Pairing;
using PrepBot.Testing;
using static PrepBot.Domain.Tests.Pairing.Waiters;

namespace PrepBot.Domain.Tests.Pairing;

/// <summary>What each wish scores, to the number: a weight that counts otherwise than it says pairs people wrongly for months before anybody sees it.</summary>
public sealed class PairScoreTests
{
    [Fact]
    public void Total_OfAllWishes_IsEachTimesItsWeight()
    {
        var weights = new PairingWeights { NotMetLately = 2, Waiting = 3, RoleBalance = 5, ThinPrinciples = 7, InterviewersWish = 11, CloseLevel = 13, WakingHours = 17 };

        Assert.Equal((100 * 2) + (200 * 3) + (300 * 5) + (400 * 7) + (500 * 11) + (600 * 13) + (700 * 17), new PairScore(100, 200, 300, 400, 500, 600, 700).Total(weights));
        Assert.Equal(0, new PairScore(0, 0, 0, 0, 0, 0, 0).Total(weights));
    }

    [Theory]
    [InlineData(0, 0, 0, 0, 500)]
    [InlineData(4, 1, 5, 3, 600)]
    [InlineData(3, 0, 0, 0, 800)]
    [InlineData(0, 0, 5, 0, 0)]
    [InlineData(0, 0, 90, 0, 0)]
    [InlineData(90, 0, 0, 0, 1000)]
    [InlineData(0, 4, 0, 0, 100)]
    public void RoleBalance_Scored_GrowsWithWhatTheInterviewerHasTakenMore(int candidateRounds, int interviewerRounds, int othersAsCandidate, int othersAsInterviewer, int expected) =>
        Assert.Equal(expected, Score(Interviewer.Done(candidateRounds, interviewerRounds), Candidate.Done(othersAsCandidate, othersAsInterviewer)).RoleBalance);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 300)]
    [InlineData(10, 1000)]
    [InlineData(12, 1000)]
    public void ThinPrinciples_Scored_CountUpToTen(int thin, int expected) =>
        Assert.Equal(expected, Score(Interviewer, Candidate.ThinIn([.. ThePrinciples.Set.ByProbeRank.Take(thin).Select(principle => principle.Id)])).ThinPrinciples);

    [Fact]
    public void InterviewersWish_Scored_IsAllOrNothing()
    {
        var wishing = Waiter(1, WantedRole.Interviewer, principles: ThePrinciples.DiveDeep);

        Assert.Equal(PairScore.Full, Score(wishing, Candidate.ThinIn(ThePrinciples.DiveDeep)).InterviewersWish);
        Assert.Equal(0, Score(wishing, Candidate.ThinIn(ThePrinciples.Frugality)).InterviewersWish);
        Assert.Equal(0, Score(Interviewer, Candidate.ThinIn(ThePrinciples.DiveDeep)).InterviewersWish);
    }

    [Theory]
    [InlineData(Level.Junior, Level.Junior, 1000)]
    [InlineData(Level.Junior, Level.Senior, 500)]
    [InlineData(Level.Staff, Level.Senior, 500)]
    [InlineData(Level.Junior, Level.Staff, 0)]
    [InlineData(Level.Staff, Level.Junior, 0)]
    [InlineData(null, Level.Staff, PairScore.Unknown)]
    [InlineData(Level.Staff, null, PairScore.Unknown)]
    public void Levels_Scored_ByTheirDistance(Level? one, Level? other, int expected) =>
        Assert.Equal(expected, Score(Interviewer with { Level = one }, Candidate with { Level = other }).CloseLevel);

    [Theory]
    [InlineData(0, 0, 1000)]
    [InlineData(0, 120, 750)]
    [InlineData(0, 720, 0)]
    [InlineData(null, 0, PairScore.Unknown)]
    [InlineData(0, null, PairScore.Unknown)]
    public void WakingHours_Scored_ByWhatIsShared(int? one, int? other, int expected) =>
        Assert.Equal(expected, Score(Interviewer with { UtcOffsetMinutes = one }, Candidate with { UtcOffsetMinutes = other }).WakingHours);

    [Theory]
    [InlineData(60, 60, 500)]
    [InlineData(0, 120, 500)]
    [InlineData(30, 0, 125)]
    [InlineData(500, 500, 1000)]
    [InlineData(-5, 0, 0)]
    public void Waiting_Scored_IsTheMeanUpToTheLongestWait(double one, double other, int expected) =>
        Assert.Equal(expected, Score(Waiter(1, WantedRole.Interviewer, one), Waiter(2, WantedRole.Candidate, other)).Waiting);

    [Theory]
    [InlineData(10, 20)]
    [InlineData(20, 10)]
    public void LastMet_RememberedDifferently_IsTheLaterOne(int one, int other)
    {
        var met = PairingRules.LastMet(Interviewer.Met(2, TimeSpan.FromDays(one)), Candidate.Met(1, TimeSpan.FromDays(other)));

        Assert.Equal(Now.AddDays(-10), met);
        Assert.Equal(Now.AddDays(-3), PairingRules.LastMet(Interviewer.Met(2, TimeSpan.FromDays(3)), Candidate));
        Assert.Equal(Now.AddDays(-3), PairingRules.LastMet(Interviewer, Candidate.Met(1, TimeSpan.FromDays(3))));
        Assert.Null(PairingRules.LastMet(Interviewer, Candidate));
    }

    [Fact]
    public void Weights_AtTheirBounds_AreTaken()
    {
        Assert.Empty(Pairer.Pair([], Nothing, Now, 1).Pairs);
        Assert.Empty(Pairer.Pair([], Nothing with { Waiting = PairingWeights.MaxSum }, Now, 1).Pairs);
        Assert.Empty(Pairer.Pair([], Nothing with { Waiting = PairingWeights.MaxSum - 1, CloseLevel = 1, LongestWait = TimeSpan.FromTicks(1) }, Now, 1).Pairs);
        Assert.Equal(TimeSpan.FromDays(84), new PairingWeights().RepeatAfter);
    }

    [Fact]
    public void Weights_BeyondTheirBounds_Throw()
    {
        PairingWeights[] wrong = [Nothing with { CloseLevel = -1 }, Nothing with { Waiting = PairingWeights.MaxSum + 1 }, Nothing with { Waiting = PairingWeights.MaxSum, CloseLevel = 1 }];
        foreach (var weights in wrong)
            Assert.Contains("sum up to at most 70000", Thrown(weights), StringComparison.Ordinal);

        Assert.Contains("longest wait must be above zero", Thrown(Nothing with { LongestWait = TimeSpan.Zero }), StringComparison.Ordinal);
        Assert.Contains("longest wait must be above zero", Thrown(Nothing with { LongestWait = TimeSpan.FromTicks(-1) }), StringComparison.Ordinal);
    }

    private static PairingWeights Nothing { get; } =
        new() { NotMetLately = 0, Waiting = 0, RoleBalance = 0, ThinPrinciples = 0, InterviewersWish = 0, CloseLevel = 0, WakingHours = 0 };

    private static Waiter Interviewer => Waiter(1, WantedRole.Interviewer);

    private static Waiter Candidate => Waiter(2, WantedRole.Candidate);

    private static PairScore Score(Waiter interviewer, Waiter candidate) =>
        PairingRules.Score(new Roles(interviewer, candidate, RolesGivenBy.Request), PairingWeights.Default, Now);

    private static string Thrown(PairingWeights weights) => Assert.Throws<ArgumentException>(() => Pairer.Pair([], weights, Now, 1)).Message;
}
