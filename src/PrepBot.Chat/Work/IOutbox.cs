using System.Text.Json.Serialization;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Platforms;
using PrepBot.Values.Identity;
using PrepBot.Values.Text;

namespace PrepBot.Chat.Work;

/// <summary>What others are to see or get, stored with the change behind it and sent after the commit.</summary>
public interface IOutbox
{
    /// <summary>The instant of the transaction that adds to it.</summary>
    DateTimeOffset Now { get; }

    /// <summary>
    /// Adds an item. Items of one lane are sent in the order they were added, but for edits of cards that stand: those go last, each after the one before
    /// of the same card, and nothing else waits for them.
    /// </summary>
    Task AddAsync(OutboxItem item, CancellationToken cancellationToken);

    /// <summary>Keeps an item in hand from everybody else until the transaction ends.</summary>
    void Hold(ClaimedItem item);

    /// <summary>Marks that the request of an item in hand is about to be made, so that after a crash its outcome counts as unknown.</summary>
    /// <returns>False when the lease was lost meanwhile: then it must not be sent.</returns>
    Task<bool> MarkSendingAsync(ClaimedItem item, CancellationToken cancellationToken);

    /// <summary>Where a card of this kind stands, or null when it was never posted.</summary>
    Task<PostedCard?> FindPostedAsync(CommunityId community, string card, Guid subject, CancellationToken cancellationToken);

    /// <summary>Whether something for the room or channel of a lane is being sent at this moment.</summary>
    Task<bool> IsInHandAsync(CommunityId community, Guid lane, CancellationToken cancellationToken);

    /// <summary>A card stands here from now on.</summary>
    Task SetPostedAsync(CommunityId community, string card, Guid subject, PostedMessage posted, CancellationToken cancellationToken);

    /// <summary>The card of an item in hand stands in a new message of the same room from now on, and the old one is still to go.</summary>
    /// <returns>False when the lease was lost meanwhile: then nothing has changed.</returns>
    Task<bool> MovePostedAsync(ClaimedItem item, PostedMessage old, PostedMessage anew, CancellationToken cancellationToken);

    /// <summary>Nobody knows whether an item in hand was sent: it is kept, with its content, until an organiser decides or its time is over.</summary>
    /// <returns>False when the lease was lost meanwhile.</returns>
    Task<bool> HoldAsync(ClaimedItem item, string why, CancellationToken cancellationToken);

    /// <summary>Items that are held and whose time is not over, the oldest first.</summary>
    Task<IReadOnlyList<HeldItem>> HeldOnesAsync(CommunityId community, CancellationToken cancellationToken);

    /// <summary>A held item is sent once more.</summary>
    /// <returns>False when it is not held any more, or its time is over.</returns>
    Task<bool> ReleaseAsync(CommunityId community, long id, CancellationToken cancellationToken);

    /// <summary>A held item is left as it is; its content goes.</summary>
    /// <returns>False when it is not held any more.</returns>
    Task<bool> LetGoAsync(CommunityId community, long id, CancellationToken cancellationToken);

    /// <summary>What waits for a channel or a private room is sent now.</summary>
    Task ReleaseParkedAsync(CommunityId community, Guid waitsFor, CancellationToken cancellationToken);

    /// <summary>Takes the private messages that wait for a member and whose time is not over, oldest first: who asks shows them.</summary>
    Task<IReadOnlyList<Message>> TakeParkedAsync(CommunityId community, MemberId member, int most, CancellationToken cancellationToken);
}

/// <summary>Where a card stands.</summary>
/// <param name="Since">Since when it stands in this message.</param>
/// <param name="Replaced">The message it took the place of, where that one is still to go.</param>
public sealed record PostedCard(PostedMessage Place, DateTimeOffset Since, PostedMessage? Replaced);

/// <summary>An item nobody knows of whether it was sent.</summary>
/// <param name="Item">What was to be done.</param>
public sealed record HeldItem(long Id, OutboxItem Item);

/// <summary>What to do when a request was sent and no answer came.</summary>
public enum UnknownOutcome
{
    /// <summary>Do it again: the latest state wins.</summary>
    Replaceable = 1,

    /// <summary>Send again with the same key, where the platform shows it once; else as <see cref="Ask"/>.</summary>
    Provable = 2,

    /// <summary>Do not repeat; an organiser is asked.</summary>
    Ask = 3,

    /// <summary>Let it go.</summary>
    Droppable = 4,
}

/// <summary>One thing to be sent.</summary>
/// <param name="Lane">Items of one lane keep their order: the channel, the member, or what a room is for.</param>
/// <param name="Content">What to do.</param>
/// <param name="Rule">What to do when nobody knows whether it was done.</param>
/// <param name="CreatedAt">When it was added.</param>
/// <param name="ExpiresAt">After this it is dropped: an old backup does not talk.</param>
public sealed record OutboxItem(
    CommunityId CommunityId, Guid Lane, OutboxContent Content, UnknownOutcome Rule, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt)
{
    /// <summary>Items with the same key that still wait are one: for cards, where the latest state wins.</summary>
    public string? CoalesceKey { get; init; }

    /// <summary>
    /// Which of the lane's ways it takes: 0 the room or channel itself, else a number of the member it goes to. Items of one way keep their order; one
    /// that has to wait for another try holds up its own way only.
    /// </summary>
    public int Route => Content is SendPrivately word ? StableHash.Compute($"{word.MemberId:N}") : 0;
}

/// <summary>What is to be done. A closed set.</summary>
[JsonDerivedType(typeof(PostToChannel), "post-channel")]
[JsonDerivedType(typeof(PostToRoom), "post-room")]
[JsonDerivedType(typeof(SendPrivately), "send-private")]
[JsonDerivedType(typeof(SendLast), "send-last")]
[JsonDerivedType(typeof(ShowCard), "card")]
[JsonDerivedType(typeof(ShowOwnPage), "own-page")]
[JsonDerivedType(typeof(OpenRoom), "open-room")]
[JsonDerivedType(typeof(CloseRoom), "close-room")]
public abstract record OutboxContent;

/// <summary>Names in stored rows that differ from those in the code.</summary>
file static class StoredName
{
    /// <summary>What a room is for.</summary>
    public const string Subject = "RoundId";
}

/// <summary>A message in a channel.</summary>
public sealed record PostToChannel(Guid ChannelId, Message Message) : OutboxContent;

/// <summary>A message in a private room.</summary>
public sealed record PostToRoom([property: JsonPropertyName(StoredName.Subject)] Guid Subject, Message Message) : OutboxContent;

/// <summary>A message only one member sees.</summary>
public sealed record SendPrivately(Guid MemberId, Message Message) : OutboxContent
{
    /// <summary>Goes out only to whoever is an organiser when it is sent.</summary>
    public bool ForOrganisers { get; init; }
}

/// <summary>A last private message to somebody who is no member any more. Its row goes with it.</summary>
/// <param name="Person">The platform's own id of the person.</param>
public sealed record SendLast(string Person, Message Message) : OutboxContent;

/// <summary>Post a card, or edit it in place, with what is true when it is sent.</summary>
/// <param name="Card">The kind of card.</param>
/// <param name="Subject">The row it shows.</param>
public sealed record ShowCard(string Card, Guid Subject) : OutboxContent;

/// <summary>Show a member's own page with what is true when it is sent.</summary>
public sealed record ShowOwnPage(Guid MemberId) : OutboxContent;

/// <summary>Open a private room.</summary>
public sealed record OpenRoom([property: JsonPropertyName(StoredName.Subject)] Guid Subject) : OutboxContent;

/// <summary>Close a private room.</summary>
public sealed record CloseRoom([property: JsonPropertyName(StoredName.Subject)] Guid Subject) : OutboxContent;

/// <summary>The sending side of the outbox.</summary>
public interface IOutboxQueue
{
    /// <summary>So long something in hand keeps what goes another way of its lane waiting, for the sake of the order. After that it waits alone.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// Items that were sent are done, as by <see cref="DoneAsync"/>, and the next ones that may be sent are claimed, at most one of each way of a lane and one of
    /// each card, in one transaction: what waited for those is among these.
    /// </summary>
    /// <param name="sent">What was sent, and what it left behind.</param>
    /// <param name="waitedFor">The most of what people wait for.</param>
    /// <param name="pictures">The most edits of cards that stand.</param>
    /// <param name="lease">How long they are ours, by the database's clock; the same for everybody who claims.</param>
    /// <returns>The items, and how long until the next one may be sent, where anything waits for that.</returns>
    Task<ClaimedItems> FinishAndClaimAsync(IReadOnlyList<SentItem> sent, int waitedFor, int pictures, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Sent: the item is done, and what it left behind is remembered with it. Nothing happens when the lease was lost meanwhile.</summary>
    Task DoneAsync(ClaimedItem item, SentResult result, CancellationToken cancellationToken);

    /// <summary>Not sent: try again after <paramref name="wait"/>.</summary>
    /// <param name="wait">How long to wait, by the database's clock.</param>
    /// <param name="mayHaveBeenSent">Whether the try may have reached the platform: then the next one sees <see cref="ClaimedItem.WasSending"/>.</param>
    Task RetryAsync(ClaimedItem item, TimeSpan wait, bool mayHaveBeenSent, CancellationToken cancellationToken);

    /// <summary>Given up. The item is kept as failed, without its content, for the operator.</summary>
    Task GiveUpAsync(ClaimedItem item, string why, CancellationToken cancellationToken);

    /// <summary>Not sent, and kept until a channel, a private room or a member can be reached again, or its time is over.</summary>
    Task ParkAsync(ClaimedItem item, Guid waitsFor, CancellationToken cancellationToken);

    /// <summary>Marks that the request is about to be made, so that after a crash its outcome counts as unknown.</summary>
    /// <returns>False when the lease was lost meanwhile: then it must not be sent.</returns>
    Task<bool> MarkSendingAsync(ClaimedItem item, CancellationToken cancellationToken);

}

/// <summary>An item in hand.</summary>
/// <param name="Id">Rising; the post key is derived from it.</param>
/// <param name="Item">What to do.</param>
/// <param name="Attempt">1 for the first try.</param>
/// <param name="Token">Proves that the lease is ours.</param>
/// <param name="WasSending">An earlier try may have reached the platform.</param>
public sealed record ClaimedItem(long Id, OutboxItem Item, int Attempt, Guid Token, bool WasSending)
{
    /// <summary>How long ago, by the database's clock, the first of the tries began that may have reached the platform; zero when none did.</summary>
    public TimeSpan SendingFor { get; init; }

    /// <summary>An edit of a card that stands: nobody waits for it.</summary>
    public bool IsPicture { get; init; }
}

/// <summary>What was claimed.</summary>
/// <param name="NextIn">How long until another one may be sent; null where none waits for that.</param>
public sealed record ClaimedItems(IReadOnlyList<ClaimedItem> Items, TimeSpan? NextIn);

/// <summary>An item that was sent.</summary>
/// <param name="Result">What it left behind.</param>
public sealed record SentItem(ClaimedItem Item, SentResult Result);

/// <summary>What a sent item left behind.</summary>
/// <param name="Card">A card now stands here: kind, subject and place.</param>
/// <param name="Room">A private room was opened: what it is for, and where it is.</param>
public sealed record SentResult((string Card, Guid Subject, PostedMessage Posted)? Card = null, (Guid Subject, RoomRef Room)? Room = null)
{
    /// <summary>Nothing to remember.</summary>
    public static SentResult Plain { get; } = new();
}
