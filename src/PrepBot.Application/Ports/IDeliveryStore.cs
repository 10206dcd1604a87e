using PrepBot.Application.Conversation;
using PrepBot.Domain.Communities;
using PrepBot.Domain.Members;

namespace PrepBot.Application.Ports;

/// <summary>The inbox: every delivery is done once, and a second one gets the first one's answer. Kept 72 hours, replies encrypted at rest.</summary>
public interface IDeliveryStore
{
    /// <summary>Takes a delivery on within this transaction; waits for another transaction that has the same one in hand.</summary>
    /// <returns>The answer it was given before, or null when it is new.</returns>
    Task<Reply?> TakeAsync(CommunityId community, MemberId member, string platform, string deliveryId, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Stores the answer with the effect, in the same transaction.</summary>
    Task AnswerAsync(CommunityId community, string platform, string deliveryId, Reply reply, CancellationToken cancellationToken);
}
