using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Loops;

namespace PrepBot.Discord.Adapter;

/// <summary>Tells the features who was found to have left.</summary>
internal sealed class DepartureLoop(LoopSupervision supervision, Departures departures, IInteractionSink sink, TimeProvider time) : SupervisedLoop(supervision)
{
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(2);

    protected override async Task TurnAsync(CancellationToken stoppingToken)
    {
        using var turn = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        await Task.WhenAny(departures.Waiting.WaitToReadAsync(turn.Token).AsTask(), Task.Delay(Turn, time, turn.Token));
        await turn.CancelAsync();

        // Not waited for: each has a deadline of its own, which does not wait for the one before. The sink never throws.
        while (departures.Waiting.TryRead(out var left))
            _ = sink.HandleAsync(left, Nobody.Instance, CancellationToken.None);
    }

    /// <summary>There is nobody to answer to.</summary>
    private sealed class Nobody : IResponder
    {
        public static Nobody Instance { get; } = new();

        public bool KeepsFormOpen => false;

        public Task AnswerLateAsync(Reply reply, bool isRepeat, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task AnswerAsync(Reply reply, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task DeferAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
