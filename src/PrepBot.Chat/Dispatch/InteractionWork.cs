using Microsoft.Extensions.Logging;
using PrepBot.Chat.Cards;
using PrepBot.Chat.Forms;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Loops;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Outbox;
using PrepBot.Chat.Platforms;
using PrepBot.Chat.Stores;
using PrepBot.Chat.Work;

namespace PrepBot.Chat.Dispatch;

/// <summary>Does one interaction in one transaction: delivery, rule, effect and answer together or not at all.</summary>
internal sealed partial class InteractionWork(
    IUnitOfWorkFactory units, Memberships memberships, IDepartures departures, SceneGuesses guesses, DispatchTexts texts, IWakeUp wakeUp, ILogger<InteractionWork> logger)
{
    /// <summary>Whole transactions are tried so often when they get in each other's way.</summary>
    private const int MaxTries = 3;

    /// <summary>So often the platform may be asked for one interaction: who acts, who is named, and a few times who could be seated.</summary>
    private const int MaxQuestions = 12;

    /// <summary>Does it, and says what to answer. Where the platform has to be asked about people, that happens between two transactions.</summary>
    /// <exception cref="StoreException">The database is away, stayed in conflict, or nobody knows whether it was done.</exception>
    public async Task<Reply> DoAsync(Interaction interaction, Handler handler, Deferral deferral, CancellationToken cancellationToken)
    {
        var people = new AskedPeople(interaction.Origin.Community, memberships);
        for (var question = 1; ; question++)
        {
            try
            {
                return await DoAsync(interaction, handler, people, cancellationToken);
            }
            catch (UnaskedPeopleException e) when (question <= MaxQuestions)
            {
                await deferral.ShowAsync();
                foreach (var gone in await people.AskAsync(e.People, deferral.AskWithin, cancellationToken))
                    await departures.FoundAsync(interaction.Origin.Community, gone, cancellationToken);
            }
        }
    }

    private async Task<Reply> DoAsync(Interaction interaction, Handler handler, AskedPeople people, CancellationToken cancellationToken)
    {
        Exception? unknown = null;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync(interaction, handler, people, cancellationToken);
            }
            catch (StoreException e) when (e.Failure is StoreFailure.Conflict or StoreFailure.Unknown && attempt < MaxTries)
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
    /// <returns>What to answer, and whether it was answered before.</returns>
    /// <exception cref="StoreException">The database is away.</exception>
    public async Task<(Reply Reply, bool IsRepeat)> RefuseLateAsync(Interaction interaction, Handler handler, CancellationToken cancellationToken)
    {
        var reply = DispatchTexts.Privately(texts.TooLate);
        if (handler.Kind != HandlerKind.Changes)
        {
            // Nobody can say whether it was shown before; nothing is lost by not showing it again.
            return (reply, true);
        }

        await using var work = await units.BeginAsync(cancellationToken);
        var origin = interaction.Origin;
        var scene = await work.Scenes.AdmitAsync(origin, forChange: true, cancellationToken);
        var (community, member, platform) = (scene.CommunityId, scene.MemberId, origin.Person.Platform.Name);
        var earlier = await work.Deliveries.TakeAsync(community, member, platform, origin.DeliveryId, cancellationToken);
        if (earlier is not null || interaction is not FormSubmitted submitted)
            return (earlier ?? reply, earlier is not null);

        await work.Drafts.KeepAsync(community, member, submitted.Form, submitted.Answers, cancellationToken);
        await work.Outbox.SendPrivatelyAsync(community, member, texts.KeptAsDraft, cancellationToken);
        await work.Deliveries.AnswerAsync(community, platform, origin.DeliveryId, reply, cancellationToken);
        await work.CommitAsync(cancellationToken);
        wakeUp.Ring(work.Wakes);

        // The author hears of it from the outbox.
        return (reply, true);
    }

    /// <summary>
    /// Tells the person how something ended of which they were told that nobody knew, or whose answer did not reach them: from what is stored, by private
    /// message. Nobody is told twice: that they were told is stored with it.
    /// </summary>
    /// <exception cref="StoreException">The database is still away.</exception>
    public async Task SettleAsync(Interaction interaction, Unheard why, CancellationToken cancellationToken)
    {
        await using var work = await units.BeginAsync(cancellationToken);
        var origin = interaction.Origin;
        var platform = origin.Person.Platform.Name;

        // Waits for a transaction of this member that may still be under way: then it is decided.
        var scene = await work.Scenes.AdmitAsync(origin, forChange: true, cancellationToken);
        var (community, member) = (scene.CommunityId, scene.MemberId);
        var told = $"{origin.DeliveryId[..Math.Min(origin.DeliveryId.Length, 92)]}.settled";
        if (await work.Deliveries.TakeAsync(community, member, platform, told, cancellationToken) is not null)
            return;

        var reply = await work.Deliveries.FindAsync(community, member, platform, origin.DeliveryId, cancellationToken);

        // What was refused and not stored has changed nothing, and is found out by doing it again.
        if (reply is null && why == Unheard.AnswerLost)
            return;

        if (reply is null && interaction is FormSubmitted form)
            await work.Drafts.KeepAsync(community, member, form.Form, form.Answers, cancellationToken);

        await work.Outbox.SendPrivatelyAsync(community, member, DispatchTexts.Settled(interaction, reply, why), cancellationToken);
        await work.Deliveries.AnswerAsync(community, platform, told, Reply.Nothing, cancellationToken);
        await work.CommitAsync(cancellationToken);
        LogSettled(reply is not null);
        wakeUp.Ring(work.Wakes);
    }

    /// <summary>What the platform says of who acts; null where its envelope proves all the rule asks for.</summary>
    private Membership? WhoActs(Interaction interaction, AccessRule rule, AskedPeople people)
    {
        var origin = interaction.Origin;
        if (interaction is PersonLeft)
            memberships.Note(origin.Community, origin.Person, new Membership.NotThere());
        else if (origin.Proof == EnvelopeProof.Rights)
            memberships.Note(origin.Community, origin.Person, new Membership.Active(origin.IsOrganiser));

        return (rule, origin.Proof) switch
        {
            (AccessRule.OfAnybody, _) or (_, EnvelopeProof.Rights) or (not AccessRule.OfOrganiser, EnvelopeProof.Membership) => null,
            _ => people.Find(origin.Person),
        };
    }

    private async Task<Reply> TryAsync(Interaction interaction, Handler handler, AskedPeople people, CancellationToken cancellationToken)
    {
        var asked = WhoActs(interaction, handler.Rule, people);
        if (asked is { IsGone: true })
        {
            LogDenied(asked.GetType().Name);
            return DispatchTexts.Refusal(interaction, texts.NotAMember);
        }

        if (asked is Membership.Unknown && interaction.Origin.Proof == EnvelopeProof.Nothing)
            return DispatchTexts.Refusal(interaction, texts.NotChecked);
        if (asked is Membership.Active { IsOrganiser: var isOrganiser })
            interaction = interaction with { Origin = interaction.Origin with { IsOrganiser = isOrganiser, Proof = EnvelopeProof.Rights } };

        var origin = interaction.Origin;
        var changes = handler.Kind == HandlerKind.Changes;
        await using var work = await units.BeginAsync(cancellationToken);

        // Platforms tell of everybody who goes, also of people who never had to do with us: nothing is written down about them.
        if (interaction is PersonLeft && !await work.Scenes.KnowsAsync(origin.Community, origin.Person, cancellationToken))
            return Reply.Nothing;

        // What the call is about is asked for together with who acts, by the ids they had the last time.
        var guess = guesses.Find(origin);
        var ((scene, earlier), ahead) = await work.TogetherAsync(
            () => TakeOnAsync(work, origin, changes, cancellationToken),
            () => guess is null ? Task.FromResult<Admitted?>(null) : AskAheadAsync(new Call { Interaction = interaction, Work = work, Scene = guess, People = people }, handler, cancellationToken),
            cancellationToken);
        if (earlier is not null)
        {
            LogDeliveredAgain();
            return earlier;
        }

        var call = new Call { Interaction = interaction, Work = work, Scene = scene, People = people };
        if ((guess?.CommunityId, guess?.MemberId) != (scene.CommunityId, scene.MemberId))
        {
            guesses.Note(origin, scene);
            ahead = null;
        }

        var (admitted, draft) = ahead is not null
            ? ahead with { Call = handler.Rule.AsksByIds ? ahead.Call is null ? null : ahead.Call with { Scene = scene } : await handler.Rule.AdmitAsync(call, changes, cancellationToken) }
            : await AdmitAsync(call, handler, cancellationToken);
        if (admitted is null)
            LogDenied(handler.Rule.GetType().Name);

        var reply = admitted is null
            ? DispatchTexts.Refusal(interaction, asked is Membership.Unknown ? texts.NotChecked : handler.Rule.Refusal(texts) ?? texts.NotYours)
            : await RunAsync(admitted, handler, draft, cancellationToken);

        if (scene.HasWordsWaiting)
            reply = await WaitingWords.AddedAsync(call, reply, cancellationToken);

        // Where somebody's own card stands is known from their press on it: from then on it is drawn anew without one.
        if (changes && reply is UpdateReply { Message.Card: { } card } && origin.Pressed is { } pressed && CardCatalog.TryParseKey(card, out var name, out var row))
            await work.Outbox.SetPostedAsync(scene.CommunityId, name, row, pressed, cancellationToken);

        if (changes)
            await work.Deliveries.AnswerAsync(scene.CommunityId, origin.Person.Platform.Name, origin.DeliveryId, reply, cancellationToken);

        await work.CommitAsync(cancellationToken);
        if (changes)
            wakeUp.Ring(work.Wakes);

        return reply;
    }

    /// <summary>What can be asked before it is certain who acts.</summary>
    private static async Task<Admitted?> AskAheadAsync(Call call, Handler handler, CancellationToken cancellationToken) => handler.Rule.AsksByIds
        ? await AdmitAsync(call, handler, cancellationToken)
        : new Admitted(null, await DraftAsync(call, cancellationToken));

    private static async Task<Admitted> AdmitAsync(Call call, Handler handler, CancellationToken cancellationToken)
    {
        var (admitted, draft) = await call.Work.TogetherAsync(
            () => handler.Rule.AdmitAsync(call, handler.Kind == HandlerKind.Changes, cancellationToken), () => DraftAsync(call, cancellationToken), cancellationToken);
        return new Admitted(admitted, draft);
    }

    /// <summary>What was typed into a form before, where one is handed in.</summary>
    private static async Task<Kept<FormAnswers>?> DraftAsync(Call call, CancellationToken cancellationToken) => call.Interaction is FormSubmitted { IsComplete: true } form
        ? await call.Work.Drafts.FindAsync(call.CommunityId, call.MemberId, form.Form, cancellationToken)
        : null;

    /// <summary>Who acts, and whether this has been done before: asked at once, but for a first visit and a second delivery.</summary>
    private static async Task<(Scene Scene, Reply? Earlier)> TakeOnAsync(IUnitOfWork work, Origin origin, bool changes, CancellationToken cancellationToken)
    {
        if (!changes)
            return (await work.Scenes.AdmitAsync(origin, forChange: false, cancellationToken), null);

        // Taken on first: that holds the member, and what is looked at then is true until the end.
        var (isTaken, scene) = await work.TogetherAsync(
            () => work.Deliveries.TryTakeAsync(origin, cancellationToken),
            () => work.Scenes.AdmitAsync(origin, forChange: false, cancellationToken),
            cancellationToken);
        return isTaken
            ? (scene, null)
            : (scene, await work.Deliveries.TakeAsync(scene.CommunityId, scene.MemberId, origin.Person.Platform.Name, origin.DeliveryId, cancellationToken));
    }

    /// <summary>A call its rule lets through, null where it does not, with what was typed before.</summary>
    private sealed record Admitted(Call? Call, Kept<FormAnswers>? Draft);

    private async Task<Reply> RunAsync(Call call, Handler handler, Kept<FormAnswers>? kept, CancellationToken cancellationToken)
    {
        if (call.Interaction is FormSubmitted submitted)
            return await RunFormAsync(call, submitted, kept, handler, cancellationToken);

        var reply = await handler.Run(call, cancellationToken);
        if (reply is not FormReply { Form: var form })
            return reply;

        var draft = await call.Work.Drafts.FindAsync(call.CommunityId, call.MemberId, form.Submit, cancellationToken);
        return draft.IsUnreadable ? new FormReply(form.WithHint(texts.DraftUnreadable))
            : draft.Words is { } words ? new FormReply(form.FilledWith(words))
            : reply;
    }

    private async Task<Reply> RunFormAsync(Call call, FormSubmitted submitted, Kept<FormAnswers>? draft, Handler handler, CancellationToken cancellationToken)
    {
        var drafts = call.Work.Drafts;
        if (!submitted.IsComplete)
        {
            await drafts.KeepAsync(call.CommunityId, call.MemberId, submitted.Form, submitted.Answers, cancellationToken);
            return Reply.Nothing;
        }

        var answers = submitted.Answers.Over(draft?.Words ?? FormAnswers.Empty);
        var reply = handler.Trigger is OnForm { Repeat: FormRepeat.SameWordsOnce }
            ? await RunOnceAsync(call, submitted.Form, answers, handler, cancellationToken)
            : await handler.Run(call with { Answers = answers }, cancellationToken);
        if (reply is not FormErrorsReply errors)
        {
            await drafts.RemoveAsync(call.CommunityId, call.MemberId, submitted.Form, cancellationToken);
            return reply;
        }

        await drafts.KeepAsync(call.CommunityId, call.MemberId, submitted.Form, submitted.Answers, cancellationToken);
        return draft is { IsUnreadable: true } ? errors.With(texts.DraftUnreadable) : errors;
    }

    /// <summary>The same words sent again, because nobody could say what became of them, get the first answer and add nothing.</summary>
    private static async Task<Reply> RunOnceAsync(Call call, ActionId form, FormAnswers answers, Handler handler, CancellationToken cancellationToken)
    {
        var (origin, deliveries) = (call.Interaction.Origin, call.Work.Deliveries);
        var platform = origin.Person.Platform.Name;
        var earlier = await deliveries.NoteWordsAsync(
            call.CommunityId, call.MemberId, platform, origin.DeliveryId, form, answers, cancellationToken);
        if (earlier is not null)
            return earlier;

        var reply = await handler.Run(call with { Answers = answers }, cancellationToken);
        if (reply is FormErrorsReply)
            await deliveries.ForgetWordsAsync(call.CommunityId, platform, origin.DeliveryId, cancellationToken);

        return reply;
    }

    [LoggerMessage(2021, LogLevel.Information, "Delivered again; answered as the first time.")]
    private partial void LogDeliveredAgain();

    [LoggerMessage(2022, LogLevel.Information, "Denied by rule {Rule}.")]
    private partial void LogDenied(string rule);

    [LoggerMessage(2024, LogLevel.Information, "Settled afterwards; was it done: {Done}.")]
    private partial void LogSettled(bool done);

    [LoggerMessage(2023, LogLevel.Warning, "Transaction {Attempt} did not go through ({Failure}); trying the whole again.")]
    private partial void LogTryAgain(int attempt, StoreFailure failure);
}
