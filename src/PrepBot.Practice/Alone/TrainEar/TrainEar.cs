using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Forms;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Work;
using PrepBot.Domain.Answers;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Questions;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Questions;
using PrepBot.Practice.Questions.ShowPrinciple;

namespace PrepBot.Practice.Alone.TrainEar;

/// <summary>Ear training: a worked answer, rated with the fields of a debrief, then its key. Needs nobody, and nobody else sees it.</summary>
internal sealed class TrainEar(QuestionBank bank, AnswerBook answers) : Feature
{
    public const string Feature = "ear";

    public override string Name => Feature;

    public override IReadOnlyList<Handler> Handlers =>
    [
        new(new OnClick("next"), AccessRule.AnyMember, HandlerKind.Shows, ShowAsync),
        new(new OnClick("rate"), AccessRule.AnyMember, HandlerKind.OpensForm, (call, _) => Task.FromResult(Rate(call))),
        new(new OnForm("file", FormRepeat.FindsItDone), AccessRule.AnyMember, HandlerKind.Changes, FileAsync),
        new(new OnClick("stronger"), AccessRule.AnyMember, HandlerKind.Shows, StrongerAsync),
    ];

    /// <summary>An answer to rate; pressed under one, the next.</summary>
    private async Task<Reply> ShowAsync(Call call, CancellationToken cancellationToken)
    {
        var (done, coming) = await call.Work.TogetherAsync(
            () => call.Work.Trainings.OfMemberAsync(call.CommunityId, call.Member.Id, cancellationToken),
            () => Needs.ComingAsync(call, cancellationToken),
            cancellationToken);
        AnswerId? shown = call.Target.Part(0) is { } key ? new AnswerId(key) : null;
        if (EarTraining.Next(answers, call.Member.Id, done, coming, shown) is not { } next || bank.Principles.TryGet(next.Principle) is not { } principle)
            return Reply.Privately(answers.All.Count == 0 ? EarTexts.NoAnswers : EarTexts.KeptForYourRound);

        var card = EarCards.Answer(next, principle, bank);
        return shown is null ? Reply.Privately(card) : new UpdateReply(card);
    }

    private Reply Rate(Call call) => Find(call) is var (answer, principle) ? new FormReply(FormOf(answer, principle)) : Reply.Privately(EarTexts.AnswerIsGone, EarCards.OneMore);

    private async Task<Reply> FileAsync(Call call, CancellationToken cancellationToken)
    {
        if (Find(call) is not var (answer, principle))
            return Reply.Privately(EarTexts.AnswerIsGone, EarCards.OneMore);

        if (FormCheck.Errors(FormOf(answer, principle), call.Answers) is { } errors)
            return errors;

        var rating = EarForm.Read(call.Answers);
        var training = new Training(answer.Id, call.Now, EarTraining.Steps(rating.Verdict, answer));
        var done = await call.Work.Trainings.OfMemberAsync(call.CommunityId, call.Member.Id, cancellationToken);
        await call.Work.Trainings.AddAsync(call.CommunityId, call.Member.Id, training, rating, cancellationToken);
        await call.Work.Prompts.RecordHeardAnsweredAsync(call.CommunityId, call.Member.Id, answer.Prompt.Key, cancellationToken);
        IReadOnlyList<Training> all = done.Any(before => before.Answer == answer.Id) ? done : [training, .. done];
        return Reply.Privately(EarCards.Key(answer, rating, EarFigures.From(all), EarTraining.Stronger(answers, answer, all.Count), principle, bank.Principles, call.Presence.Channel));
    }

    private async Task<Reply> StrongerAsync(Call call, CancellationToken cancellationToken)
    {
        if (Find(call) is not var (answer, principle))
            return Reply.Privately(EarTexts.AnswerIsGone, EarCards.OneMore);

        var done = await call.Work.Trainings.OfMemberAsync(call.CommunityId, call.Member.Id, cancellationToken);
        return EarTraining.Stronger(answers, answer, done.Count) is { } stronger && done.Any(training => training.Answer == answer.Id)
            ? Reply.Privately(AnswerTexts.Page(stronger, principle, bank))
            : Reply.Privately(EarTexts.RateMoreFirst, EarCards.OneMore);
    }

    private (WorkedAnswer Answer, Principle Principle)? Find(Call call) =>
        call.Target.Part(0) is { } key && answers.TryGet(new AnswerId(key)) is { } answer && bank.Principles.TryGet(answer.Principle) is { } principle ? (answer, principle) : null;

    private Form FormOf(WorkedAnswer answer, Principle principle) => EarForm.Create(answer, principle, bank.Principles);
}
