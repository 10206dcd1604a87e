using Microsoft.Extensions.Logging.Abstractions;
using PrepBot.Chat.Messages;
using PrepBot.Host.Pictures;
using PrepBot.Practice.Coverage.Pictures;

namespace PrepBot.Host.Tests.Pictures;

public sealed class SkiaPicturesTests
{
    private static readonly MapPicture Picture = new("My coverage", "1 of 1 covered", [(CellSign.Full, "last 3 weeks")], [new TileGroup("", [new Tile("Frugality", CellSign.Full, "3 days ago")])]);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Map_Drawn_IsAPngOfItsSize_WithNothingInstalled()
    {
        using var maker = new SkiaPictures(NullLogger<SkiaPictures>.Instance);

        var png = await maker.MakePngAsync(Picture, Token);

        Assert.True(maker.IsAvailable);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png![..4]);
        Assert.Equal((1200, 450), (png[18] << 8 | png[19], png[22] << 8 | png[23]));
    }

    [Fact]
    public async Task TwentyAtOnce_AskedFor_AreMadeOrRefusedAtOnce_AndTheNextIsMade()
    {
        using var maker = new SkiaPictures(NullLogger<SkiaPictures>.Instance);

        var all = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => maker.MakePngAsync(Picture, Token)));

        Assert.InRange(all.Count(png => png is not null), 1, 19);
        Assert.NotNull(await maker.MakePngAsync(Picture, Token));
    }

    [Fact]
    public async Task WhoGivesUp_WhileWaiting_LeavesTheTurnToOthers()
    {
        using var maker = new SkiaPictures(NullLogger<SkiaPictures>.Instance);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => maker.MakePngAsync(Picture, new CancellationToken(canceled: true)));

        Assert.All(await Task.WhenAll(maker.MakePngAsync(Picture, Token), maker.MakePngAsync(Picture, Token)), Assert.NotNull);
    }
}
