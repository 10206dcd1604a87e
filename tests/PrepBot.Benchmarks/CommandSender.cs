using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Values.Identity;

namespace PrepBot.Benchmarks;

/// <summary>A member of a room who types commands, without a platform between them and the bot.</summary>
/// <param name="Community">The platform's id of the group.</param>
/// <param name="Room">The platform's id of the channel.</param>
internal sealed record CommandSender(PlatformName Platform, string Community, string Room)
{
    /// <summary>Hands the command over, and comes back with its answer.</summary>
    /// <param name="person">The platform's id of who types it.</param>
    public async Task<Reply> SendAsync(IInteractionSink sink, string person, string command, CommandValues values)
    {
        var now = TimeProvider.System.GetUtcNow();
        var origin = new Origin(
            $"{command}-{Guid.CreateVersion7(now):N}", new(Platform, Community), new(Platform, Room), new(Platform, person), "Member", false, now)
        {
            AnswerBy = now.AddSeconds(30),
            Proof = EnvelopeProof.Rights,
        };
        var responder = new Responder();
        await sink.HandleAsync(new CommandUsed(origin, command, values), responder, CancellationToken.None);
        return responder.Answer;
    }

    private sealed class Responder : IResponder
    {
        public Reply Answer { get; private set; } = Reply.Nothing;

        public bool KeepsFormOpen => false;

        public Task AnswerLateAsync(Reply reply, bool isRepeat, CancellationToken cancellationToken) => AnswerAsync(reply, cancellationToken);

        public Task AnswerAsync(Reply reply, CancellationToken cancellationToken)
        {
            Answer = reply;
            return Task.CompletedTask;
        }

        public Task DeferAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
