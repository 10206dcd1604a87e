namespace PrepBot.Domain.Coverage;

/// <summary>Weeks in a row with practice. One missed week of each month is frozen: it neither counts nor breaks the row.</summary>
/// <param name="Weeks">Weeks with practice in the row, up to this week or the last one.</param>
/// <param name="Frozen">Missed weeks within the row, or at its end, that a freeze has bridged.</param>
public readonly record struct Streak(int Weeks, int Frozen)
{
    /// <summary>Counts the row.</summary>
    /// <param name="practised">Weeks with practice, in the member's own zone.</param>
    /// <param name="thisWeek">The week it is for them: not over yet, so it never breaks the row.</param>
    public static Streak Count(IReadOnlySet<IsoWeekNumber> practised, IsoWeekNumber thisWeek)
    {
        var (weeks, frozen, bridging) = (practised.Contains(thisWeek) ? 1 : 0, 0, 0);
        var spent = new HashSet<(int Year, int Month)>();
        for (var week = thisWeek.Plus(-1); ; week = week.Plus(-1))
        {
            if (practised.Contains(week))
            {
                (weeks, frozen, bridging) = (weeks + 1, frozen + bridging, 0);
            }
            else if (spent.Add((week.Monday.Year, week.Monday.Month)))
            {
                bridging++;
            }
            else
            {
                return new Streak(weeks, weeks == 0 ? 0 : frozen);
            }
        }
    }
}
