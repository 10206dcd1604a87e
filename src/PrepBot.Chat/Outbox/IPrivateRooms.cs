using PrepBot.Chat.Messages;
using PrepBot.Chat.Work;
using PrepBot.Values.Identity;

namespace PrepBot.Chat.Outbox;

/// <summary>The private rooms the product opens: what they are for, where they are, and who is in them. A product without any leaves it to the engine.</summary>
public interface IPrivateRooms
{
    /// <summary>The room that was opened for this, or is being opened; null where there is none and none will be.</summary>
    Task<PrivateRoom?> FindAsync(IUnitOfWork work, CommunityId community, Guid subject, CancellationToken cancellationToken);

    /// <summary>The room to be opened for this; null where it is there already, or not wanted any more.</summary>
    Task<RoomPlan?> PlanAsync(IUnitOfWork work, CommunityId community, Guid subject, CancellationToken cancellationToken);

    /// <summary>It was opened: noted in the transaction in which its item is done.</summary>
    Task OpenedAsync(IUnitOfWork work, CommunityId community, Guid subject, RoomRef room, CancellationToken cancellationToken);
}

/// <summary>A private room.</summary>
/// <param name="Room">Where it is; null while it is being opened.</param>
public sealed record PrivateRoom(RoomRef? Room)
{
    /// <summary>What whoever is led there should know before; null for nothing.</summary>
    public RichText? Words { get; init; }
}

/// <summary>A private room to be opened.</summary>
/// <param name="Channel">The channel it hangs under.</param>
/// <param name="Title">Its name, 1-80 characters.</param>
/// <param name="People">Who is in it.</param>
public sealed record RoomPlan(ChannelId Channel, string Title, IReadOnlyList<PersonRef> People);

/// <summary>For a product that opens none.</summary>
public sealed class NoPrivateRooms : IPrivateRooms
{
    public Task<PrivateRoom?> FindAsync(IUnitOfWork work, CommunityId community, Guid subject, CancellationToken cancellationToken) =>
        Task.FromResult<PrivateRoom?>(null);

    public Task<RoomPlan?> PlanAsync(IUnitOfWork work, CommunityId community, Guid subject, CancellationToken cancellationToken) =>
        Task.FromResult<RoomPlan?>(null);

    public Task OpenedAsync(IUnitOfWork work, CommunityId community, Guid subject, RoomRef room, CancellationToken cancellationToken) => Task.CompletedTask;
}
