using PrepBot.Chat.Messages;
using PrepBot.Chat.Outbox;
using PrepBot.Chat.Work;
using PrepBot.Domain.Members;

namespace PrepBot.Practice.Leaving;

/// <summary>How somebody is told who is no member any more.</summary>
internal static class LastWord
{
    /// <summary>A last word to a person who is being forgotten.</summary>
    public static Task SendLastAsync(this IOutbox outbox, Erasure erasure, Message message, CancellationToken cancellationToken) =>
        outbox.AddAsync(
            new OutboxItem(
                erasure.CommunityId, erasure.Id.Value, new SendLast(erasure.Person.ExternalId, message), UnknownOutcome.Provable, outbox.Now, outbox.Now + OutboxVerbs.WordLife),
            cancellationToken);
}
