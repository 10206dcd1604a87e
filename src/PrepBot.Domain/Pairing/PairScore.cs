namespace PrepBot.Domain.Pairing;

/// <summary>How well two fit, wish by wish, each from 0 to <see cref="Full"/>. The wishes are told in <see cref="PairingWeights"/>.</summary>
public readonly record struct PairScore(
    int NotMetLately,
    int Waiting,
    int RoleBalance,
    int ThinPrinciples,
    int InterviewersWish,
    int CloseLevel,
    int WakingHours)
{
    /// <summary>A wish fully met.</summary>
    public const int Full = 1000;

    /// <summary>A wish nothing is known about: neither for nor against.</summary>
    public const int Unknown = Full / 2;

    /// <summary>Everything in one number, 0 to 1000 times the sum of the weights.</summary>
    public long Total(PairingWeights weights) =>
        ((long)NotMetLately * weights.NotMetLately)
        + ((long)Waiting * weights.Waiting)
        + ((long)RoleBalance * weights.RoleBalance)
        + ((long)ThinPrinciples * weights.ThinPrinciples)
        + ((long)InterviewersWish * weights.InterviewersWish)
        + ((long)CloseLevel * weights.CloseLevel)
        + ((long)WakingHours * weights.WakingHours);
}
