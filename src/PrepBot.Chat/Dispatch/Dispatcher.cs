using Microsoft.Extensions.Logging;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Platforms;
using PrepBot.Chat.Stores;

namespace PrepBot.Chat.Dispatch;

/// <summary>Takes interactions in, keeps each person's in order, and sees to it that everybody is answered in time, whatever happens.</summary>
internal sealed partial class Dispatcher(
    InteractionWork work, FeatureCatalog catalog, SettlementLoop settlements, DispatchTexts texts, TimeProvider time, ILogger<Dispatcher> logger) : IInteractionSink
{
    /// <summary>After this the person is shown that it takes a moment: 99.9 % of answers leave within 1.5 s.</summary>
    public static readonly TimeSpan DeferAfter = TimeSpan.FromSeconds(1.2);

    /// <summary>The first answer leaves within this, a form too.</summary>
    public static readonly TimeSpan FirstAnswerWithin = TimeSpan.FromSeconds(2.5);

    /// <summary>How long the platform is asked who somebody is, once the person sees that it takes a moment.</summary>
    public static readonly TimeSpan AskAfterDeferral = TimeSpan.FromSeconds(5);

    /// <summary>Work is given up after this: what was deferred is answered then.</summary>
    public static readonly TimeSpan GiveUpAfter = TimeSpan.FromSeconds(20);

    /// <summary>So long given up work may take to notice. After that nobody waits for it any more, not even the person's next interaction.</summary>
    private static readonly TimeSpan LetGoAfter = GiveUpAfter + TimeSpan.FromSeconds(2);

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
            await responder.AnswerAsync(DispatchTexts.Refusal(interaction, texts.NotYours), cancellationToken);
            return;
        }

        if (time.GetUtcNow() >= interaction.Origin.AnswerBy)
        {
            await AnswerLateAsync(interaction, handler, responder, cancellationToken);
            return;
        }

        // The answer leaves by this timer, whatever the work does. Waiting for one's earlier interactions is part of the budget: the sign that it takes a
        // moment must not wait for them.
        var arrived = interaction.Origin.ArrivedAt;
        var mayDefer = handler.Kind != HandlerKind.OpensForm && !(interaction is FormSubmitted && responder.KeepsFormOpen);
        var deferral = new Deferral(
            mayDefer ? () => DeferAsync(responder, cancellationToken) : null,
            () => mayDefer ? AskAfterDeferral : Left(arrived + DeferAfter));
        var doing = DoInOrderAsync(interaction, handler, deferral, mayDefer, cancellationToken);
        var isDone = await IsDoneWithinAsync(doing, Left(arrived + (mayDefer ? DeferAfter : FirstAnswerWithin)), cancellationToken);
        if (!isDone && mayDefer)
        {
            await deferral.ShowAsync();
            isDone = await IsDoneWithinAsync(doing, Left(arrived + LetGoAfter), cancellationToken);
        }

        // Stopping stops the work too, and its end is waited for.
        var outcome = isDone || cancellationToken.IsCancellationRequested ? await doing : Overdue(interaction, handler);
        var mustHear = handler.Kind == HandlerKind.Changes && interaction is not PersonLeft;
        if (outcome.IsOpen && mustHear)
            settlements.Add(interaction, doing, Unheard.NobodyKnew);

        try
        {
            await responder.AnswerAsync(outcome.Reply, cancellationToken);
        }
        catch (PlatformException e) when (mustHear && !outcome.IsOpen && outcome.Reply is not SilentReply && e is { ComesAgain: false, Refusal: not PlatformRefusal.AnswerOver })
        {
            // Every way is closed at the moment; an answer that is over was given by whoever had the interaction first.
            LogAnswerLost(e.Failure);
            settlements.Add(interaction, doing, Unheard.AnswerLost);
        }
    }

    /// <summary>What arrived too late is not done; nobody waits for the answer any more, so it has the time it takes.</summary>
    private async Task AnswerLateAsync(Interaction interaction, Handler handler, IResponder responder, CancellationToken cancellationToken)
    {
        LogTooLate();
        var (reply, isRepeat) = (DispatchTexts.Refusal(interaction, texts.Busy), false);
        await _lanes.RunAsync(interaction.Origin.Person, async () => (reply, isRepeat) = await RefuseLateAsync(interaction, handler, cancellationToken), cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        await responder.AnswerLateAsync(reply, isRepeat, cancellationToken);
    }

    private async Task<(Reply Reply, bool IsRepeat)> RefuseLateAsync(Interaction interaction, Handler handler, CancellationToken cancellationToken)
    {
        try
        {
            return await work.RefuseLateAsync(interaction, handler, cancellationToken);
        }
        catch (StoreException e)
        {
            // It may be a second delivery of something that was done and answered.
            LogStore(e.Failure, e);
            return (DispatchTexts.Refusal(interaction, texts.Unreachable), true);
        }
    }

    /// <summary>The work is still under way when the answer has to leave.</summary>
    private Outcome Overdue(Interaction interaction, Handler handler)
    {
        LogTooSlow();
        return new Outcome(
            (handler.Kind, interaction) switch
            {
                (not HandlerKind.Changes, _) => DispatchTexts.Refusal(interaction, texts.Unreachable),
                (_, FormSubmitted) => DispatchTexts.Unsettled(interaction, texts.StillStoring),
                _ => DispatchTexts.Unsettled(interaction, texts.StillTrying),
            },
            IsOpen: true);
    }

    private async Task<Outcome> DoInOrderAsync(
        Interaction interaction, Handler handler, Deferral deferral, bool mayDefer, CancellationToken stopping)
    {
        var arrived = interaction.Origin.ArrivedAt;
        using var turn = new CancellationTokenSource(Left(arrived + (mayDefer ? GiveUpAfter : FirstAnswerWithin)), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(turn.Token, stopping);
        Outcome? outcome = null;
        await _lanes.RunAsync(
            interaction.Origin.Person, async () => outcome = await DoAtMostAsync(interaction, handler, deferral, stopping), either.Token);
        if (outcome is not null)
            return outcome;

        stopping.ThrowIfCancellationRequested();
        return new Outcome(DispatchTexts.Refusal(interaction, texts.Busy));
    }

    /// <summary>The person's next interaction waits for this one, but not for a store that never comes back.</summary>
    private async Task<Outcome> DoAtMostAsync(Interaction interaction, Handler handler, Deferral deferral, CancellationToken stopping)
    {
        var doing = DoAsync(interaction, handler, deferral, stopping);
        return await IsDoneWithinAsync(doing, Left(interaction.Origin.ArrivedAt + LetGoAfter), CancellationToken.None)
            ? await doing
            : Overdue(interaction, handler);
    }

    /// <summary>Does the work; whatever goes wrong becomes an honest answer.</summary>
    private async Task<Outcome> DoAsync(Interaction interaction, Handler handler, Deferral deferral, CancellationToken stopping)
    {
        // What changes something goes on after an answer that had to leave before it; what only shows something is of no use by then.
        var until = interaction.Origin.ArrivedAt + (handler.Kind == HandlerKind.OpensForm ? FirstAnswerWithin : GiveUpAfter);
        using var limit = new CancellationTokenSource(Left(until), time);
        using var budget = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stopping);
        try
        {
            return new Outcome(await work.DoAsync(interaction, handler, deferral, budget.Token));
        }
        catch (StoreException e)
        {
            LogStore(e.Failure, e);
            return e.Failure == StoreFailure.Unknown
                ? new Outcome(DispatchTexts.Unsettled(interaction, texts.Unsure), IsOpen: true)
                : new Outcome(DispatchTexts.Refusal(interaction, texts.Unreachable));
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            LogTooSlow();
            return new Outcome(DispatchTexts.Refusal(interaction, texts.Unreachable));
        }
#pragma warning disable CA1031 // The edge: the person is answered kindly, the log has the ids.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogFailed(e);
            return new Outcome(DispatchTexts.Refusal(interaction, texts.Failed));
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

    /// <param name="Reply">What to answer.</param>
    /// <param name="IsOpen">Nobody knows yet how it ended: the person hears later.</param>
    private sealed record Outcome(Reply Reply, bool IsOpen = false);

    [LoggerMessage(2001, LogLevel.Information, "Nothing reacts to this interaction any more.")]
    private partial void LogUnknown();

    [LoggerMessage(2002, LogLevel.Warning, "Arrived past its deadline; not done.")]
    private partial void LogTooLate();

    [LoggerMessage(2003, LogLevel.Warning, "The answer did not reach the platform ({Failure}).")]
    private partial void LogAnswerLost(PlatformFailure failure);

    [LoggerMessage(2004, LogLevel.Error, "The database did not do as asked ({Failure}); refused.")]
    private partial void LogStore(StoreFailure failure, Exception exception);

    [LoggerMessage(2005, LogLevel.Error, "Took too long; refused.")]
    private partial void LogTooSlow();

    [LoggerMessage(2006, LogLevel.Error, "A handler failed.")]
    private partial void LogFailed(Exception exception);
}
