using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using PrepBot.Chat.Loops;
using PrepBot.Chat.Platforms;
using PrepBot.Chat.Stores;
using PrepBot.Chat.Work;

namespace PrepBot.Chat.Outbox;

/// <summary>
/// Sends what the outbox holds: lanes side by side, each lane in order, and what people wait for apart from edits of cards. Any number of replicas may run it.
/// </summary>
internal sealed partial class OutboxLoop : SupervisedLoop
{
    /// <summary>How much of what people wait for is in hand at once: enough that a slow lane holds up nobody.</summary>
    private const int MaxInHand = 16;

    /// <summary>Edits of cards have places of their own: however slow they are, the others are never taken.</summary>
    private const int MaxPictures = 8;

    /// <summary>
    /// The one deadline of a call, handed down with its token: a platform that could not send by then says so, and only what was sent and not answered
    /// has an unknown outcome.
    /// </summary>
    private static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(6);

    /// <summary>
    /// Longer than the longest call, so that a lease never runs out under a healthy sender; short enough that what a killed replica had in
    /// hand goes on within 10 s. What follows from a call has until then.
    /// </summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(8);

    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(2);

    private readonly HashSet<Task> _inHand = [];
    private readonly HashSet<Task> _pictures = [];
    private readonly ConcurrentQueue<SentItem> _sent = new();
    private readonly IOutboxQueue _queue;
    private readonly OutboxSender _sender;
    private readonly IOutboxConsequences _consequences;
    private readonly WakeUp _wakeUp;
    private readonly TimeProvider _time;
    private readonly ILogger<OutboxLoop> _logger;

    public OutboxLoop(LoopSupervision supervision, IOutboxQueue queue, OutboxSender sender, IOutboxConsequences consequences, WakeUp wakeUp, TimeProvider time, ILogger<OutboxLoop> logger)
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
        var ring = _wakeUp.NextToSend;
        var claimed = await FinishAndClaimAsync(MaxInHand - _inHand.Count, MaxPictures - _pictures.Count, stoppingToken);
        foreach (var item in claimed.Items)
            (item.IsPicture ? _pictures : _inHand).Add(SendAsync(item));

        if (claimed.Items.Count == 0)
        {
            // Something in hand holds up what goes another way for a moment only, and no bell rings when that is over.
            var longest = _inHand.Count == 0 ? Poll : IOutboxQueue.Patience;
            var wait = claimed.NextIn is { } soon && soon < longest ? (soon > TimeSpan.Zero ? soon : TimeSpan.FromMilliseconds(20)) : longest;
            await WakeUp.WaitAsync(Task.WhenAny([ring, .. _inHand, .. _pictures]), wait, _time, stoppingToken);
        }

        await TakeDoneAsync(_inHand);
        await TakeDoneAsync(_pictures);
    }

    /// <summary>Finishes what was sent and claims what may go now, in one transaction.</summary>
    private async Task<ClaimedItems> FinishAndClaimAsync(int words, int pictures, CancellationToken cancellationToken)
    {
        var sent = new List<SentItem>();
        while (_sent.TryDequeue(out var one))
            sent.Add(one);

        try
        {
            return await _queue.FinishAndClaimAsync(sent, words, pictures, Lease, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            sent.ForEach(_sent.Enqueue);
            throw;
        }
#pragma warning disable CA1031 // Whichever of them it was, the others are not held up by it.
        catch (Exception) when (sent.Count > 0)
#pragma warning restore CA1031
        {
            foreach (var one in sent)
                await FinishAsync(one, cancellationToken);

            return await _queue.FinishAndClaimAsync([], words, pictures, Lease, cancellationToken);
        }
    }

    /// <summary>Finishes one that was sent. Where that fails its lease runs out, and it comes back as one that may have been sent.</summary>
    private async Task FinishAsync(SentItem sent, CancellationToken cancellationToken)
    {
        try
        {
            await _queue.DoneAsync(sent.Item, sent.Result, cancellationToken);
        }
#pragma warning disable CA1031 // One that cannot be finished must not hold up the others.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogStore(e, sent.Item.Id);
        }
    }

    private static async Task TakeDoneAsync(HashSet<Task> inHand)
    {
        foreach (var done in inHand.Where(task => task.IsCompleted).ToList())
        {
            inHand.Remove(done);
            await done;
        }
    }

    /// <summary>Stopping finishes what is in hand, then leaves.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Task.WhenAny(Task.WhenAll([.. _inHand, .. _pictures]), Task.Delay(CallLimit, _time, cancellationToken));
        while (_sent.TryDequeue(out var one))
            await FinishAsync(one, cancellationToken);
    }

    /// <summary>Sends everything that can be sent now, then returns. For tests and for a quiet end.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        while (await FinishAndClaimAsync(MaxInHand, MaxPictures, cancellationToken) is { Items: { Count: > 0 } claimed })
        {
            await Task.WhenAll(claimed.Where(item => !item.IsPicture).Select(SendAsync));
            await Task.WhenAll(claimed.Where(item => item.IsPicture).Select(SendAsync));
        }
    }

    private async Task SendAsync(ClaimedItem claimed)
    {
        // Work in hand is finished also while stopping; it ends with the lease.
        using var lease = new CancellationTokenSource(Lease, _time);
        try
        {
            await SendWithinAsync(claimed, lease.Token);
        }
        catch (Exception e) when (e is StoreException || (e is OperationCanceledException && lease.IsCancellationRequested))
        {
            // Before the call or after it: the lease runs out, and the item comes back to whoever can reach the database.
            LogStore(e, claimed.Id);
        }
    }

    private async Task SendWithinAsync(ClaimedItem claimed, CancellationToken lease)
    {
        using var limit = new CancellationTokenSource(CallLimit, _time);
        var cancellationToken = limit.Token;
        bool? sending = null;
        try
        {
            var prepared = await _sender.PrepareAsync(claimed, cancellationToken);
            if (prepared.Ending is var (why, isAsked))
            {
                LogGivenUp(claimed.Id, claimed.Item.Content.GetType().Name, why);
                await (isAsked ? _consequences.AskAsync(claimed, why, lease) : _queue.GiveUpAsync(claimed, why, lease));
                return;
            }

            if (prepared.Call is OutgoingCall.InAMoment)
            {
                await _queue.RetryAsync(claimed, IOutboxQueue.Patience, claimed.WasSending, lease);
                return;
            }

            sending = prepared.IsSending;
            var result = await _sender.SendAsync(claimed, prepared, async ready => (sending = ready.IsSending ?? await _queue.MarkSendingAsync(claimed, cancellationToken)).Value, cancellationToken);

            // It is done with the next claim, which follows at once.
            if (sending != false)
                _sent.Enqueue(new SentItem(claimed, result ?? SentResult.Plain));
        }
        catch (ItemRefusedException e)
        {
            await AfterRefusalAsync(e.Item, lease);
        }
        catch (PlatformException e)
        {
            await AfterFailureAsync(claimed, e, lease);
        }
        catch (OperationCanceledException e) when (limit.IsCancellationRequested)
        {
            var mayHaveBeenSent = sending == true && e is not CallNotMadeException;
            await AfterFailureAsync(claimed, new PlatformException(mayHaveBeenSent ? PlatformFailure.Unknown : PlatformFailure.TryLater, "No answer in time."), lease);
        }
#pragma warning disable CA1031 // One item that cannot be prepared must not hold up the others; it comes back later, and the log says so.
        catch (Exception e) when (e is not (OperationCanceledException or StoreException))
#pragma warning restore CA1031
        {
            LogBroken(e, claimed.Id, claimed.Item.Content.GetType().Name);
            await AfterFailureAsync(claimed, new PlatformException(PlatformFailure.TryLater, "It could not be prepared."), lease);
        }
    }

    private async Task AfterFailureAsync(ClaimedItem claimed, PlatformException failure, CancellationToken cancellationToken)
    {
        if (OutboxVerdict.IsRoomTooLate(claimed, failure) && claimed is { Attempt: 1, Item.Content: OpenRoom room })
            await _consequences.RoomTakesLongerAsync(claimed.Item.CommunityId, room, failure.RetryAfter!.Value, cancellationToken);

        // A later failure says nothing about an earlier try whose outcome nobody knows.
        LogFailed(claimed.Id, claimed.Item.Content.GetType().Name, failure.Failure, claimed.Attempt);
        await _queue.RetryAsync(
            claimed, OutboxVerdict.RetryAfter(failure, OutboxPauses.After(claimed, _time.GetUtcNow())), claimed.WasSending || failure.Failure == PlatformFailure.Unknown, cancellationToken);
    }

    private async Task AfterRefusalAsync(RefusedOutboxItem item, CancellationToken cancellationToken)
    {
        if (_consequences.IsFinal(item))
            await _consequences.FollowAsync(item, cancellationToken);
        else
            await AfterFailureAsync(item.Claimed, item.Failure, cancellationToken);
    }

    [LoggerMessage(2121, LogLevel.Warning, "Outbox item {Item} ({Content}) is given up: {Why}")]
    private partial void LogGivenUp(long item, string content, string why);

    [LoggerMessage(2122, LogLevel.Warning, "Outbox item {Item} ({Content}) was not sent ({Failure}), try {Attempt}")]
    private partial void LogFailed(long item, string content, PlatformFailure failure, int attempt);

    [LoggerMessage(2123, LogLevel.Warning, "Outbox item {Item}: the database is away; it comes back by itself")]
    private partial void LogStore(Exception error, long item);

    [LoggerMessage(2124, LogLevel.Error, "Outbox item {Item} ({Content}) could not be prepared; it comes back later")]
    private partial void LogBroken(Exception error, long item, string content);
}
