using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Outbox;
using PrepBot.Chat.Platforms;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Coverage.Boards;
using PrepBot.Practice.Queue;
using PrepBot.Practice.Refusals;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Organising.OpenChannel;

/// <summary>Organisers open a channel for mocks, or close it. Closing lets rounds under way finish.</summary>
internal sealed class OpenChannel(Remedies remedies) : Feature
{
    private static readonly CommandDefinition Enable = new("enable", OpenChannelTexts.EnableHelp, []);
    private static readonly CommandDefinition Disable = new("disable", OpenChannelTexts.DisableHelp, []);

    public override string Name => OpenChannelTexts.Feature;

    public override IReadOnlyList<Handler> Handlers =>
    [
        new(new OnCommand(Enable), AccessRule.Organiser, HandlerKind.Changes, (call, cancellationToken) => SetAsync(call, true, cancellationToken)),
        new(new OnCommand(Disable), AccessRule.Organiser, HandlerKind.Changes, (call, cancellationToken) => SetAsync(call, false, cancellationToken)),
        new(new OnClick(OpenChannelTexts.OpenVerb), AccessRule.Organiser, HandlerKind.Changes, OpenAsync),
    ];

    private Task<Reply> SetAsync(Call call, bool enabled, CancellationToken cancellationToken) => call.Presence.RoundOfRoom is not null
        ? Task.FromResult(Reply.Privately(OpenChannelTexts.ThisIsARoom))
        : SetAsync(call, call.Interaction.Origin.Room, call.Interaction.Origin.Missing, enabled, cancellationToken);

    /// <summary>The channel of a button: what is missing there is told when something is refused.</summary>
    private async Task<Reply> OpenAsync(Call call, CancellationToken cancellationToken)
    {
        if (call.Target.Id<ChannelId>() is not { } id || await call.Work.Addresses.FindChannelAsync(call.CommunityId, id, cancellationToken) is not { } room)
            return Reply.Privately(OpenChannelTexts.NoSuchChannel);

        await SetAsync(call, room, MissingRights.None, enabled: true, cancellationToken);
        return new UpdateReply(Message.Create(OpenChannelTexts.IsOpen(room)));
    }

    private async Task<Reply> SetAsync(Call call, RoomRef room, MissingRights missing, bool enabled, CancellationToken cancellationToken)
    {
        if (enabled && missing.ToPost.Count > 0)
        {
            var remedy = remedies.For(call.Community.Ref, PlatformRefusal.MissingRight, missing.ToPost);
            return Reply.Privately(OpenChannelTexts.CannotPostHere(missing.ToPost, remedy));
        }

        var channel = await call.Work.Communities.SetChannelAsync(call.CommunityId, room, enabled, cancellationToken);
        if (enabled)
        {
            await call.Work.Communities.NoteOpenedByAsync(channel, call.Member.Id, cancellationToken);
            await WeeklyBoard.OpenedAsync(call.Work, call.Community, channel, cancellationToken);
            await ChannelStates.OpenedAsync(call.Work, channel, missing, cancellationToken);
            return Reply.Privately(Opened(call, missing));
        }

        await WeeklyBoard.ClosedAsync(call.Work, channel, cancellationToken);
        if (call.Presence.Channel is { Enabled: true })
            await SendHomeAsync(call, channel.Id, cancellationToken);

        return Reply.Privately(OpenChannelTexts.ChannelClosed);
    }

    private string Opened(Call call, MissingRights missing)
    {
        var rooms = missing.ToOpenRooms.Count == 0
            ? ""
            : OpenChannelTexts.RoundsInPrivateMessages(missing.ToOpenRooms, remedies, call.Community.Ref);
        return OpenChannelTexts.ChannelOpen(rooms);
    }

    /// <summary>Who waits would wait in vain.</summary>
    private static async Task SendHomeAsync(Call call, ChannelId channel, CancellationToken cancellationToken)
    {
        await call.Work.Queue.LockAsync(call.CommunityId, channel, cancellationToken);
        foreach (var entry in await call.Work.Queue.OfChannelAsync(call.CommunityId, channel, cancellationToken))
        {
            await call.Work.Queue.RemoveAsync(call.CommunityId, entry.Id, cancellationToken);
            await call.Work.DueRows.ClearAsync(call.CommunityId, PairUp.ExpiryJob, entry.Id.Value, cancellationToken);
            await call.Work.Outbox.RemindAsync(
                call.CommunityId,
                entry.MemberId,
                Message.Create(OpenChannelTexts.ChannelYouWaitedInClosed),
                cancellationToken);
        }

        await PairUp.ShowQueueAsync(call.Work, call.CommunityId, channel, cancellationToken);
    }
}
