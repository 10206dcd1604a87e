using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Forms;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Work;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Debriefs.FileDebrief;
using PrepBot.Practice.Rounds;

namespace PrepBot.Practice.Debriefs.AddDetails;

/// <summary>What a filed debrief may say besides, for who has a minute more. Until the reveal; after it a correction carries everything.</summary>
internal sealed class AddDetails(PrincipleSet principles) : Feature
{
    public override string Name => RoundActions.Details;

    public override IReadOnlyList<Handler> Handlers =>
    [
        Handler.For(new OnClick("open"), new RoundRule(RoundPart.Pair), HandlerKind.OpensForm, OpenAsync),
        Handler.For(new OnForm("file", FormRepeat.Replaces), new RoundRule(RoundPart.Interviewer), HandlerKind.Changes, FileAsync),
        Handler.For(new OnForm("review", FormRepeat.Replaces), new RoundRule(RoundPart.Candidate), HandlerKind.Changes, ReviewAsync),
    ];

    private async Task<Reply> OpenAsync(Call<Round> call, CancellationToken cancellationToken)
    {
        if (call.Round.Stage != RoundStage.Debriefing)
            return FileTexts.NotNow(call.Round);

        var title = await RoundTitle.LoadAsync(call, call.Round, principles, cancellationToken);
        if (call.Part == RoundPart.Candidate)
        {
            var review = await call.Work.Debriefs.SelfReviewAsync(call.CommunityId, call.Round.Id, cancellationToken);
            return review.Words is { } own ? new FormReply(ReviewForm(call.Round, title).FilledWith(SelfReviewForm.Answers(own))) : AddDetailsTexts.FileFirst(call.Round);
        }

        var (filed, observations) = await call.Work.TogetherAsync(
            () => call.Work.Debriefs.DebriefAsync(call.CommunityId, call.Round.Id, cancellationToken),
            () => call.Work.Observations.OfRoundAsync(call.CommunityId, call.Round.Id, cancellationToken),
            cancellationToken);
        return filed.Words is { } debrief ? new FormReply(DebriefForm(call.Round, title, observations).FilledWith(Ticked(debrief))) : AddDetailsTexts.FileFirst(call.Round);
    }

    private async Task<Reply> FileAsync(Call<Round> call, CancellationToken cancellationToken)
    {
        var (title, filed) = await call.Work.TogetherAsync(
            () => RoundTitle.LoadAsync(call, call.Round, principles, cancellationToken),
            () => call.Work.Debriefs.DebriefAsync(call.CommunityId, call.Round.Id, cancellationToken),
            cancellationToken);
        var form = DebriefForm(call.Round, title, []);
        if (Refused(call, form, filed.Words is not null) is { } refused)
            return refused;

        var debrief = FileDebrief.DebriefForm.Read(call.Round, call.Answers.To(form).Over(FileDebrief.DebriefForm.Answers(filed.Words!)));
        await call.Work.Debriefs.ReplaceAsync(call.CommunityId, call.Round.Id, call.Member.Id, debrief, cancellationToken);
        return AddDetailsTexts.Kept;
    }

    private async Task<Reply> ReviewAsync(Call<Round> call, CancellationToken cancellationToken)
    {
        var (title, filed) = await call.Work.TogetherAsync(
            () => RoundTitle.LoadAsync(call, call.Round, principles, cancellationToken),
            () => call.Work.Debriefs.SelfReviewAsync(call.CommunityId, call.Round.Id, cancellationToken),
            cancellationToken);
        var form = ReviewForm(call.Round, title);
        if (Refused(call, form, filed.Words is not null) is { } refused)
            return refused;

        var review = SelfReviewForm.Read(call.Round, call.Answers.To(form).Over(SelfReviewForm.Answers(filed.Words!)));
        await call.Work.Debriefs.ReplaceAsync(call.CommunityId, call.Round.Id, call.Member.Id, review, cancellationToken);
        return AddDetailsTexts.Kept;
    }

    private static FormErrorsReply? Refused(Call<Round> call, Form form, bool isFiled) =>
        call.Round.Stage != RoundStage.Debriefing ? FormCheck.Error(form, call.Answers, "", FileTexts.FiledBefore)
        : !isFiled ? FormCheck.Error(form, call.Answers, "", AddDetailsTexts.NotFiledYet)
        : FormCheck.Errors(form, call.Answers);

    private Form DebriefForm(Round round, RoundTitle title, IReadOnlyList<Observation> observations) => title.Form(
        RoundActions.On(RoundActions.Details, "file", round), "", DetailsForm.Steps(round, title, observations, principles)) with
    {
        SubmitLabel = AddDetailsTexts.Add,
    };

    private Form ReviewForm(Round round, RoundTitle title) => title.Form(
        RoundActions.On(RoundActions.Details, "review", round), "With ", [SelfReviewForm.Stories(round, title, principles)]) with
    {
        SubmitLabel = AddDetailsTexts.Add,
    };

    /// <summary>What was said before; where nothing was, what an observer heard stands in the form.</summary>
    private static FormAnswers Ticked(Debrief debrief) => new(FileDebrief.DebriefForm.Answers(debrief).Values
        .Where(answer => answer.Value.Any(value => value.Length > 0)).ToDictionary(answer => answer.Key, answer => answer.Value));
}
