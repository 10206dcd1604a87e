using PrepBot.Chat.Platforms;
using PrepBot.Chat.Work;
using PrepBot.Values.Identity;

namespace PrepBot.Chat.Outbox;

/// <summary>Makes the platform call of one outbox item. Loads what is true now in a short transaction that is closed before the call.</summary>
internal sealed class OutboxSender(
    IEnumerable<IChatPlatform> platforms, IBackgroundUnits units, OutgoingCalls calls, Recipients recipients, IOutboxConsequences consequences, TimeProvider time)
{
    private readonly Dictionary<PlatformName, IChatPlatform> _platforms = platforms.ToDictionary(platform => platform.Name);

    /// <summary>Sends it.</summary>
    /// <param name="claimed">The item.</param>
    /// <param name="posted">Where its card stands.</param>
    /// <param name="begin">Notes that the request is about to be made, once everything for it is loaded; false means that it must not be.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>What it left behind; null when there is nothing to send any more, or it must not be sent.</returns>
    /// <exception cref="ItemRefusedException">It is refused for good.</exception>
    /// <exception cref="PlatformException">It was not sent, or nobody knows.</exception>
    public async Task<SentResult?> SendAsync(ClaimedItem claimed, PostedMessage? posted, Func<Task<bool>> begin, CancellationToken cancellationToken)
    {
        var (community, call, known) = await PrepareAsync(claimed.Item, cancellationToken);
        if (call is null)
            return null;

        if (call is OutgoingCall.InRoomToCome)
            throw InRoomToCome(claimed);

        if (!_platforms.TryGetValue(community.Platform, out var platform))
            throw new PlatformException(PlatformFailure.TryLater, "The platform is not switched on.") { RetryAfter = TimeSpan.FromMinutes(5) };

        if (call.About.Count > 0 && await recipients.AnyGoneAsync(community, call.About, mustBeKnown: call is not OutgoingCall.Card, cancellationToken))
        {
            // They have left by that: what is true now may be something else, or nothing.
            (community, call, known) = await PrepareAsync(claimed.Item, cancellationToken);
            if (call is null or OutgoingCall.Private)
                return null;
            if (call is OutgoingCall.InRoomToCome)
                throw InRoomToCome(claimed);
        }

        if (call is OutgoingCall.Private { For: { } organiser } && !await recipients.IsOrganiserAsync(community, claimed.Item.CommunityId, organiser, cancellationToken))
            return null;

        try
        {
            if (known is not null && !(known.NextTryAt <= time.GetUtcNow()) && call is not OutgoingCall.Open)
                throw new PlatformException(known.Refusal, "It was refused there before.") { Rights = known.Rights, WasNotTried = true };

            if (!await begin())
                return null;

            var result = await RunAsync(platform, community, call, posted, $"pb{claimed.Id}", cancellationToken);
            if (known is not null && call.Target is { } target)
                await consequences.MendedAsync(target, cancellationToken);
            return result;
        }
        catch (PlatformException e) when (e.Refusal is not null)
        {
            throw Refused(platform, claimed, call, e);
        }
        catch (PlatformException e) when (OutboxVerdict.IsRoomTooLate(claimed, e) && HasDirectRooms(platform))
        {
            throw Refused(platform, claimed, call, new PlatformException(PlatformRefusal.LimitReached, e.Message, e));
        }
    }

    /// <summary>Whether this post, tried again now, is shown once there; true while the platform is off, since nothing is sent then.</summary>
    public async Task<bool> IsProvableAsync(ClaimedItem claimed, CancellationToken cancellationToken)
    {
        await using var work = await units.BeginAsync(cancellationToken);
        var community = await work.Addresses.GetCommunityAsync(claimed.Item.CommunityId, cancellationToken);
        return !_platforms.TryGetValue(community.Platform, out var platform) || claimed.SendingFor < platform.PostsAreProvableFor;
    }

    private async Task<(CommunityRef Community, OutgoingCall? Call, KnownRefusal? Known)> PrepareAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        await using var work = await units.BeginAsync(cancellationToken);
        var community = await work.Addresses.GetCommunityAsync(item.CommunityId, cancellationToken);
        var call = await calls.PrepareAsync(work, community, item, cancellationToken);
        return (community, call, call?.Target is { } target ? await consequences.FindRefusalAsync(work, target, cancellationToken) : null);
    }

    private static ItemRefusedException Refused(IChatPlatform platform, ClaimedItem claimed, OutgoingCall call, PlatformException failure) => new(
        new RefusedOutboxItem(claimed, call.Target, failure)
        {
            Room = call switch
            {
                OutgoingCall.Post post => post.Room,
                OutgoingCall.Card { Person: null } card => card.Room,
                _ => null,
            },
            IsPrivateCard = call is OutgoingCall.Card { Person: not null },
            HasDirectRooms = HasDirectRooms(platform),
        });

    /// <summary>Sent now it would stand nowhere, and count as done.</summary>
    private static ItemRefusedException InRoomToCome(ClaimedItem claimed) => new(
        new RefusedOutboxItem(claimed, Target: null, new PlatformException(PlatformRefusal.RoomGone, "Its room is being opened.") { WasNotTried = true })
        {
            WaitsForRoom = true,
        });

    private static bool HasDirectRooms(IChatPlatform platform) => platform.DirectRoom([]) is not null;

    private static async Task<SentResult> RunAsync(
        IChatPlatform platform, CommunityRef community, OutgoingCall call, PostedMessage? posted, string key, CancellationToken cancellationToken)
    {
        switch (call)
        {
            case OutgoingCall.Post post:
                await platform.PostAsync(community, post.Room, post.Message, key, cancellationToken);
                return SentResult.Plain;
            case OutgoingCall.Private word:
                await platform.SendPrivatelyAsync(community, word.Person, word.Message, key, cancellationToken);
                return SentResult.Plain;
            case OutgoingCall.Card card:
                return await ShowAsync(platform, community, card, posted, key, cancellationToken);
            case OutgoingCall.Open open:
                var room = await platform.OpenRoomAsync(community, open.Channel, open.Title, open.People, key, cancellationToken);
                return new SentResult(Room: (open.Subject, room));
            case OutgoingCall.Close close:
                await platform.CloseRoomAsync(community, close.Room, cancellationToken);
                return SentResult.Plain;
            default:
                throw new NotSupportedException($"No way to run {call.GetType().Name}.");
        }
    }

    /// <summary>
    /// Only a message that is gone is posted anew by its side. One that stands and takes no change is deleted first; any other refusal leaves it as it is.
    /// </summary>
    private static async Task<SentResult> ShowAsync(
        IChatPlatform platform, CommunityRef community, OutgoingCall.Card card, PostedMessage? posted, string key, CancellationToken cancellationToken)
    {
        if (posted is { } stands && (card.Person is not null || stands.Room == card.Room))
        {
            try
            {
                // Only the first showing rings: an edit never does.
                await platform.UpdateAsync(community, stands, card.Message with { Notify = [] }, cancellationToken);
                return SentResult.Plain;
            }
            catch (PlatformException e) when (e.Refusal == PlatformRefusal.MessageGone)
            {
                // Somebody deleted it: it is posted anew.
            }
            catch (PlatformException e) when (e.Refusal == PlatformRefusal.CannotBeEdited)
            {
                await platform.DeleteAsync(community, stands, cancellationToken);
            }
        }

        var fresh = card.Person is { } person
            ? await platform.SendPrivatelyAsync(community, person, card.Message, key, cancellationToken)
            : await platform.PostAsync(community, card.Room, card.Message, key, cancellationToken);
        return new SentResult(Card: (card.Name, card.Subject, fresh));
    }
}
