using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;

namespace PrepBot.Chat.Dispatch;

/// <summary>Private messages to somebody who takes none: they are shown with the answer to the next thing the person does.</summary>
internal static class WaitingWords
{
    /// <summary>More wait for the answer after: one answer holds only so much.</summary>
    private const int MaxAtOnce = 2;

    /// <summary>The answer with them under it; an answer that is no message of its own is left alone, and they wait on.</summary>
    public static async Task<Reply> AddedAsync(Call call, Reply reply, CancellationToken cancellationToken)
    {
        if (reply is not PrivateReply { Message: var answer } shown)
            return reply;

        var words = await call.Work.Outbox.TakeParkedAsync(call.CommunityId, call.MemberId, MaxAtOnce, cancellationToken);
        return words.Count == 0
            ? reply
            : shown with { Message = With(answer, words), InForm = shown.InForm is { } asked ? asked with { Under = With(asked.Under, words) } : null };
    }

    private static Message With(Message answer, IReadOnlyList<Message> words) =>
        answer with { Blocks = [.. answer.Blocks, .. words.SelectMany(word => word.Blocks.Prepend(new Divider()))] };
}
