using Microsoft.Extensions.Logging;
using PrepBot.Application.Conversation;
using PrepBot.Application.Ports;

namespace PrepBot.Application.Dispatch;

/// <summary>Takes interactions in, keeps each person's in order, and sees to it that everybody is answered in time, whatever happens.</summary>
internal sealed partial class Dispatcher(
    InteractionWork work, FeatureCatalog catalog, TimeProvider time, ILogger<Dispatcher> logger) : IInteractionSink
{
    /// <summary>After this the person is shown that it takes a moment: 99.9 % of answers leave within 1.5 s.</summary>
    public static readonly TimeSpan DeferAfter = TimeSpan.FromSeconds(1.2);

    /// <summary>The first answer leaves within this, a form too.</summary>
    public static readonly TimeSpan FirstAnswerWithin = TimeSpan.FromSeconds(2.5);

    /// <summary>Work that is deferred is given up after this.</summary>
    public static readonly TimeSpan GiveUpAfter = TimeSpan.FromSeconds(20);

    private readonly PersonLanes _lanes = new();

    public async Task HandleAsync(Interaction interaction, IResponder responder, CancellationToken cancellationToken)
    {
        var origin = interaction.Origin;
        using var scope = logger.BeginScope(new Dictionary<string, object>
        {
            ["Platform"] = origin.Person.Platform.Name,
            ["Community"] = origin.Community.ExternalId,
            ["Delivery"] = origin.DeliveryId,
        });
        try
        {
            await AnswerInTimeAsync(interaction, responder, cancellationToken);
        }
        catch (PlatformException e)
        {
            LogAnswerLost(e.Failure);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // The edge: whatever it is, it is logged once, and the stream of interactions goes on.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogFailed(e);
        }
    }

    private async Task AnswerInTimeAsync(Interaction interaction, IResponder responder, CancellationToken cancellationToken)
    {
        if (catalog.Find(interaction) is not { } handler)
        {
            LogUnknown();
            await responder.AnswerAsync(DispatchTexts.Refusal(interaction, DispatchTexts.NotYours), cancellationToken);
            return;
        }

        var isLate = time.GetUtcNow() >= interaction.Origin.AnswerBy;
        var mayDefer = !isLate && handler.Kind != HandlerKind.OpensForm && interaction is not FormSubmitted;
        var arrived = interaction.Origin.ArrivedAt;
        using var budget = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var limit = time.CreateTimer(
            static source => ((CancellationTokenSource)source!).Cancel(),
            budget,
            Left(arrived + (mayDefer ? GiveUpAfter : FirstAnswerWithin)),
            Timeout.InfiniteTimeSpan);

        // Waiting for one's earlier interactions is part of the budget: the sign that it takes a moment must not wait for them.
        var doing = DoInOrderAsync(interaction, handler, isLate, isLate ? cancellationToken : budget.Token, cancellationToken);
        if (mayDefer && !await IsDoneWithinAsync(doing, Left(arrived + DeferAfter), cancellationToken))
            await DeferAsync(responder, cancellationToken);

        await responder.AnswerAsync(await doing, cancellationToken);
    }

    private async Task<Reply> DoInOrderAsync(
        Interaction interaction, Handler handler, bool isLate, CancellationToken budget, CancellationToken stopping)
    {
        Reply? reply = null;
        var ran = await _lanes.RunAsync(
            interaction.Origin.Person, async () => reply = await DoAsync(interaction, handler, isLate, budget, stopping), budget);
        if (ran && reply is not null)
            return reply;

        stopping.ThrowIfCancellationRequested();
        return DispatchTexts.Refusal(interaction, DispatchTexts.Busy);
    }

    /// <summary>Does the work; whatever goes wrong becomes an honest answer.</summary>
    private async Task<Reply> DoAsync(Interaction interaction, Handler handler, bool isLate, CancellationToken budget, CancellationToken stopping)
    {
        try
        {
            if (!isLate)
                return await work.DoAsync(interaction, handler, budget);

            LogTooLate();
            return await work.RefuseLateAsync(interaction, handler, budget);
        }
        catch (StoreException e)
        {
            LogStore(e.Failure, e);
            return DispatchTexts.Refusal(interaction, e.Failure == StoreFailure.Unknown ? DispatchTexts.Unsure : DispatchTexts.Unreachable);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            LogTooSlow();
            return DispatchTexts.Refusal(interaction, DispatchTexts.Unreachable);
        }
#pragma warning disable CA1031 // The edge: the person is answered kindly, the log has the ids.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogFailed(e);
            return DispatchTexts.Refusal(interaction, DispatchTexts.Failed);
        }
    }

    /// <summary>A sign that does not reach the platform is no reason to let go of the work in hand.</summary>
    private async Task DeferAsync(IResponder responder, CancellationToken cancellationToken)
    {
        try
        {
            await responder.DeferAsync(cancellationToken);
        }
        catch (PlatformException e)
        {
            LogAnswerLost(e.Failure);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The work in hand says how it ended.
        }
    }

    private async Task<bool> IsDoneWithinAsync(Task doing, TimeSpan span, CancellationToken cancellationToken)
    {
        if (doing.IsCompleted)
            return true;

        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var first = await Task.WhenAny(doing, Task.Delay(span, time, waiting.Token));
        await waiting.CancelAsync();
        return first == doing;
    }

    private TimeSpan Left(DateTimeOffset until)
    {
        var left = until - time.GetUtcNow();
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    [LoggerMessage(1001, LogLevel.Information, "Nothing reacts to this interaction any more.")]
    private partial void LogUnknown();

    [LoggerMessage(1002, LogLevel.Warning, "Arrived past its deadline; not done.")]
    private partial void LogTooLate();

    [LoggerMessage(1003, LogLevel.Warning, "The answer did not reach the platform ({Failure}).")]
    private partial void LogAnswerLost(PlatformFailure failure);

    [LoggerMessage(1004, LogLevel.Error, "The database did not do as asked ({Failure}); refused.")]
    private partial void LogStore(StoreFailure failure, Exception exception);

    [LoggerMessage(1005, LogLevel.Error, "Took too long; refused.")]
    private partial void LogTooSlow();

    [LoggerMessage(1006, LogLevel.Error, "A handler failed.")]
    private partial void LogFailed(Exception exception);
}
