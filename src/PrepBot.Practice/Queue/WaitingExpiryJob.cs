using PrepBot.Chat.DueRows;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Outbox;
using PrepBot.Chat.Work;
using PrepBot.Domain.Pairing;

namespace PrepBot.Practice.Queue;

/// <summary>A waiting entry lapses: the card is drawn without it, and the member can wait on with one click.</summary>
internal sealed class WaitingExpiryJob : IJob
{
    public string Kind => PairUp.ExpiryJob;

    public async Task RunAsync(IUnitOfWork work, DueRow row, CancellationToken cancellationToken)
    {
        if (await work.Queue.FindAsync(row.CommunityId, WaitingEntryId.From(row.Subject), cancellationToken) is not { } entry)
            return;

        if (entry.ExpiresAt > work.Now)
        {
            await work.DueRows.SetAsync(row.CommunityId, Kind, row.Subject, entry.ExpiresAt, cancellationToken);
            return;
        }

        await PairUp.ShowQueueAsync(work, row.CommunityId, entry.ChannelId, cancellationToken);
        await work.Outbox.RemindAsync(
            row.CommunityId,
            entry.MemberId,
            Message.Create(QueueTexts.WaitingLapsed, RenewButton.For(entry)),
            cancellationToken);
    }
}

/// <summary>An invitation lapses: its card says so, and who invited hears of it.</summary>
internal sealed class InvitationExpiryJob : IJob
{
    public string Kind => InvitationFlow.ExpiryJob;

    public async Task RunAsync(IUnitOfWork work, DueRow row, CancellationToken cancellationToken)
    {
        var id = InvitationId.From(row.Subject);
        if (await work.Invitations.FindAsync(row.CommunityId, id, forChange: true, cancellationToken) is not { State: InvitationState.Open } invitation)
            return;

        if (invitation.ExpiresAt > work.Now)
        {
            await work.DueRows.SetAsync(row.CommunityId, Kind, row.Subject, invitation.ExpiresAt, cancellationToken);
            return;
        }

        await InvitationFlow.CloseAsync(work, invitation, InvitationState.Expired, cancellationToken);
        await work.Outbox.RemindAsync(
            row.CommunityId,
            invitation.FromId,
            Message.Create(QueueTexts.InvitationNotAnswered),
            cancellationToken);
    }
}
