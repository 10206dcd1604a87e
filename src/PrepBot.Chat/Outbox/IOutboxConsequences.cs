using PrepBot.Chat.Platforms;
using PrepBot.Chat.Work;
using PrepBot.Values.Identity;

namespace PrepBot.Chat.Outbox;

/// <summary>What follows for the product when something was not sent. One that has nothing to say about it leaves it to the engine.</summary>
public interface IOutboxConsequences
{
    /// <summary>Nobody knows whether it was sent: it is kept, and whoever may decide about it is asked; or it is given up.</summary>
    Task AskAsync(ClaimedItem claimed, string why, CancellationToken cancellationToken);

    /// <summary>Whether the refusal is believed; else it is tried again.</summary>
    bool IsFinal(RefusedOutboxItem item);

    /// <summary>It is refused for good: what follows happens, and the item is moved, kept or ended.</summary>
    Task FollowAsync(RefusedOutboxItem item, CancellationToken cancellationToken);

    /// <summary>A room has to wait longer than people do: whoever waits for it hears until when.</summary>
    Task RoomTakesLongerAsync(CommunityId community, OpenRoom room, TimeSpan wait, CancellationToken cancellationToken);

    /// <summary>What is known of a place that was refused before, or null.</summary>
    Task<KnownRefusal?> FindRefusalAsync(IUnitOfWork work, TargetKey target, CancellationToken cancellationToken);

    /// <summary>Something went through where it was refused before.</summary>
    Task MendedAsync(TargetKey target, CancellationToken cancellationToken);
}

/// <summary>An outbox item the platform refuses for good.</summary>
/// <param name="Target">The channel or room it was for; null for private words.</param>
public sealed record RefusedOutboxItem(ClaimedItem Claimed, TargetKey? Target, PlatformException Failure)
{
    /// <summary>The room the call went to; null where it went to none.</summary>
    public RoomRef? Room { get; init; }

    /// <summary>It was not tried: its room is being opened, and it is to stand there.</summary>
    public bool WaitsForRoom { get; init; }

    /// <summary>It is a card in somebody's private messages.</summary>
    public bool IsPrivateCard { get; init; }

    /// <summary>Whether the platform has rooms in private messages, to move into.</summary>
    public bool HasDirectRooms { get; init; }
}

/// <summary>A place that was refused before.</summary>
/// <param name="Rights">The rights that are missing, in the platform's words.</param>
/// <param name="NextTryAt">When it is tried again by itself; null where only an event or a person can change it.</param>
public sealed record KnownRefusal(PlatformRefusal Refusal, IReadOnlyList<string> Rights, DateTimeOffset? NextTryAt);

/// <summary>A call of the outbox was refused for good, and this is what was to be sent.</summary>
public sealed class ItemRefusedException : Exception
{
    public ItemRefusedException(RefusedOutboxItem item)
        : base(item.Failure.Message, item.Failure) => Item = item;

    /// <summary>What was to be sent, and why it was not.</summary>
    public RefusedOutboxItem Item { get; }
}
