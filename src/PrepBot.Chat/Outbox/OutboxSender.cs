using PrepBot.Chat.Pages;
using PrepBot.Chat.Platforms;
using PrepBot.Chat.Work;
using PrepBot.Values.Identity;

namespace PrepBot.Chat.Outbox;

/// <summary>
/// Makes the platform call of one outbox item. Loads what is true now in a short transaction that is closed before the call; where nobody has to be looked at
/// first, the same transaction notes that the request is about to be made.
/// </summary>
internal sealed class OutboxSender(
    IEnumerable<IChatPlatform> platforms, IBackgroundUnits units, OutgoingCalls calls, CardSender cards, Recipients recipients, IOutboxConsequences consequences,
    TimeProvider time)
{
    private readonly Dictionary<PlatformName, IChatPlatform> _platforms = platforms.ToDictionary(platform => platform.Name);

    /// <summary>Loads everything its call needs, as it is true now.</summary>
    public async Task<PreparedItem> PrepareAsync(ClaimedItem claimed, CancellationToken cancellationToken)
    {
        var item = claimed.Item;
        await using var work = await units.BeginAsync(cancellationToken);
        work.Outbox.Hold(claimed);
        var (community, posted) = await work.TogetherAsync(
            () => work.Addresses.GetCommunityAsync(item.CommunityId, cancellationToken),
            () => item.Content is ShowCard card ? work.Outbox.FindPostedAsync(item.CommunityId, card.Card, card.Subject, cancellationToken) : Task.FromResult<PostedCard?>(null),
            cancellationToken);
        var prepared = new PreparedItem(community, posted)
        {
            Ending = OutboxVerdict.Before(claimed, OutboxVerdict.NeedsProof(claimed, posted is not null) && !IsProvable(claimed, community), time.GetUtcNow()),
        };
        if (prepared.Ending is not null)
            return prepared;

        var call = await calls.PrepareAsync(work, community, item, cancellationToken);
        prepared = prepared with { Call = call, Known = call?.Target is { } target ? await consequences.FindRefusalAsync(work, target, cancellationToken) : null };
        if (IsReady(prepared))
            prepared = prepared with { IsSending = await work.Outbox.MarkSendingAsync(claimed, cancellationToken) };

        await work.CommitAsync(cancellationToken);
        return prepared;
    }

    /// <summary>Sends it.</summary>
    /// <param name="prepared">What was loaded for it.</param>
    /// <param name="begin">Notes that the request is about to be made, where that was not noted yet; false means that it must not be.</param>
    /// <returns>What it left behind; null when there is nothing to send any more, or it must not be sent.</returns>
    /// <exception cref="ItemRefusedException">It is refused for good.</exception>
    /// <exception cref="PlatformException">It was not sent, or nobody knows.</exception>
    public async Task<SentResult?> SendAsync(ClaimedItem claimed, PreparedItem prepared, Func<PreparedItem, Task<bool>> begin, CancellationToken cancellationToken)
    {
        if (prepared.Call is not { } call)
            return null;

        if (call is OutgoingCall.InRoomToCome)
            throw InRoomToCome(claimed);

        var (community, known) = (prepared.Community, prepared.Known);
        if (!_platforms.TryGetValue(community.Platform, out var platform))
            throw new PlatformException(PlatformFailure.TryLater, "The platform is not switched on.") { RetryAfter = TimeSpan.FromMinutes(5) };

        if (prepared.IsSending is null && call.About.Count > 0
            && await recipients.AnyGoneAsync(community, call.About, mustBeKnown: call is not OutgoingCall.Card, cancellationToken))
        {
            // They have left by that: what is true now may be something else, or nothing.
            prepared = await PrepareAsync(claimed, cancellationToken);
            if (prepared.Call is null or OutgoingCall.Private or OutgoingCall.InAMoment)
                return null;
            if (prepared.Call is OutgoingCall.InRoomToCome)
                throw InRoomToCome(claimed);

            (community, call, known) = (prepared.Community, prepared.Call, prepared.Known);
        }

        if (call is OutgoingCall.Private { For: { } organiser } && !await recipients.IsOrganiserAsync(community, claimed.Item.CommunityId, organiser, cancellationToken))
            return null;

        try
        {
            if (known is not null && !(known.NextTryAt <= time.GetUtcNow()) && call is not OutgoingCall.Open)
                throw new PlatformException(known.Refusal, "It was refused there before.") { Rights = known.Rights, WasNotTried = true };

            if (!await begin(prepared))
                return null;

            var result = call is OutgoingCall.Card card
                ? await cards.ShowAsync(platform, claimed, community, card, prepared.Posted, !claimed.WasSending || IsProvable(claimed, community), cancellationToken)
                : await RunAsync(platform, community, call, $"pb{claimed.Id}", cancellationToken);
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
    private bool IsProvable(ClaimedItem claimed, CommunityRef community) =>
        !_platforms.TryGetValue(community.Platform, out var platform) || claimed.SendingFor < platform.PostsAreProvableFor;

    /// <summary>Whether nothing has to be found out any more before the request is made.</summary>
    private bool IsReady(PreparedItem prepared) => prepared is { Known: null, Call: { } call }
        && call is not (OutgoingCall.InRoomToCome or OutgoingCall.InAMoment or OutgoingCall.Private { For: not null })
        && _platforms.ContainsKey(prepared.Community.Platform)
        && recipients.AreKnownToBeThere(prepared.Community, call.About);

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
        IChatPlatform platform, CommunityRef community, OutgoingCall call, string key, CancellationToken cancellationToken)
    {
        switch (call)
        {
            case OutgoingCall.Post post:
                await platform.PostAsync(community, post.Room, post.Message, key, cancellationToken);
                return SentResult.Plain;
            case OutgoingCall.Private word:
                await platform.SendPrivatelyAsync(community, word.Person, word.Message, key, cancellationToken);
                return SentResult.Plain;
            case OutgoingCall.Page page:
                if (platform is IKeepsPages keeper)
                    await keeper.ShowPageAsync(community, page.Person, page.Message, cancellationToken);
                return SentResult.Plain;
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
}

/// <summary>What was loaded for an item.</summary>
/// <param name="Posted">Where its card stands.</param>
internal sealed record PreparedItem(CommunityRef Community, PostedCard? Posted)
{
    /// <summary>Why it is given up, and whether somebody is asked about it; null where it is sent.</summary>
    public (string Why, bool IsAsked)? Ending { get; init; }

    /// <summary>The call; null when there is nothing to send any more.</summary>
    public OutgoingCall? Call { get; init; }

    /// <summary>What is known of its target where that was refused before.</summary>
    public KnownRefusal? Known { get; init; }

    /// <summary>Whether it is noted that the request is about to be made; false where the lease was lost, null where that is still to be noted.</summary>
    public bool? IsSending { get; init; }
}
