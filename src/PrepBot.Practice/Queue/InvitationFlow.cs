using PrepBot.Chat.Outbox;
using PrepBot.Chat.Work;
using PrepBot.Domain.Pairing;

namespace PrepBot.Practice.Queue;

/// <summary>What follows from an invitation that is made, or answered, or lapses.</summary>
internal static class InvitationFlow
{
    /// <summary>The job that lets an invitation lapse.</summary>
    public const string ExpiryJob = "invitation-expiry";

    public static async Task OpenedAsync(IUnitOfWork work, Invitation invitation, CancellationToken cancellationToken)
    {
        await work.DueRows.SetAsync(invitation.CommunityId, ExpiryJob, invitation.Id.Value, invitation.ExpiresAt, cancellationToken);
        await ShowAsync(work, invitation, cancellationToken);
    }

    public static async Task CloseAsync(
        IUnitOfWork work, Invitation invitation, InvitationState state, CancellationToken cancellationToken)
    {
        await work.Invitations.SetStateAsync(invitation.CommunityId, invitation.Id, state, cancellationToken);
        await work.DueRows.ClearAsync(invitation.CommunityId, ExpiryJob, invitation.Id.Value, cancellationToken);
        await ShowAsync(work, invitation, cancellationToken);
    }

    /// <summary>It stands nowhere: there is no card to draw, and the inviter is free.</summary>
    public static async Task CloseUnseenAsync(IUnitOfWork work, Invitation invitation, CancellationToken cancellationToken)
    {
        await work.Invitations.SetStateAsync(invitation.CommunityId, invitation.Id, InvitationState.Expired, cancellationToken);
        await work.DueRows.ClearAsync(invitation.CommunityId, ExpiryJob, invitation.Id.Value, cancellationToken);
    }

    /// <summary>Draws its card anew.</summary>
    public static Task ShowAsync(IUnitOfWork work, Invitation invitation, CancellationToken cancellationToken) =>
        work.Outbox.ShowCardAsync(invitation.CommunityId, invitation.ChannelId.Value, InvitationCard.Name, invitation.Id.Value, cancellationToken);
}
