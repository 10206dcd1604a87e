using PrepBot.Domain.Pairing;
using static PrepBot.Domain.Tests.Pairing.Waiters;

namespace PrepBot.Domain.Tests.Pairing.Large;

/// <summary>Lines and graphs as large as they come: of size and not of rules, so mutation tests leave them out.</summary>
public sealed class LargeLineTests
{
    [Fact]
    public void LineLongerThanOneGo_Paired_TheRestStaysInLine()
    {
        var line = Enumerable.Range(0, Pairer.MaxWaiters + 7).Select(number => Waiter(number, waitedMinutes: 1000 - number)).ToArray();

        var result = Pairer.Pair(line, PairingWeights.Default, Now, seed: 7);

        Assert.Equal(Pairer.MaxWaiters / 2, result.Pairs.Count);
        Assert.Equal(line.TakeLast(7).Select(waiter => waiter.Entry), result.Unpaired);
    }

    [Fact]
    public void HeaviestWeightsAndAFullLineAllFirst_Paired_DoNotOverflow()
    {
        var weights = new PairingWeights { Waiting = 0, NotMetLately = PairingWeights.MaxSum, RoleBalance = 0, ThinPrinciples = 0, InterviewersWish = 0, CloseLevel = 0, WakingHours = 0 };
        var line = Enumerable.Range(0, Pairer.MaxWaiters).Select(number => Waiter(number, first: true)).ToArray();

        Assert.Equal(Pairer.MaxWaiters / 2, Pairer.Pair(line, weights, Now, 1).Pairs.Count);
    }

    [Fact]
    public void TwoHundredNodes_Matched_AreAMatching()
    {
        var graphs = Enumerable.Range(1, 5).Select(seed => MatchingTests.RandomGraph(200, 1_000_000, 100, seed)).ToList();

        foreach (var graph in graphs)
            Assert.True(MatchingTests.IsMatching(graph, Matching.MaximumWeight(graph)));
    }
}
