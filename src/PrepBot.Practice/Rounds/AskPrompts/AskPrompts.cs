using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Members;
using PrepBot.Practice.Questions;

namespace PrepBot.Practice.Rounds.AskPrompts;

/// <summary>What the interviewer does with the kit: ask, probe, answer done, replace, next principle. The kit in hand is redrawn each time.</summary>
internal sealed class AskPrompts(RoundConsequences consequences, PrincipleSet principles) : Feature
{
    public override string Name => RoundActions.Ask;

    public override IReadOnlyList<Handler> Handlers =>
    [
        Changes("prompt", AskAsync),
        Changes("probe", ProbeAsync),
        Changes("any", FollowUpAsync),
        Changes("done", DoneAsync),
        Changes("next", NextAsync),
        Changes("else", SomethingElseAsync),
        Changes("replace", ReplaceAsync),
        Changes("why", SayWhyAsync),
        Changes("story", RealStoryAsync),
    ];

    private static Handler Changes(string verb, Func<Call<Round>, CancellationToken, Task<Reply>> run) =>
        Handler.For(new OnClick(verb), new RoundRule(RoundPart.Interviewer), HandlerKind.Changes, run);

    private Task<Reply> AskAsync(Call<Round> call, CancellationToken cancellationToken) => AskAsync(call, Key(call), cancellationToken);

    /// <summary>Who asks is here: when the other one is too, the round begins with the question; until then it stays at hand.</summary>
    private Task<Reply> AskAsync(Call<Round> call, string key, CancellationToken cancellationToken)
    {
        if (call.Round is { Stage: RoundStage.Gathering, CandidateHere: false })
            return TakeAsync(call, call.Round.Arrive(call.MemberId, call.Now), Task.FromResult, cancellationToken);

        var round = call.Round is { Stage: RoundStage.Gathering } && call.Round.Arrive(call.MemberId, call.Now) is RoundStep.Taken { Round: var begun }
            ? begun
            : call.Round;
        return TakeAndFillAsync(call, round.Ask(key, call.Now), asked => call.Work.Prompts.RecordAskedAsync(asked, key, cancellationToken), cancellationToken);
    }

    private Task<Reply> ProbeAsync(Call<Round> call, CancellationToken cancellationToken) => ProbeAsync(call, call.Target.Number(2) ?? -1, cancellationToken);

    private Task<Reply> ProbeAsync(Call<Round> call, int index, CancellationToken cancellationToken) =>
        TakeAsync(
            call,
            call.Round.Probe(Key(call), index),
            round => PostAsync(call, round, round.LastAsked()!.Probes[round.LastAsked()!.ProbesUsed[^1]], cancellationToken),
            cancellationToken);

    private Task<Reply> FollowUpAsync(Call<Round> call, CancellationToken cancellationToken) => FollowUpAsync(call, call.Target.Number(2) ?? -1, cancellationToken);

    /// <summary>A question for any story. One from before a change of the value set asks nothing.</summary>
    private Task<Reply> FollowUpAsync(Call<Round> call, int index, CancellationToken cancellationToken)
    {
        var known = principles.AnyStory.FollowUps;
        if (index < 0 || index >= known.Count)
            return Task.FromResult<Reply>(RefusalTexts.For(RoundRefusal.NoProbeLeft));

        return TakeAsync(
            call, call.Round.FollowUp(Key(call), known[index].Id), round => PostAsync(call, round, known[index].Text, cancellationToken), cancellationToken);
    }

    /// <summary>One pick of the menu: a probe, a question for any story, or another prompt.</summary>
    private Task<Reply> SomethingElseAsync(Call<Round> call, CancellationToken cancellationToken) =>
        (call.Chosen.Count == 1 ? call.Chosen[0].Split('.', 2) : []) switch
        {
            ["probe", var index] when int.TryParse(index, out var number) => ProbeAsync(call, number, cancellationToken),
            ["any", var index] when int.TryParse(index, out var number) => FollowUpAsync(call, number, cancellationToken),
            ["new", var key] => AskAsync(call, key, cancellationToken),
            _ => Task.FromResult<Reply>(RefusalTexts.For(RoundRefusal.NoProbeLeft)),
        };

    /// <summary>The candidate is asked for an occasion that happened, in the room, as often as it takes.</summary>
    private static async Task<Reply> RealStoryAsync(Call<Round> call, CancellationToken cancellationToken)
    {
        if (call.Round is not { Stage: RoundStage.Running, PausedAt: null })
            return RefusalTexts.For(call.Round.Stage == RoundStage.Gathering ? RoundRefusal.NotStarted : call.Round.IsOpen ? RoundRefusal.Paused : RoundRefusal.Over);
        if (await LostRoom.IsLostAsync(call.Work, call.Round, cancellationToken))
            return RefusalTexts.NothingShown(call.Round);

        var people = await People.OfAsync(call.Work, call.Round, cancellationToken);
        await call.Work.Outbox.PostToRoomAsync(call.Round, Message.Create(ReferenceTexts.RealStory(people.PlainName(call.Round.InterviewerId))), cancellationToken);
        return Reply.Nothing;
    }

    private static async Task<Round> PostAsync(Call<Round> call, Round round, string question, CancellationToken cancellationToken)
    {
        var people = People.Create([call.Member]);
        await call.Work.Outbox.PostToRoomAsync(
            round,
            new Message([new Paragraph(RichText.Create($"{people.Name(round.InterviewerId)} asks further")), new Quote(question)]),
            cancellationToken);
        return round;
    }

    private Task<Reply> DoneAsync(Call<Round> call, CancellationToken cancellationToken) =>
        TakeAsync(call, call.Round.AnswerDone(Key(call), call.Now), Task.FromResult, cancellationToken);

    private Task<Reply> NextAsync(Call<Round> call, CancellationToken cancellationToken) =>
        TakeAsync(call, call.Round.NextPrinciple(call.Target.Number(1) ?? call.Round.Current, call.Now), async round =>
        {
            await call.Work.Outbox.PostToRoomAsync(
                round, Message.Create(RichText.Create($"Next principle: {principles.NameOf(round.CurrentPrinciple):strong}.")), cancellationToken);
            return round;
        }, cancellationToken);

    /// <summary>The chosen one comes at once; a button of before, without a choice, takes the next at hand.</summary>
    private Task<Reply> ReplaceAsync(Call<Round> call, CancellationToken cancellationToken)
    {
        var chosen = call.Chosen.Count == 1 ? call.Chosen[0] : call.Round.Ready.FirstOrDefault(prompt => prompt.PromptKey != Key(call))?.PromptKey ?? "";
        return TakeAndFillAsync(call, call.Round.ReplaceWith(Key(call), chosen), _ => Task.CompletedTask, cancellationToken);
    }

    /// <summary>The bank learns why when somebody says so.</summary>
    private Task<Reply> SayWhyAsync(Call<Round> call, CancellationToken cancellationToken)
    {
        if (call.Target.Number(2) is not { } number || (ReplaceReason)number is not (ReplaceReason.HeardBefore or ReplaceReason.Unclear or ReplaceReason.NotFitting))
            return Task.FromResult<Reply>(RefusalTexts.For(RoundRefusal.PromptMovedOn));

        return TakeAsync(call, call.Round.SayWhy(Key(call), (ReplaceReason)number), async round =>
        {
            await call.Work.Prompts.RecordReplacedAsync(round, Key(call), (ReplaceReason)number, cancellationToken);
            return round;
        }, cancellationToken);
    }

    /// <summary>Takes a step after which a prompt may be lacking.</summary>
    private Task<Reply> TakeAndFillAsync(Call<Round> call, RoundStep step, Func<Round, Task> record, CancellationToken cancellationToken)
    {
        AskedBefore? asked = null;
        return TakeAsync(
            call,
            step,
            async () => asked = await KitFiller.LookAsync(call.Work, call.Round, cancellationToken),
            async round =>
            {
                await record(round);
                return await KitFiller.FilledAsync(call.Work, round, [round.CurrentPrinciple], asked!, cancellationToken);
            },
            cancellationToken);
    }

    private Task<Reply> TakeAsync(Call<Round> call, RoundStep step, Func<Round, Task<Round>> then, CancellationToken cancellationToken) =>
        TakeAsync(call, step, () => Task.CompletedTask, then, cancellationToken);

    private async Task<Reply> TakeAsync(Call<Round> call, RoundStep step, Func<Task> look, Func<Round, Task<Round>> then, CancellationToken cancellationToken)
    {
        if (step is RoundStep.Refused refused)
            return RefusalTexts.For(refused.Why);

        var (round, isLost) = (call.Round, false);
        People? people = null;
        await call.Work.TogetherAsync(
            [
                async () => isLost = step is RoundStep.Taken && await LostRoom.IsLostAsync(call.Work, call.Round, cancellationToken),
                async () => people = await People.OfAsync(call.Work, call.Round, cancellationToken),
                step is RoundStep.Taken ? look : () => Task.CompletedTask,
            ],
            cancellationToken);
        if (isLost)
            return RefusalTexts.NothingShown(round);

        if (step is RoundStep.Taken taken)
        {
            round = await then(taken.Round);
            await consequences.SaveAsync(call.Work, call.Round, round, cancellationToken);
        }

        return new UpdateReply(SeatCard.InHand(call, round, people!, principles));
    }

    /// <summary>The prompt the button was made for.</summary>
    private static string Key(Call<Round> call) => call.Target.Part(1) ?? "";
}
