using PrepBot.Domain.Principles;
using PrepBot.Values.Identity;

namespace PrepBot.Domain.Pairing;

/// <summary>The part a member would take in a round.</summary>
public enum WantedRole
{
    Either = 0,
    Candidate = 1,
    Interviewer = 2,

    /// <summary>Watches a round that others hold, with a job.</summary>
    Observer = 3,
}

/// <summary>One member waiting in one channel's queue.</summary>
/// <param name="ChannelId">The channel whose queue it is.</param>
/// <param name="Role">The part they would take.</param>
/// <param name="Principles">What they want to be asked, 0-3; empty means anything.</param>
/// <param name="Minutes">Length they asked for, 10-90; null means whatever the partner asks, else the default.</param>
/// <param name="Since">When they began to wait; kept over a renewal, so that nobody loses their place.</param>
/// <param name="ExpiresAt">When the entry lapses.</param>
/// <param name="First">First in line whatever the others waited: after a partner did not come, or as the odd one out.</param>
public sealed record WaitingEntry(
    CommunityId CommunityId,
    WaitingEntryId Id,
    ChannelId ChannelId,
    MemberId MemberId,
    WantedRole Role,
    IReadOnlyList<PrincipleId> Principles,
    int? Minutes,
    DateTimeOffset Since,
    DateTimeOffset ExpiresAt,
    bool First = false)
{
    /// <summary>The theme they asked for, or null.</summary>
    public ThemeId? Theme { get; init; }
}
