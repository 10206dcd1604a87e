namespace PrepBot.Chat.Loops;

/// <summary>The bell between what was committed and the loops that may have work now.</summary>
internal sealed class WakeUp : IWakeUp
{
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes at the next ring. Take it before looking for work: then no ring is missed in between.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Ring() =>
        Interlocked.Exchange(ref _next, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    /// <summary>Waits for a ring or the time, whichever is first.</summary>
    public static async Task WaitAsync(Task ring, TimeSpan most, TimeProvider time, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(ring, Task.Delay(most, time, over.Token));
        await over.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }
}
