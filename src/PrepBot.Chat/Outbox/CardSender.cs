using PrepBot.Chat.Cards;
using PrepBot.Chat.Platforms;
using PrepBot.Chat.Work;
using PrepBot.Values.Identity;

namespace PrepBot.Chat.Outbox;

/// <summary>Makes the platform calls of one card: posted, edited in place, or posted anew where it has scrolled away.</summary>
internal sealed class CardSender(IBackgroundUnits units)
{
    /// <summary>
    /// Only a message that is gone is posted anew by its side. One that stands and takes no change is deleted first; any other refusal leaves it as it is.
    /// </summary>
    /// <param name="posted">Where it stands.</param>
    /// <param name="mayPost">Whether a post is shown once, also where an earlier try may have got through.</param>
    public async Task<SentResult> ShowAsync(
        IChatPlatform platform, ClaimedItem claimed, CommunityRef community, OutgoingCall.Card card, PostedCard? posted, bool mayPost, CancellationToken cancellationToken)
    {
        var key = $"pb{claimed.Id}";
        if (card is { Person: { } owner, Beside: { } beside } && platform is IPrivateRoomCards rooms)
        {
            await rooms.ShowAsync(community, owner, beside, card.Message, key, card.OnlyInPlace, cancellationToken);
            return SentResult.Plain;
        }

        if (posted is null && card.OnlyInPlace)
            return SentResult.Plain;

        var stands = posted is not null && (card.Person is not null || posted.Place.Room == card.Room) ? posted : null;
        var isMoving = stands is { Replaced: null } && card.Anew is { } anew && stands.Since <= anew.IfStandingSince;
        if (isMoving && mayPost)
        {
            stands = posted = await MoveAsync(platform, claimed, community, card, stands!, key, cancellationToken);
            if (stands is null)
                return SentResult.Plain;
        }

        // Where nobody knows whether the other was posted, this one stays the card, and the next one has time.
        var isKept = isMoving && !mayPost;
        var place = stands is null ? null : await EditAsync(platform, community, card, stands.Place, cancellationToken);
        if (place is null && card.OnlyInPlace)
            return SentResult.Plain;

        var isNew = place is null;
        place ??= card.Person is { } person
            ? await platform.SendPrivatelyAsync(community, person, card.Message, key, cancellationToken)
            : await platform.PostAsync(community, card.Room, card.Message, key, cancellationToken);
        if (posted?.Replaced is { } old)
            await RemoveAsync(platform, community, old, card.Anew, cancellationToken);

        return isNew || isKept || posted?.Replaced is not null ? new SentResult(Card: (card.Name, card.Subject, place.Value)) : SentResult.Plain;
    }

    /// <summary>
    /// Takes a new place at the end of the channel, with a message that has nothing to press until it is known where it stands: whenever this breaks off, one
    /// card has the buttons.
    /// </summary>
    /// <returns>Where it stands then, which is where it stood where the channel takes no other; null where the item is not ours any more.</returns>
    private async Task<PostedCard?> MoveAsync(
        IChatPlatform platform, ClaimedItem claimed, CommunityRef community, OutgoingCall.Card card, PostedCard stands, string key, CancellationToken cancellationToken)
    {
        PostedMessage fresh;
        try
        {
            fresh = await platform.PostAsync(community, card.Room, card.Anew!.Elsewhere with { Silent = true }, $"{key}-anew", cancellationToken);
        }
        catch (PlatformException e) when (e.Refusal is not null)
        {
            return stands;
        }

        await using var work = await units.BeginAsync(cancellationToken);
        if (!await work.Outbox.MovePostedAsync(claimed, stands.Place, fresh, cancellationToken))
            return null;

        await work.CommitAsync(cancellationToken);
        return new PostedCard(fresh, work.Now, stands.Place);
    }

    /// <summary>Edits it where it stands.</summary>
    /// <returns>Where it stands; null where it stands there no more.</returns>
    private static async Task<PostedMessage?> EditAsync(
        IChatPlatform platform, CommunityRef community, OutgoingCall.Card card, PostedMessage place, CancellationToken cancellationToken)
    {
        try
        {
            // Only the first showing rings: an edit never does.
            await platform.UpdateAsync(community, place, card.Message with { Notify = [] }, cancellationToken);
            return place;
        }
        catch (PlatformException e) when (e.Refusal == PlatformRefusal.MessageGone)
        {
            // Somebody deleted it: it is posted anew.
            return null;
        }
        catch (PlatformException e) when (e.Refusal == PlatformRefusal.CannotBeEdited)
        {
            await platform.DeleteAsync(community, place, cancellationToken);
            return null;
        }
    }

    /// <summary>The message a card has left goes; where that is refused it has nothing to press any more.</summary>
    private static async Task RemoveAsync(IChatPlatform platform, CommunityRef community, PostedMessage old, PostedAnew? anew, CancellationToken cancellationToken)
    {
        try
        {
            await platform.DeleteAsync(community, old, cancellationToken);
        }
        catch (PlatformException e) when (e.Refusal is not null)
        {
            try
            {
                if (anew is not null)
                    await platform.UpdateAsync(community, old, anew.Elsewhere, cancellationToken);
            }
            catch (PlatformException refused) when (refused.Refusal is not null)
            {
                // Gone by now, or out of our hands.
            }
        }
    }
}
