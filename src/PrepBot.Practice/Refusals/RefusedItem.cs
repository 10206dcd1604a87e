using PrepBot.Chat.Outbox;
using PrepBot.Chat.Platforms;
using PrepBot.Chat.Work;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Refusals;

/// <summary>An outbox item the platform refuses for good, as the table knows it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Target">The channel or room it was for; null for private words.</param>
internal sealed record RefusedItem(ClaimedItem Claimed, OutgoingKind Kind, TargetKey? Target, PlatformException Failure)
{
    public static RefusedItem Of(RefusedOutboxItem item) => new(item.Claimed, OutgoingKinds.For(item.Claimed.Item.Content, item.IsPrivateCard), item.Target, item.Failure)
    {
        Room = item.Room,
        WaitsForRoom = item.WaitsForRoom,
        HasDirectRooms = item.HasDirectRooms,
    };

    /// <summary>The room the call went to; null where it went to none.</summary>
    public RoomRef? Room { get; init; }

    /// <summary>It was not tried: its round's room is being opened, and it is to stand there.</summary>
    public bool WaitsForRoom { get; init; }

    /// <summary>Whether the platform has rooms in private messages, to move into.</summary>
    public bool HasDirectRooms { get; init; }

    public PlatformRefusal Refusal => Failure.Refusal ?? PlatformRefusal.Other;

    /// <summary>What follows.</summary>
    public RefusalStep Step => RefusalTable.For(Kind, Refusal);

    /// <summary>Believed is what was known before, what only moves to another place, and what was refused often enough.</summary>
    public bool IsFinal =>
        Failure.WasNotTried || Claimed.Attempt >= (this is { Step: RefusalStep.MoveRoom, HasDirectRooms: false } ? RefusalStep.EndRound : Step).Tries();
}
