using Microsoft.Extensions.Logging;
using PrepBot.Chat.Stores;

namespace PrepBot.Chat.Loops;

/// <summary>
/// At the start and once an hour: lets the product look after what is its own, and throws away what no rule needs any more. On any number of
/// replicas; doing it twice is harmless. What is wrong with one rule stops that rule alone, and is looked at again soon.
/// </summary>
internal sealed partial class PurgeLoop(
    LoopSupervision supervision, IHousekeeping housekeeping, IStorePurge purge, TimeProvider time, ILogger<PurgeLoop> logger) : SupervisedLoop(supervision)
{
    private static readonly TimeSpan Usual = TimeSpan.FromHours(1);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(5);

    protected override async Task TurnAsync(CancellationToken stoppingToken) =>
        await Task.Delay(await RunAsync(stoppingToken) ? Usual : AfterFailure, time, stoppingToken);

    /// <summary>Runs everything once.</summary>
    /// <returns>Whether all of it went well.</returns>
    /// <exception cref="StoreException">The database is away.</exception>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var allWell = await LookAsync(cancellationToken);
        foreach (var rule in purge.Rules)
        {
            var run = await purge.RunAsync(rule, cancellationToken);
            if (run.Failure is { } why)
                LogFailed(run.Rule, why, run.Removed, run.Took.TotalMilliseconds);
            else if (run.Removed > 0)
                LogRan(run.Rule, run.Removed, run.Took.TotalMilliseconds);
            allWell &= run.Failure is null;
        }

        return allWell;
    }

    private async Task<bool> LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            await housekeeping.LookAsync(cancellationToken);
            return true;
        }
#pragma warning disable CA1031 // Whatever is wrong there must not keep the rules from running; the log says so, and it is tried again.
        catch (Exception e) when (e is not (OperationCanceledException or StoreException { Failure: StoreFailure.Unavailable }))
#pragma warning restore CA1031
        {
            LogNotLookedAfter(e);
            return false;
        }
    }

    [LoggerMessage(2081, LogLevel.Information, "Housekeeping {Rule}: {Rows} rows went in {Milliseconds:0} ms.")]
    private partial void LogRan(string rule, long rows, double milliseconds);

    [LoggerMessage(2082, LogLevel.Error, "Housekeeping {Rule} failed: {Why}. {Rows} rows had gone after {Milliseconds:0} ms; it is tried again, and the other rules go on.")]
    private partial void LogFailed(string rule, string why, long rows, double milliseconds);

    [LoggerMessage(2083, LogLevel.Error, "What the product looks after before housekeeping failed; it is tried again, and the rules go on.")]
    private partial void LogNotLookedAfter(Exception error);
}
