using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Forms;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Work;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Debriefs.FileDebrief;
using PrepBot.Practice.Rounds;

namespace PrepBot.Practice.Debriefs.CorrectDebrief;

/// <summary>After the reveal both sides are read-only; a correction makes a new version, which the partner gets to read.</summary>
internal sealed class CorrectDebrief(DebriefConsequences consequences, PrincipleSet principles) : Feature
{
    public override string Name => RoundActions.Correction;

    public override IReadOnlyList<Handler> Handlers =>
    [
        Handler.For(new OnClick("open"), new RoundRule(RoundPart.Pair), HandlerKind.OpensForm, OpenAsync),
        Handler.For(new OnForm("file", FormRepeat.FindsItDone), new RoundRule(RoundPart.Interviewer), HandlerKind.Changes, FileAsync),
        Handler.For(new OnForm("review", FormRepeat.FindsItDone), new RoundRule(RoundPart.Candidate), HandlerKind.Changes, ReviewAsync),
    ];

    private async Task<Reply> OpenAsync(Call<Round> call, CancellationToken cancellationToken)
    {
        if (!RevealRule.TakesCorrection(call.Round, call.Now))
            return TooLate;

        if (call.Part == RoundPart.Interviewer)
        {
            var (debrief, form) = await call.Work.TogetherAsync(
                () => call.Work.Debriefs.DebriefAsync(call.CommunityId, call.Round.Id, cancellationToken), () => DebriefFormOfAsync(call, cancellationToken), cancellationToken);
            return Opened(debrief.IsThere, form, debrief.Words is { } filed ? DebriefForm.Answers(filed) : null);
        }

        var (review, ownForm) = await call.Work.TogetherAsync(
            () => call.Work.Debriefs.SelfReviewAsync(call.CommunityId, call.Round.Id, cancellationToken), () => ReviewFormOfAsync(call, cancellationToken), cancellationToken);
        return Opened(review.IsThere, ownForm, review.Words is { } own ? SelfReviewForm.Answers(own) : null);
    }

    /// <summary>What cannot be read any more is filed once more from the start, and replaces it.</summary>
    private static Reply Opened(bool isFiled, Form form, FormAnswers? filed) =>
        !isFiled ? NothingFiled : new FormReply(filed is null ? form.WithHint(UnreadableTexts.Hint) : form.FilledWith(filed));

    private async Task<Reply> FileAsync(Call<Round> call, CancellationToken cancellationToken)
    {
        var (isForgotten, form, filed, version) = await call.Work.TogetherAsync(
            () => FileDebrief.FileDebrief.IsForgottenAsync(call, call.Round.CandidateId, cancellationToken),
            () => DebriefFormOfAsync(call, cancellationToken),
            () => call.Work.Debriefs.DebriefAsync(call.CommunityId, call.Round.Id, cancellationToken),
            () => call.Work.Debriefs.NextVersionAsync(call.CommunityId, call.Round.Id, RoundPart.Interviewer, cancellationToken),
            cancellationToken);
        if (isForgotten)
            return FileTexts.CandidateForgotten;

        if (filed is not { IsThere: true, Words: var before }
            || !RevealRule.TakesCorrection(call.Round, call.Now))
        {
            return FormCheck.Error(form, call.Answers, "", TooLateWords);
        }

        var answers = call.Answers.OrAsShown(before is null ? form : form.FilledWith(DebriefForm.Answers(before)));
        if (FormCheck.Errors(form, answers) is { } errors)
            return errors;

        var debrief = DebriefForm.Read(call.Round, answers.To(form));
        if (before == debrief)
            return Unchanged;

        await call.Work.TogetherAsync(
            [
                () => call.Work.Debriefs.CorrectAsync(call.CommunityId, call.Round.Id, call.Member.Id, version, debrief, cancellationToken),
                () => consequences.CorrectedAsync(call.Work, call.Round, RoundPart.Interviewer, cancellationToken),
            ],
            cancellationToken);
        return Corrected;
    }

    private async Task<Reply> ReviewAsync(Call<Round> call, CancellationToken cancellationToken)
    {
        var (form, filed, version) = await call.Work.TogetherAsync(
            () => ReviewFormOfAsync(call, cancellationToken),
            () => call.Work.Debriefs.SelfReviewAsync(call.CommunityId, call.Round.Id, cancellationToken),
            () => call.Work.Debriefs.NextVersionAsync(call.CommunityId, call.Round.Id, RoundPart.Candidate, cancellationToken),
            cancellationToken);
        if (filed is not { IsThere: true, Words: var before }
            || !RevealRule.TakesCorrection(call.Round, call.Now))
        {
            return FormCheck.Error(form, call.Answers, "", TooLateWords);
        }

        if (FormCheck.Errors(form, call.Answers) is { } errors)
            return errors;

        var review = SelfReviewForm.Read(call.Round, call.Answers.To(form));
        if (before == review)
            return Unchanged;

        await call.Work.TogetherAsync(
            [
                () => call.Work.Debriefs.CorrectAsync(call.CommunityId, call.Round.Id, call.Member.Id, version, review, cancellationToken),
                () => consequences.CorrectedAsync(call.Work, call.Round, RoundPart.Candidate, cancellationToken),
            ],
            cancellationToken);
        return Corrected;
    }

    private async Task<Form> DebriefFormOfAsync(Call<Round> call, CancellationToken cancellationToken)
    {
        var title = await RoundTitle.LoadAsync(call, call.Round, principles, cancellationToken);
        return DebriefForm.Whole(call.Round, title, principles) with
        {
            Submit = RoundActions.On(RoundActions.Correction, "file", call.Round),
            Title = title.Fit(Label.MaxTitle, "Correct: "),
        };
    }

    private async Task<Form> ReviewFormOfAsync(Call<Round> call, CancellationToken cancellationToken)
    {
        var title = await RoundTitle.LoadAsync(call, call.Round, principles, cancellationToken);
        return SelfReviewForm.Whole(call.Round, title, principles) with
        {
            Submit = RoundActions.On(RoundActions.Correction, "review", call.Round),
            Title = title.Fit(Label.MaxTitle, "Correct with "),
        };
    }

    private static string TooLateWords =>
        CorrectDebriefTexts.TooLate;

    private static Reply TooLate { get; } = Reply.Privately(
        CorrectDebriefTexts.TooLateForWords);

    private static Reply NothingFiled { get; } =
        Reply.Privately(CorrectDebriefTexts.NothingFiled);

    private static Reply Unchanged { get; } = Reply.Privately(CorrectDebriefTexts.NothingChanged);

    private static Reply Corrected { get; } =
        Reply.Privately(CorrectDebriefTexts.Corrected);
}
