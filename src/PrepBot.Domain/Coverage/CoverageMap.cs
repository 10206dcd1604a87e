using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Members;
using PrepBot.Domain.Pairing;
using PrepBot.Domain.Principles;

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
    double? MeanGap);

/// <summary>A member's own coverage. For their eyes only.</summary>
/// <param name="Cells">One for each principle, in the published order.</param>
/// <param name="Streak">Weeks in a row with practice.</param>
/// <param name="Next">What to practise next, or null when nothing is thin.</param>
public sealed record CoverageMap(IReadOnlyList<CoverageCell> Cells, Streak Streak, PrincipleId? Next)
{
    /// <summary>Averages are withheld below so many raters, so that nobody's verdict can be told from them.</summary>
    public const int MinRaters = 3;

    /// <summary>Practised often enough to count as solid cover.</summary>
    public const int Thick = 3;

    /// <summary>Principles practised at least once.</summary>
    public int Covered => Cells.Count(cell => cell.Times > 0);

    /// <summary>Draws a member's map from their credits.</summary>
    /// <param name="credits">All credits of the member as candidate.</param>
    /// <param name="level">The level they prepare for.</param>
    /// <param name="timeZone">The member's zone: a streak is counted in their own weeks, credits in the community's.</param>
    public static CoverageMap Create(IReadOnlyList<Credit> credits, PrincipleSet set, Level? level, DateTimeOffset now, string timeZone)
    {
        var byPrinciple = credits.GroupBy(credit => credit.Principle).ToDictionary(group => group.Key, group => group.OrderBy(credit => credit.EndedAt).ToList());
        var cells = set.InPublishedOrder.Select(principle => Cell(principle.Id, byPrinciple.GetValueOrDefault(principle.Id, []))).ToList();

        // The same order a round's principles are chosen in.
        var practised = cells.ToDictionary(cell => cell.Principle, cell => new TimesPractised(cell.Times, cell.LastAt));
        var thin = cells.Where(cell => cell.Times < Thick || cell.LastVerdict <= Verdict.MildConcern).Select(cell => cell.Principle).ToHashSet();
        var next = PrinciplesOfRound.ByNeed(set, [], practised, level).Where(thin.Contains).Select(id => (PrincipleId?)id).FirstOrDefault();
        return new CoverageMap(cells, StreakOf(credits, now, timeZone), next);
    }

    private static CoverageCell Cell(PrincipleId principle, List<Credit> credits)
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
            RatersOf(ownViews) >= MinRaters ? ownViews.Average(credit => (int)credit.OwnVerdict! - (int)credit.Verdict) : null);
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
