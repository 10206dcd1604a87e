using Microsoft.Extensions.Logging;
using PrepBot.Application.Conversation;
using PrepBot.Application.Ports;

namespace PrepBot.Application.Dispatch;

/// <summary>Does one interaction in one transaction: delivery, rule, effect and answer together or not at all.</summary>
internal sealed partial class InteractionWork(
    IUnitOfWorkFactory units, IWakeUp wakeUp, TimeProvider time, ILogger<InteractionWork> logger)
{
    /// <summary>Whole transactions are tried so often when they get in each other's way.</summary>
    private const int MostTries = 3;

    /// <summary>Does it, and says what to answer.</summary>
    /// <exception cref="StoreException">The database is away, stayed in conflict, or nobody knows whether it was done.</exception>
    public async Task<Reply> DoAsync(Interaction interaction, Handler handler, CancellationToken cancellationToken)
    {
        Exception? unknown = null;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync(interaction, handler, cancellationToken);
            }
            catch (StoreException e) when (e.Failure is StoreFailure.Conflict or StoreFailure.Unknown && attempt < MostTries)
            {
                // After an unknown commit the next try finds the delivery, if it was done, and answers what was answered then.
                unknown ??= e.Failure == StoreFailure.Unknown ? e : null;
                LogTryAgain(attempt, e.Failure);
            }
            catch (Exception e) when (unknown is not null && e is StoreException or OperationCanceledException)
            {
                // Nobody could look it up: then "nothing was changed" would be a guess.
                throw new StoreException(StoreFailure.Unknown, "A commit broke off, and its outcome could not be looked up.", unknown);
            }
        }
    }

    /// <summary>
    /// What arrived past its deadline is not done. An earlier delivery of the same keeps its answer; what was typed into a form is kept, and its
    /// author is told.
    /// </summary>
    /// <exception cref="StoreException">The database is away.</exception>
    public async Task<Reply> RefuseLateAsync(Interaction interaction, Handler handler, CancellationToken cancellationToken)
    {
        var reply = DispatchTexts.Privately(DispatchTexts.TooLate);
        if (handler.Kind != HandlerKind.Changes)
            return reply;

        await using var work = await units.BeginAsync(cancellationToken);
        var (origin, now) = (interaction.Origin, time.GetUtcNow());
        var presence = await work.Communities.AdmitAsync(origin, forChange: true, cancellationToken);
        var (community, member, platform) = (presence.Community.Id, presence.Member.Id, origin.Person.Platform.Name);
        var earlier = await work.Deliveries.TakeAsync(community, member, platform, origin.DeliveryId, now, cancellationToken);
        if (earlier is not null || interaction is not FormSubmitted submitted)
            return earlier ?? reply;

        await work.Drafts.KeepAsync(community, member, submitted.Form, submitted.Answers, now, cancellationToken);
        await work.Outbox.SendPrivatelyAsync(community, member, DispatchTexts.KeptAsDraft, now, cancellationToken);
        await work.Deliveries.AnswerAsync(community, platform, origin.DeliveryId, reply, cancellationToken);
        await work.CommitAsync(cancellationToken);
        wakeUp.Ring();
        return reply;
    }

    private async Task<Reply> TryAsync(Interaction interaction, Handler handler, CancellationToken cancellationToken)
    {
        var origin = interaction.Origin;
        var changes = handler.Kind == HandlerKind.Changes;
        await using var work = await units.BeginAsync(cancellationToken);
        var presence = await work.Communities.AdmitAsync(origin, changes, cancellationToken);
        var now = time.GetUtcNow();
        if (changes)
        {
            var earlier = await work.Deliveries.TakeAsync(
                presence.Community.Id, presence.Member.Id, origin.Person.Platform.Name, origin.DeliveryId, now, cancellationToken);
            if (earlier is not null)
            {
                LogDeliveredAgain();
                return earlier;
            }
        }

        var call = new Call { Interaction = interaction, Work = work, Now = now, Presence = presence };
        var admitted = await Gatekeeper.AdmitAsync(handler.Rule, call, changes, cancellationToken);
        if (admitted is null)
            LogDenied(handler.Rule.GetType().Name);

        var reply = admitted is null
            ? DispatchTexts.Refusal(interaction, DispatchTexts.NotYoursFor(handler.Rule))
            : await RunAsync(admitted, handler, cancellationToken);

        if (changes)
            await work.Deliveries.AnswerAsync(presence.Community.Id, origin.Person.Platform.Name, origin.DeliveryId, reply, cancellationToken);

        await work.CommitAsync(cancellationToken);
        if (changes)
            wakeUp.Ring();

        return reply;
    }

    private static async Task<Reply> RunAsync(Call call, Handler handler, CancellationToken cancellationToken)
    {
        if (call.Interaction is FormSubmitted submitted)
            return await RunFormAsync(call, submitted, handler, cancellationToken);

        var reply = await handler.Run(call, cancellationToken);
        if (reply is not FormReply { Form: var form })
            return reply;

        var draft = await call.Work.Drafts.FindAsync(call.CommunityId, call.Member.Id, form.Submit, cancellationToken);
        return draft.IsUnreadable ? new FormReply(form.WithHint(DispatchTexts.DraftUnreadable))
            : draft.Words is { } words ? new FormReply(form.FilledWith(words))
            : reply;
    }

    private static async Task<Reply> RunFormAsync(Call call, FormSubmitted submitted, Handler handler, CancellationToken cancellationToken)
    {
        var drafts = call.Work.Drafts;
        if (!submitted.IsComplete)
        {
            await drafts.KeepAsync(call.CommunityId, call.Member.Id, submitted.Form, submitted.Answers, call.Now, cancellationToken);
            return Reply.Nothing;
        }

        var draft = await drafts.FindAsync(call.CommunityId, call.Member.Id, submitted.Form, cancellationToken);
        var reply = await handler.Run(call with { Answers = submitted.Answers.Over(draft.Words ?? FormAnswers.Empty) }, cancellationToken);
        if (reply is not FormErrorsReply errors)
        {
            await drafts.RemoveAsync(call.CommunityId, call.Member.Id, submitted.Form, cancellationToken);
            return reply;
        }

        await drafts.KeepAsync(call.CommunityId, call.Member.Id, submitted.Form, submitted.Answers, call.Now, cancellationToken);
        return draft.IsUnreadable ? errors.With(DispatchTexts.DraftUnreadable) : errors;
    }

    [LoggerMessage(1101, LogLevel.Information, "Delivered again; answered as the first time.")]
    private partial void LogDeliveredAgain();

    [LoggerMessage(1102, LogLevel.Information, "Denied by rule {Rule}.")]
    private partial void LogDenied(string rule);

    [LoggerMessage(1103, LogLevel.Warning, "Transaction {Attempt} did not go through ({Failure}); trying the whole again.")]
    private partial void LogTryAgain(int attempt, StoreFailure failure);
}
