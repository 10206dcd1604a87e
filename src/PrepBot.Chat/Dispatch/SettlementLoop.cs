using Microsoft.Extensions.Logging;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Loops;
using PrepBot.Chat.Stores;
using PrepBot.Values.Time;

namespace PrepBot.Chat.Dispatch;

/// <summary>
/// Tells people how something ended that they do not know yet, because nobody knew when they had to be answered, or because the answer did not reach them:
/// as soon as the work is over and the database can be asked. Who is to be told is kept in memory. It could be stored only by a statement of every
/// interaction, before it is known that this one will need it, since afterwards it is the database that is away; a database that answers is told the
/// word itself, in one transaction. A crash in between costs the word and nothing else: what was done is stored and shown when they ask for their status, the words of a
/// form stand in its answer or in the form that is still open, and sending them again counts once.
/// </summary>
internal sealed partial class SettlementLoop : SupervisedLoop
{
    /// <summary>More than are handled at once; beyond it nobody is promised a word.</summary>
    private const int Max = 1_000;

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
    /// <param name="why">Why they do not know.</param>
    public void Add(Interaction interaction, Task doing, Unheard why)
    {
        lock (_gate)
        {
            if (_pending.Count < Max)
                _pending.Add(new Pending(interaction, doing, why, _time.GetUtcNow()));
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
            await _work.SettleAsync(one.Interaction, one.Why, cancellationToken);
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

    private sealed class Pending(Interaction interaction, Task doing, Unheard why, DateTimeOffset since)
    {
        public Interaction Interaction { get; } = interaction;

        public Task Doing { get; } = doing;

        public Unheard Why { get; } = why;

        public DateTimeOffset Since { get; } = since;

        public DateTimeOffset NextAt { get; set; } = since;

        public int Failures { get; set; }
    }

    [LoggerMessage(2041, LogLevel.Error, "Somebody who does not know how something ended could not be told.")]
    private partial void LogGivenUp(Exception error);

    [LoggerMessage(2042, LogLevel.Error, "So many wait to hear how something ended that one more cannot.")]
    private partial void LogTooMany();
}
