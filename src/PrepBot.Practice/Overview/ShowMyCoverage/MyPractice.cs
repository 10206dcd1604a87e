using PrepBot.Chat.Work;
using PrepBot.Domain.Communities;
using PrepBot.Domain.Coverage;
using PrepBot.Domain.Members;
using PrepBot.Domain.Principles;
using PrepBot.Practice.Coverage;
using PrepBot.Practice.Debriefs;
using PrepBot.Practice.Members;
using PrepBot.Practice.Rounds;

namespace PrepBot.Practice.Overview.ShowMyCoverage;

/// <summary>Everything a member's own page is made of.</summary>
internal sealed record MyPractice(
    CoverageMap Map, RoleBalance Balance, AnswerLengths Answers, WordTally Words, IReadOnlyList<RepeatedStory> Stories, InterviewerRecord AsInterviewer,
    EvidenceQuality Evidence, TargetDay? Target)
{
    /// <summary>Rounds whose answers are looked at: how one answers now, not a year ago.</summary>
    private const int LastRounds = 20;

    /// <summary>Reviews searched for stories told more than once: more than anybody prepares in earnest.</summary>
    private const int LastReviews = 60;

    /// <summary>Debriefs whose evidence is looked at.</summary>
    private const int LastDebriefs = 30;

    public static async Task<MyPractice> LoadAsync(
        IUnitOfWork work, Community home, Member who, PrincipleSet principles, CancellationToken cancellationToken)
    {
        var (community, member, profile) = (home.Id, who.Id, who.Profile);
        var zone = profile.TimeZone ?? home.Settings.TimeZone;
        var ((credits, balance, rounds, words), (reviews, asInterviewer, debriefs)) = await work.TogetherAsync(
            () => work.TogetherAsync(
                () => work.Coverage.OfCandidateAsync(community, member, cancellationToken),
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
        var map = CoverageMap.Create(credits, principles, profile.Level, work.Now, zone);
        return new MyPractice(
            map,
            balance,
            AnswerLengths.Measure(rounds.SelectMany(round => round.Kit.Select(prompt => round.AnswerLength(prompt, work.Now)))),
            WordTally.Sum(words),
            RepeatedStory.In(reviews),
            asInterviewer.Withheld(),
            EvidenceQuality.Measure(debriefs),
            TargetDay.Create(profile.TargetDate, map, principles, work.Now, zone));
    }
}
