using PrepBot.Chat.Work;
using PrepBot.Domain.Coverage;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Members;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Coverage;
using PrepBot.Practice.Debriefs;
using PrepBot.Practice.Members;
using PrepBot.Practice.Questions;
using PrepBot.Practice.Rounds;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Overview.ShowMyCoverage;

/// <summary>What an interviewer wrote down of an answer, revealed and counted.</summary>
internal sealed record HeardWords(PrincipleId Principle, MemberId Interviewer, DateTimeOffset At, string Words);

/// <summary>What a member's own page is made of.</summary>
/// <param name="Level">The level they prepare for, or null.</param>
/// <param name="Target">The day of their interview, or null.</param>
/// <param name="Heard">What was written down of their last answers, oldest first.</param>
/// <param name="People">Who wrote it.</param>
/// <param name="Channel">Where practice can be started from here, or null.</param>
internal sealed record MyPage(CoverageMap Map, Level? Level, TargetDay? Target, IReadOnlyList<HeardWords> Heard, People People, ChannelId? Channel)
{
    /// <summary>Rounds whose words are looked at: how one answers now, not a year ago.</summary>
    private const int LastRounds = 20;

    /// <summary>A member's page as they look at it from where they are.</summary>
    public static async Task<MyPage> LoadAsync(IUnitOfWork work, Presence presence, PrincipleSet principles, CancellationToken cancellationToken)
    {
        var (community, member, profile) = (presence.CommunityId, presence.Member.Id, presence.Member.Profile);
        var groupZone = presence.Community.Settings.TimeZone;
        var zone = profile.TimeZone ?? groupZone;
        var ((credits, rounds, reviews, alone), (debriefs, disputes, interviewers, open)) = await work.TogetherAsync(
            () => work.TogetherAsync(
                () => work.Coverage.OfCandidateAsync(community, member, cancellationToken),
                () => work.Rounds.LastAsCandidateAsync(community, member, LastRounds, cancellationToken),
                () => work.Debriefs.OwnReviewsAsync(community, member, LastRounds, cancellationToken),
                () => work.Prompts.PractisedAloneAsync(community, member, cancellationToken),
                cancellationToken),
            () => work.TogetherAsync(
                () => work.Debriefs.AboutCandidateAsync(community, member, LastRounds, cancellationToken),
                () => work.Disputes.OfCandidateAsync(community, member, cancellationToken),
                () => work.Members.InterviewersOfAsync(community, member, LastRounds, cancellationToken),
                () => work.Communities.OpenChannelsAsync(community, cancellationToken),
                cancellationToken),
            cancellationToken);
        var counted = Counted(rounds, debriefs, reviews, disputes, groupZone);
        var map = CoverageMap.Create(
            [.. credits, .. counted.Select(answer => answer.Credit).Where(credit => !credits.Any(given => given.RoundId == credit.RoundId && given.Principle == credit.Principle))],
            principles, profile.Level, work.Now, zone, groupZone, [.. alone.Keys]);
        IReadOnlyList<HeardWords> heard = [.. counted.Where(answer => !string.IsNullOrWhiteSpace(answer.Evidence))
            .Select(answer => new HeardWords(answer.Credit.Principle, answer.Credit.InterviewerId, answer.Credit.EndedAt, answer.Evidence.Trim()))
            .OrderBy(words => words.At)];
        var last = rounds.Count == 0 ? (ChannelId?)null : rounds[0].ChannelId;
        return new MyPage(
            map, profile.Level, TargetDay.Create(profile.TargetDate, map, principles, work.Now, zone), heard, People.Create(interviewers),
            StartingChannel.Choose(presence.Channel, open, last));
    }

    /// <summary>What the last rounds would give each by itself: a second one of a pair in a week gives no credit, but it was practice all the same.</summary>
    private static List<(Credit Credit, string Evidence)> Counted(
        IReadOnlyList<Round> rounds,
        IReadOnlyList<(RoundId Round, Debrief Debrief)> debriefs,
        IReadOnlyList<(RoundId Round, SelfReview Review)> reviews,
        IReadOnlyList<Dispute> disputes,
        string groupZone)
    {
        var counted = new List<(Credit, string)>();
        foreach (var (id, debrief) in debriefs)
        {
            if (rounds.FirstOrDefault(round => round.Id == id) is not { } round)
                continue;

            var withheld = disputes.Where(dispute => dispute.RoundId == id && dispute.Withholds).Select(dispute => dispute.Principle).ToList();
            var review = reviews.FirstOrDefault(own => own.Round == id).Review;
            counted.AddRange(CreditRule.Apply(round, debrief, review, groupZone, withheld).Select(credit => (credit, debrief.For(credit.Principle)!.Evidence)));
        }

        return counted;
    }
}
