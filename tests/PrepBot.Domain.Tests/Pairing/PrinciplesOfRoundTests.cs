using PrepBot.Domain.Members;
using PrepBot.Domain.Pairing;
using PrepBot.Domain.Principles;
using static PrepBot.Testing.ThePrinciples;

namespace PrepBot.Domain.Tests.Pairing;

public sealed class PrinciplesOfRoundTests
{
    private static readonly DateTimeOffset LastWeek = new(2026, 11, 15, 18, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(10, 1)]
    [InlineData(20, 1)]
    [InlineData(21, 2)]
    [InlineData(45, 2)]
    [InlineData(46, 3)]
    [InlineData(90, 3)]
    public void NothingPractisedNothingAsked_Chosen_TheMostOftenProbedThatFitTheTime(int minutes, int count) =>
        Assert.Equal(((PrincipleId[])[CustomerObsession, Ownership, BiasForAction]).Take(count), Choose(minutes));

    [Fact]
    public void CandidateNamedThree_ChosenForAShortRound_TheFirstNamedFit()
    {
        Assert.Equal([Frugality], Choose(20, wish: [Frugality, ThinkBig, EarnTrust]));
        Assert.Equal([Frugality, ThinkBig], Choose(45, wish: [Frugality, Frugality, ThinkBig, EarnTrust]));
    }

    [Fact]
    public void CandidateNamedOne_ChosenForALongRound_StaysWithThatOne() =>
        Assert.Equal([Frugality], Choose(90, wish: [Frugality]));

    [Fact]
    public void CandidateNamedOneNoLongerInTheSet_Chosen_FallsBackToNeed() =>
        Assert.Equal([CustomerObsession], Choose(20, wish: [new PrincipleId("gone")]));

    [Fact]
    public void SomePractised_Chosen_ThinnestWeightedByHowOftenProbed()
    {
        // Nearly always probed and practised once counts as much as sometimes probed and never practised, so the rank decides.
        var practised = new Dictionary<PrincipleId, TimesPractised>
        {
            [CustomerObsession] = new(2, LastWeek),
            [Ownership] = new(1, LastWeek),
            [BiasForAction] = new(1, LastWeek),
        };

        Assert.Equal([DiveDeep, DeliverResults], Choose(45, practised: practised, level: Level.Junior));
        Assert.Equal([DiveDeep, DeliverResults, HaveBackbone], Choose(60, practised: practised, level: Level.Senior));
    }

    [Fact]
    public void EquallyNeeded_Chosen_InterviewersWishThenTheOneLongestAgo()
    {
        var practised = Set.InPublishedOrder.ToDictionary(p => p.Id, p => new TimesPractised(p.Probed.Senior == ProbeFrequency.Often ? 0 : 50, LastWeek.AddDays(-p.ProbeRank)));
        practised[DeliverResults] = new TimesPractised(0, LastWeek.AddDays(-100));

        Assert.Equal([EarnTrust, DeliverResults], Choose(45, interviewer: [Frugality, EarnTrust], practised: practised));
        Assert.Equal([DeliverResults, EarnTrust], Choose(45, practised: practised));
    }

    private static IReadOnlyList<PrincipleId> Choose(
        int minutes,
        IReadOnlyList<PrincipleId>? wish = null,
        IReadOnlyList<PrincipleId>? interviewer = null,
        IReadOnlyDictionary<PrincipleId, TimesPractised>? practised = null,
        Level? level = null) =>
        PrinciplesOfRound.Choose(Set, wish ?? [], interviewer ?? [], practised ?? new Dictionary<PrincipleId, TimesPractised>(), level, minutes);
}
