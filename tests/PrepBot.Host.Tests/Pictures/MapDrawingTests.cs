using PrepBot.Chat.Messages;
using PrepBot.Host.Pictures;
using PrepBot.Practice.Coverage.Pictures;
using SkiaSharp;

namespace PrepBot.Host.Tests.Pictures;

public sealed class MapDrawingTests
{
    private const int Margin = 40;
    private static readonly IReadOnlyList<(CellSign Sign, string Words)> Legend = [.. Enum.GetValues<CellSign>().Reverse().Select(sign => (sign, $"{sign} of them"))];

    [Theory]
    [InlineData(0, 0, 450)]
    [InlineData(1, 0, 450)]
    [InlineData(10, 6, 450)]
    [InlineData(25, 0, 566)]
    [InlineData(10, 15, 588)]
    public void Map_OfSoManyPrinciples_HasACellForEachWithinItsEdges(int most, int others, int height)
    {
        using var picture = Drawn(Group("The ten asked most", most), Group("The others", others));

        Assert.Equal((MapDrawing.Width, height), (picture.Width, picture.Height));
        Assert.Equal(most, Cells(picture, most, 124));
        Assert.Equal(others, others == 0 ? 0 : Cells(picture, others, 124 + ((most + 4) / 5 * 74) + 22));
        for (var y = 0; y < picture.Height; y++)
            Assert.Equal((SKColors.White, SKColors.White), (picture.GetPixel(Margin / 2, y), picture.GetPixel(MapDrawing.Width - (Margin / 2), y)));
    }

    [Fact]
    public void Signs_EachLookDifferent_WithoutTheirColours()
    {
        var looks = Enum.GetValues<CellSign>().Select(sign =>
        {
            using var picture = Drawn(new TileGroup("", [new Tile("Same", sign, "same")]));
            return string.Concat(
                from y in Enumerable.Range(130, 60)
                from x in Enumerable.Range(Margin - 4, 50)
                select picture.GetPixel(x, y) is var colour && colour.Red + colour.Green + colour.Blue < 400 ? '#' : '.');
        }).ToList();

        Assert.Equal(5, looks.Distinct().Count());
    }

    [Theory]
    [InlineData("<script>alert(1)</script> & \"co\"")]
    [InlineData("\u202e \u0000\u0008 \ud83d half")]
    [InlineData("")]
    public void HostileName_Drawn_IsWordsAndHasLetters(string name)
    {
        using var picture = Drawn(new TileGroup(name, [new Tile(name, CellSign.Full, name)]));

        Assert.True(Lettering.Has(name));
        Assert.Equal(MapDrawing.Width, picture.Width);
    }

    [Fact]
    public void SameMap_DrawnTwice_IsTheSame()
    {
        using var drawing = new MapDrawing();
        var picture = new MapPicture("1 of 2 practised", "30 November 2026", Legend, [Group("", 3)]);

        Assert.Equal(drawing.ToPng(picture), drawing.ToPng(picture));
    }

    private static TileGroup Group(string title, int count) => new(title, [.. Enumerable.Range(0, count).Select(i => new Tile($"Number {i}", CellSign.Full, $"{i} days ago"))]);

    /// <summary>Filled cells of a group that begins at a height, looked for at the middle of every place of its rows and of one more.</summary>
    private static int Cells(SKBitmap picture, int count, int y)
    {
        var columns = count == 6 ? 6 : 5;
        return Enumerable.Range(0, columns * ((count / columns) + 2)).Count(i =>
            y + 14 + (i / columns * 74) + 19 is var middle && middle < picture.Height
            && picture.GetPixel(Margin + (i % columns * (MapDrawing.Width - (2 * Margin)) / columns) + 19, middle) == Palette.Shade);
    }

    private static SKBitmap Drawn(params TileGroup[] groups)
    {
        using var drawing = new MapDrawing();
        return SKBitmap.Decode(drawing.ToPng(new("1 of 2 practised", "30 November 2026", Legend, [.. groups.Where(group => group.Tiles.Count > 0)])));
    }
}
