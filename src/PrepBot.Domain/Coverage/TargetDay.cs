using PrepBot.Domain.Principles;

namespace PrepBot.Domain.Coverage;

/// <summary>The day of a member's interview, and what is still open until then.</summary>
/// <param name="DaysLeft">Whole days in the member's zone; 0 is today, negative is over.</param>
/// <param name="Uncovered">Of the most often probed, those never practised, the most often probed first.</param>
public sealed record TargetDay(int DaysLeft, IReadOnlyList<PrincipleId> Uncovered)
{
    /// <summary>So many of the most often probed principles should be covered.</summary>
    public const int Top = 10;

    /// <summary>Counts the days.</summary>
    /// <param name="day">The day, or null: then there is nothing to count.</param>
    /// <param name="map">The member's map.</param>
    /// <param name="timeZone">The member's zone; unknown ones are read as UTC.</param>
    public static TargetDay? Create(DateOnly? day, CoverageMap map, PrincipleSet set, DateTimeOffset now, string timeZone)
    {
        if (day is not { } target)
            return null;

        var today = LocalDay.From(now, timeZone);
        var practised = map.Cells.Where(cell => cell.Times > 0).Select(cell => cell.Principle).ToHashSet();
        return new TargetDay(
            target.DayNumber - today.DayNumber,
            [.. set.ByProbeRank.Take(Top).Select(principle => principle.Id).Where(id => !practised.Contains(id))]);
    }
}
