using FsCheck;
using FsCheck.Fluent;
using PrepBot.Domain.Pairing;

namespace PrepBot.Domain.Tests.Pairing;

public sealed class MatchingTests
{
    // Known cases: nodes, edges as "a-b:weight", and the partners expected.
    public static TheoryData<string, int, string, int[]> KnownCases => new()
    {
        { "nobody", 0, "", [] },
        { "one alone", 1, "", [-1] },
        { "two strangers", 2, "", [-1, -1] },
        { "two friends", 2, "0-1:1", [1, 0] },
        { "three in a row: the heavier edge", 3, "0-1:10 1-2:11", [-1, 2, 1] },
        { "four in a row: the middle one outweighs both ends", 4, "0-1:5 1-2:11 2-3:5", [-1, 2, 1, -1] },
        { "four in a row: both ends outweigh the middle", 4, "0-1:6 1-2:11 2-3:6", [1, 0, 3, 2] },
        { "a triangle leaves one out", 3, "0-1:3 1-2:4 0-2:5", [2, -1, 0] },
        { "a blossom used for a longer path", 4, "0-1:8 0-2:9 1-2:10 2-3:7", [1, 0, 3, 2] },
        { "a blossom with two stems", 6, "0-1:8 0-2:9 1-2:10 2-3:7 0-5:5 3-4:6", [5, 2, 1, 4, 3, 0] },
        { "a blossom becomes outer and is used", 6, "0-1:9 0-2:8 1-2:10 0-3:5 3-4:4 0-5:3", [5, 2, 1, 4, 3, 0] },
        { "a blossom becomes outer at its other member", 6, "0-1:9 0-2:8 1-2:10 0-3:5 3-4:3 2-5:4", [1, 0, 5, 4, 3, 2] },
        { "a blossom in a blossom", 6, "0-1:9 0-2:9 1-2:10 1-3:8 2-4:8 3-4:10 4-5:6", [2, 3, 0, 1, 5, 4] },
        { "a blossom relabelled and put in a blossom", 8, "0-1:10 0-6:10 1-2:12 2-3:20 2-4:20 3-4:25 4-5:10 5-6:10 6-7:8", [1, 0, 3, 2, 5, 4, 7, 6] },
        { "a blossom in a blossom, opened again", 8, "0-1:8 0-2:8 1-2:10 1-3:12 2-4:12 3-4:14 3-5:12 4-6:12 5-6:14 6-7:12", [1, 0, 4, 5, 2, 3, 7, 6] },
        { "a blossom becomes inner and opens", 8, "0-1:23 0-4:22 0-5:15 1-2:25 2-3:22 3-4:25 3-7:14 4-6:13", [5, 2, 1, 7, 6, 0, 4, 3] },
        { "a blossom in a blossom becomes inner and opens", 8, "0-1:19 0-2:20 0-7:8 1-2:25 1-3:18 2-4:18 3-4:13 3-6:7 4-5:7", [7, 2, 1, 6, 5, 4, 3, 0] },
        { "opens with more than one way to go on", 10, "0-1:45 0-4:45 1-2:50 2-3:45 3-4:50 0-5:30 2-8:35 3-7:35 4-6:26 8-9:5", [5, 2, 1, 7, 6, 0, 4, 3, 9, 8] },
        { "the same, reached from the other side", 10, "0-1:45 0-4:45 1-2:50 2-3:45 3-4:50 0-5:30 2-8:35 3-7:26 4-6:40 8-9:5", [5, 2, 1, 7, 6, 0, 4, 3, 9, 8] },
        { "opens by the least slack of an inner edge", 10, "0-1:45 0-4:45 1-2:50 2-3:45 3-4:50 0-5:30 2-8:35 3-7:28 4-6:26 8-9:5", [5, 2, 1, 7, 6, 0, 4, 3, 9, 8] },
        {
            "three layers, opened during the search", 12,
            "0-1:45 0-6:45 1-2:50 2-3:45 3-4:95 3-5:94 4-5:94 5-6:50 0-7:30 2-10:35 4-8:36 6-9:26 10-11:5",
            [7, 2, 1, 5, 8, 3, 9, 0, 4, 6, 11, 10]
        },
    };

    [Theory]
    [MemberData(nameof(KnownCases))]
    public void KnownGraph_Matched_GivesItsOneBestMatching(string name, int nodes, string edges, int[] expected)
    {
        var partners = Matching.MaximumWeight(Graph(nodes, edges));

        Assert.True(expected.SequenceEqual(partners), $"{name}: {string.Join(' ', partners)}");
    }

    [Fact]
    public void AnySmallGraph_Matched_IsAsHeavyAsTheBestFoundByTryingAll()
    {
        var graphs =
            from nodes in Gen.Choose(0, 9)
            from heaviest in Gen.Elements(1, 2, 5, 40, 1_000_000)
            from share in Gen.Choose(10, 100)
            from seed in Gen.Choose(0, int.MaxValue - 1)
            select RandomGraph(nodes, heaviest, share, seed);

        Prop.ForAll(Arb.From(graphs), graph =>
        {
            var partners = Matching.MaximumWeight(graph);

            return IsMatching(graph, partners) && Weight(graph, partners) == BestByTryingAll(graph, (1 << graph.GetLength(0)) - 1, []);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    [Fact]
    public void AnyMiddlingGraph_Matched_IsAsHeavyAsTheBestFoundByTryingAll()
    {
        var graphs =
            from nodes in Gen.Choose(10, 14)
            from heaviest in Gen.Elements(3, 20, 1000)
            from share in Gen.Elements(15, 25, 40, 100)
            from seed in Gen.Choose(0, int.MaxValue - 1)
            select RandomGraph(nodes, heaviest, share, seed);

        Prop.ForAll(Arb.From(graphs), graph =>
        {
            var partners = Matching.MaximumWeight(graph);

            return IsMatching(graph, partners) && Weight(graph, partners) == BestByTryingAll(graph, (1 << graph.GetLength(0)) - 1, []);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));
    }

    [Fact]
    public void ChainOfTriangles_Matched_OpensAndClosesBlossomsAtEverySize()
    {
        // Triangles strung on one thread; the thread's edges weigh little, so only the last step makes the long path worth it.
        for (var triangles = 1; triangles <= 30; triangles++)
        {
            var graph = new long[3 * triangles, 3 * triangles];
            for (var t = 0; t < triangles; t++)
            {
                Join(graph, 3 * t, (3 * t) + 1, 10);
                Join(graph, (3 * t) + 1, (3 * t) + 2, 10);
                Join(graph, 3 * t, (3 * t) + 2, 10);
                if (t > 0)
                    Join(graph, (3 * t) - 1, 3 * t, 1);
            }

            var partners = Matching.MaximumWeight(graph);

            Assert.True(IsMatching(graph, partners));
            Assert.Equal((10L * triangles) + (triangles / 2), Weight(graph, partners));
        }
    }

    [Fact]
    public void WeightsAtTheLimit_Matched_DoNotOverflow()
    {
        var graph = new long[6, 6];
        for (var a = 0; a < 6; a++)
        {
            for (var b = 0; b < a; b++)
                Join(graph, a, b, Matching.MaxWeight - ((a * b) % 3));
        }

        var partners = Matching.MaximumWeight(graph);

        Assert.True(IsMatching(graph, partners));
        Assert.DoesNotContain(Matching.Nobody, partners);
    }

    [Fact]
    public void NegativeAndZeroWeights_Matched_AreNoEdges()
    {
        var partners = Matching.MaximumWeight(Graph(4, "0-1:0 1-2:-5 2-3:-1"));

        Assert.All(partners, partner => Assert.Equal(Matching.Nobody, partner));
    }

    [Theory]
    [InlineData("crooked", "must be a square")]
    [InlineData("lopsided", "1 and 0 weigh each other differently")]
    [InlineData("heavy", "The weight of 1 and 0 is too large")]
    public void UnusableWeights_Matched_Throw(string what, string said)
    {
        var graph = what == "crooked" ? new long[2, 3] : new long[2, 2];
        if (what == "lopsided")
            graph[0, 1] = 1;
        if (what == "heavy")
            graph[0, 1] = graph[1, 0] = Matching.MaxWeight + 1;

        Assert.Contains(said, Assert.Throws<ArgumentException>(() => Matching.MaximumWeight(graph)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Diagonal_Matched_IsNotLookedAt()
    {
        var graph = Graph(2, "0-1:3");
        graph[0, 0] = graph[1, 1] = long.MaxValue;

        Assert.Equal([1, 0], Matching.MaximumWeight(graph));
    }

    private static long[,] Graph(int nodes, string edges)
    {
        var graph = new long[nodes, nodes];
        foreach (var edge in edges.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = edge.IndexOf(':');
            var ends = edge[..colon].Split('-');
            Join(graph, int.Parse(ends[0]), int.Parse(ends[1]), long.Parse(edge[(colon + 1)..]));
        }

        return graph;
    }

    internal static long[,] RandomGraph(int nodes, int heaviest, int percentOfEdges, int seed)
    {
        var random = new Random(seed);
        var graph = new long[nodes, nodes];
        for (var a = 0; a < nodes; a++)
        {
            for (var b = 0; b < a; b++)
            {
                if (random.Next(100) < percentOfEdges)
                    Join(graph, a, b, random.Next(1, heaviest + 1));
            }
        }

        return graph;
    }

    private static void Join(long[,] graph, int a, int b, long weight) => graph[a, b] = graph[b, a] = weight;

    internal static bool IsMatching(long[,] graph, int[] partners) =>
        partners.Length == graph.GetLength(0)
        && partners.Select((partner, node) => partner == Matching.Nobody || (partners[partner] == node && graph[node, partner] > 0)).All(fine => fine);

    private static long Weight(long[,] graph, int[] partners) =>
        partners.Select((partner, node) => partner > node ? graph[node, partner] : 0).Sum();

    private static long BestByTryingAll(long[,] graph, int left, Dictionary<int, long> known)
    {
        if (left == 0)
            return 0;
        if (known.TryGetValue(left, out var best))
            return best;

        var a = System.Numerics.BitOperations.TrailingZeroCount(left);
        var rest = left & ~(1 << a);
        best = BestByTryingAll(graph, rest, known);
        for (var b = a + 1; b < graph.GetLength(0); b++)
        {
            if ((rest & (1 << b)) != 0 && graph[a, b] > 0)
                best = Math.Max(best, graph[a, b] + BestByTryingAll(graph, rest & ~(1 << b), known));
        }

        return known[left] = best;
    }
}
