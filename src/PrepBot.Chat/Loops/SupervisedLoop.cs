using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PrepBot.Chat.Platforms;
using PrepBot.Chat.Stores;

namespace PrepBot.Chat.Loops;

/// <summary>What every supervised loop is given; registered once.</summary>
public sealed class LoopSupervision(LoopHealth health, IHostApplicationLifetime lifetime, TimeProvider time, ILoggerFactory loggers)
{
    internal LoopHealth Health => health;

    internal IHostApplicationLifetime Lifetime => lifetime;

    internal TimeProvider Time => time;

    internal ILoggerFactory Loggers => loggers;
}

/// <summary>
/// A background loop that is looked after: a turn that throws is logged and the loop goes on after a pause; after five failures in a row
/// within five minutes the process is stopped, and <see cref="LoopHealth.AnyBroken"/> makes its exit code tell why. A plain background
/// service would end the process with exit code 0 at its first exception. A <see cref="StoreException"/> or a deadline that ran out never counts as
/// a failure of the loop: while the database is away or slow the loop waits for it.
/// </summary>
public abstract partial class SupervisedLoop : BackgroundService
{
    private readonly LoopSupervision _supervision;
    private readonly ILogger _logger;
    private readonly LoopFailures _failures;
    private readonly long _since;

    /// <summary>The clock of the bot.</summary>
    protected TimeProvider Time => _supervision.Time;

    protected SupervisedLoop(LoopSupervision supervision)
    {
        _supervision = supervision;
        _logger = supervision.Loggers.CreateLogger(GetType());
        _since = supervision.Time.GetTimestamp();
        _failures = new LoopFailures(new Random(HashCode.Combine(_since, Environment.ProcessId, Name)));
        _supervision.Health.Note(Name, LoopState.Starting);
    }

    /// <summary>How the loop is called in logs and in readiness.</summary>
    public string Name => GetType().Name;

    /// <summary>
    /// One turn: waits until there is something to do, for two seconds or so at most, and does it. What it keeps between turns must still be
    /// right after it threw.
    /// </summary>
    /// <param name="stoppingToken">The process stops: finish the work in hand, then return or throw <see cref="OperationCanceledException"/>.</param>
    protected abstract Task TurnAsync(CancellationToken stoppingToken);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host waits for the first await of each service; a loop that begins with work would hold up the others.
        await Task.Yield();
        _supervision.Health.Note(Name, LoopState.Running);
        while (!stoppingToken.IsCancellationRequested)
        {
            if (await TryTurnAsync(stoppingToken) is not { } pause)
                return;
            if (pause > TimeSpan.Zero && !await WaitAsync(pause, stoppingToken))
                break;
        }

        _supervision.Health.Note(Name, LoopState.Stopped);
    }

    /// <returns>How long to pause before the next turn; null when the loop has been given up.</returns>
    private async Task<TimeSpan?> TryTurnAsync(CancellationToken stoppingToken)
    {
        try
        {
            await TurnAsync(stoppingToken);
            _failures.Turned();
            _supervision.Health.Note(Name, LoopState.Running);
            return TimeSpan.Zero;
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return TimeSpan.Zero;
        }
        catch (Exception e) when (e is StoreException or OperationCanceledException)
        {
            // A deadline that ran out is no defect either: whatever was too slow may be quicker next time.
            _supervision.Health.Note(Name, LoopState.Failing);
            var pause = _failures.WorldFailed();
            WaitsForTheWorld(e, Name, pause.TotalSeconds);
            return pause;
        }
        catch (TokenRefusedException e)
        {
            _supervision.Health.Note(Name, LoopState.Refused);
            Refused(e, Name, e.Message);
            _supervision.Lifetime.StopApplication();
            return null;
        }
        catch (Exception e)
        {
            return Failed(e);
        }
    }

    private TimeSpan? Failed(Exception error)
    {
        if (_failures.Failed(_supervision.Time.GetElapsedTime(_since)) is { } pause)
        {
            _supervision.Health.Note(Name, LoopState.Failing);
            Restarts(error, Name, pause.TotalSeconds);
            return pause;
        }

        _supervision.Health.Note(Name, LoopState.Broken);
        GivenUp(error, Name, LoopFailures.MaxInARow);
        _supervision.Lifetime.StopApplication();
        return null;
    }

    private async Task<bool> WaitAsync(TimeSpan pause, CancellationToken stoppingToken)
    {
        try
        {
            await Task.Delay(pause, _supervision.Time, stoppingToken);
            return true;
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return false;
        }
    }

    [LoggerMessage(2101, LogLevel.Warning, "{Loop} cannot reach the database, or was not answered in time, and tries again in {Seconds} s")]
    private partial void WaitsForTheWorld(Exception error, string loop, double seconds);

    [LoggerMessage(2102, LogLevel.Error, "{Loop} failed and goes on in {Seconds} s")]
    private partial void Restarts(Exception error, string loop, double seconds);

    [LoggerMessage(2104, LogLevel.Critical, "{Loop} was refused, and the process stops: {Why}")]
    private partial void Refused(Exception error, string loop, string why);

    [LoggerMessage(2103, LogLevel.Critical, "{Loop} failed {Count} times in a row; the process stops")]
    private partial void GivenUp(Exception error, string loop, int count);
}
