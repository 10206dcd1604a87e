using PrepBot.Chat.Messages;
using PrepBot.Host.Pictures;
using PrepBot.Testing;
using PrepBot.Testing.Messages;
using SkiaSharp;

namespace PrepBot.Host.Tests.Pictures;

/// <summary>The picture of a coverage map in the README is drawn by the code that draws everybody's. With PREPBOT_APPROVE it is drawn anew.</summary>
public sealed class ExamplePictureTests
{
    private const string File = "docs/images/coverage.png";

    [Fact]
    public void PictureOfTheReadme_IsTheOneOfTheCode()
    {
        using var drawing = new MapDrawing();
        var png = drawing.ToPng(ExamplePicture.Progress);
        if (Environment.GetEnvironmentVariable("PREPBOT_APPROVE") is { Length: > 0 })
            System.IO.File.WriteAllBytes(Repository.PathOf(File), png);

        using var drawn = SKBitmap.Decode(png);
        using var kept = SKBitmap.Decode(Repository.PathOf(File));

        // Edges are smoothed by the processor's own arithmetic: what looks the same is the same.
        Assert.Equal((drawn.Width, drawn.Height), (kept.Width, kept.Height));
        Assert.DoesNotContain(drawn.Bytes.Zip(kept.Bytes), pair => Math.Abs(pair.First - pair.Second) > 24);
        Assert.InRange(png.Length, 1, 90_000);
    }

    [Fact]
    public void Picture_HasEverySignOfTheLegend_AndOnlyShortNames()
    {
        var picture = ExamplePicture.Progress;

        Assert.Equal(Enum.GetValues<CellSign>().Order(), picture.Tiles.Select(tile => tile.Sign).Distinct().Order());
        Assert.Equal(picture.Legend.Select(entry => entry.Sign).Order(), Enum.GetValues<CellSign>().Order());
        Assert.All(picture.Tiles, tile => Assert.InRange(tile.Name.Length, 1, Label.MaxCell));
    }
}
