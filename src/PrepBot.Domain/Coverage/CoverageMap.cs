using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Members;
using PrepBot.Domain.Pairing;
using PrepBot.Domain.Principles;
using PrepBot.Values.Records;

namespace PrepBot.Domain.Coverage;

/// <summary>How answers to one principle develop.</summary>
public enum Trend
{
    /// <summary>Fewer than two credits.</summary>
    TooEarly = 0,

    /// <summary>The later half half a step or more below the earlier one.</summary>
    Falling = 1,

    /// <summary>Neither.</summary>
    Steady = 2,

    /// <summary>The later half half a step or more above the earlier one.</summary>
    Rising = 3,
}

/// <summary>One cell of a member's map.</summary>
/// <param name="Times">Credits.</param>
/// <param name="LastAt">When last practised, or null.</param>
/// <param name="LastVerdict">The latest verdict, or null.</param>
/// <param name="Trend">How it develops.</param>
/// <param name="Raters">Different interviewers who judged it.</param>
/// <param name="MeanVerdict">Their mean, 1-4; withheld (null) below three raters.</param>
/// <param name="MeanGap">Own view minus theirs, in steps; withheld (null) below three raters of answers that have an own view.</param>
public sealed record CoverageCell(
    PrincipleId Principle,
    int Times,
    DateTimeOffset? LastAt,
    Verdict? LastVerdict,
    Trend Trend,
    int Raters,
    double? MeanVerdict,
    double? MeanGap)
{
    /// <summary>How fresh it is.</summary>
    public Cover Cover { get; init; }

    /// <summary>All verdicts, oldest first.</summary>
    public ValueList<Verdict> Verdicts { get; init; } = [];
}

/// <summary>A member's own coverage. For their eyes only.</summary>
/// <param name="Cells">One for each principle, in the published order.</param>
/// <param name="Streak">Weeks in a row with practice.</param>
/// <param name="Next">What to practise next: the thinnest, else what was practised long ago; null when there is neither.</param>
public sealed record CoverageMap(IReadOnlyList<CoverageCell> Cells, Streak Streak, PrincipleId? Next)
{
    /// <summary>Averages are withheld below so many raters, so that nobody's verdict can be told from them.</summary>
    public const int MinRaters = 3;

    /// <summary>Practised often enough to count as solid cover.</summary>
    public const int Thick = 3;

    /// <summary>Principles practised at least once.</summary>
    public int Covered => Cells.Count(cell => cell.Times > 0);

    /// <summary>Principles practised for the first time this week.</summary>
    public int New => Cells.Count(cell => cell.Cover == Cover.New);

    /// <summary>Draws a member's map from their credits.</summary>
    /// <param name="credits">All credits of the member as candidate, and what else counts for their own page alone.</param>
    /// <param name="level">The level they prepare for.</param>
    /// <param name="timeZone">The member's zone: a streak is counted in their own weeks, credits in the community's.</param>
    /// <param name="groupZone">The community's zone; null where it is the member's.</param>
    /// <param name="alone">What they answered alone; null for nothing.</param>
    public static CoverageMap Create(
        IReadOnlyList<Credit> credits, PrincipleSet set, Level? level, DateTimeOffset now, string timeZone, string? groupZone = null, IReadOnlyCollection<PrincipleId>? alone = null)
    {
        var thisWeek = IsoWeekNumber.From(now, groupZone ?? timeZone);
        var byPrinciple = credits.GroupBy(credit => credit.Principle).ToDictionary(group => group.Key, group => group.OrderBy(credit => credit.EndedAt).ToList());
        var cells = set.InPublishedOrder.Select(principle => Cell(principle.Id, byPrinciple.GetValueOrDefault(principle.Id, []), thisWeek))
            .Select(cell => cell.Cover == Cover.Open && alone?.Contains(cell.Principle) == true ? cell with { Cover = Cover.Alone } : cell).ToList();

        // The same order a round's principles are chosen in.
        var practised = cells.ToDictionary(cell => cell.Principle, cell => new TimesPractised(cell.Times, cell.LastAt));
        var byNeed = PrinciplesOfRound.ByNeed(set, [], practised, level);
        var next = FirstOf(cell => cell.Times < Thick || cell.LastVerdict <= Verdict.MildConcern) ?? FirstOf(cell => cell.Cover == Cover.LongAgo);
        return new CoverageMap(cells, StreakOf(credits, now, timeZone), next);

        PrincipleId? FirstOf(Func<CoverageCell, bool> isMeant)
        {
            var meant = cells.Where(isMeant).Select(cell => cell.Principle).ToHashSet();
            return byNeed.Where(meant.Contains).Select(id => (PrincipleId?)id).FirstOrDefault();
        }
    }

    private static CoverageCell Cell(PrincipleId principle, List<Credit> credits, IsoWeekNumber thisWeek)
    {
        if (credits.Count == 0)
            return new CoverageCell(principle, 0, null, null, Trend.TooEarly, 0, null, null);

        var raters = RatersOf(credits);
        var ownViews = credits.Where(credit => credit.OwnVerdict is > Verdict.NotProbed).ToList();
        return new CoverageCell(
            principle,
            credits.Count,
            credits[^1].EndedAt,
            credits[^1].Verdict,
            TrendOf(credits),
            raters,
            raters >= MinRaters ? credits.Average(credit => (int)credit.Verdict) : null,
            RatersOf(ownViews) >= MinRaters ? ownViews.Average(credit => (int)credit.OwnVerdict! - (int)credit.Verdict) : null)
        {
            Cover = Covers.Of(credits.Min(credit => credit.Week), credits.Max(credit => credit.Week), thisWeek),
            Verdicts = [.. credits.Select(credit => credit.Verdict)],
        };
    }

    private static int RatersOf(IEnumerable<Credit> credits) => credits.Select(credit => credit.InterviewerId).Distinct().Count();

    private static Trend TrendOf(List<Credit> credits)
    {
        if (credits.Count < 2)
            return Trend.TooEarly;

        var half = credits.Count / 2;
        var change = credits.TakeLast(half).Average(credit => (int)credit.Verdict) - credits.Take(half).Average(credit => (int)credit.Verdict);
        return change >= 0.5 ? Trend.Rising : change <= -0.5 ? Trend.Falling : Trend.Steady;
    }

    private static Streak StreakOf(IReadOnlyList<Credit> credits, DateTimeOffset now, string timeZone) =>
        Streak.Count(credits.Select(credit => IsoWeekNumber.From(credit.EndedAt, timeZone)).ToHashSet(), IsoWeekNumber.From(now, timeZone));
}
