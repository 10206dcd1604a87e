using PrepBot.Chat.Dispatch;
using PrepBot.Domain.Coverage;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Members;

namespace PrepBot.Practice.Queue.FirstStart;

/// <summary>The day of somebody's interview: told in weeks it is the last day of them.</summary>
internal static class FirstDay
{
    /// <summary>Within two weeks, in days.</summary>
    public const int Soon = 14;

    /// <summary>Within six weeks, in days.</summary>
    public const int Next = 42;

    /// <summary>The member's own day, else the group's.</summary>
    public static DateOnly Today(Call call) => LocalDay.From(call.Now, call.Member.Profile.TimeZone ?? call.Community.Settings.TimeZone);

    /// <summary>What is wrong with a day, or null.</summary>
    public static string? Mistake(DateOnly? day, DateOnly today) => InterviewDay.Mistake(day, today);
}
