namespace PrepBot.Domain.Pairing;

/// <summary>
/// How much each wish counts when partners are chosen. Every wish is measured from 0 to <see cref="PairScore.Full"/> and multiplied by its weight.
/// With the defaults a wish fully met counts more than all wishes below it together, and a minute of waiting more than everything below waiting.
/// All weights are 0 or more and sum up to at most <see cref="MaxSum"/>.
/// </summary>
public sealed record PairingWeights
{
    /// <summary>The most all weights may sum up to, so that totals over a full queue fit a 64-bit number.</summary>
    public const int MaxSum = 70_000;

    /// <summary>The weights product-wide.</summary>
    public static PairingWeights Default { get; } = new();

    /// <summary>The two have not met within <see cref="RepeatAfter"/>. Default 40,000.</summary>
    public int NotMetLately { get; init; } = 40_000;

    /// <summary>How long the two have waited, up to <see cref="LongestWait"/>. Default 20,000.</summary>
    public int Waiting { get; init; } = 20_000;

    /// <summary>The roles even out what each has done before. Default 40.</summary>
    public int RoleBalance { get; init; } = 40;

    /// <summary>How many principles the candidate has not practised. Default 20.</summary>
    public int ThinPrinciples { get; init; } = 20;

    /// <summary>The interviewer named a principle that fits this candidate. Default 8.</summary>
    public int InterviewersWish { get; init; } = 8;

    /// <summary>How close the levels are. Default 4.</summary>
    public int CloseLevel { get; init; } = 4;

    /// <summary>How many waking hours the two share. Default 2.</summary>
    public int WakingHours { get; init; } = 2;

    /// <summary>Partners who met more recently are avoided where another one fits. Default 12 weeks.</summary>
    public TimeSpan RepeatAfter { get; init; } = TimeSpan.FromDays(12 * 7);

    /// <summary>Waiting longer than this counts no more; among those the earlier one still goes first. Default 2 hours, above zero.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromHours(2);

    /// <summary>Length of a round when neither asks for one. Default 45.</summary>
    public int DefaultMinutes { get; init; } = Rounds.RoundRules.DefaultMinutes;

    /// <exception cref="ArgumentException">A weight is below zero, they sum up to more than <see cref="MaxSum"/>, or <see cref="LongestWait"/> is not above zero.</exception>
    internal static void ThrowIfWrong(PairingWeights weights)
    {
        int[] all =
        [
            weights.NotMetLately, weights.Waiting, weights.RoleBalance, weights.ThinPrinciples,
            weights.InterviewersWish, weights.CloseLevel, weights.WakingHours,
        ];
        if (all.Any(weight => weight is < 0 or > MaxSum) || all.Sum() > MaxSum)
            throw new ArgumentException($"Weights are 0 or more and sum up to at most {MaxSum}.", nameof(weights));
        if (weights.LongestWait <= TimeSpan.Zero)
            throw new ArgumentException("The longest wait must be above zero.", nameof(weights));
    }
}
