using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Forms;
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
    private static readonly IReadOnlyList<Option> Reasons =
    [
        new("heard", AskPromptsTexts.HeardBefore),
        new("unclear", "It is unclear"),
        new("unfitting", AskPromptsTexts.NotFitting),
    ];

    public override string Name => RoundActions.Ask;

    public override IReadOnlyList<Handler> Handlers =>
    [
        Changes("prompt", AskAsync),
        Changes("probe", ProbeAsync),
        Changes("any", FollowUpAsync),
        Changes("done", DoneAsync),
        Changes("next", NextAsync),
        Handler.For(new OnClick("replace"), new RoundRule(RoundPart.Interviewer), HandlerKind.OpensForm, AskWhyAsync),
        Handler.For(new OnForm("replace", FormRepeat.FindsItDone), new RoundRule(RoundPart.Interviewer), HandlerKind.Changes, ReplaceAsync),
    ];

    private static Handler Changes(string verb, Func<Call<Round>, CancellationToken, Task<Reply>> run) =>
        Handler.For(new OnClick(verb), new RoundRule(RoundPart.Interviewer), HandlerKind.Changes, run);

    private Task<Reply> AskAsync(Call<Round> call, CancellationToken cancellationToken) =>
        TakeAndFillAsync(call, call.Round.Ask(Key(call), call.Now), round => call.Work.Prompts.RecordAskedAsync(round, Key(call), cancellationToken), cancellationToken);

    private Task<Reply> ProbeAsync(Call<Round> call, CancellationToken cancellationToken) =>
        TakeAsync(
            call,
            call.Round.Probe(Key(call), call.Target.Number(2) ?? -1),
            round => PostAsync(call, round, round.LastAsked()!.Probes[round.LastAsked()!.ProbesUsed[^1]], cancellationToken),
            cancellationToken);

    /// <summary>A question for any story. A button from before a change of the value set asks nothing.</summary>
    private Task<Reply> FollowUpAsync(Call<Round> call, CancellationToken cancellationToken)
    {
        var index = call.Target.Number(2) ?? -1;
        var known = principles.AnyStory.FollowUps;
        if (index < 0 || index >= known.Count)
            return Task.FromResult<Reply>(RefusalTexts.For(RoundRefusal.NoProbeLeft));

        return TakeAsync(
            call, call.Round.FollowUp(Key(call), known[index].Id), round => PostAsync(call, round, known[index].Text, cancellationToken), cancellationToken);
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

    private Task<Reply> AskWhyAsync(Call<Round> call, CancellationToken cancellationToken) => Task.FromResult<Reply>(
        call.Round.Replace(Key(call), ReplaceReason.HeardBefore) is RoundStep.Refused refused
            ? RefusalTexts.For(refused.Why)
            : new FormReply(ReplaceForm(call)));

    private async Task<Reply> ReplaceAsync(Call<Round> call, CancellationToken cancellationToken)
    {
        if (FormCheck.Errors(ReplaceForm(call), call.Answers) is { } errors)
            return errors;

        var reason = call.Answers.Choice("why") switch
        {
            "heard" => ReplaceReason.HeardBefore,
            "unclear" => ReplaceReason.Unclear,
            _ => ReplaceReason.NotFitting,
        };
        return await TakeAndFillAsync(
            call, call.Round.Replace(Key(call), reason), round => call.Work.Prompts.RecordReplacedAsync(round, Key(call), reason, cancellationToken), cancellationToken);
    }

    private static Form ReplaceForm(Call<Round> call) => new(
        new ActionId(RoundActions.Ask, "replace", call.Target),
        "Replace this prompt",
        [new FormStep("Why", [new ChoiceField("why", "Why another one?", Required: true, Reasons)])])
    {
        SubmitLabel = "Replace",
    };

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
        if (step is RoundStep.Taken taken)
        {
            await call.Work.TogetherAsync([async () => isLost = await LostRoom.IsLostAsync(call.Work, call.Round, cancellationToken), look], cancellationToken);
            if (isLost)
                return RefusalTexts.NothingShown(round);

            round = await then(taken.Round);
            await consequences.SaveAsync(call.Work, call.Round, round, cancellationToken);
        }

        return new UpdateReply(KitView.Create(round, principles, call.Now));
    }

    /// <summary>The prompt the button was made for.</summary>
    private static string Key(Call<Round> call) => call.Target.Part(1) ?? "";
}
