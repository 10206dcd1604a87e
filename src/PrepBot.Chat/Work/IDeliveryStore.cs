using PrepBot.Chat.Forms;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Values.Identity;

namespace PrepBot.Chat.Work;

/// <summary>The inbox: every delivery is done once, and a second one gets the first one's answer. Kept 72 hours, replies encrypted at rest.</summary>
public interface IDeliveryStore
{
    /// <summary>
    /// Takes a delivery on within this transaction, and holds its member until that ends, so that one member's interactions are handled one after the other
    /// on every replica; waits for another transaction that has the same one in hand.
    /// </summary>
    /// <returns>The answer it was given before, or null when it is new.</returns>
    Task<Reply?> TakeAsync(CommunityId community, MemberId member, string platform, string deliveryId, CancellationToken cancellationToken);

    /// <summary>
    /// Takes a delivery on for somebody who is known already, together with finding out who they are: as <see cref="TakeAsync"/>, without waiting for
    /// their ids.
    /// </summary>
    /// <returns>False when it was taken on before, or nobody here is known by this name yet.</returns>
    Task<bool> TryTakeAsync(Origin origin, CancellationToken cancellationToken);

    /// <summary>The answer a delivery was given, by whom it was taken on; null when it was never done.</summary>
    Task<Reply?> FindAsync(CommunityId community, MemberId member, string platform, string deliveryId, CancellationToken cancellationToken);

    /// <summary>
    /// Notes what was typed into a form that adds something. The same words of the same author in the same form within an hour are one thing sent twice;
    /// the table says so.
    /// </summary>
    /// <returns>The answer the same words were given before under another delivery; null when they are new and are noted now.</returns>
    Task<Reply?> NoteWordsAsync(
        CommunityId community, MemberId member, string platform, string deliveryId, ActionId form, FormAnswers answers, CancellationToken cancellationToken);

    /// <summary>Nothing was added after all: the same words are new the next time.</summary>
    Task ForgetWordsAsync(CommunityId community, string platform, string deliveryId, CancellationToken cancellationToken);

    /// <summary>Stores the answer with the effect, in the same transaction.</summary>
    Task AnswerAsync(CommunityId community, string platform, string deliveryId, Reply reply, CancellationToken cancellationToken);
}
