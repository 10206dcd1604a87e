using PrepBot.Chat.Work;

namespace PrepBot.Chat.Loops;

/// <summary>The bells between what was committed and the loops that may have work now: one for each, so that neither looks for what is the other's.</summary>
internal sealed class WakeUp : IWakeUp
{
    private readonly Bell _outbox = new();
    private readonly Bell _dueRows = new();

    /// <summary>Completes when there is something to be sent. Take it before looking for work: then no ring is missed in between.</summary>
    public Task NextToSend => _outbox.Next;

    /// <summary>Completes when something is due soon. Take it before looking for work.</summary>
    public Task NextDue => _dueRows.Next;

    public void Ring(Wakes which)
    {
        if (which.HasFlag(Wakes.Outbox))
            _outbox.Ring();
        if (which.HasFlag(Wakes.DueRows))
            _dueRows.Ring();
    }

    /// <summary>Waits for a ring or the time, whichever is first.</summary>
    public static async Task WaitAsync(Task ring, TimeSpan most, TimeProvider time, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(ring, Task.Delay(most, time, over.Token));
        await over.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    private sealed class Bell
    {
        private TaskCompletionSource _next = New();

        public Task Next => Volatile.Read(ref _next).Task;

        public void Ring() => Interlocked.Exchange(ref _next, New()).TrySetResult();

        private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
