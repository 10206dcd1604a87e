using PrepBot.Domain.Principles;
using PrepBot.Values.Identity;

namespace PrepBot.Domain.Pairing;

/// <summary>What became of an invitation. Numbers are stored.</summary>
public enum InvitationState
{
    Open = 1,
    Accepted = 2,
    Declined = 3,
    Withdrawn = 4,
    Expired = 5,
}

/// <summary>A member invites just one other to a round. Works for the invited member only.</summary>
/// <param name="ChannelId">Where it was said.</param>
/// <param name="ToId">Who is invited.</param>
/// <param name="Role">The part the inviting member would take.</param>
/// <param name="Principles">What the inviting member wants, 0-3.</param>
/// <param name="Minutes">Length, 10-90; null for the default.</param>
/// <param name="ExpiresAt">Until when it may be answered.</param>
/// <param name="State">What became of it.</param>
public sealed record Invitation(
    CommunityId CommunityId,
    InvitationId Id,
    ChannelId ChannelId,
    MemberId FromId,
    MemberId ToId,
    WantedRole Role,
    IReadOnlyList<PrincipleId> Principles,
    int? Minutes,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    InvitationState State)
{
    /// <summary>The theme that was asked for, or null.</summary>
    public ThemeId? Theme { get; init; }

    /// <summary>Whether its card stands in the invited member's private messages.</summary>
    public bool IsPrivate { get; init; }
}
