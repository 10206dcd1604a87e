using Microsoft.Extensions.Logging;
using PrepBot.Application.Ports;

namespace PrepBot.Application.Jobs;

/// <summary>Sends what the outbox holds: lanes side by side, each lane in order. Any number of replicas may run it.</summary>
internal sealed partial class OutboxLoop : SupervisedLoop
{
    /// <summary>How many items are in hand at once: enough that a slow lane holds up nobody.</summary>
    private const int MostInHand = 16;

    /// <summary>A call that takes longer has an unknown outcome.</summary>
    private static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(6);

    /// <summary>
    /// Longer than the longest call, so that a lease never runs out under a healthy sender; short enough that what a killed replica had in
    /// hand goes on within 10 s.
    /// </summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(8);

    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(2);

    private readonly HashSet<Task> _inHand = [];
    private readonly IOutboxQueue _queue;
    private readonly OutboxSender _sender;
    private readonly UnsentConsequences _consequences;
    private readonly WakeUp _wakeUp;
    private readonly TimeProvider _time;
    private readonly ILogger<OutboxLoop> _logger;

    public OutboxLoop(LoopSupervision supervision, IOutboxQueue queue, OutboxSender sender, UnsentConsequences consequences, WakeUp wakeUp, TimeProvider time, ILogger<OutboxLoop> logger)
        : base(supervision)
    {
        _queue = queue;
        _sender = sender;
        _consequences = consequences;
        _wakeUp = wakeUp;
        _time = time;
        _logger = logger;
    }

    protected override async Task TurnAsync(CancellationToken stoppingToken)
    {
        var ring = _wakeUp.Next;
        var claimed = _inHand.Count < MostInHand
            ? await _queue.ClaimAsync(MostInHand - _inHand.Count, Lease, stoppingToken)
            : [];
        foreach (var item in claimed)
            _inHand.Add(SendAsync(item, stoppingToken));

        if (claimed.Count == 0)
        {
            var next = await _queue.NextWaitAsync(stoppingToken);
            var wait = next is { } soon && soon < Poll ? (soon > TimeSpan.Zero ? soon : TimeSpan.FromMilliseconds(20)) : Poll;
            await WakeUp.WaitAsync(Task.WhenAny([ring, .. _inHand]), wait, _time, stoppingToken);
        }

        foreach (var done in _inHand.Where(task => task.IsCompleted).ToList())
        {
            _inHand.Remove(done);
            await done;
        }
    }

    /// <summary>Stopping finishes what is in hand, then leaves.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Task.WhenAny(Task.WhenAll(_inHand), Task.Delay(CallLimit, _time, cancellationToken));
    }

    /// <summary>Sends everything that can be sent now, then returns. For tests and for a quiet end.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        while (await _queue.ClaimAsync(MostInHand, Lease, cancellationToken) is { Count: > 0 } claimed)
            await Task.WhenAll(claimed.Select(item => SendAsync(item, cancellationToken)));
    }

    private async Task SendAsync(ClaimedItem claimed, CancellationToken stoppingToken)
    {
        // Work in hand is finished also while stopping; each call has its own limit.
        using var limit = new CancellationTokenSource(CallLimit, _time);
        var token = limit.Token;
        try
        {
            var posted = claimed.Item.Content is ShowCard card
                ? await _queue.FindPostedAsync(claimed.Item.CommunityId, card.Card, card.Subject, token)
                : null;
            var lacksProof = OutboxVerdict.NeedsProof(claimed, posted is not null)
                && !await _sender.IsProvableAsync(claimed, token);
            if (OutboxVerdict.Before(claimed, lacksProof, _time.GetUtcNow()) is var (why, isAsked))
            {
                LogGivenUp(claimed.Id, claimed.Item.Content.GetType().Name, why);
                await (isAsked ? _consequences.AskAsync(claimed, why, token) : _queue.GiveUpAsync(claimed, why, token));
                return;
            }

            if (!await _queue.MarkSendingAsync(claimed, token))
                return;

            var result = await _sender.SendAsync(claimed, posted, token);
            await _queue.DoneAsync(claimed, result ?? SentResult.Plain, token);
        }
        catch (PlatformException e)
        {
            await AfterFailureAsync(claimed, e, token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            await AfterFailureAsync(claimed, new PlatformException(PlatformFailure.Unknown, "No answer in time."), CancellationToken.None);
        }
        catch (StoreException e)
        {
            // The lease runs out, and the item comes back to whoever can reach the database.
            LogStore(e, claimed.Id);
        }
#pragma warning disable CA1031 // One item that cannot be prepared must not hold up the others; it comes back later, and the log says so.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogBroken(e, claimed.Id, claimed.Item.Content.GetType().Name);
            await AfterFailureAsync(claimed, new PlatformException(PlatformFailure.TryLater, "It could not be prepared."), token);
        }

        _wakeUp.Ring();
    }

    private async Task AfterFailureAsync(ClaimedItem claimed, PlatformException failure, CancellationToken cancellationToken)
    {
        var decision = OutboxVerdict.After(claimed, failure);
        LogFailed(claimed.Id, claimed.Item.Content.GetType().Name, failure.Failure, claimed.Attempt);
        if (decision.RetryAfter is { } wait)
        {
            // A later refusal says nothing about an earlier try whose outcome nobody knows.
            await _queue.RetryAsync(claimed, wait, claimed.WasSending || failure.Failure == PlatformFailure.Unknown, cancellationToken);
            return;
        }

        // First what follows from it: should that break off, the item comes back and it is done then.
        if (claimed.Item.Content is OpenRoom room)
            await _consequences.NoRoomAsync(claimed.Item.CommunityId, room, failure.Message, cancellationToken);

        await _queue.GiveUpAsync(claimed, decision.Why, cancellationToken);
    }

    [LoggerMessage(3201, LogLevel.Warning, "Outbox item {Item} ({Content}) is given up: {Why}")]
    private partial void LogGivenUp(long item, string content, string why);

    [LoggerMessage(3202, LogLevel.Warning, "Outbox item {Item} ({Content}) was not sent ({Failure}), try {Attempt}")]
    private partial void LogFailed(long item, string content, PlatformFailure failure, int attempt);

    [LoggerMessage(3203, LogLevel.Warning, "Outbox item {Item}: the database is away; it comes back by itself")]
    private partial void LogStore(Exception error, long item);

    [LoggerMessage(3204, LogLevel.Error, "Outbox item {Item} ({Content}) could not be prepared; it comes back later")]
    private partial void LogBroken(Exception error, long item, string content);
}
