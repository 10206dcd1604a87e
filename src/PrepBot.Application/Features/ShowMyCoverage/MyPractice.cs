using PrepBot.Application.Dispatch;
using PrepBot.Application.Ports;
using PrepBot.Domain.Coverage;
using PrepBot.Domain.Principles;

namespace PrepBot.Application.Features.ShowMyCoverage;

/// <summary>Everything a member's own page is made of.</summary>
internal sealed record MyPractice(
    CoverageMap Map, RoleBalance Balance, AnswerLengths Answers, IReadOnlyList<RepeatedStory> Stories, InterviewerRecord AsInterviewer,
    EvidenceQuality Evidence, TargetDay? Target)
{
    /// <summary>Rounds whose answers are looked at: how one answers now, not a year ago.</summary>
    private const int LastRounds = 20;

    /// <summary>Reviews searched for stories told more than once: more than anybody prepares in earnest.</summary>
    private const int LastReviews = 60;

    /// <summary>Debriefs whose evidence is looked at.</summary>
    private const int LastDebriefs = 30;

    public static async Task<MyPractice> LoadAsync(Call call, PrincipleSet principles, CancellationToken cancellationToken)
    {
        var (work, community, member) = (call.Work, call.CommunityId, call.Member.Id);
        var profile = call.Member.Profile;
        var zone = profile.TimeZone ?? call.Community.Settings.TimeZone;
        var credits = await work.Coverage.OfCandidateAsync(community, member, cancellationToken);
        var map = CoverageMap.Of(credits, principles, profile.Level, call.Now, zone);
        var rounds = await work.Rounds.LastAsCandidateAsync(community, member, LastRounds, cancellationToken);
        return new MyPractice(
            map,
            await work.Members.RoleBalanceAsync(community, member, cancellationToken),
            AnswerLengths.Of(rounds.SelectMany(round => round.Kit.Select(prompt => round.AnswerLength(prompt, call.Now)))),
            RepeatedStory.In(await work.Debriefs.OwnReviewsAsync(community, member, LastReviews, cancellationToken)),
            (await work.Coverage.OfInterviewerAsync(community, member, cancellationToken)).Withheld(),
            EvidenceQuality.Of(await work.Debriefs.OwnDebriefsAsync(community, member, LastDebriefs, cancellationToken)),
            TargetDay.Of(profile.TargetDate, map, principles, call.Now, zone));
    }
}
