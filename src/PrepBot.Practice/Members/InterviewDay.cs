namespace PrepBot.Practice.Members;

/// <summary>The day of somebody's real interview, as they tell it.</summary>
internal static class InterviewDay
{
    /// <summary>Nobody is invited longer ahead; a later day is a slip of the hand.</summary>
    public const int MaxYearsAhead = 2;

    /// <summary>What to ask back, or null.</summary>
    public static string? Mistake(DateOnly? day, DateOnly today) =>
        day < today ? MemberTexts.DayIsOver : day > today.AddYears(MaxYearsAhead) ? MemberTexts.DayIsFarOff : null;
}
