namespace PrepBot.Domain.Coverage;

/// <summary>How often a candidate says "I" and "we", as observers counted it.</summary>
/// <param name="Rounds">Rounds somebody counted in.</param>
/// <param name="OwnWords">"I", altogether.</param>
/// <param name="GroupWords">"We", altogether.</param>
/// <param name="Trend">Rising: more "I" lately. Told from two rounds on.</param>
public sealed record WordTally(int Rounds, int OwnWords, int GroupWords, Trend Trend)
{
    /// <summary>A share that moves less than this is the same.</summary>
    private const double Step = 0.1;

    /// <summary>Counts rounds up, the oldest first; rounds in which neither was counted tell nothing.</summary>
    public static WordTally Sum(IEnumerable<(int OwnWords, int GroupWords)> rounds)
    {
        var counted = rounds.Where(round => round.OwnWords + round.GroupWords > 0).ToList();
        return new WordTally(counted.Count, counted.Sum(round => round.OwnWords), counted.Sum(round => round.GroupWords), TrendOf(counted));
    }

    private static Trend TrendOf(List<(int OwnWords, int GroupWords)> rounds)
    {
        if (rounds.Count < 2)
            return Trend.TooEarly;

        var half = rounds.Count / 2;
        var change = Share(rounds.TakeLast(half)) - Share(rounds.Take(half));
        return change >= Step ? Trend.Rising : change <= -Step ? Trend.Falling : Trend.Steady;
    }

    private static double Share(IEnumerable<(int OwnWords, int GroupWords)> rounds)
    {
        var all = rounds.ToList();
        return (double)all.Sum(round => round.OwnWords) / all.Sum(round => round.OwnWords + round.GroupWords);
    }
}
