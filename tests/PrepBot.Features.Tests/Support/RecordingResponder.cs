using PrepBot.Chat.Interactions;

namespace PrepBot.Features.Tests.Support;

/// <summary>Remembers what came back.</summary>
internal sealed class RecordingResponder : IResponder
{
    public List<Reply> Answers { get; } = [];

    public int Deferrals { get; private set; }

    public bool KeepsFormOpen { get; init; } = true;

    /// <summary>Answers that came past the deadline and were given before.</summary>
    public int Repeats { get; private set; }

    public Task AnswerLateAsync(Reply reply, bool isRepeat, CancellationToken cancellationToken)
    {
        Repeats += isRepeat ? 1 : 0;
        return AnswerAsync(reply, cancellationToken);
    }

    public Task AnswerAsync(Reply reply, CancellationToken cancellationToken)
    {
        Answers.Add(reply);
        return Task.CompletedTask;
    }

    public Task DeferAsync(CancellationToken cancellationToken)
    {
        Deferrals++;
        return Task.CompletedTask;
    }
}
