using PrepBot.Application.Cards;
using PrepBot.Application.Conversation;
using PrepBot.Application.Ports;
using PrepBot.Application.Wording;
using PrepBot.Domain.Communities;
using PrepBot.Domain.Members;
using PrepBot.Domain.Rounds;

namespace PrepBot.Application.Jobs;

/// <summary>Makes the platform call of one outbox item. Loads what is true now in a short transaction that is closed before the call.</summary>
internal sealed class OutboxSender(IEnumerable<IChatPlatform> platforms, IUnitOfWorkFactory units, CardCatalog cards, TimeProvider time)
{
    private readonly Dictionary<PlatformName, IChatPlatform> _platforms = platforms.ToDictionary(platform => platform.Name);

    /// <summary>Sends it.</summary>
    /// <param name="claimed">The item.</param>
    /// <param name="posted">Where its card stands.</param>
    /// <param name="begin">Notes that the request is about to be made, once everything for it is loaded; false means that it must not be.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>What it left behind; null when there is nothing to send any more, or it must not be sent.</returns>
    /// <exception cref="PlatformException">It was not sent, or nobody knows.</exception>
    public async Task<SentResult?> SendAsync(ClaimedItem claimed, PostedMessage? posted, Func<Task<bool>> begin, CancellationToken cancellationToken)
    {
        var item = claimed.Item;
        var (community, errand) = await PrepareAsync(item, cancellationToken);
        if (errand is null)
            return null;

        if (!_platforms.TryGetValue(community.Ref.Platform, out var platform))
            throw new PlatformException(PlatformFailure.TryLater, "The platform is not switched on.") { RetryAfter = TimeSpan.FromMinutes(5) };

        if (!await begin())
            return null;

        var key = $"pb{claimed.Id}";
        switch (errand)
        {
            case Errand.Post post:
                await platform.PostAsync(community.Ref, post.Room, post.Message, key, cancellationToken);
                return SentResult.Plain;
            case Errand.Private word:
                await platform.SendPrivatelyAsync(community.Ref, word.Person, word.Message, key, cancellationToken);
                return SentResult.Plain;
            case Errand.Card card:
                return await ShowAsync(platform, community.Ref, card, posted, key, cancellationToken);
            case Errand.Open open:
                var room = await platform.OpenRoomAsync(community.Ref, open.Channel, open.Title, open.People, key, cancellationToken);
                return new SentResult(Room: (open.Round, room));
            case Errand.Close close:
                await platform.CloseRoomAsync(community.Ref, close.Room, cancellationToken);
                return SentResult.Plain;
            default:
                throw new NotSupportedException($"No way to run {errand.GetType().Name}.");
        }
    }

    /// <summary>Whether this post, tried again now, is shown once there; true while the platform is off, since nothing is sent then.</summary>
    public async Task<bool> IsProvableAsync(ClaimedItem claimed, CancellationToken cancellationToken)
    {
        await using var work = await units.BeginAsync(cancellationToken);
        var community = await work.Communities.GetAsync(claimed.Item.CommunityId, cancellationToken);
        return !_platforms.TryGetValue(community.Ref.Platform, out var platform) || claimed.SendingFor < platform.PostsAreProvableFor;
    }

    private static async Task<SentResult> ShowAsync(
        IChatPlatform platform, CommunityRef community, Errand.Card card, PostedMessage? posted, string key, CancellationToken cancellationToken)
    {
        if (posted is { } stands && stands.Room == card.Room)
        {
            try
            {
                // Only the first showing rings: an edit never does.
                await platform.UpdateAsync(community, stands, card.Message with { Notify = [] }, cancellationToken);
                return SentResult.Plain;
            }
            catch (PlatformException e) when (e.Failure == PlatformFailure.Lasting)
            {
                // Somebody deleted it: it is posted anew.
            }
        }

        var fresh = await platform.PostAsync(community, card.Room, card.Message, key, cancellationToken);
        return new SentResult(Card: (card.Name, card.Subject, fresh));
    }

    private async Task<(Community Community, Errand? Errand)> PrepareAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        await using var work = await units.BeginAsync(cancellationToken);
        var community = await work.Communities.GetAsync(item.CommunityId, cancellationToken);
        Errand? errand = item.Content switch
        {
            PostToChannel post => await ChannelRoomAsync(work, item, ChannelId.From(post.ChannelId), cancellationToken) is { } room
                ? new Errand.Post(room, post.Message) : null,
            PostToRoom post => await work.Rounds.FindAsync(item.CommunityId, RoundId.From(post.RoundId), false, cancellationToken) is { Room: { } room }
                ? new Errand.Post(room, post.Message) : null,
            SendPrivately word => (await work.Members.GetAllAsync(item.CommunityId, [MemberId.From(word.MemberId)], cancellationToken)) is [var member]
                ? new Errand.Private(member.Person, word.Message) : null,
            SendLast last => new Errand.Private(new PersonRef(community.Ref.Platform, last.Person), last.Message),
            ShowCard card => await DrawAsync(work, item, card, cancellationToken),
            OpenRoom open => await OpenAsync(work, item, RoundId.From(open.RoundId), cancellationToken),
            CloseRoom close => await work.Rounds.FindAsync(item.CommunityId, RoundId.From(close.RoundId), false, cancellationToken) is { Room: { } room }
                ? new Errand.Close(room) : null,
            _ => throw new NotSupportedException($"No way to send {item.Content.GetType().Name}."),
        };
        return (community, errand);
    }

    private async Task<Errand?> DrawAsync(IUnitOfWork work, OutboxItem item, ShowCard card, CancellationToken cancellationToken)
    {
        if (await cards.DrawAsync(work, item.CommunityId, card.Card, card.Subject, time.GetUtcNow(), cancellationToken) is not { } face)
            return null;

        var room = face.Place switch
        {
            CardPlace.InChannel place => await ChannelRoomAsync(work, item, place.Channel, cancellationToken),
            CardPlace.InRoom place => (await work.Rounds.FindAsync(item.CommunityId, place.Round, false, cancellationToken))?.Room,
            _ => throw new NotSupportedException($"No room for {face.Place.GetType().Name}."),
        };
        return room is { } found ? new Errand.Card(card.Card, card.Subject, found, face.Message) : null;
    }

    private static async Task<RoomRef?> ChannelRoomAsync(IUnitOfWork work, OutboxItem item, ChannelId channel, CancellationToken cancellationToken) =>
        (await work.Communities.FindChannelAsync(item.CommunityId, channel, cancellationToken))?.Room;

    private static async Task<Errand?> OpenAsync(IUnitOfWork work, OutboxItem item, RoundId id, CancellationToken cancellationToken)
    {
        if (await work.Rounds.FindAsync(item.CommunityId, id, false, cancellationToken) is not { Room: null, IsOpen: true } round
            || await ChannelRoomAsync(work, item, round.ChannelId, cancellationToken) is not { } channel)
        {
            return null;
        }

        var people = await People.OfAsync(work, round, cancellationToken);
        var observer = round.ObserverId is { } watcher ? people.Person(watcher) : null;
        var members = new[] { people.Person(round.InterviewerId), people.Person(round.CandidateId), observer }.OfType<PersonRef>().ToList();
        var title = $"Mock: {people.PlainName(round.InterviewerId)} and {people.PlainName(round.CandidateId)}";
        return new Errand.Open(id, channel, title.Length <= 80 ? title : "Mock round", members);
    }

    /// <summary>A platform call with everything it needs. A closed set.</summary>
    private abstract record Errand
    {
        public sealed record Post(RoomRef Room, Message Message) : Errand;

        public sealed record Private(PersonRef Person, Message Message) : Errand;

        public sealed record Card(string Name, Guid Subject, RoomRef Room, Message Message) : Errand;

        public sealed record Open(RoundId Round, RoomRef Channel, string Title, IReadOnlyList<PersonRef> People) : Errand;

        public sealed record Close(RoomRef Room) : Errand;
    }
}
