using PrepBot.Practice.Coverage.Pictures;
using SkiaSharp;

namespace PrepBot.Host.Pictures;

/// <summary>The colours of a picture, and a pattern of its own for each fill, so that nobody needs to tell colours apart.</summary>
internal sealed class Palette : IDisposable
{
    // Dark on light throughout: ink on paper has a contrast of 16 to 1, the light words 7 to 1.
    public static readonly SKColor Paper = new(0xff, 0xff, 0xff);
    private static readonly SKColor Shade = new(0x17, 0x51, 0x7e);
    private static readonly SKColor Pale = new(0xd9, 0xe7, 0xf3);

    private const float Stripe = 10;
    private const float DotRoom = 12;

    private readonly SKPathEffect _dashes = SKPathEffect.CreateDash([4, 3], 0);
    private readonly SKShader _stripes = Pattern(Stripe, SKMatrix.CreateRotationDegrees(45), Pale, (canvas, paint) => canvas.DrawRect(0, 0, Stripe / 2, Stripe, paint));
    private readonly SKShader _dots = Pattern(DotRoom, SKMatrix.Identity, Paper, (canvas, paint) => canvas.DrawCircle(DotRoom / 2, DotRoom / 2, 2, paint));

    public SKPaint Ink { get; } = new() { Color = new SKColor(0x1a, 0x1d, 0x21), IsAntialias = true };

    public SKPaint Light { get; } = new() { Color = new SKColor(0x4d, 0x54, 0x5c), IsAntialias = true };

    /// <summary>A box that is so full.</summary>
    public void Swatch(SKCanvas canvas, SKRect box, Fill fill)
    {
        using var inside = new SKPaint { Color = fill == Fill.Solid ? Shade : Paper, Shader = fill switch { Fill.Striped => _stripes, Fill.Dotted => _dots, _ => null } };

        // The pattern begins where no dot is cut at an edge.
        var (x, y) = (box.Left + Beginning(box.Width), box.Top + Beginning(box.Height));
        canvas.Translate(x, y);
        canvas.DrawRect(SKRect.Create(box.Left - x, box.Top - y, box.Width, box.Height), inside);
        canvas.Translate(-x, -y);
        Frame(canvas, box, Ink.Color, fill == Fill.Empty ? _dashes : null);
        if (fill == Fill.Solid)
            Tick(canvas, box.MidX, box.MidY);
    }

    /// <summary>An empty box.</summary>
    public void Box(SKCanvas canvas, SKRect box) => Frame(canvas, box, Light.Color, dashes: null);

    public void Dispose()
    {
        Ink.Dispose();
        Light.Dispose();
        _dashes.Dispose();
        _stripes.Dispose();
        _dots.Dispose();
    }

    /// <summary>Where the first dot's room begins, for as many dots as have room, in the middle.</summary>
    private static float Beginning(float length) => (length - (MathF.Round(length / DotRoom) * DotRoom)) / 2;

    private static void Frame(SKCanvas canvas, SKRect box, SKColor colour, SKPathEffect? dashes)
    {
        using var edge = new SKPaint { Color = colour, Style = SKPaintStyle.Stroke, StrokeWidth = 1, PathEffect = dashes, IsAntialias = true };
        canvas.DrawRect(box, edge);
    }

    private static void Tick(SKCanvas canvas, float x, float y)
    {
        using var pen = new SKPaint { Color = Paper, Style = SKPaintStyle.Stroke, StrokeWidth = 3, IsAntialias = true };
        canvas.DrawLine(x - 7, y, x - 2, y + 5, pen);
        canvas.DrawLine(x - 2, y + 5, x + 7, y - 5, pen);
    }

    /// <summary>A square of a pattern, repeated as a drawing and not as pixels, so that it stays sharp at any size.</summary>
    private static SKShader Pattern(float side, SKMatrix turned, SKColor ground, Action<SKCanvas, SKPaint> draw)
    {
        var square = SKRect.Create(side, side);
        using var recorder = new SKPictureRecorder();
        var canvas = recorder.BeginRecording(square);
        using var paint = new SKPaint { Color = Shade, IsAntialias = true };
        canvas.Clear(ground);
        draw(canvas, paint);
        using var tile = recorder.EndRecording();
        return tile.ToShader(SKShaderTileMode.Repeat, SKShaderTileMode.Repeat, SKFilterMode.Linear, turned, square);
    }
}
