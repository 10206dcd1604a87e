using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Work;
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
        var (entries, rings, wish) = await call.Work.TogetherAsync(
            () => call.Work.Queue.OfMemberAsync(call.CommunityId, call.Member.Id, cancellationToken),
            () => call.Work.Rings.AliveOfAsync(call.CommunityId, call.Member.Id, cancellationToken),
            () => call.Work.Rings.FindWishAsync(call.CommunityId, call.Member.Id, cancellationToken),
            cancellationToken);
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

        foreach (var ring in rings)
            await RingFlow.LeaveAsync(call.Work, ring, call.Member.Id, cancellationToken);

        // Being rung is a wish of its own, for afterwards.
        var offRound = rings.Any(ring => ring.State == RingState.Appointed);
        var text = LeaveQueueTexts.For(entries.Any(entry => entry.ExpiresAt > call.Now), withdrawn > 0, offRound);
        return wish is not null && wish.ExpiresAt > call.Now
            ? Reply.Privately(LeaveQueueTexts.StillRung(text, wish.ExpiresAt), RingActions.Stop)
            : Reply.Privately(text);
    }
}

/// <summary>The feature's buttons.</summary>
internal static class LeaveQueueActions
{
    public const string Feature = "leave";

    public static Button Leave(ChannelId channel) => new(new ActionId(Feature, "queue", Subject.Create(channel)), "Leave the queue");
}
