using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Coverage.Pictures;

/// <summary>What members read here, a sentence each.</summary>
internal static class PictureTexts
{
    public static string SeenFromWeek(int members, int rounds, int week, int year) => $"{InWords.Count(members, "member")} · {InWords.Count(rounds, "round")} · seen from the end of week {week}, {year}";

    public static string Practised(int covered, int principlesCount, int newCount) =>
        $"{covered} of {principlesCount} practised{(newCount > 0 ? $", {newCount} new this week" : "")}";

    public static string Seen(int streakWeeks, string day) => streakWeeks > 0 ? $"{streakWeeks}-week streak · {day}" : day;

    /// <summary>How long ago, told by days and then by weeks.</summary>
    public static string Ago(int days, bool isNew)
    {
        const int Fortnight = 14;
        var ago = days switch
        {
            <= 0 => "today",
            1 => "yesterday",
            < Fortnight => $"{days} days ago",
            _ => $"{days / 7} weeks ago",
        };
        return isNew ? $"new, {ago}" : ago;
    }

    public static string AskedMost(int count) => $"The {count} asked most";

    public static string TheOthers(int count) => $"The other {count}";

    public static string CoverageInWords(int covered, int principlesCount) => $"My coverage: {covered} of {principlesCount} principles covered.";

    public static string NamesAsNumbers(string key) => $"Some names are written in letters it does not have, so they stand in it as numbers: {key}.";

    public static string HereIsThePicture(string? key) => key is null ? "Here is the picture." : $"Here is the picture. {key}";

    public static string NoPicture => "The picture could not be made just now. The same stands in words here; or try again in a minute.";
}
