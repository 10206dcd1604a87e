using PrepBot.Domain.Pairing;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Queue;

/// <summary>Keeps invitations. A member has at most one open one.</summary>
public interface IInvitationStore
{
    /// <summary>Adds an invitation.</summary>
    /// <returns>False when the inviting member has an open one already.</returns>
    Task<bool> AddAsync(Invitation invitation, CancellationToken cancellationToken);

    /// <summary>The invitation, locked until the transaction ends when <paramref name="forChange"/>.</summary>
    Task<Invitation?> FindAsync(CommunityId community, InvitationId invitation, bool forChange, CancellationToken cancellationToken);

    /// <summary>The open invitations a member has made or received.</summary>
    Task<IReadOnlyList<Invitation>> OpenOfAsync(CommunityId community, MemberId member, CancellationToken cancellationToken);

    /// <summary>Its card goes to the invited member's private messages.</summary>
    Task SetPrivateAsync(CommunityId community, InvitationId invitation, CancellationToken cancellationToken);

    Task SetStateAsync(CommunityId community, InvitationId invitation, InvitationState state, CancellationToken cancellationToken);
}
