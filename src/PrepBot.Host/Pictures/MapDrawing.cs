using PrepBot.Chat.Messages;
using PrepBot.Practice.Coverage.Pictures;
using SkiaSharp;

namespace PrepBot.Host.Pictures;

/// <summary>A map on paper: what it says, a cell for each principle with its name and words beside it, what the signs mean. The same map gives the same picture.</summary>
internal sealed class MapDrawing : IDisposable
{
    public const int Width = 1200;

    /// <summary>A map of two rows and one is so high; larger sets have more rows.</summary>
    public const int UsualHeight = 450;

    private const string Signature = "PrepBot";
    private const int Margin = 40;
    private const int Right = Width - Margin;
    private const int Cell = 38;
    private const int FirstRow = 124;
    private const int RowHeight = 74;
    private const int ToNextGroup = 22;
    private const int Foot = 72;
    private const int LegendCell = 22;

    /// <summary>So many stand in a row, one more where they are six.</summary>
    private const int Columns = 5;

    /// <summary>The strongest level takes eight times as long for 3 % less.</summary>
    private static readonly SKPngEncoderOptions Encoding = new(SKPngEncoderFilterFlags.Sub, 6);

    private readonly Palette _palette = new();
    private readonly Lettering _title = new(Lettering.Bold, 30);
    private readonly Lettering _subtitle = new(Lettering.Regular, 17);
    private readonly Lettering _group = new(Lettering.Bold, 13);
    private readonly Lettering _name = new(Lettering.Bold, 17);
    private readonly Lettering _longName = new(Lettering.Bold, 12);
    private readonly Lettering _words = new(Lettering.Regular, 15);

    /// <summary>The picture as a PNG.</summary>
    public byte[] ToPng(MapPicture picture)
    {
        var height = Math.Max(UsualHeight, HeightOf(picture));
        using var surface = SKSurface.Create(new SKImageInfo(Width, height))
            ?? throw new InvalidOperationException($"No room for a picture {height} high.");
        Draw(surface.Canvas, picture, height);
        using var pixels = surface.PeekPixels();
        using var png = pixels.Encode(Encoding) ?? throw new InvalidOperationException("The picture does not become a PNG.");
        return png.ToArray();
    }

    public void Dispose()
    {
        _palette.Dispose();
        _title.Dispose();
        _subtitle.Dispose();
        _group.Dispose();
        _name.Dispose();
        _longName.Dispose();
        _words.Dispose();
    }

    private void Draw(SKCanvas canvas, MapPicture picture, int height)
    {
        canvas.Clear(Palette.Paper);
        _title.Draw(canvas, picture.Title, Margin, 58, _palette.Ink);
        _subtitle.Draw(canvas, picture.Subtitle, Margin, 88, _palette.Light);
        var y = FirstRow;
        foreach (var (index, group) in picture.Groups.Index())
        {
            if (index > 0)
                canvas.DrawLine(Margin, y - ToNextGroup, Right, y - ToNextGroup, _palette.Line);
            y = DrawGroup(canvas, group, y);
        }

        DrawLegend(canvas, picture.Legend, height);
        _words.Draw(canvas, Signature, Right - _words.WidthOf(Signature), height - 34, _palette.Light);
    }

    /// <returns>Where the next one begins.</returns>
    private int DrawGroup(SKCanvas canvas, TileGroup group, int y)
    {
        if (group.Title.Length > 0)
            _group.Draw(canvas, group.Title.ToUpperInvariant(), Margin, y, _palette.Light);
        var (columns, first) = (ColumnsOf(group), y + 14);
        var width = (float)(Width - (2 * Margin)) / columns;
        foreach (var (index, tile) in group.Tiles.Index())
            DrawTile(canvas, tile, Margin + (index % columns * width), first + (index / columns * RowHeight), width - Cell - 22);
        return y + (RowsOf(group) * RowHeight) + ToNextGroup;
    }

    private void DrawTile(SKCanvas canvas, Tile tile, float x, float y, float room)
    {
        _palette.Cell(canvas, x, y, Cell, tile.Sign);
        var name = _name.WidthOf(tile.Name) <= room ? _name : _longName;
        name.Draw(canvas, tile.Name, x + Cell + 12, y + 15, _palette.Ink);
        _words.Draw(canvas, tile.Words, x + Cell + 12, y + 36, _palette.Light);
    }

    private void DrawLegend(SKCanvas canvas, IEnumerable<(CellSign Sign, string Words)> legend, int height)
    {
        float x = Margin;
        foreach (var (sign, words) in legend)
        {
            _palette.Cell(canvas, x, height - 50, LegendCell, sign);
            _words.Draw(canvas, words, x + LegendCell + 10, height - 34, _palette.Ink);
            x += LegendCell + 10 + _words.WidthOf(words) + 40;
        }
    }

    private static int ColumnsOf(TileGroup group) => group.Tiles.Count == Columns + 1 ? Columns + 1 : Columns;

    private static int RowsOf(TileGroup group) => (group.Tiles.Count + ColumnsOf(group) - 1) / ColumnsOf(group);

    private static int HeightOf(MapPicture picture) => FirstRow + picture.Groups.Sum(group => (RowsOf(group) * RowHeight) + ToNextGroup) - ToNextGroup + Foot;
}
