using PrepBot.Domain.Members;
using PrepBot.Domain.Principles;
using PrepBot.Values.Identity;

namespace PrepBot.Domain.Pairing;

/// <summary>A waiting member with everything pairing looks at. Plain inputs, so that a pairing can be replayed from its log.</summary>
public sealed record Waiter
{
    /// <summary>Their queue entry.</summary>
    public required WaitingEntry Entry { get; init; }

    /// <summary>Rounds they have been candidate in.</summary>
    public int TimesCandidate { get; init; }

    /// <summary>Rounds they have interviewed in.</summary>
    public int TimesInterviewer { get; init; }

    /// <summary>The level they prepare for, if told.</summary>
    public Level? Level { get; init; }

    /// <summary>
    /// Distance from UTC in minutes at the time of pairing, -840 to 840; null when no zone is known.
    /// </summary>
    public int? UtcOffsetMinutes { get; init; }

    /// <summary>Principles they have no credit for yet.</summary>
    public IReadOnlySet<PrincipleId> Thin { get; init; } = new HashSet<PrincipleId>();

    /// <summary>Who they never want to meet. Works in both directions and is never shown to the other.</summary>
    public IReadOnlySet<MemberId> DoNotPair { get; init; } = new HashSet<MemberId>();

    /// <summary>When they last had a round with each former partner.</summary>
    public IReadOnlyDictionary<MemberId, DateTimeOffset> LastMet { get; init; } = new Dictionary<MemberId, DateTimeOffset>();

    /// <summary>What they have practised as candidate; principles they never did are left out.</summary>
    public IReadOnlyDictionary<PrincipleId, TimesPractised> Practised { get; init; } = new Dictionary<PrincipleId, TimesPractised>();

    /// <summary>Who they are; null when they were forgotten.</summary>
    public Member? Member { get; init; }

    /// <summary>Whether somebody may watch their rounds.</summary>
    public bool WelcomesObservers { get; init; }

    /// <summary>In a round right now: waits, but is not paired.</summary>
    public bool InRound { get; init; }
}
