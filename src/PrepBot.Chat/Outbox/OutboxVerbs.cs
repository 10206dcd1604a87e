using PrepBot.Chat.Messages;
using PrepBot.Chat.Work;
using PrepBot.Values.Identity;

namespace PrepBot.Chat.Outbox;

/// <summary>The few ways features speak to others, each with its rule for an unknown outcome and its expiry. One place, so that none is forgotten.</summary>
public static class OutboxVerbs
{
    /// <summary>Cards and rooms are worth showing for a day: afterwards the moment has passed.</summary>
    public static readonly TimeSpan CardLife = TimeSpan.FromHours(24);

    /// <summary>A private word or a line in a room helps for an hour.</summary>
    public static readonly TimeSpan WordLife = TimeSpan.FromHours(1);

    /// <summary>A private message to one member, in the lane of that member.</summary>
    public static Task SendPrivatelyAsync(
        this IOutbox outbox, CommunityId community, MemberId member, Message message, CancellationToken cancellationToken) =>
        outbox.AddAsync(
            new OutboxItem(community, member.Value, new SendPrivately(member.Value, message), UnknownOutcome.Provable, outbox.Now, outbox.Now + CardLife),
            cancellationToken);

    /// <summary>A private message that only an organiser may read: looked at once more when it is sent.</summary>
    public static Task SendToOrganiserAsync(
        this IOutbox outbox, CommunityId community, MemberId member, Message message, CancellationToken cancellationToken) =>
        outbox.AddAsync(
            new OutboxItem(
                community, member.Value, new SendPrivately(member.Value, message) { ForOrganisers = true }, UnknownOutcome.Provable, outbox.Now, outbox.Now + CardLife),
            cancellationToken);

    /// <summary>A reminder to one member: missing one hurts less than getting it twice.</summary>
    public static Task RemindAsync(
        this IOutbox outbox, CommunityId community, MemberId member, Message message, CancellationToken cancellationToken) =>
        outbox.AddAsync(
            new OutboxItem(community, member.Value, new SendPrivately(member.Value, message), UnknownOutcome.Droppable, outbox.Now, outbox.Now + WordLife),
            cancellationToken);

    /// <summary>A line in a channel.</summary>
    public static Task PostToChannelAsync(
        this IOutbox outbox, CommunityId community, ChannelId channel, Message message, CancellationToken cancellationToken) =>
        outbox.AddAsync(
            new OutboxItem(community, channel.Value, new PostToChannel(channel.Value, message), UnknownOutcome.Provable, outbox.Now, outbox.Now + CardLife),
            cancellationToken);

    /// <summary>Shows a card, new or edited in place, with what is true when it is sent. Several at once are one.</summary>
    /// <param name="lane">What the card belongs to: a channel, or what a room is for.</param>
    /// <param name="card">The kind of card.</param>
    /// <param name="subject">The row it shows.</param>
    public static Task ShowCardAsync(
        this IOutbox outbox, CommunityId community, Guid lane, string card, Guid subject, CancellationToken cancellationToken) =>
        outbox.AddAsync(
            new OutboxItem(community, lane, new ShowCard(card, subject), UnknownOutcome.Replaceable, outbox.Now, outbox.Now + CardLife)
            {
                CoalesceKey = $"{card}:{subject:N}",
            },
            cancellationToken);

    /// <summary>Shows a member's own page with what is true when it is sent. Several at once are one.</summary>
    public static Task ShowOwnPageAsync(this IOutbox outbox, CommunityId community, MemberId member, CancellationToken cancellationToken) =>
        outbox.AddAsync(
            new OutboxItem(community, member.Value, new ShowOwnPage(member.Value), UnknownOutcome.Replaceable, outbox.Now, outbox.Now + WordLife)
            {
                CoalesceKey = $"own-page:{member.Value:N}",
            },
            cancellationToken);
}
