using System.Text.Json.Nodes;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Platforms;

namespace PrepBot.Playground.Inbound;

/// <summary>The way back of one request: the first sign goes into its response, an answer after that to the open pages of the person.</summary>
/// <param name="show">Makes a reply into what the page draws.</param>
/// <param name="late">Takes the answer when the response has already left.</param>
internal sealed class Answering(Func<Reply, CancellationToken, Task<JsonObject>> show, Action<JsonObject> late) : IResponder
{
    private readonly TaskCompletionSource<JsonObject?> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _deferred;

    /// <summary>What goes into the response; null when there is nothing to wait for any more.</summary>
    public Task<JsonObject?> First => _first.Task;

    /// <summary>The page keeps what was typed until it is answered.</summary>
    public bool KeepsFormOpen => true;

    /// <summary>The page takes an answer whenever it comes.</summary>
    public Task AnswerLateAsync(Reply reply, bool isRepeat, CancellationToken cancellationToken) => AnswerAsync(reply, cancellationToken);

    public async Task AnswerAsync(Reply reply, CancellationToken cancellationToken)
    {
        if (_deferred && reply is FormReply)
            throw new PlatformException(PlatformRefusal.AnswerOver, "A form cannot follow a deferral.");

        var answer = await show(reply, cancellationToken);
        if (!_first.TrySetResult(answer))
            late(answer);
    }

    public Task DeferAsync(CancellationToken cancellationToken)
    {
        _deferred = true;
        SayWorking();
        return Task.CompletedTask;
    }

    /// <summary>Lets the response leave when an answer is slow and nobody said so.</summary>
    public void SayWorking() => _first.TrySetResult(Replies.Working);

    /// <summary>No answer will come.</summary>
    public void GiveUp() => _first.TrySetResult(null);
}
