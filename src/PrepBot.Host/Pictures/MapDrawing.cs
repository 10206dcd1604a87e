using PrepBot.Practice.Coverage.Pictures;
using SkiaSharp;

namespace PrepBot.Host.Pictures;

/// <summary>A map on paper: title, what the patterns mean, a tile for each principle, four in a row. The same map gives the same picture.</summary>
internal sealed class MapDrawing : IDisposable
{
    /// <summary>Pixels for each unit of the drawing: sharp on a telephone too.</summary>
    public const int Zoom = 2;

    public const int Width = 960;
    private const int Margin = 32;
    private const int Gap = 12;
    private const int Columns = 4;
    private const int TileWidth = (Width - (2 * Margin) - ((Columns - 1) * Gap)) / Columns;
    private const int Bar = 28;
    private const int Inset = 12;
    private const int LineHeight = 20;
    private const int FirstRow = 148;

    /// <summary>The strongest level takes eight times as long for 3 % less.</summary>
    private static readonly SKPngEncoderOptions Encoding = new(SKPngEncoderFilterFlags.Sub, 6);

    private readonly Palette _palette = new();
    private readonly Lettering _title = new(Lettering.Bold, 28);
    private readonly Lettering _subtitle = new(Lettering.Regular, 16);
    private readonly Lettering _name = new(Lettering.Bold, 15);
    private readonly Lettering _words = new(Lettering.Regular, 13);

    /// <summary>The picture as a PNG.</summary>
    public byte[] ToPng(MapPicture picture)
    {
        var rows = picture.Tiles.Select(Wrap).Chunk(Columns).ToList();
        var height = FirstRow + rows.Sum(row => HeightOf(row) + Gap) - Gap + Margin;
        using var surface = SKSurface.Create(new SKImageInfo(Width * Zoom, height * Zoom))
            ?? throw new InvalidOperationException($"No room for a picture {height} high.");
        Draw(surface.Canvas, picture, rows);
        using var pixels = surface.PeekPixels();
        using var png = pixels.Encode(Encoding) ?? throw new InvalidOperationException("The picture does not become a PNG.");
        return png.ToArray();
    }

    public void Dispose()
    {
        _palette.Dispose();
        _title.Dispose();
        _subtitle.Dispose();
        _name.Dispose();
        _words.Dispose();
    }

    private void Draw(SKCanvas canvas, MapPicture picture, IEnumerable<Wrapped[]> rows)
    {
        canvas.Clear(Palette.Paper);
        canvas.Scale(Zoom);
        _title.Draw(canvas, picture.Title, Margin, 52, _palette.Ink);
        _subtitle.Draw(canvas, picture.Subtitle, Margin, 82, _palette.Ink);
        DrawLegend(canvas, picture.Legend);
        var y = FirstRow;
        foreach (var row in rows)
        {
            foreach (var (column, tile) in row.Index())
                DrawTile(canvas, Margin + (column * (TileWidth + Gap)), y, HeightOf(row), tile);

            y += HeightOf(row) + Gap;
        }
    }

    private void DrawLegend(SKCanvas canvas, IEnumerable<(Fill Fill, string Words)> legend)
    {
        float x = Margin;
        foreach (var (fill, words) in legend)
        {
            _palette.Swatch(canvas, SKRect.Create(x, 102, 28, 20), fill);
            _words.Draw(canvas, words, x + 36, 117, _palette.Light);
            x += 36 + _words.WidthOf(words) + 28;
        }
    }

    private void DrawTile(SKCanvas canvas, float x, float y, float height, Wrapped tile)
    {
        _palette.Box(canvas, SKRect.Create(x, y, TileWidth, height));
        _palette.Swatch(canvas, SKRect.Create(x, y, TileWidth, Bar), tile.Fill);
        var line = y + Bar + Inset + 14;
        foreach (var part in tile.Name)
        {
            _name.Draw(canvas, part, x + Inset, line, _palette.Ink);
            line += LineHeight;
        }

        foreach (var part in tile.Words)
        {
            _words.Draw(canvas, part, x + Inset, line, _palette.Light);
            line += LineHeight;
        }
    }

    private Wrapped Wrap(Tile tile)
    {
        const int Room = TileWidth - (2 * Inset);
        return new(tile.Fill, _name.Wrap(tile.Name, Room), _words.Wrap(tile.Words, Room));
    }

    private static int HeightOf(Wrapped[] row) => Bar + (2 * Inset) + (row.Max(tile => tile.Name.Count + tile.Words.Count) * LineHeight);

    private sealed record Wrapped(Fill Fill, IReadOnlyList<string> Name, IReadOnlyList<string> Words);
}
