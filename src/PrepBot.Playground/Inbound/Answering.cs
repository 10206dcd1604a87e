using System.Text.Json.Nodes;
using PrepBot.Chat.Interactions;

namespace PrepBot.Playground.Inbound;

/// <summary>The way back of one request: the first sign goes into its response, an answer after that to the open pages of the person.</summary>
/// <param name="show">Makes a reply into what the page draws.</param>
/// <param name="late">Takes the answer when the response has already left.</param>
internal sealed class Answering(Func<Reply, CancellationToken, Task<JsonObject>> show, Action<JsonObject> late) : IResponder
{
    private readonly TaskCompletionSource<JsonObject?> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _answered;

    /// <summary>What goes into the response; null when there is nothing to wait for any more.</summary>
    public Task<JsonObject?> First => _first.Task;

    /// <summary>The page keeps what was typed until it is answered.</summary>
    public bool KeepsFormOpen => true;

    /// <summary>The page takes an answer whenever it comes, a form too.</summary>
    public Task AnswerLateAsync(Reply reply, bool isRepeat, CancellationToken cancellationToken) => AnswerAsync(reply, cancellationToken);

    public async Task AnswerAsync(Reply reply, CancellationToken cancellationToken)
    {
        var answer = await show(reply, cancellationToken);
        _answered = true;
        if (!_first.TrySetResult(answer))
            late(answer);
    }

    public Task DeferAsync(CancellationToken cancellationToken)
    {
        SayWorking();
        return Task.CompletedTask;
    }

    /// <summary>Lets the response leave when an answer is slow and nobody said so.</summary>
    public void SayWorking() => _first.TrySetResult(Replies.Working);

    /// <summary>Stopping: whoever waits sends the same delivery again to the next run.</summary>
    public void GiveUp() => _first.TrySetResult(null);

    /// <summary>The work is over; where it gave no answer, none will come, and nobody waits for one.</summary>
    public void End()
    {
        if (!_first.TrySetResult(null) && !_answered)
            late(Replies.NoAnswer);
    }
}
