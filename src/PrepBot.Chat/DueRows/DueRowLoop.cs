using Microsoft.Extensions.Logging;
using PrepBot.Chat.Loops;
using PrepBot.Chat.Stores;
using PrepBot.Chat.Work;
using PrepBot.Values.Time;

namespace PrepBot.Chat.DueRows;

/// <summary>Does what is due, one row at a time, each in one transaction with its effects. Any number of replicas may run it.</summary>
internal sealed partial class DueRowLoop : SupervisedLoop
{
    /// <summary>A replica that dies with a row in hand gives it back after this: timers are back within 10 s.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(8);

    /// <summary>The truth is looked up this often; the bell only makes it sooner.</summary>
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(2);

    private static readonly Backoff Pauses = new(TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(10));

    private readonly Dictionary<string, IJob> _jobs;
    private readonly IDueQueue _queue;
    private readonly IBackgroundUnits _units;
    private readonly WakeUp _wakeUp;
    private readonly TimeProvider _time;
    private readonly ILogger<DueRowLoop> _logger;

    public DueRowLoop(
        LoopSupervision supervision, IEnumerable<IJob> jobs, IDueQueue queue, IBackgroundUnits units, WakeUp wakeUp, TimeProvider time, ILogger<DueRowLoop> logger)
        : base(supervision)
    {
        _jobs = jobs.ToDictionary(job => job.Kind);
        _queue = queue;
        _units = units;
        _wakeUp = wakeUp;
        _time = time;
        _logger = logger;
    }

    protected override async Task TurnAsync(CancellationToken stoppingToken)
    {
        var ring = _wakeUp.NextDue;
        if (await RunOneAsync(stoppingToken))
            return;

        var next = await _queue.NextAsync(stoppingToken) - _time.GetUtcNow();
        var wait = next is { } soon && soon < Poll ? (soon > TimeSpan.Zero ? soon : TimeSpan.FromMilliseconds(50)) : Poll;
        await WakeUp.WaitAsync(ring, wait, _time, stoppingToken);
    }

    /// <summary>Does one due row.</summary>
    /// <returns>False when nothing is due.</returns>
    public async Task<bool> RunOneAsync(CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        if (await _queue.ClaimAsync(now, Lease, cancellationToken) is not { } row)
            return false;

        try
        {
            await RunAsync(row, cancellationToken);
        }
        catch (StoreException e) when (e.Failure == StoreFailure.Conflict)
        {
            await _queue.PutBackAsync(row, now, cancellationToken);
        }
#pragma warning disable CA1031 // One row that fails must not hold up the others; it comes back later, and the log says so.
        catch (Exception e) when (e is not (OperationCanceledException or StoreException))
#pragma warning restore CA1031
        {
            LogFailed(e, row.Kind, row.Subject, row.Failures + 1);
            await _queue.PutBackAsync(row, now + Pauses.After(row.Failures + 1, row.Token), cancellationToken);
        }

        return true;
    }

    private async Task RunAsync(DueRow row, CancellationToken cancellationToken)
    {
        await using var work = await _units.BeginAsync(cancellationToken);
        if (_jobs.TryGetValue(row.Kind, out var job))
            await job.RunAsync(work, row, cancellationToken);
        else
            LogUnknown(row.Kind);

        await work.DueRows.FinishAsync(row, cancellationToken);
        await work.CommitAsync(cancellationToken);
        _wakeUp.Ring(work.Wakes);
    }

    [LoggerMessage(2061, LogLevel.Error, "Job {Kind} for {Subject} failed, {Failures} times now; it comes back later.")]
    private partial void LogFailed(Exception error, string kind, Guid subject, int failures);

    [LoggerMessage(2062, LogLevel.Warning, "No job {Kind} in this version; its row is dropped.")]
    private partial void LogUnknown(string kind);
}
