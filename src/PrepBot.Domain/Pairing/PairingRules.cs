using PrepBot.Domain.Members;
using PrepBot.Domain.Principles;

namespace PrepBot.Domain.Pairing;

/// <summary>Two waiting members with their parts given out.</summary>
/// <param name="Candidate">Who is interviewed.</param>
/// <param name="How">How the parts were given out.</param>
public readonly record struct Roles(Waiter Interviewer, Waiter Candidate, RolesGivenBy How);

/// <summary>How the two parts of a round were given out.</summary>
public enum RolesGivenBy
{
    /// <summary>At least one of the two asked for a part, and the other follows.</summary>
    Request = 0,

    /// <summary>Who has been candidate more often interviews.</summary>
    Balance = 1,

    /// <summary>Both have done the same so far.</summary>
    Coin = 2,
}

/// <summary>Who may be paired with whom, in which parts, and how well they fit.</summary>
public static class PairingRules
{
    /// <summary>A difference in role balance counts up to so many rounds.</summary>
    public const int MaxImbalance = 5;

    /// <summary>Principles not yet practised count up to so many.</summary>
    public const int MaxThin = 10;

    private const int MinutesADay = 24 * 60;
    private const int MinutesAwake = 16 * 60;

    /// <summary>Whether somebody can be paired at all: not in a round, and still waiting.</summary>
    public static bool CanBePaired(Waiter waiter, DateTimeOffset now) => !waiter.InRound && waiter.Entry.ExpiresAt > now;

    /// <summary>
    /// Whether two can be paired: different members of one channel's queue, both able to be paired, parts that fit, and neither blocks the other.
    /// Their wishes for minutes always reconcile, see <see cref="Minutes"/>.
    /// </summary>
    public static bool Compatible(Waiter one, Waiter other, DateTimeOffset now) =>
        one.Entry.MemberId != other.Entry.MemberId
        && one.Entry.ChannelId == other.Entry.ChannelId
        && one.Entry.CommunityId == other.Entry.CommunityId
        && CanBePaired(one, now)
        && CanBePaired(other, now)
        && RolesFit(one.Entry.Role, other.Entry.Role)
        && !one.DoNotPair.Contains(other.Entry.MemberId)
        && !other.DoNotPair.Contains(one.Entry.MemberId);

    /// <summary>Whether one of the two would be candidate and the other one interviewer. Who watches is neither.</summary>
    public static bool RolesFit(WantedRole one, WantedRole other) =>
        one != WantedRole.Observer && other != WantedRole.Observer && (one == WantedRole.Either || one != other);

    /// <summary>
    /// Who takes which part: as asked; otherwise who has been candidate more often, compared with interviewing, interviews; otherwise a coin
    /// that falls the same for the same two and the same seed, whatever the order they are named in.
    /// </summary>
    /// <exception cref="ArgumentException">The wished parts do not fit.</exception>
    public static Roles GiveRoles(Waiter one, Waiter other, int seed)
    {
        var (first, second) = (one.Entry.Role, other.Entry.Role);
        if (!RolesFit(first, second))
            throw new ArgumentException($"Both want to be {first}.", nameof(other));

        if (first == WantedRole.Interviewer || second == WantedRole.Candidate)
            return new Roles(one, other, RolesGivenBy.Request);
        if (first == WantedRole.Candidate || second == WantedRole.Interviewer)
            return new Roles(other, one, RolesGivenBy.Request);

        var difference = Taken(one).CompareTo(Taken(other));
        if (difference == 0)
            difference = one.TimesCandidate.CompareTo(other.TimesCandidate);
        if (difference != 0)
            return difference > 0 ? new Roles(one, other, RolesGivenBy.Balance) : new Roles(other, one, RolesGivenBy.Balance);

        return OneWins(one, other, seed) ? new Roles(one, other, RolesGivenBy.Coin) : new Roles(other, one, RolesGivenBy.Coin);
    }

    /// <summary>The length of their round: a wish not given follows the other's, of two wishes the shorter counts.</summary>
    /// <param name="one">One's wish, or null.</param>
    /// <param name="other">The other's wish, or null.</param>
    /// <param name="otherwise">When neither has one.</param>
    public static int Minutes(int? one, int? other, int otherwise) =>
        one is { } a && other is { } b ? Math.Min(a, b) : one ?? other ?? otherwise;

    /// <summary>How well the two fit. They must be compatible.</summary>
    public static PairScore Score(Roles roles, PairingWeights weights, DateTimeOffset now)
    {
        var (interviewer, candidate, _) = roles;
        return new PairScore(
            NotMetLately: LastMet(interviewer, candidate) is { } met && now - met < weights.RepeatAfter ? 0 : PairScore.Full,
            Waiting: (Waited(interviewer, weights, now) + Waited(candidate, weights, now)) / 2,
            RoleBalance: Evening(Taken(interviewer) - Taken(candidate)),
            ThinPrinciples: Math.Min(candidate.Thin.Count, MaxThin) * PairScore.Full / MaxThin,
            InterviewersWish: FittingRequest(interviewer, candidate) is null ? 0 : PairScore.Full,
            CloseLevel: Closeness(interviewer.Level, candidate.Level),
            WakingHours: SharedWaking(interviewer.UtcOffsetMinutes, candidate.UtcOffsetMinutes) is { } shared ? Awake(shared) : PairScore.Unknown);
    }

    /// <summary>When the two last had a round, by whichever of them remembers the later one; null when never.</summary>
    public static DateTimeOffset? LastMet(Waiter one, Waiter other)
    {
        DateTimeOffset? a = one.LastMet.TryGetValue(other.Entry.MemberId, out var met) ? met : null;
        DateTimeOffset? b = other.LastMet.TryGetValue(one.Entry.MemberId, out met) ? met : null;
        return a is null || b > a ? b : a;
    }

    /// <summary>
    /// The first principle the interviewer named that this candidate wants, or, when the candidate named none, has not practised yet; null when there is none.
    /// </summary>
    public static PrincipleId? FittingRequest(Waiter interviewer, Waiter candidate)
    {
        foreach (var principle in interviewer.Entry.Principles)
        {
            var fits = candidate.Entry.Principles.Count > 0 ? candidate.Entry.Principles.Contains(principle) : candidate.Thin.Contains(principle);
            if (fits)
                return principle;
        }

        return null;
    }

    /// <summary>Waking minutes (07:00-23:00 at home) two zones share in a day, 480-960; null when a zone is not known.</summary>
    public static int? SharedWaking(int? oneOffset, int? otherOffset)
    {
        if (oneOffset is not { } one || otherOffset is not { } other)
            return null;

        var apart = Math.Abs(one - other) % MinutesADay;
        return Math.Max(0, MinutesAwake - apart) + Math.Max(0, MinutesAwake - (MinutesADay - apart));
    }

    private static int Taken(Waiter waiter) => waiter.TimesCandidate - waiter.TimesInterviewer;

    private static int Waited(Waiter waiter, PairingWeights weights, DateTimeOffset now)
    {
        var waited = Math.Clamp((now - waiter.Entry.Since).Ticks, 0, weights.LongestWait.Ticks);
        return (int)((Int128)waited * PairScore.Full / weights.LongestWait.Ticks);
    }

    private static int Evening(int difference) =>
        (Math.Clamp(difference, -MaxImbalance, MaxImbalance) + MaxImbalance) * PairScore.Full / (2 * MaxImbalance);

    private static int Closeness(Level? one, Level? other) =>
        one is { } a && other is { } b ? PairScore.Full - (Math.Abs(a - b) * PairScore.Full / (Level.Staff - Level.Junior)) : PairScore.Unknown;

    private static int Awake(int sharedMinutes)
    {
        const int Least = 2 * (MinutesAwake - (MinutesADay / 2));
        return (sharedMinutes - Least) * PairScore.Full / (MinutesAwake - Least);
    }

    private static bool OneWins(Waiter one, Waiter other, int seed)
    {
        var (a, b) = (one.Entry.MemberId.Value, other.Entry.MemberId.Value);
        var oneIsLower = a.CompareTo(b) < 0;
        var (low, high) = oneIsLower ? (a, b) : (b, a);
        return Coin(low, high, seed) == oneIsLower;
    }

    /// <summary>FNV-1a over the bytes: the hash codes of the runtime change from start to start, and a pairing must be replayable.</summary>
    private static bool Coin(Guid low, Guid high, int seed)
    {
        Span<byte> bytes = stackalloc byte[36];
        low.TryWriteBytes(bytes);
        high.TryWriteBytes(bytes[16..]);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32LittleEndian(bytes[32..], seed);

        var hash = 14695981039346656037UL;
        foreach (var value in bytes)
            hash = (hash ^ value) * 1099511628211UL;

        return (System.Numerics.BitOperations.PopCount(hash) & 1) == 1;
    }
}
