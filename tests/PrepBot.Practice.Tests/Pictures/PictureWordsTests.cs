using PrepBot.Chat.Messages;
using PrepBot.Practice.Coverage.Pictures;

namespace PrepBot.Practice.Tests.Pictures;

/// <summary>What stands in words for a picture, and beside one.</summary>
public sealed class PictureWordsTests
{
    [Fact]
    public void Twin_OfFewNames_NamesThem_AndOfTooManyCountsThem()
    {
        var few = TextTwin.Create("Mine.", [("often", ["Frugality", "Dive Deep"]), ("never", [])]);
        var many = TextTwin.Create("Mine.", [("often", Enumerable.Range(0, 20).Select(i => new string('x', 60)))]);

        Assert.Equal("Mine. Often: Frugality, Dive Deep.", few);
        Assert.Equal("Mine. Often: 20.", many);
    }

    [Fact]
    public void NamesWithoutLetters_StandAsNumbers_AndTheWordsSayWhoseTheyAre()
    {
        var picture = Picture("Frugality", "顧客第一", "Dive Deep", "🚀 Go");

        var (drawn, key) = NumberedNames.Create(picture, name => name.All(char.IsAscii));

        Assert.Equal(["Frugality", "No. 2", "Dive Deep", "No. 4"], drawn.Tiles.Select(tile => tile.Name));
        Assert.Equal("Some names are written in letters it does not have, so they stand in it as numbers: No. 2 is 顧客第一, No. 4 is 🚀 Go.", key);
        Assert.Equal(picture.Tiles.Select(tile => (tile.Sign, tile.Words)), drawn.Tiles.Select(tile => (tile.Sign, tile.Words)));
    }

    [Fact]
    public void NamesWithLetters_StandAsTheyAre_AndNothingIsSaid()
    {
        var picture = Picture("Frugality", "Dive Deep");

        var (drawn, key) = NumberedNames.Create(picture, _ => true);

        Assert.Same(picture, drawn);
        Assert.Null(key);
    }

    private static MapPicture Picture(params string[] names) => new("Mine", "counts", [], [new TileGroup("", [.. names.Select((name, i) => new Tile(name, (CellSign)(i % 5), $"{i} times"))])]);
}
