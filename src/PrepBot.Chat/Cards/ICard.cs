using PrepBot.Chat.Messages;
using PrepBot.Chat.Work;
using PrepBot.Values.Identity;

namespace PrepBot.Chat.Cards;

/// <summary>A message that is edited in place and always shows what is true now. Drawn when it is sent, never stored.</summary>
public interface ICard
{
    /// <summary>Stable kind, 1-20 characters of a-z and hyphen.</summary>
    string Kind { get; }

    /// <summary>Draws it.</summary>
    /// <returns>The card, or null when there is nothing to show any more.</returns>
    Task<CardFace?> DrawAsync(IUnitOfWork work, CardSubject subject, CancellationToken cancellationToken);
}

/// <summary>What a card shows.</summary>
/// <param name="Part">Which part of the row, from 0, where a row has several.</param>
public readonly record struct CardSubject(CommunityId CommunityId, Guid Row, int Part);

/// <summary>A drawn card and where it belongs.</summary>
public sealed record CardFace(CardLocation Location, Message Message)
{
    /// <summary>Whom it lists as waiting: whoever is no member any more is taken out first.</summary>
    public IReadOnlyList<PersonRef> Waiting { get; init; } = [];

    /// <summary>When it goes to the end of its channel; null for a kind of card that always stays where it stands.</summary>
    public PostedAnew? Anew { get; init; }

    /// <summary>Drawn only where it stands already: one that its reader has not asked for is not posted.</summary>
    public bool OnlyInPlace { get; init; }
}

/// <summary>A card that has scrolled away is posted anew, without ringing anybody, and the old one goes.</summary>
/// <param name="IfStandingSince">It has scrolled away when it stands in its message since this or longer; null where it stays for now.</param>
/// <param name="Elsewhere">
/// What a message says that is not the card: the new one until it is known where it stands, and an old one that cannot be deleted. It has nothing to press.
/// </param>
public sealed record PostedAnew(DateTimeOffset? IfStandingSince, Message Elsewhere);

/// <summary>Where a card belongs. A closed set.</summary>
public abstract record CardLocation
{
    private CardLocation()
    {
    }

    /// <summary>In a channel.</summary>
    public sealed record InChannel(ChannelId Channel) : CardLocation;

    /// <summary>In the private room that was opened for this.</summary>
    public sealed record InRoom(Guid Subject) : CardLocation;

    /// <summary>In a member's private messages.</summary>
    public sealed record InPrivate(MemberId Member) : CardLocation
    {
        /// <summary>The private room it is about, where a platform has private messages within a room; or null.</summary>
        public Guid? Beside { get; init; }
    }
}

/// <summary>The kinds of cards there are, and how a kind with a part is written in an outbox row: "question.2".</summary>
public sealed class CardCatalog(IEnumerable<ICard> cards)
{
    private readonly Dictionary<string, ICard> _cards = cards.ToDictionary(card => card.Kind);

    /// <summary>The name of a part of a card.</summary>
    public static string Name(string kind, int part = 0) => part == 0 ? kind : $"{kind}.{part}";

    /// <summary>A part of a card about a row as <see cref="Message.Card"/> carries it, so that what stands there can be drawn anew by its name.</summary>
    public static string KeyOf(string kind, int part, Guid row) => $"{Name(kind, part)}:{row:N}";

    /// <summary>Reads it; false for any other name of a private card.</summary>
    public static bool TryParseKey(string key, out string name, out Guid row)
    {
        var colon = key.LastIndexOf(':');
        name = colon < 0 ? key : key[..colon];
        return Guid.TryParseExact(colon < 0 ? "" : key[(colon + 1)..], "N", out row);
    }

    /// <summary>Draws the card of this name.</summary>
    /// <returns>The card, or null when there is nothing to show, or no such kind any more.</returns>
    public async Task<CardFace?> DrawAsync(
        IUnitOfWork work, CommunityId community, string name, Guid row, CancellationToken cancellationToken)
    {
        var dot = name.IndexOf('.');
        var kind = dot < 0 ? name : name[..dot];
        var part = dot < 0 ? 0 : int.Parse(name[(dot + 1)..]);
        return _cards.TryGetValue(kind, out var card)
            ? await card.DrawAsync(work, new CardSubject(community, row, part), cancellationToken)
            : null;
    }
}
