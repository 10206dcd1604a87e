using PrepBot.Domain.Principles;
using PrepBot.Values.Identity;

namespace PrepBot.Domain.Coverage;

/// <summary>What one member did in a span of weeks, as the store counts it.</summary>
/// <param name="DisplayName">The name to show.</param>
/// <param name="NewPrinciples">Principles practised in the span for the first time ever.</param>
/// <param name="Practised">Principles practised in the span at all.</param>
/// <param name="Covered">Principles ever practised, up to the end of the span; empty for who practised nothing in it, and is on no list that shows them.</param>
/// <param name="Counted">Debriefs filed in the span, on time, that counted.</param>
public sealed record MemberTally(
    MemberId MemberId,
    string DisplayName,
    int NewPrinciples,
    int Practised,
    IReadOnlySet<PrincipleId> Covered,
    int Counted);

/// <summary>A line of a list. Ties share a place.</summary>
public sealed record Ranked(int Rank, MemberTally Tally);

/// <summary>A principle nobody was asked lately.</summary>
/// <param name="WeeksSince">Whole weeks since anybody was asked it; null means never.</param>
public sealed record Gap(PrincipleId Principle, int? WeeksSince);

/// <summary>The group's practice in a span of weeks: lists and the gap map. Never the scores of a named member.</summary>
/// <param name="Coverage">Who covered most that was new, then most altogether.</param>
/// <param name="Service">Whose debriefs counted most often. How helpful somebody was is for their own eyes, so it ranks nobody.</param>
/// <param name="Gaps">Principles nobody was asked for <see cref="GapWeeks"/> weeks or more, the most often probed first.</param>
public sealed record Leaderboard(IReadOnlyList<Ranked> Coverage, IReadOnlyList<Ranked> Service, IReadOnlyList<Gap> Gaps)
{
    /// <summary>Places shown in a post.</summary>
    public const int ShownRanks = 5;

    /// <summary>A principle is a gap when nobody was asked it for so many weeks.</summary>
    public const int GapWeeks = 3;

    /// <summary>Ranks the tallies. The same ones give the same board, in whatever order they come.</summary>
    /// <param name="tallies">Members who want to be shown.</param>
    /// <param name="lastAsked">The last week each principle was practised in by anybody.</param>
    /// <param name="week">The week the board looks back from.</param>
    public static Leaderboard Create(
        IReadOnlyList<MemberTally> tallies,
        IReadOnlyDictionary<PrincipleId, IsoWeekNumber> lastAsked,
        PrincipleSet set,
        IsoWeekNumber week)
    {
        var coverage = Rank(
            tallies.Where(tally => tally.Practised > 0),
            tally => (tally.NewPrinciples, tally.Covered.Count, tally.Practised));
        var service = Rank(
            tallies.Where(tally => tally.Counted > 0),
            tally => (tally.Counted, 0, 0));
        return new Leaderboard(coverage, service, GapsOf(lastAsked, set, week));
    }

    /// <summary>Principles nobody was asked for <see cref="GapWeeks"/> weeks or more, the most often probed first.</summary>
    public static IReadOnlyList<Gap> GapsOf(IReadOnlyDictionary<PrincipleId, IsoWeekNumber> lastAsked, PrincipleSet set, IsoWeekNumber week) =>
    [
        .. set.ByProbeRank
            .Select(principle => new Gap(principle.Id, lastAsked.TryGetValue(principle.Id, out var last) ? week.Since(last) : null))
            .Where(gap => gap.WeeksSince is null or >= GapWeeks),
    ];

    private static List<Ranked> Rank(IEnumerable<MemberTally> tallies, Func<MemberTally, (int, int, int)> merit)
    {
        var sorted = tallies.OrderByDescending(merit)
            .ThenBy(tally => tally.DisplayName, StringComparer.OrdinalIgnoreCase)
            .ThenBy(tally => tally.MemberId.Value)
            .ToList();
        var ranked = new List<Ranked>(sorted.Count);
        for (var i = 0; i < sorted.Count; i++)
        {
            var tied = i > 0 && merit(sorted[i]) == merit(sorted[i - 1]);
            ranked.Add(new Ranked(tied ? ranked[i - 1].Rank : i + 1, sorted[i]));
        }

        return ranked;
    }
}
