using System.Collections.Concurrent;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;

namespace PrepBot.Testing;

/// <summary>Writes down what arrives, and answers as the test says.</summary>
public sealed class RecordingSink : IInteractionSink
{
    private readonly ConcurrentQueue<Interaction> _seen = new();

    public IReadOnlyList<Interaction> Seen => [.. _seen];

    public Func<Interaction, IResponder, CancellationToken, Task> Answer { get; set; } =
        (_, responder, cancellationToken) => responder.AnswerAsync(Reply.Nothing, cancellationToken);

    public void AnswersWith(Reply reply) => Answer = (_, responder, cancellationToken) => responder.AnswerAsync(reply, cancellationToken);

    public Task HandleAsync(Interaction interaction, IResponder responder, CancellationToken cancellationToken)
    {
        _seen.Enqueue(interaction);
        return Answer(interaction, responder, cancellationToken);
    }
}
