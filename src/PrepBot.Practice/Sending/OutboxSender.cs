using PrepBot.Chat.Cards;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Outbox;
using PrepBot.Chat.Platforms;
using PrepBot.Chat.Work;
using PrepBot.Domain.Communities;
using PrepBot.Domain.Members;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Members;
using PrepBot.Practice.Refusals;
using PrepBot.Practice.Rounds;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Sending;

/// <summary>Makes the platform call of one outbox item. Loads what is true now in a short transaction that is closed before the call.</summary>
internal sealed class OutboxSender(
    IEnumerable<IChatPlatform> platforms, IUnitOfWorkFactory units, CardCatalog cards, Recipients recipients, RefusalConsequences refusals, TimeProvider time) : IOutboxSender
{
    private readonly Dictionary<PlatformName, IChatPlatform> _platforms = platforms.ToDictionary(platform => platform.Name);

    /// <inheritdoc/>
    public async Task<SentResult?> SendAsync(ClaimedItem claimed, PostedMessage? posted, Func<Task<bool>> begin, CancellationToken cancellationToken)
    {
        var (community, errand, known) = await PrepareAsync(claimed.Item, cancellationToken);
        if (errand is null)
            return null;

        if (errand is Errand.InRoomToCome)
            throw InRoomToCome(claimed);

        if (!_platforms.TryGetValue(community.Ref.Platform, out var platform))
            throw new PlatformException(PlatformFailure.TryLater, "The platform is not switched on.") { RetryAfter = TimeSpan.FromMinutes(5) };

        if (errand.About.Count > 0 && await recipients.AnyGoneAsync(community.Ref, errand.About, mustBeKnown: errand is not Errand.Card, cancellationToken))
        {
            // They have left by that: what is true now may be something else, or nothing.
            (community, errand, known) = await PrepareAsync(claimed.Item, cancellationToken);
            if (errand is null or Errand.Private)
                return null;
            if (errand is Errand.InRoomToCome)
                throw InRoomToCome(claimed);
        }

        if (errand is Errand.Private { For: { } organiser } && !await recipients.IsOrganiserAsync(community, organiser, cancellationToken))
            return null;

        try
        {
            if (known is not null && !(known.NextTryAt <= time.GetUtcNow()) && errand is not Errand.Open)
                throw new PlatformException(known.Refusal, "It was refused there before.") { Rights = known.Rights, WasNotTried = true };

            if (!await begin())
                return null;

            var result = await RunAsync(platform, community.Ref, errand, posted, $"pb{claimed.Id}", cancellationToken);
            if (known is not null)
                await refusals.MendedAsync(known.Place, cancellationToken);
            return result;
        }
        catch (PlatformException e) when (e.Refusal is not null)
        {
            throw Refused(platform, claimed, errand, e);
        }
        catch (PlatformException e) when (OutboxVerdict.IsRoomTooLate(claimed, e) && HasDirectRooms(platform))
        {
            throw Refused(platform, claimed, errand, new PlatformException(PlatformRefusal.LimitReached, e.Message, e));
        }
    }

    private static ItemRefusedException Refused(IChatPlatform platform, ClaimedItem claimed, Errand errand, PlatformException failure) => new(
        new RefusedItem(claimed, OutgoingKinds.Of(claimed.Item.Content, errand is Errand.Card { Person: not null }), errand.Place, failure)
        {
            Room = errand switch
            {
                Errand.Post post => post.Room,
                Errand.Card { Person: null } card => card.Room,
                _ => null,
            },
            HasDirectRooms = HasDirectRooms(platform),
        });

    /// <summary>Sent now it would stand nowhere, and count as done.</summary>
    private static ItemRefusedException InRoomToCome(ClaimedItem claimed) => new(
        new RefusedItem(claimed, OutgoingKinds.Of(claimed.Item.Content), Place: null, new PlatformException(PlatformRefusal.RoomGone, "Its room is being opened.") { WasNotTried = true })
        {
            WaitsForRoom = true,
        });

    private static bool HasDirectRooms(IChatPlatform platform) => platform.DirectRoom([]) is not null;

    private static async Task<SentResult> RunAsync(
        IChatPlatform platform, CommunityRef community, Errand errand, PostedMessage? posted, string key, CancellationToken cancellationToken)
    {
        switch (errand)
        {
            case Errand.Post post:
                await platform.PostAsync(community, post.Room, post.Message, key, cancellationToken);
                return SentResult.Plain;
            case Errand.Private word:
                await platform.SendPrivatelyAsync(community, word.Person, word.Message, key, cancellationToken);
                return SentResult.Plain;
            case Errand.Card card:
                return await ShowAsync(platform, community, card, posted, key, cancellationToken);
            case Errand.Open open:
                var room = await platform.OpenRoomAsync(community, open.Channel, open.Title, open.People, key, cancellationToken);
                return new SentResult(Room: (open.Round.Value, room));
            case Errand.Close close:
                await platform.CloseRoomAsync(community, close.Room, cancellationToken);
                return SentResult.Plain;
            default:
                throw new NotSupportedException($"No way to run {errand.GetType().Name}.");
        }
    }

    /// <inheritdoc/>
    public async Task<bool> IsProvableAsync(ClaimedItem claimed, CancellationToken cancellationToken)
    {
        await using var work = await units.BeginAsync(cancellationToken);
        var community = await work.Communities.GetAsync(claimed.Item.CommunityId, cancellationToken);
        return !_platforms.TryGetValue(community.Ref.Platform, out var platform) || claimed.SendingFor < platform.PostsAreProvableFor;
    }

    /// <summary>
    /// Only a message that is gone is posted anew by its side. One that stands and takes no change is deleted first; any other refusal leaves it as it is.
    /// </summary>
    private static async Task<SentResult> ShowAsync(
        IChatPlatform platform, CommunityRef community, Errand.Card card, PostedMessage? posted, string key, CancellationToken cancellationToken)
    {
        if (posted is { } stands && (card.Person is not null || stands.Room == card.Room))
        {
            try
            {
                // Only the first showing rings: an edit never does.
                await platform.UpdateAsync(community, stands, card.Message with { Notify = [] }, cancellationToken);
                return SentResult.Plain;
            }
            catch (PlatformException e) when (StepOf(card, e) == RefusalStep.PostAnew)
            {
                // Somebody deleted it: it is posted anew.
            }
            catch (PlatformException e) when (StepOf(card, e) == RefusalStep.Replace)
            {
                await platform.DeleteAsync(community, stands, cancellationToken);
            }
        }

        var fresh = card.Person is { } person
            ? await platform.SendPrivatelyAsync(community, person, card.Message, key, cancellationToken)
            : await platform.PostAsync(community, card.Room, card.Message, key, cancellationToken);
        return new SentResult(Card: (card.Name, card.Subject, fresh));
    }

    private static RefusalStep? StepOf(Errand.Card card, PlatformException failure) =>
        failure.Refusal is { } refusal ? RefusalTable.Of(OutgoingKinds.OfCard(card.Name.Split('.')[0], card.Person is not null), refusal) : null;

    private async Task<(Community Community, Errand? Errand, RefusedPlace? Known)> PrepareAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        await using var work = await units.BeginAsync(cancellationToken);
        var community = await work.Communities.GetAsync(item.CommunityId, cancellationToken);
        Errand? errand = item.Content switch
        {
            PostToChannel post => await ChannelRoomAsync(work, item, ChannelId.From(post.ChannelId), cancellationToken) is { } room
                ? new Errand.Post(PlaceKey.Posting(item.CommunityId, ChannelId.From(post.ChannelId)), room, post.Message) : null,
            PostToRoom post => await work.Rounds.FindAsync(item.CommunityId, RoundId.From(post.Subject), false, cancellationToken) switch
            {
                { Room: { } room } => new Errand.Post(PlaceKey.Room(item.CommunityId, RoundId.From(post.Subject)), room, post.Message),
                { IsOpen: true } => new Errand.InRoomToCome(),
                _ => null,
            },
            SendPrivately word => (await work.Members.GetAllAsync(item.CommunityId, [MemberId.From(word.MemberId)], cancellationToken)) is [var member]
                ? new Errand.Private(member.Person, word.Message) { About = [member.Person], For = word.ForOrganisers ? member : null } : null,
            SendLast last => new Errand.Private(new PersonRef(community.Ref.Platform, last.Person), last.Message),
            ShowCard card => await DrawAsync(work, item, card, cancellationToken) ?? await ToComeAsync(work, item, card, cancellationToken),
            OpenRoom open => await OpenAsync(work, item, RoundId.From(open.Subject), cancellationToken),
            CloseRoom close => await work.Rounds.FindAsync(item.CommunityId, RoundId.From(close.Subject), false, cancellationToken) is { Room: { } room }
                ? new Errand.Close(room) : null,
            _ => throw new NotSupportedException($"No way to send {item.Content.GetType().Name}."),
        };
        var known = errand?.Place is { } place ? await work.Places.FindAsync(place, cancellationToken) : null;
        return (community, errand, known);
    }

    private async Task<Errand?> DrawAsync(IUnitOfWork work, OutboxItem item, ShowCard card, CancellationToken cancellationToken)
    {
        if (await cards.DrawAsync(work, item.CommunityId, card.Card, card.Subject, time.GetUtcNow(), cancellationToken) is not { } face)
            return null;

        switch (face.Place)
        {
            case CardPlace.InChannel(var channel):
                return await ChannelRoomAsync(work, item, channel, cancellationToken) is { } found
                    ? new Errand.Card(PlaceKey.Posting(item.CommunityId, channel), card.Card, card.Subject, found, face.Message) { About = face.Waiting }
                    : null;
            case CardPlace.InRoom(var subject):
                var round = RoundId.From(subject);
                return (await work.Rounds.FindAsync(item.CommunityId, round, false, cancellationToken))?.Room is { } room
                    ? new Errand.Card(PlaceKey.Room(item.CommunityId, round), card.Card, card.Subject, room, face.Message) { About = face.Waiting }
                    : null;
            case CardPlace.InPrivate(var member):
                return await work.Members.GetAllAsync(item.CommunityId, [member], cancellationToken) is [var invited]
                    ? new Errand.Card(null, card.Card, card.Subject, default, face.Message) { Person = invited.Person, About = [invited.Person] }
                    : null;
            default:
                throw new NotSupportedException($"No room for {face.Place.GetType().Name}.");
        }
    }

    /// <summary>A card without a place is none, unless it belongs into a room that is being opened.</summary>
    private static async Task<Errand?> ToComeAsync(IUnitOfWork work, OutboxItem item, ShowCard card, CancellationToken cancellationToken) =>
        OutgoingKinds.OfCard(card.Card.Split('.')[0]) is OutgoingKind.RoundCard or OutgoingKind.QuestionCard
        && await work.Rounds.FindAsync(item.CommunityId, RoundId.From(card.Subject), false, cancellationToken) is { Room: null, IsOpen: true }
            ? new Errand.InRoomToCome() : null;

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
        return new Errand.Open(PlaceKey.Rooms(item.CommunityId, round.ChannelId), id, channel, title.Length <= 80 ? title : "Mock round", members) { About = members };
    }

    /// <summary>A platform call with everything it needs. A closed set.</summary>
    private abstract record Errand
    {
        /// <summary>Who is told, seated or listed by it, and so is looked at first.</summary>
        public IReadOnlyList<PersonRef> About { get; init; } = [];

        /// <summary>The channel or room it is for; null for private words.</summary>
        public abstract PlaceKey? Place { get; }

        public sealed record Post(PlaceKey? Place, RoomRef Room, Message Message) : Errand
        {
            public override PlaceKey? Place { get; } = Place;
        }

        public sealed record Private(PersonRef Person, Message Message) : Errand
        {
            /// <summary>The member who must be an organiser to get it, or null where anybody may.</summary>
            public Member? For { get; init; }

            public override PlaceKey? Place => null;
        }

        public sealed record Card(PlaceKey? Place, string Name, Guid Subject, RoomRef Room, Message Message) : Errand
        {
            public override PlaceKey? Place { get; } = Place;

            /// <summary>Whose private messages it belongs into, or null.</summary>
            public PersonRef? Person { get; init; }
        }

        public sealed record Open(PlaceKey? Place, RoundId Round, RoomRef Channel, string Title, IReadOnlyList<PersonRef> People) : Errand
        {
            public override PlaceKey? Place { get; } = Place;
        }

        /// <summary>Of a round whose room is not open yet, or not open again.</summary>
        public sealed record InRoomToCome : Errand
        {
            public override PlaceKey? Place => null;
        }

        public sealed record Close(RoomRef Room) : Errand
        {
            public override PlaceKey? Place => null;
        }
    }
}
