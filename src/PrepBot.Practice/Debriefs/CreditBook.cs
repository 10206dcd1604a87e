using PrepBot.Chat.Work;
using PrepBot.Domain.Coverage;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Coverage;
using PrepBot.Practice.Coverage.Boards;
using PrepBot.Practice.Rounds;

namespace PrepBot.Practice.Debriefs;

/// <summary>Derives the credits a round gives, at the reveal and again whenever what they rest on changes. The one door to the credits.</summary>
internal static class CreditBook
{
    /// <summary>More than a week and all that zones can add to it: whatever is of the same week as a round, in any zone, ended within this of it.</summary>
    private static readonly TimeSpan MoreThanAWeek = TimeSpan.FromDays(9);

    /// <summary>The revealed rounds of the same pair that may be of the same week, the round itself among them.</summary>
    public static Task<IReadOnlyList<Round>> AroundAsync(IUnitOfWork work, Round round, CancellationToken cancellationToken)
    {
        var ended = round.EndedAt!.Value;
        return work.Rounds.RevealedOfPairAsync(round.CommunityId, round.InterviewerId, round.CandidateId, ended - MoreThanAWeek, ended + MoreThanAWeek, cancellationToken);
    }

    /// <summary>Counts a revealed round anew, with every other round of the same pair and week, and lets follow what follows.</summary>
    public static async Task RecountAsync(IUnitOfWork work, RevealedRound revealed, IReadOnlyList<Round> around, string zone, CancellationToken cancellationToken)
    {
        var round = revealed.Round;
        var week = IsoWeekNumber.From(round.EndedAt!.Value, zone);
        IReadOnlyList<Round> rounds = [.. around.Where(one => IsoWeekNumber.From(one.EndedAt!.Value, zone) == week)];
        var credits = await CountAsync(work, revealed, rounds, week, zone, cancellationToken);
        if (revealed.Review is { } review)
            await work.Coverage.AddHelpfulnessAsync(round, week, review.Helpfulness, cancellationToken);

        var practised = credits.Select(credit => credit.Principle).ToList();
        await work.TogetherAsync(
            [
                () => WeeklyBoard.RecountedAsync(
                    work, round.CommunityId, () => work.Boards.EndClaimsAsync(round.CommunityId, round.CandidateId, practised, cancellationToken), cancellationToken),
                () => PraiseWatch.LookAsync(work, round, cancellationToken),
            ],
            cancellationToken);
    }

    private static async Task<IReadOnlyList<Credit>> CountAsync(
        IUnitOfWork work, RevealedRound revealed, IReadOnlyList<Round> rounds, IsoWeekNumber week, string zone, CancellationToken cancellationToken)
    {
        var round = revealed.Round;
        var given = new (DateTimeOffset RevealedAt, IReadOnlyList<Credit> Credits)[rounds.Count];
        var unreadable = new bool[rounds.Count];
        await work.TogetherAsync(
            [
                .. rounds.Select((one, i) => (Func<Task>)(async () =>
                {
                    var whole = one.Id == round.Id ? revealed : await RevealedRound.LoadAsync(work, one, cancellationToken);
                    given[i] = (one.RevealedAt!.Value, await OfOneAsync(work, whole, zone, cancellationToken));
                    unreadable[i] = IsUnreadable(whole);
                })),
            ],
            cancellationToken);

        var credits = CreditRule.Once(given);
        var pair = new PairWeek(round.CommunityId, round.CandidateId, round.InterviewerId, week);
        await work.Coverage.ReplaceAsync(pair, [.. rounds.Select(one => one.Id)], credits, cancellationToken);
        var readable = rounds.Index().Where(one => !unreadable[one.Index]).ToLookup(one => given[one.Index].Credits.Count > 0, one => one.Item.Id);
        await work.Coverage.SetCountedAsync(round.CommunityId, [.. readable[true]], [.. readable[false]], cancellationToken);
        return [.. credits.Where(credit => credit.RoundId == round.Id)];
    }

    private static bool IsUnreadable(RevealedRound whole) => whole.Interviewers.IsUnreadable || whole.Round is { ProgressLost: true, WasAnythingProbed: false };

    /// <summary>What a round gives. Of one that can no longer be read, what was counted while it could stays: nobody loses practice to a damaged record.</summary>
    private static async Task<IReadOnlyList<Credit>> OfOneAsync(IUnitOfWork work, RevealedRound whole, string zone, CancellationToken cancellationToken)
    {
        var round = whole.Round;
        if (!IsUnreadable(whole))
            return CreditRule.Apply(round, whole.Debrief, whole.Review, zone, whole.Withheld);

        var counted = await work.Coverage.OfCandidateAsync(round.CommunityId, round.CandidateId, cancellationToken);
        return [.. counted.Where(credit => credit.RoundId == round.Id && !whole.Withheld.Contains(credit.Principle))];
    }
}
