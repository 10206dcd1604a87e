using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Stores;
using PrepBot.Chat.Work;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Members;
using PrepBot.Practice.Rounds;

namespace PrepBot.Practice.Debriefs.FileDebrief;

/// <summary>Opens the form of the acting member's side: empty, or until the reveal with what they have filed. Whoever ends a round is answered with it.</summary>
internal sealed class OpenForms(PrincipleSet principles) : IEndAnswer
{
    public Task<Reply> AnswerAsync(Call<Round> call, Round ended, CancellationToken cancellationToken) => OpenAsync(call, ended, cancellationToken);

    public async Task<Reply> OpenAsync(Call call, Round round, CancellationToken cancellationToken)
    {
        if (!RevealRule.TakesFiling(round, call.Now))
            return FileTexts.NotNow(round);

        return round.PartOf(call.Member.Id) == RoundPart.Candidate
            ? await OpenReviewAsync(call, round, cancellationToken)
            : await OpenDebriefAsync(call, round, cancellationToken);
    }

    private async Task<Reply> OpenDebriefAsync(Call call, Round round, CancellationToken cancellationToken)
    {
        var (people, filed, notes) = await call.Work.TogetherAsync(
            () => People.OfAsync(call.Work, round, cancellationToken),
            () => call.Work.Debriefs.DebriefAsync(call.CommunityId, round.Id, cancellationToken),
            () => call.Work.Debriefs.NotesAsync(call.CommunityId, round.Id, call.Member.Id, cancellationToken),
            cancellationToken);
        return people.Find(round.CandidateId) is null
            ? FileTexts.CandidateForgotten
            : Opened(round, DebriefForm.Create(round, RoundTitle.Create(call, round, people, principles), notes, principles), filed, DebriefForm.Answers);
    }

    private async Task<Reply> OpenReviewAsync(Call call, Round round, CancellationToken cancellationToken)
    {
        var (people, filed) = await call.Work.TogetherAsync(
            () => People.OfAsync(call.Work, round, cancellationToken),
            () => call.Work.Debriefs.SelfReviewAsync(call.CommunityId, round.Id, cancellationToken),
            cancellationToken);
        return Opened(round, SelfReviewForm.Create(round, RoundTitle.Create(call, round, people, principles), principles), filed, SelfReviewForm.Answers);
    }

    private static Reply Opened<T>(Round round, Chat.Forms.Form form, Kept<T> filed, Func<T, Chat.Forms.FormAnswers> answers)
        where T : class
    {
        if (filed.IsThere && round.Stage != RoundStage.Debriefing)
            return FileTexts.NotNow(round);

        var shown = filed.IsUnreadable ? form.WithHint(UnreadableTexts.Hint) : filed.Words is { } words ? form.FilledWith(answers(words)) : form;
        return new FormReply(shown) { Again = RoundActions.FileDebrief(round) };
    }
}
