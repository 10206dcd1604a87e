using PrepBot.Chat.Platforms;
using PrepBot.Chat.Work;
using PrepBot.Values.Identity;

namespace PrepBot.Chat.Outbox;

/// <summary>Makes the platform call of one outbox item. What its ids mean, and what is true of them now, only the product knows.</summary>
public interface IOutboxSender
{
    /// <summary>Sends it.</summary>
    /// <param name="claimed">The item.</param>
    /// <param name="posted">Where its card stands.</param>
    /// <param name="begin">Notes that the request is about to be made, once everything for it is loaded; false means that it must not be.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>What it left behind; null when there is nothing to send any more, or it must not be sent.</returns>
    /// <exception cref="ItemRefusedException">It is refused for good.</exception>
    /// <exception cref="PlatformException">It was not sent, or nobody knows.</exception>
    Task<SentResult?> SendAsync(ClaimedItem claimed, PostedMessage? posted, Func<Task<bool>> begin, CancellationToken cancellationToken);

    /// <summary>Whether this post, tried again now, is shown once there; true while the platform is off, since nothing is sent then.</summary>
    Task<bool> IsProvableAsync(ClaimedItem claimed, CancellationToken cancellationToken);
}

/// <summary>What follows for the product when something was not sent.</summary>
public interface IOutboxConsequences
{
    /// <summary>Nobody knows whether it was sent: it is kept, and whoever may decide about it is asked.</summary>
    Task AskAsync(ClaimedItem claimed, string why, CancellationToken cancellationToken);

    /// <summary>It is refused for good: what follows happens, and the item is moved, kept or ended.</summary>
    Task FollowAsync(RefusedOutboxItem item, CancellationToken cancellationToken);

    /// <summary>A room has to wait longer than people do: whoever waits for it hears until when.</summary>
    Task RoomTakesLongerAsync(CommunityId community, OpenRoom room, TimeSpan wait, CancellationToken cancellationToken);
}

/// <summary>An outbox item the platform refuses for good.</summary>
/// <param name="Claimed">The item.</param>
/// <param name="Failure">Why.</param>
public abstract record RefusedOutboxItem(ClaimedItem Claimed, PlatformException Failure)
{
    /// <summary>Whether the refusal is believed; else it is tried again.</summary>
    public abstract bool IsFinal { get; }
}

/// <summary>A call of the outbox was refused for good, and this is what was to be sent.</summary>
public sealed class ItemRefusedException : Exception
{
    public ItemRefusedException(RefusedOutboxItem item)
        : base(item.Failure.Message, item.Failure) => Item = item;

    /// <summary>What was to be sent, and why it was not.</summary>
    public RefusedOutboxItem Item { get; }
}
