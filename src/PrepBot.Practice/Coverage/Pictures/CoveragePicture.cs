using System.Globalization;
using PrepBot.Domain.Coverage;
using PrepBot.Domain.Principles;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Coverage.Pictures;

/// <summary>
/// A member's own progress as a drawing they may post, and as a text twin, with the signs of the page and the board. Holds what and when, never how it went
/// and never another name: a picture travels.
/// </summary>
internal static class CoveragePicture
{
    private static readonly IReadOnlyList<Cover> InOrder = [.. Enum.GetValues<Cover>().Reverse()];

    /// <param name="map">The member's map.</param>
    /// <param name="timeZone">The member's zone, for days.</param>
    public static MapPicture Create(CoverageMap map, PrincipleSet principles, DateTimeOffset now, string timeZone)
    {
        var today = LocalDay.From(now, timeZone);
        return new MapPicture(
            PictureTexts.Practised(map.Covered, principles.Count, map.New),
            PictureTexts.Seen(map.Streak.Weeks, today.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)),
            [.. InOrder.Select(cover => (CoverTexts.Sign(cover), CoverTexts.Word(cover)))],
            TileGroups.Create(principles, principle => Tile(principle, Find(map, principle), today, timeZone)));
    }

    /// <summary>The map in a sentence or two, for who cannot see the picture.</summary>
    public static string Twin(CoverageMap map, PrincipleSet principles) => TextTwin.Create(
        PictureTexts.CoverageInWords(map.Covered, principles.Count),
        InOrder.Select(cover => (CoverTexts.Word(cover), principles.ByProbeRank.Where(principle => CoverOf(Find(map, principle)) == cover).Select(principle => principle.Name))));

    private static Tile Tile(Principle principle, CoverageCell? cell, DateOnly today, string timeZone)
    {
        var cover = CoverOf(cell);
        var words = cell?.LastAt is { } last ? PictureTexts.Ago(today.DayNumber - LocalDay.From(last, timeZone).DayNumber, cover == Cover.New) : CoverTexts.Word(cover);
        return new Tile(CoverTexts.ShortName(principle), CoverTexts.Sign(cover), words);
    }

    private static CoverageCell? Find(CoverageMap map, Principle principle) => map.Cells.FirstOrDefault(cell => cell.Principle == principle.Id);

    private static Cover CoverOf(CoverageCell? cell) => cell?.Cover ?? Cover.Open;
}
