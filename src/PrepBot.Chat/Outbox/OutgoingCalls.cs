using PrepBot.Chat.Cards;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Pages;
using PrepBot.Chat.Work;
using PrepBot.Values.Identity;

namespace PrepBot.Chat.Outbox;

/// <summary>Makes of an outbox item the call that is true now.</summary>
internal sealed class OutgoingCalls(CardCatalog cards, IPrivateRooms rooms, IOwnPage pages)
{
    /// <summary>The call; null when there is nothing to send any more.</summary>
    public async Task<OutgoingCall?> PrepareAsync(IUnitOfWork work, CommunityRef community, OutboxItem item, CancellationToken cancellationToken) => item.Content switch
    {
        PostToChannel post => await ChannelAsync(work, item, ChannelId.From(post.ChannelId), cancellationToken) is var (target, room)
            ? new OutgoingCall.Post(room, post.Message) { Target = target } : null,
        PostToRoom post => await rooms.FindAsync(work, item.CommunityId, post.Subject, cancellationToken) is { } found
            ? found.Room is { } room ? new OutgoingCall.Post(room, post.Message) { Target = TargetKey.Room(item.CommunityId, post.Subject) } : new OutgoingCall.InRoomToCome()
            : null,
        SendPrivately word => await work.Addresses.FindMemberAsync(item.CommunityId, MemberId.From(word.MemberId), cancellationToken) is { } member
            ? await PrivateAsync(work, item, word, member, cancellationToken) : null,
        SendLast last => new OutgoingCall.Private(new PersonRef(community.Platform, last.Person), last.Message),
        ShowCard card => await DrawAsync(work, item, card, cancellationToken),
        ShowOwnPage page => await PageAsync(work, item.CommunityId, MemberId.From(page.MemberId), cancellationToken),
        OpenRoom open => await OpenAsync(work, item, open.Subject, cancellationToken),
        CloseRoom close => await rooms.FindAsync(work, item.CommunityId, close.Subject, cancellationToken) is { Room: { } room } ? new OutgoingCall.Close(room) : null,
        _ => throw new NotSupportedException($"No way to send {item.Content.GetType().Name}."),
    };

    /// <summary>A way into a room leads there by now, with what is to be known before, or is left out.</summary>
    private async Task<OutgoingCall> PrivateAsync(IUnitOfWork work, OutboxItem item, SendPrivately word, NamedMember member, CancellationToken cancellationToken)
    {
        var message = word.Message;
        foreach (var way in message.Blocks.OfType<Buttons>().SelectMany(row => row.Links).OfType<PrivateRoomLink>().ToList())
        {
            var found = await rooms.FindAsync(work, item.CommunityId, way.Subject, cancellationToken);
            if (found is { Room: null } && await work.Outbox.IsInHandAsync(item.CommunityId, way.Subject, cancellationToken))
                return new OutgoingCall.InAMoment();

            message = message.WithWay(way, found?.Room, found?.Words);
        }

        return new OutgoingCall.Private(member.Person, message) { About = [member.Person], For = word.ForOrganisers ? member : null };
    }

    private async Task<OutgoingCall?> DrawAsync(IUnitOfWork work, OutboxItem item, ShowCard card, CancellationToken cancellationToken)
    {
        if (await cards.DrawAsync(work, item.CommunityId, card.Card, card.Subject, cancellationToken) is not { } face)
            return null;

        switch (face.Location)
        {
            case CardLocation.InChannel(var channel):
                return await ChannelAsync(work, item, channel, cancellationToken) is var (target, found)
                    ? new OutgoingCall.Card(card.Card, card.Subject, found, face.Message) { Target = target, About = face.Waiting, Anew = face.Anew }
                    : null;
            case CardLocation.InRoom(var subject):
                return await rooms.FindAsync(work, item.CommunityId, subject, cancellationToken) switch
                {
                    { Room: { } room } => new OutgoingCall.Card(card.Card, card.Subject, room, face.Message) { Target = TargetKey.Room(item.CommunityId, subject), About = face.Waiting },
                    { Room: null } => new OutgoingCall.InRoomToCome(),
                    null => null,
                };
            case CardLocation.InPrivate place:
                var near = place.Beside is { } beside ? (await rooms.FindAsync(work, item.CommunityId, beside, cancellationToken))?.Room : null;
                return await work.Addresses.FindMemberAsync(item.CommunityId, place.Member, cancellationToken) is { Person: var person }
                    ? new OutgoingCall.Card(card.Card, card.Subject, default, face.Message)
                    {
                        Person = person,
                        About = place.Beside is null ? [person] : [],
                        Beside = near,
                        OnlyInPlace = face.OnlyInPlace,
                    }
                    : null;
            default:
                throw new NotSupportedException($"No room for {face.Location.GetType().Name}.");
        }
    }

    private async Task<OutgoingCall?> PageAsync(IUnitOfWork work, CommunityId community, MemberId member, CancellationToken cancellationToken) =>
        await work.Addresses.FindMemberAsync(community, member, cancellationToken) is { Person: var person }
        && await pages.DrawAsync(work, community, member, cancellationToken) is { } page
            ? new OutgoingCall.Page(person, page) { About = [person] }
            : null;

    private async Task<OutgoingCall?> OpenAsync(IUnitOfWork work, OutboxItem item, Guid subject, CancellationToken cancellationToken) =>
        await rooms.PlanAsync(work, item.CommunityId, subject, cancellationToken) is { } plan
        && await work.Addresses.FindChannelAsync(item.CommunityId, plan.Channel, cancellationToken) is { } channel
            ? new OutgoingCall.Open(subject, channel, plan.Title, plan.People) { Target = TargetKey.Rooms(item.CommunityId, plan.Channel), About = plan.People }
            : null;

    private static async Task<(TargetKey Target, RoomRef Room)?> ChannelAsync(IUnitOfWork work, OutboxItem item, ChannelId channel, CancellationToken cancellationToken) =>
        await work.Addresses.FindChannelAsync(item.CommunityId, channel, cancellationToken) is { } room ? (TargetKey.Posting(item.CommunityId, channel), room) : null;
}
