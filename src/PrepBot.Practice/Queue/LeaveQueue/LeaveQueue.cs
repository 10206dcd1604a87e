using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Pairing;
using PrepBot.Practice.Communities;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Queue.LeaveQueue;

/// <summary>Out of the queue, and one's open invitation taken back. Leaving twice is leaving once.</summary>
internal sealed class LeaveQueue : Feature
{
    private static readonly CommandDefinition Command = new("leave", LeaveQueueTexts.CommandHelp, []);

    public override string Name => LeaveQueueActions.Feature;

    public override IReadOnlyList<Handler> Handlers =>
    [
        new(new OnCommand(Command), AccessRule.AnyMember, HandlerKind.Changes, LeaveAsync),
        new(new OnClick("queue"), AccessRule.AnyMember, HandlerKind.Changes, LeaveAsync),
    ];

    private static async Task<Reply> LeaveAsync(Call call, CancellationToken cancellationToken)
    {
        var entries = await call.Work.Queue.OfMemberAsync(call.CommunityId, call.Member.Id, cancellationToken);
        await PairUp.RemoveAsync(call.Work, call.CommunityId, [call.Member.Id], cancellationToken);
        foreach (var entry in entries)
            await call.Work.DueRows.ClearAsync(call.CommunityId, PairUp.ExpiryJob, entry.Id.Value, cancellationToken);

        var withdrawn = 0;
        foreach (var invitation in await call.Work.Invitations.OpenOfAsync(call.CommunityId, call.Member.Id, cancellationToken))
        {
            if (invitation.FromId != call.Member.Id)
                continue;

            await InvitationFlow.CloseAsync(call.Work, invitation, InvitationState.Withdrawn, cancellationToken);
            withdrawn++;
        }

        return Reply.Privately((entries.Count(entry => entry.ExpiresAt > call.Now), withdrawn) switch
        {
            (0, 0) => LeaveQueueTexts.WereNotWaiting,
            (0, _) => LeaveQueueTexts.InvitationTakenBack,
            (_, 0) => LeaveQueueTexts.OutOfQueue,
            _ => LeaveQueueTexts.OutOfQueueAndInvitationTakenBack,
        });
    }
}

/// <summary>The feature's buttons.</summary>
internal static class LeaveQueueActions
{
    public const string Feature = "leave";

    public static Button Leave(ChannelId channel) => new(new ActionId(Feature, "queue", Subject.Create(channel)), "Leave the queue");
}
