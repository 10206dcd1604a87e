using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Work;
using PrepBot.Domain.Coverage;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Coverage;
using PrepBot.Practice.Debriefs;
using PrepBot.Practice.Members;
using PrepBot.Practice.Rounds;

namespace PrepBot.Practice.Overview.ShowMyCoverage;

/// <summary>How a member answers, and how they do as interviewer.</summary>
internal sealed record MyNumbers(
    RoleBalance Balance, AnswerLengths Answers, WordTally Words, IReadOnlyList<RepeatedStory> Stories, InterviewerRecord AsInterviewer, EvidenceQuality Evidence)
{
    /// <summary>Rounds whose answers are looked at: how one answers now, not a year ago.</summary>
    private const int LastRounds = 20;

    /// <summary>Reviews searched for stories told more than once: more than anybody prepares in earnest.</summary>
    private const int LastReviews = 60;

    /// <summary>Debriefs whose evidence is looked at.</summary>
    private const int LastDebriefs = 30;

    public static async Task<MyNumbers> LoadAsync(Call call, CancellationToken cancellationToken)
    {
        var (work, community, member) = (call.Work, call.CommunityId, call.Member.Id);
        var ((balance, rounds, words), (reviews, asInterviewer, debriefs)) = await work.TogetherAsync(
            () => work.TogetherAsync(
                () => work.Members.RoleBalanceAsync(community, member, cancellationToken),
                () => work.Rounds.LastAsCandidateAsync(community, member, LastRounds, cancellationToken),
                () => work.Observations.OfCandidateAsync(community, member, LastRounds, cancellationToken),
                cancellationToken),
            () => work.TogetherAsync(
                () => work.Debriefs.OwnReviewsAsync(community, member, LastReviews, cancellationToken),
                () => work.Coverage.OfInterviewerAsync(community, member, cancellationToken),
                () => work.Debriefs.OwnDebriefsAsync(community, member, LastDebriefs, cancellationToken),
                cancellationToken),
            cancellationToken);
        return new MyNumbers(
            balance,
            AnswerLengths.Measure(rounds.SelectMany(round => round.Kit.Select(prompt => round.AnswerLength(prompt, work.Now)))),
            WordTally.Sum(words),
            RepeatedStory.In(reviews),
            asInterviewer.Withheld(),
            EvidenceQuality.Measure(debriefs));
    }
}
