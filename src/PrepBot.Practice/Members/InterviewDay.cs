using PrepBot.Chat.Dispatch;
using PrepBot.Domain.Coverage;
using PrepBot.Practice.Communities;

namespace PrepBot.Practice.Members;

/// <summary>The day of somebody's real interview, as they tell it.</summary>
internal static class InterviewDay
{
    /// <summary>Nobody is invited longer ahead; a later day is a slip of the hand.</summary>
    public const int MaxYearsAhead = 2;

    /// <summary>The day it is for the member, by their own zone or the group's.</summary>
    public static DateOnly Today(Call call) => Today(call, call.Member.Profile.TimeZone);

    /// <param name="zone">The member's zone; null for the group's.</param>
    public static DateOnly Today(Call call, string? zone) => LocalDay.From(call.Now, zone ?? call.Community.Settings.TimeZone);

    /// <summary>What to ask back, or null.</summary>
    public static string? Mistake(DateOnly? day, DateOnly today) =>
        day < today ? MemberTexts.DayIsOver : day > today.AddYears(MaxYearsAhead) ? MemberTexts.DayIsFarOff : null;
}
