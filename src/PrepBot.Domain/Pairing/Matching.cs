namespace PrepBot.Domain.Pairing;

/// <summary>Who goes with whom so that the sum over all couples is the largest possible, in any graph: the couples need not fall into two sides.</summary>
public static class Matching
{
    /// <summary>In a result: goes with nobody.</summary>
    public const int Nobody = -1;

    /// <summary>The largest weight: sums of two doubled weights must still fit.</summary>
    public const long MaxWeight = long.MaxValue / 8;

    /// <summary>
    /// Finds a matching of the greatest total weight. Time grows with the cube of the number of nodes, memory with its square.
    /// The same weights always give the same matching.
    /// </summary>
    /// <param name="weights">Square and symmetric; what is not positive is no edge. The diagonal is not looked at.</param>
    /// <returns>For each node its partner, or <see cref="Nobody"/>.</returns>
    /// <exception cref="ArgumentException">Not square, not symmetric, or a weight above <see cref="MaxWeight"/>.</exception>
    public static int[] MaximumWeight(long[,] weights)
    {
        var count = weights.GetLength(0);
        if (weights.GetLength(1) != count)
            throw new ArgumentException("The weights must be a square.", nameof(weights));

        for (var a = 0; a < count; a++)
        {
            for (var b = 0; b < a; b++)
            {
                if (weights[a, b] != weights[b, a])
                    throw new ArgumentException($"{a} and {b} weigh each other differently.", nameof(weights));
                if (weights[a, b] > MaxWeight)
                    throw new ArgumentException($"The weight of {a} and {b} is too large.", nameof(weights));
            }
        }

        return new BlossomSearch(weights).Run();
    }
}
