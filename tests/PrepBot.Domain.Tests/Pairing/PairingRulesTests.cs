using PrepBot.Domain.Members;
using PrepBot.Domain.Pairing;
using PrepBot.Testing;
using PrepBot.Values.Identity;
using static PrepBot.Domain.Tests.Pairing.Waiters;

namespace PrepBot.Domain.Tests.Pairing;

public sealed class PairingRulesTests
{
    [Theory]
    [InlineData(WantedRole.Either, WantedRole.Either, true)]
    [InlineData(WantedRole.Either, WantedRole.Candidate, true)]
    [InlineData(WantedRole.Either, WantedRole.Interviewer, true)]
    [InlineData(WantedRole.Candidate, WantedRole.Interviewer, true)]
    [InlineData(WantedRole.Candidate, WantedRole.Candidate, false)]
    [InlineData(WantedRole.Interviewer, WantedRole.Interviewer, false)]
    public void TwoRoles_Compared_FitWhenOneCanInterviewTheOther(WantedRole one, WantedRole other, bool fit)
    {
        Assert.Equal(fit, PairingRules.Compatible(Waiter(1, one), Waiter(2, other), Now));
        Assert.Equal(fit, PairingRules.Compatible(Waiter(2, other), Waiter(1, one), Now));
    }

    [Fact]
    public void OneBlocksTheOther_Compared_AreNotCompatibleEitherWay()
    {
        Assert.False(PairingRules.Compatible(Waiter(1).Blocks(2), Waiter(2), Now));
        Assert.False(PairingRules.Compatible(Waiter(1), Waiter(2).Blocks(1), Now));
    }

    [Fact]
    public void SomebodyWhoCannotBePaired_Compared_IsCompatibleWithNobody()
    {
        var waiting = Waiter(1);

        Assert.False(PairingRules.Compatible(waiting, Waiter(2) with { InRound = true }, Now));
        Assert.False(PairingRules.Compatible(waiting, Lapsed(Waiter(2)), Now));
        Assert.False(PairingRules.Compatible(waiting, Elsewhere(Waiter(2)), Now));
        Assert.False(PairingRules.Compatible(waiting, waiting, Now));
    }

    [Theory]
    [InlineData(null, null, 45)]
    [InlineData(30, null, 30)]
    [InlineData(null, 60, 60)]
    [InlineData(30, 60, 30)]
    [InlineData(60, 30, 30)]
    public void WishesForMinutes_Reconciled_TheShorterOrTheOnlyOneCounts(int? candidate, int? interviewer, int expected) =>
        Assert.Equal(expected, PairingRules.Minutes(candidate, interviewer, 45));

    [Theory]
    [InlineData(WantedRole.Candidate, WantedRole.Either, 2)]
    [InlineData(WantedRole.Interviewer, WantedRole.Either, 1)]
    [InlineData(WantedRole.Either, WantedRole.Candidate, 1)]
    [InlineData(WantedRole.Either, WantedRole.Interviewer, 2)]
    public void OneAskedForARole_RolesGiven_TheOtherFollows(WantedRole one, WantedRole other, int interviewer)
    {
        var roles = PairingRules.GiveRoles(Waiter(1, one).Done(9, 0), Waiter(2, other), seed: 1);

        Assert.Equal(Member(interviewer), roles.Interviewer.Entry.MemberId);
        Assert.Equal(RolesGivenBy.Request, roles.How);
    }

    [Fact]
    public void BothLeaveItOpen_RolesGiven_WhoHasBeenCandidateMoreInterviews()
    {
        var taker = Waiter(1).Done(candidate: 4, interviewer: 1);
        var giver = Waiter(2).Done(candidate: 6, interviewer: 6);

        Assert.Equal(taker, PairingRules.GiveRoles(taker, giver, 1).Interviewer);
        Assert.Equal(taker, PairingRules.GiveRoles(giver, taker, 1).Interviewer);
        Assert.Equal(RolesGivenBy.Balance, PairingRules.GiveRoles(taker, giver, 1).How);
    }

    [Fact]
    public void BothAlike_RolesGiven_ACoinDecidesTheSameWayForTheSameSeed()
    {
        var seeds = Enumerable.Range(0, 400).ToList();

        var firstInterviews = seeds.Count(seed => PairingRules.GiveRoles(Waiter(1), Waiter(2), seed).Interviewer.Entry.MemberId == Member(1));

        Assert.InRange(firstInterviews, 120, 280);
        Assert.All(seeds, seed => Assert.Equal(
            PairingRules.GiveRoles(Waiter(1), Waiter(2), seed).Interviewer.Entry.MemberId,
            PairingRules.GiveRoles(Waiter(2), Waiter(1), seed).Interviewer.Entry.MemberId));
    }

    [Fact]
    public void TwoWhoWouldBothBeCandidate_RolesGiven_Throw() => Assert.Contains(
        "Both want to be Candidate.",
        Assert.Throws<ArgumentException>(() => PairingRules.GiveRoles(Waiter(1, WantedRole.Candidate), Waiter(2, WantedRole.Candidate), 1)).Message,
        StringComparison.Ordinal);

    /// <summary>A pairing is replayed from its log: a coin that has fallen must fall so for ever.</summary>
    [Fact]
    public void CoinOfALoggedPairing_Thrown_FallsAsItFell()
    {
        var fell = string.Concat(Enumerable.Range(0, 24).Select(seed =>
            PairingRules.GiveRoles(Waiter(1 + (seed % 3)), Waiter(7), seed).Interviewer.Entry.MemberId == Member(7) ? '7' : '.'));

        Assert.Equal(".7.7.7..777......7.7.77.", fell);
    }

    [Fact]
    public void DefaultWeights_Compared_EachOutweighsAllBelowItTogether()
    {
        var weights = PairingWeights.Default;
        int[] inOrder = [weights.NotMetLately, weights.Waiting, weights.RoleBalance, weights.ThinPrinciples, weights.InterviewersWish, weights.CloseLevel, weights.WakingHours];

        for (var index = 0; index < inOrder.Length - 1; index++)
            Assert.True(inOrder[index] > inOrder[(index + 1)..].Sum(), $"place {index}");
        Assert.True(inOrder.Sum() <= PairingWeights.MaxSum);
    }

    [Fact]
    public void OneMinuteOfWaiting_Scored_OutweighsEverythingBelow()
    {
        var longer = Total(Interviewer(waited: 6) with { UtcOffsetMinutes = 720, Level = Level.Junior }, Waiter(2, WantedRole.Candidate) with { UtcOffsetMinutes = 0, Level = Level.Staff });
        var better = Total(
            (Interviewer(waited: 5) with { UtcOffsetMinutes = 0, Level = Level.Staff, TimesCandidate = 20 }).WithWish(),
            (Waiter(2, WantedRole.Candidate) with { UtcOffsetMinutes = 0, Level = Level.Staff, TimesInterviewer = 20 }).ThinIn([.. ThePrinciples.Set.ByProbeRank.Select(p => p.Id)]));

        Assert.True(longer > better, $"{longer} {better}");
    }

    [Fact]
    public void PartnersOfTheLastTwelveWeeks_Scored_AreNotMetLatelyNoMore()
    {
        var weights = PairingWeights.Default;

        Assert.Equal(0, Score(Interviewer().Met(2, TimeSpan.FromDays(83)), Waiter(2, WantedRole.Candidate)).NotMetLately);
        Assert.Equal(0, Score(Interviewer(), Waiter(2, WantedRole.Candidate).Met(1, TimeSpan.FromDays(83))).NotMetLately);
        Assert.Equal(PairScore.Full, Score(Interviewer().Met(2, weights.RepeatAfter), Waiter(2, WantedRole.Candidate)).NotMetLately);
        Assert.Equal(PairScore.Full, Score(Interviewer(), Waiter(2, WantedRole.Candidate)).NotMetLately);
    }

    [Theory]
    [InlineData(0, 0, 960)]
    [InlineData(0, 120, 840)]
    [InlineData(-480, 60, 480)]
    [InlineData(0, 720, 480)]
    [InlineData(-660, 840, 900)]
    public void TwoZones_Compared_ShareWakingMinutesRoundTheClock(int one, int other, int expected) =>
        Assert.Equal(expected, PairingRules.SharedWaking(one, other));

    [Fact]
    public void InterviewersWish_Compared_FitsTheWishOrTheGapsOfTheCandidate()
    {
        var interviewer = Waiter(1, WantedRole.Interviewer, principles: [ThePrinciples.ThinkBig, ThePrinciples.DiveDeep]);
        var open = Waiter(2, WantedRole.Candidate).ThinIn(ThePrinciples.DiveDeep);
        var decided = Waiter(2, WantedRole.Candidate, principles: ThePrinciples.Frugality).ThinIn(ThePrinciples.DiveDeep);

        Assert.Equal(ThePrinciples.DiveDeep, PairingRules.FittingRequest(interviewer, open));
        Assert.Null(PairingRules.FittingRequest(interviewer, decided));
    }

    [Fact]
    public void AnyPair_Scored_StaysWithinBounds()
    {
        var extremes = new[]
        {
            Waiter(1, waitedMinutes: 100_000).Done(1000, 0) with { Level = Level.Junior, UtcOffsetMinutes = -840 },
            Waiter(2, waitedMinutes: -5).Done(0, 1000) with { Level = Level.Staff, UtcOffsetMinutes = 840 },
            Waiter(3).ThinIn([.. ThePrinciples.Set.ByProbeRank.Select(p => p.Id)]),
        };

        foreach (var one in extremes)
        {
            foreach (var other in extremes)
            {
                var score = Score(one, other);
                int[] terms = [score.NotMetLately, score.Waiting, score.RoleBalance, score.ThinPrinciples, score.InterviewersWish, score.CloseLevel, score.WakingHours];
                Assert.All(terms, term => Assert.InRange(term, 0, PairScore.Full));
            }
        }
    }

    private static Waiter Interviewer(double waited = 1) => Waiter(1, WantedRole.Interviewer, waited);

    private static PairScore Score(Waiter interviewer, Waiter candidate) =>
        PairingRules.Score(new Roles(interviewer, candidate, RolesGivenBy.Request), PairingWeights.Default, Now);

    private static long Total(Waiter interviewer, Waiter candidate) => Score(interviewer, candidate).Total(PairingWeights.Default);

    private static Waiter Lapsed(Waiter waiter) => waiter with { Entry = waiter.Entry with { ExpiresAt = Now } };

    private static Waiter Elsewhere(Waiter waiter) => waiter with { Entry = waiter.Entry with { ChannelId = new ChannelId(new Guid(9, 0, 0, new byte[8])) } };
}

file static class WishingInterviewer
{
    public static Waiter WithWish(this Waiter waiter) => waiter with { Entry = waiter.Entry with { Principles = [ThePrinciples.DiveDeep] } };
}
