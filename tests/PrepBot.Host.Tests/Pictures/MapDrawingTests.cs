using PrepBot.Chat.Messages;
using PrepBot.Host.Pictures;
using PrepBot.Practice.Coverage.Pictures;
using SkiaSharp;

namespace PrepBot.Host.Tests.Pictures;

public sealed class MapDrawingTests
{
    private const int TileHeight = 92;
    private static readonly SKColor Shade = new(0x17, 0x51, 0x7e);
    private static readonly IReadOnlyList<(Fill Fill, string Words)> Legend = [(Fill.Solid, "often"), (Fill.Striped, "once or twice"), (Fill.Empty, "never")];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(16)]
    [InlineData(25)]
    public void Map_OfSoManyPrinciples_HasATileForEachWithinItsEdges(int principles)
    {
        using var picture = Drawn([.. Enumerable.Range(0, principles).Select(i => new Tile($"Number {i}", Fill.Solid, $"{i} times"))]);

        var rows = (principles + 3) / 4;
        Assert.Equal((960 * 2, (148 + (rows * (TileHeight + 12)) - 12 + 32) * 2), (picture.Width, picture.Height));
        for (var tile = 0; tile < rows * 4; tile++)
            Assert.Equal(tile < principles, picture.GetPixel((32 + (tile % 4 * 227) + 4) * 2, (148 + (tile / 4 * (TileHeight + 12)) + 4) * 2) == Shade);
        for (var y = 0; y < picture.Height; y++)
            Assert.Equal((SKColors.White, SKColors.White), (picture.GetPixel(31 * 2, y), picture.GetPixel((960 - 31) * 2, y)));
    }

    [Fact]
    public void Fills_EachLookDifferent_WithoutTheirColours()
    {
        var looks = Enum.GetValues<Fill>().Select(fill =>
        {
            using var picture = Drawn([new Tile("Same", fill, "same")]);
            return string.Concat(
                from y in Enumerable.Range(148 * 2, 56)
                from x in Enumerable.Range(32 * 2, 430)
                select picture.GetPixel(x, y) is var colour && colour.Red + colour.Green + colour.Blue < 400 ? '#' : '.');
        }).ToList();

        Assert.Equal(4, looks.Distinct().Count());
    }

    [Theory]
    [InlineData("<script>alert(1)</script> & \"co\"")]
    [InlineData("\u202e \u0000\u0008 \ud83d half")]
    [InlineData("")]
    public void HostileName_Drawn_IsWordsAndHasLetters(string name)
    {
        using var picture = Drawn([new Tile(name, Fill.Solid, name)]);

        Assert.True(Lettering.Has(name));
        Assert.Equal(1920, picture.Width);
    }

    [Fact]
    public void SameMap_DrawnTwice_IsTheSame()
    {
        using var drawing = new MapDrawing();
        var picture = new MapPicture("My coverage", "1 of 2 covered", Legend, [new Tile("Frugality", Fill.Striped, "3 times")]);

        Assert.Equal(drawing.ToPng(picture), drawing.ToPng(picture));
    }

    private static SKBitmap Drawn(IReadOnlyList<Tile> tiles)
    {
        using var drawing = new MapDrawing();
        return SKBitmap.Decode(drawing.ToPng(new("My coverage", "1 of 2 covered", Legend, tiles)));
    }
}
