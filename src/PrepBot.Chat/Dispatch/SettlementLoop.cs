using Microsoft.Extensions.Logging;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Loops;
using PrepBot.Chat.Work;

namespace PrepBot.Chat.Dispatch;

/// <summary>
/// Tells people how something ended of which they were told that nobody knew yet: as soon as the work is over and the database can be asked. Kept in
/// memory, since it is the database that was away; who hears nothing sees it in /mock status.
/// </summary>
internal sealed partial class SettlementLoop : SupervisedLoop
{
    /// <summary>More than are handled at once; beyond it nobody is promised a word.</summary>
    private const int Most = 1_000;

    /// <summary>After this the moment has passed.</summary>
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(2);
    private static readonly Backoff Pauses = new(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(30));

    private readonly Lock _gate = new();
    private readonly List<Pending> _pending = [];
    private readonly InteractionWork _work;
    private readonly TimeProvider _time;
    private readonly ILogger<SettlementLoop> _logger;

    public SettlementLoop(LoopSupervision supervision, InteractionWork work, TimeProvider time, ILogger<SettlementLoop> logger)
        : base(supervision) => (_work, _time, _logger) = (work, time, logger);

    /// <summary>How many wait for a word.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate)
                return _pending.Count;
        }
    }

    /// <summary>Somebody is to hear how this ended.</summary>
    /// <param name="interaction">What they did.</param>
    /// <param name="doing">The work, which may still be under way.</param>
    public void Add(Interaction interaction, Task doing)
    {
        lock (_gate)
        {
            if (_pending.Count < Most)
                _pending.Add(new Pending(interaction, doing, _time.GetUtcNow()));
            else
                LogTooMany();
        }
    }

    /// <summary>Tells everybody whose turn it is.</summary>
    public async Task RunDueAsync(CancellationToken cancellationToken)
    {
        List<Pending> due;
        lock (_gate)
            due = _pending.FindAll(one => one.Doing.IsCompleted && one.NextAt <= _time.GetUtcNow());

        foreach (var one in due)
        {
            if (await IsOverAsync(one, cancellationToken))
            {
                lock (_gate)
                    _pending.Remove(one);
            }
        }
    }

    protected override async Task TurnAsync(CancellationToken stoppingToken)
    {
        await RunDueAsync(stoppingToken);
        await Task.Delay(Poll, _time, stoppingToken);
    }

    /// <returns>Whether there is nothing more to be done about it.</returns>
    private async Task<bool> IsOverAsync(Pending one, CancellationToken cancellationToken)
    {
        try
        {
            await _work.SettleAsync(one.Interaction, cancellationToken);
            return true;
        }
        catch (StoreException e)
        {
            var now = _time.GetUtcNow();
            one.NextAt = now + Pauses.After(++one.Failures, chance: 1);
            if (now - one.Since < GiveUpAfter)
                return false;

            LogGivenUp(e);
            return true;
        }
#pragma warning disable CA1031 // One that cannot be settled must not keep the others, nor the bot, from going on.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogGivenUp(e);
            return true;
        }
    }

    private sealed class Pending(Interaction interaction, Task doing, DateTimeOffset since)
    {
        public Interaction Interaction { get; } = interaction;

        public Task Doing { get; } = doing;

        public DateTimeOffset Since { get; } = since;

        public DateTimeOffset NextAt { get; set; } = since;

        public int Failures { get; set; }
    }

    [LoggerMessage(1301, LogLevel.Error, "Somebody who was told that nobody knows yet could not be told how it ended.")]
    private partial void LogGivenUp(Exception error);

    [LoggerMessage(1302, LogLevel.Error, "So many wait to hear how something ended that one more cannot.")]
    private partial void LogTooMany();
}
