using PrepBot.Chat.Messages;
using SkiaSharp;

namespace PrepBot.Host.Pictures;

/// <summary>The colours of a picture, and a shape of its own for each sign, so that nobody needs to tell colours apart.</summary>
internal sealed class Palette : IDisposable
{
    // Dark on light throughout, whatever the picture is shown on: ink on paper has a contrast of 16 to 1, the light words 7 to 1.
    public static readonly SKColor Paper = new(0xff, 0xff, 0xff);
    public static readonly SKColor Shade = new(0x1c, 0x29, 0x6b);
    private static readonly SKColor Pale = new(0xdf, 0xe3, 0xf8);

    private readonly SKPaint _full = new() { Color = Shade, IsAntialias = true };
    private readonly SKPaint _pale = new() { Color = Pale, IsAntialias = true };
    private readonly SKPaint _edge = new() { Color = Shade, Style = SKPaintStyle.Stroke, IsAntialias = true };

    public SKPaint Ink { get; } = new() { Color = new SKColor(0x1a, 0x1d, 0x21), IsAntialias = true };

    public SKPaint Light { get; } = new() { Color = new SKColor(0x4d, 0x54, 0x5c), IsAntialias = true };

    /// <summary>The line between what is asked most and the others.</summary>
    public SKPaint Line { get; } = new() { Color = new SKColor(0xc5, 0xca, 0xe2), StrokeWidth = 2 };

    /// <summary>A cell that is so full.</summary>
    /// <param name="side">Its width and height.</param>
    public void Cell(SKCanvas canvas, float x, float y, float side, CellSign sign)
    {
        var box = SKRect.Create(x, y, side, side);
        using var cell = new SKRoundRect(box, side / 7);
        _edge.StrokeWidth = side / 12;
        switch (sign)
        {
            case CellSign.Full:
                canvas.DrawRoundRect(cell, _full);
                break;
            case CellSign.New:
                canvas.DrawRoundRect(cell, _pale);
                Diamond(canvas, box.MidX, box.MidY, side * 0.38f);
                break;
            case CellSign.Older:
                canvas.DrawRect(SKRect.Create(x + (side / 4), y + (side / 4), side / 2, side / 2), _full);
                break;
            case CellSign.Half:
                canvas.DrawRect(SKRect.Create(x, y, side / 2, side), _full);
                break;
            case CellSign.Open:
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(sign));
        }

        canvas.DrawRoundRect(cell, _edge);
    }

    public void Dispose()
    {
        Ink.Dispose();
        Light.Dispose();
        Line.Dispose();
        _full.Dispose();
        _pale.Dispose();
        _edge.Dispose();
    }

    private void Diamond(SKCanvas canvas, float x, float y, float reach)
    {
        var half = reach / MathF.Sqrt(2);
        canvas.Save();
        canvas.Translate(x, y);
        canvas.RotateDegrees(45);
        canvas.DrawRect(SKRect.Create(-half, -half, 2 * half, 2 * half), _full);
        canvas.Restore();
    }
}
