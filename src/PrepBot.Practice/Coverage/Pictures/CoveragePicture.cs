using System.Globalization;
using PrepBot.Domain.Coverage;
using PrepBot.Domain.Principles;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Coverage.Pictures;

/// <summary>A member's own map as a drawing, and as a text twin. Holds how often and when, never how it went: a picture travels.</summary>
internal static class CoveragePicture
{
    private static readonly IReadOnlyList<(Fill Fill, string Words)> Legend =
        [(Fill.Solid, $"{CoverageMap.Thick} times or more"), (Fill.Striped, "once or twice"), (Fill.Empty, "never")];

    /// <param name="map">The member's map.</param>
    /// <param name="timeZone">The member's zone, for days.</param>
    public static MapPicture Create(CoverageMap map, PrincipleSet principles, DateTimeOffset now, string timeZone) => new(
        "My coverage",
        $"{map.Covered} of {principles.Count} covered · {Day(now, timeZone)}",
        Legend,
        [.. map.Cells.Select(cell => new Tile(principles.NameOf(cell.Principle), FillOf(cell), Words(cell, timeZone)))]);

    /// <summary>The map in a sentence or two, for who cannot see the picture.</summary>
    public static string Twin(CoverageMap map, PrincipleSet principles) => TextTwin.Create(
        PictureTexts.CoverageInWords(map.Covered, principles.Count),
        Legend.Select(entry => (entry.Words, map.Cells.Where(cell => FillOf(cell) == entry.Fill).Select(cell => principles.NameOf(cell.Principle)))));

    private static Fill FillOf(CoverageCell cell) => cell.Times >= CoverageMap.Thick ? Fill.Solid : cell.Times > 0 ? Fill.Striped : Fill.Empty;

    private static string Words(CoverageCell cell, string timeZone) => cell.LastAt is { } last
        ? $"{InWords.Count(cell.Times, "time")}, last {Day(last, timeZone)}"
        : "never";

    private static string Day(DateTimeOffset at, string timeZone) => LocalDay.From(at, timeZone).ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}
