using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Coverage.Pictures;

/// <summary>What members read here, a sentence each.</summary>
internal static class PictureTexts
{
    public static string SeenFromWeek(int members, int rounds, int week, int year) => $"{InWords.Count(members, "member")} · {InWords.Count(rounds, "round")} · seen from the end of week {week}, {year}";

    public static string CoverageInWords(int covered, int principlesCount) => $"My coverage: {covered} of {principlesCount} principles covered.";

    public static string NamesAsNumbers(string key) => $"Some names are written in letters it does not have, so they stand in it as numbers: {key}.";

    public static string HereIsThePicture(string? key) => key is null ? "Here is the picture." : $"Here is the picture. {key}";

    public static string NoPicture => "The picture could not be made just now. The same stands in words here; or try again in a minute.";
}
