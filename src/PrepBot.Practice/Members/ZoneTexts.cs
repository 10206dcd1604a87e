using PrepBot.Domain.Coverage;
using PrepBot.Domain.Zones;

namespace PrepBot.Practice.Members;

/// <summary>Time zones in words, each with the time it is there, so that a wrong one is seen at once.</summary>
internal static class ZoneTexts
{
    public static string Unknown(string typed) => $"I do not know \"{typed}\". Please give a region and city, like Europe/Madrid, America/New_York or Asia/Kolkata.";

    public static string WhichOne(string typed, IReadOnlyList<ZoneChoice> choices, DateTimeOffset now) => choices is [var only]
        ? $"I do not know \"{typed}\". If you mean {Choice(only, now)}, please write it so."
        : $"\"{typed}\" may be several. Please write the one you mean: {string.Join(", ", choices.SkipLast(1).Select(choice => Choice(choice, now)))} or {Choice(choices[^1], now)}.";

    /// <summary>"Europe/Madrid, 14:05 there now".</summary>
    public static string WithTime(string zone, DateTimeOffset now) => $"{zone}, {Time(zone, now)} there now";

    private static string Choice(ZoneChoice choice, DateTimeOffset now) =>
        $"{choice.Written} ({Time(choice.Zone, now)} {(choice.IsFixed ? "now, the same all year" : "there now")})";

    private static string Time(string zone, DateTimeOffset now) => LocalDay.TimeOf(now, zone).Time.ToString("HH:mm");
}
