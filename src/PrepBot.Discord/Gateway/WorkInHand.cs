namespace PrepBot.Discord.Gateway;

/// <summary>
/// Events handed over and not yet dealt with. A restart resumes before the first of them: then what was in work when the process died comes again,
/// too late to be done, but a form's text is kept and its author told.
/// </summary>
internal sealed class WorkInHand
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<long, int> _open = [];
    private TaskCompletionSource? _idle;

    /// <summary>Begins one.</summary>
    public void Begin(long sequence)
    {
        lock (_gate)
            _open[sequence] = _open.GetValueOrDefault(sequence) + 1;
    }

    public void End(long sequence)
    {
        lock (_gate)
        {
            if (--_open[sequence] == 0)
                _open.Remove(sequence);
            if (_open.Count == 0)
            {
                _idle?.TrySetResult();
                _idle = null;
            }
        }
    }

    /// <summary>The point to resume from after a crash.</summary>
    public ResumePoint? SafePoint(ResumePoint? session)
    {
        lock (_gate)
            return session is not null && _open.Count > 0 ? session with { Sequence = Math.Max(0, Math.Min(session.Sequence, _open.Keys.First() - 1)) } : session;
    }

    /// <summary>Completes when nothing is in hand.</summary>
    public Task WhenIdle()
    {
        lock (_gate)
        {
            if (_open.Count == 0)
                return Task.CompletedTask;

            return (_idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }
}
