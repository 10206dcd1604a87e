using PrepBot.Chat.Platforms;
using PrepBot.Domain.Members;
using PrepBot.Domain.Rounds;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Leaving;

/// <summary>
/// Erases what is held on a member whose tie to the person is cut. Records of others stay, and name nobody. Each call is short, and doing it again
/// is harmless.
/// </summary>
public interface IMemberEraser
{
    /// <summary>Erases drafts, notes, suggestions, the answers stored for the member, and what others noted or began to write about them.</summary>
    Task EraseWordsAsync(Erasure erasure, CancellationToken cancellationToken);

    /// <summary>
    /// Takes back messages that wait to be sent, or for an organiser's word, and are to the member, of their rounds, or name them. Cards are drawn when they
    /// are sent, and stay.
    /// </summary>
    /// <param name="erasure">The erasure, with how far it has come.</param>
    /// <param name="most">How many messages are looked at.</param>
    /// <returns>How far it has come; null when it is through.</returns>
    Task<string?> EraseMessagesAsync(Erasure erasure, int most, CancellationToken cancellationToken);

    /// <summary>Erases answers stored for others that speak of the member: delivered again, those are answered without words.</summary>
    /// <inheritdoc cref="EraseMessagesAsync"/>
    Task<string?> EraseAnswersOfOthersAsync(Erasure erasure, int most, CancellationToken cancellationToken);

    /// <summary>Erases what was written about the member and their own self-reviews, and takes their words out of the debriefs they wrote about others.</summary>
    /// <returns>False when there is more to do.</returns>
    Task<bool> EraseDebriefsAsync(Erasure erasure, int most, CancellationToken cancellationToken);

    /// <summary>Erases credits, service, claims, disputes, exposures, no-shows, lists of whom not to meet, seats and places in queues.</summary>
    Task EraseCountsAsync(Erasure erasure, CancellationToken cancellationToken);

    /// <summary>Rounds whose debriefs would wait in vain: the member was the candidate, or was to file and the candidate has.</summary>
    Task<IReadOnlyList<RoundId>> OpenDebriefsAsync(Erasure erasure, int most, CancellationToken cancellationToken);

    /// <summary>Cards that stand somewhere and show the member, by kind and subject, with the channel or round they belong to.</summary>
    /// <returns>At most <paramref name="most"/>, after what was reached before.</returns>
    Task<IReadOnlyList<PostedFace>> CardsAsync(Erasure erasure, int most, CancellationToken cancellationToken);

    /// <summary>Rounds whose room is addressed by the person's own id.</summary>
    /// <returns>At most <paramref name="most"/>; those that were changed are not found again.</returns>
    Task<IReadOnlyList<NamedRoom>> RoomsNamingAsync(Erasure erasure, int most, CancellationToken cancellationToken);

    /// <summary>Gives a round's room another address.</summary>
    Task MoveRoomAsync(Erasure erasure, RoundId round, RoomRef room, CancellationToken cancellationToken);

    /// <summary>Cards that stand where the address names the person.</summary>
    /// <inheritdoc cref="RoomsNamingAsync"/>
    Task<IReadOnlyList<NamedCard>> CardsNamingAsync(Erasure erasure, int most, CancellationToken cancellationToken);

    /// <summary>Gives a card another place; null when it stands nowhere any more that we know of.</summary>
    Task MoveCardAsync(Erasure erasure, NamedCard card, PostedMessage? posted, CancellationToken cancellationToken);

    /// <summary>
    /// Lets go of people who never used the bot themselves and were only named by somebody who is forgotten now: nobody is left whom their id and name
    /// would serve.
    /// </summary>
    Task LetNamedOnesGoAsync(Erasure erasure, CancellationToken cancellationToken);

    /// <summary>Whether something about the member is on its way to the platform this moment: what comes back from it may name them once more.</summary>
    Task<bool> IsBeingSentAsync(Erasure erasure, CancellationToken cancellationToken);

    /// <summary>Whether nothing is left to be erased.</summary>
    Task<bool> IsDoneAsync(Erasure erasure, CancellationToken cancellationToken);
}

/// <summary>A card that stands somewhere.</summary>
/// <param name="Card">The kind of card.</param>
/// <param name="Subject">The row it shows.</param>
/// <param name="Lane">The channel or round it belongs to.</param>
public sealed record PostedFace(string Card, Guid Subject, Guid Lane)
{
    /// <summary>Where it comes in the order of cards.</summary>
    public string Key => $"{Card}:{Subject}";
}

/// <summary>A round's room whose address names somebody.</summary>
/// <param name="Room">Where it is.</param>
public sealed record NamedRoom(RoundId Round, RoomRef Room);

/// <summary>A card at an address that names somebody.</summary>
/// <param name="Card">The kind of card.</param>
/// <param name="Subject">The row it shows.</param>
/// <param name="Posted">Where it stands.</param>
public sealed record NamedCard(string Card, Guid Subject, PostedMessage Posted);
