using PrepBot.Chat.Messages;
using PrepBot.Chat.Outbox;
using PrepBot.Chat.Work;
using PrepBot.Domain.Rounds;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Rounds;

/// <summary>The few ways a round speaks to its people, all in the lane of the round.</summary>
internal static class RoundOutbox
{
    /// <summary>A line in a round's room, in the lane of the round.</summary>
    public static Task PostToRoomAsync(
        this IOutbox outbox, Round round, Message message, CancellationToken cancellationToken) =>
        outbox.AddAsync(
            new OutboxItem(round.CommunityId, round.Id.Value, new PostToRoom(round.Id.Value, message), UnknownOutcome.Provable, outbox.Now, outbox.Now + OutboxVerbs.WordLife),
            cancellationToken);

    /// <summary>A private message about a round, in the lane of the round, so that it comes in the order of what happened.</summary>
    public static Task SendPrivatelyAsync(
        this IOutbox outbox, Round round, MemberId member, Message message, CancellationToken cancellationToken) =>
        outbox.AddAsync(
            new OutboxItem(round.CommunityId, round.Id.Value, new SendPrivately(member.Value, message), UnknownOutcome.Provable, outbox.Now, outbox.Now + OutboxVerbs.CardLife),
            cancellationToken);

    /// <summary>Opens the round's room.</summary>
    public static Task OpenRoomAsync(this IOutbox outbox, Round round, CancellationToken cancellationToken) =>
        outbox.AddAsync(
            new OutboxItem(round.CommunityId, round.Id.Value, new OpenRoom(round.Id.Value), UnknownOutcome.Provable, outbox.Now, outbox.Now + OutboxVerbs.WordLife),
            cancellationToken);

    /// <summary>Closes the round's room.</summary>
    public static Task CloseRoomAsync(this IOutbox outbox, Round round, CancellationToken cancellationToken) =>
        outbox.AddAsync(
            new OutboxItem(round.CommunityId, round.Id.Value, new CloseRoom(round.Id.Value), UnknownOutcome.Replaceable, outbox.Now, outbox.Now + OutboxVerbs.CardLife),
            cancellationToken);
}
