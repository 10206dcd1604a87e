using PrepBot.Domain.Principles;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Coverage.Pictures;

/// <summary>The principles of a picture, in the order of every other map: those asked most, a line, the others.</summary>
internal static class TileGroups
{
    public static IReadOnlyList<TileGroup> Create(PrincipleSet principles, Func<Principle, Tile> tileOf)
    {
        var most = CoverTexts.GapAfter(principles);
        var tiles = principles.ByProbeRank.Select(tileOf).ToList();
        return most == 0
            ? [new TileGroup("", tiles)]
            : [new TileGroup(PictureTexts.AskedMost(most), [.. tiles.Take(most)]), new TileGroup(PictureTexts.TheOthers(tiles.Count - most), [.. tiles.Skip(most)])];
    }
}
