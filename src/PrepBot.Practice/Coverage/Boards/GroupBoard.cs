using PrepBot.Chat.Work;
using PrepBot.Domain.Communities;
using PrepBot.Domain.Coverage;
using PrepBot.Domain.Principles;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Coverage.Boards;

/// <summary>The weeks a board is about, both ends included.</summary>
/// <param name="From">The first one.</param>
/// <param name="To">The last one, which gaps are counted back from.</param>
internal readonly record struct BoardSpan(IsoWeekNumber From, IsoWeekNumber To)
{
    private static readonly IsoWeekNumber Beginning = new(200001);

    public bool IsAllTime => From == Beginning;

    /// <summary>For a button: pages of a board stay with its weeks.</summary>
    public string Key => IsAllTime ? $"all-{To.Number}" : $"{To.Number}";

    public static BoardSpan Week(IsoWeekNumber week) => new(week, week);

    public static BoardSpan AllTime(IsoWeekNumber until) => new(Beginning, until);

    /// <summary>Reads what a button said, or null.</summary>
    public static BoardSpan? Parse(string? key)
    {
        var all = key?.StartsWith("all-", StringComparison.Ordinal) ?? false;
        if (!int.TryParse(all ? key![4..] : key, out var number) || number is < 200001 or > 999953 || number % 100 is < 1 or > 53)
            return null;

        var week = new IsoWeekNumber(number);
        return all ? AllTime(week) : Week(week);
    }
}

/// <summary>Everything a board in words is made of, for the weekly post and for the command alike.</summary>
internal sealed record GroupBoard(
    BoardSpan Span, Leaderboard Lists, Activity Activity, IReadOnlyList<ShownClaim> Claims, IReadOnlyDictionary<PrincipleId, IsoWeekNumber> LastPractised)
{
    /// <summary>What each member's line shows, where it was asked for.</summary>
    public IReadOnlyDictionary<MemberId, IReadOnlyDictionary<PrincipleId, Cover>> Covers { get; init; } = new Dictionary<MemberId, IReadOnlyDictionary<PrincipleId, Cover>>();

    public string Title => Span.IsAllTime ? BoardTexts.AllTime : $"Week {Span.To.Week}";

    /// <summary>Nobody had practised anything that counts by the end of the span.</summary>
    public bool IsOfAnEmptyGroup => LastPractised.Count == 0 && Lists.Service.Count == 0;

    /// <summary>What the group lacks and nobody has claimed, the most often asked first.</summary>
    public IReadOnlyList<Gap> OpenGaps => [.. Lists.Gaps.Where(gap => !Claims.Any(claim => claim.Principle == gap.Principle))];

    /// <summary>With the lines of the first places.</summary>
    public async Task<GroupBoard> WithCoversAsync(IUnitOfWork work, CommunityId community, CancellationToken cancellationToken)
    {
        var members = Lists.Coverage.Take(Leaderboard.ShownRanks).Select(row => row.Tally.MemberId).ToList();
        if (members.Count == 0)
            return this;

        var weeks = await work.Coverage.PractisedWeeksAsync(community, members, Span.To, cancellationToken);
        return this with
        {
            Covers = weeks.GroupBy(week => week.MemberId).ToDictionary(
                group => group.Key,
                group => (IReadOnlyDictionary<PrincipleId, Cover>)group.ToDictionary(week => week.Principle, week => Domain.Coverage.Covers.Of(week.First, week.Last, Span.To))),
        };
    }

    public static async Task<GroupBoard> LoadAsync(
        IUnitOfWork work, Community home, BoardSpan span, PrincipleSet principles, CancellationToken cancellationToken)
    {
        var community = home.Id;
        var (tallies, last, activity, claims) = await work.TogetherAsync(
            () => span.IsAllTime
                ? work.Coverage.TalliesOfAllTimeAsync(community, span.To, cancellationToken)
                : work.Coverage.TalliesAsync(community, span.From, span.To, cancellationToken),
            () => work.Coverage.LastPractisedAsync(community, span.To, cancellationToken),
            () => span.IsAllTime
                ? work.Coverage.ActivityOfAllTimeAsync(community, home.Settings.TimeZone, span.To, cancellationToken)
                : work.Coverage.ActivityAsync(community, home.Settings.TimeZone, span.From, span.To, cancellationToken),
            () => work.Boards.ClaimsAsync(community, work.Now - Claim.Life, cancellationToken),
            cancellationToken);
        return new GroupBoard(span, Leaderboard.Create(tallies, last, principles, span.To), activity, claims, last);
    }
}
