using PrepBot.Values.Time;

namespace PrepBot.Chat.Loops;

/// <summary>Decides, without waiting itself, how long a failing loop pauses and when it has to be given up.</summary>
/// <param name="chance">Draws the pauses, so that replicas that failed together do not come back together.</param>
internal sealed class LoopFailures(Random chance)
{
    /// <summary>So many failures in a row, within <see cref="Window"/>, are a defect that no restart will mend.</summary>
    public const int MaxInARow = 5;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private static readonly Backoff Pauses = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));

    // A store that is back should be noticed well within five seconds.
    private static readonly Backoff WorldPause = new(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2));

    private readonly Queue<TimeSpan> _row = new();
    private int _inARow;

    /// <summary>A turn went well.</summary>
    public void Turned()
    {
        _row.Clear();
        _inARow = 0;
    }

    /// <summary>A turn failed by a fault of ours.</summary>
    /// <param name="running">How long the loop has been running, by a monotonic clock.</param>
    /// <returns>How long to pause, or null to give up.</returns>
    public TimeSpan? Failed(TimeSpan running)
    {
        _inARow++;
        _row.Enqueue(running);
        while (_row.Peek() < running - Window)
            _row.Dequeue();

        return _row.Count >= MaxInARow ? null : Pauses.After(_inARow, chance.NextDouble());
    }

    /// <summary>
    /// The database is away or in the way, or something was not answered in time. That is the world's business: however long it lasts, the loop goes on
    /// when it is back.
    /// </summary>
    public TimeSpan WorldFailed() => WorldPause.After(1, chance.NextDouble());
}
