using System.Globalization;
using System.Xml.Linq;

namespace PrepBot.Application.Pictures;

/// <summary>How full a tile is. Each has a pattern of its own, so that nobody needs to tell colours apart.</summary>
internal enum Fill
{
    /// <summary>White, with a dashed edge.</summary>
    Empty = 0,

    /// <summary>Sparse dots.</summary>
    Dotted = 1,

    /// <summary>Stripes.</summary>
    Striped = 2,

    /// <summary>Full, with a tick.</summary>
    Solid = 3,
}

/// <summary>One principle of a map.</summary>
/// <param name="Name">Its name, wrapped and never cut.</param>
/// <param name="Fill">How full.</param>
/// <param name="Words">The same in words.</param>
internal sealed record Tile(string Name, Fill Fill, string Words);

/// <summary>A map as a drawing: title, what the patterns mean, a tile for each principle.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Subtitle">The counts.</param>
/// <param name="Legend">What each pattern means, the fullest first.</param>
/// <param name="Tiles">The principles, in the published order.</param>
internal sealed record MapPicture(string Title, string Subtitle, IReadOnlyList<(Fill Fill, string Words)> Legend, IReadOnlyList<Tile> Tiles)
{
    private const int Width = 960;
    private const int Margin = 32;
    private const int Gap = 12;
    private const int Columns = 4;
    private const int TileWidth = (Width - (2 * Margin) - ((Columns - 1) * Gap)) / Columns;
    private const int Bar = 28;
    private const int Inset = 12;
    private const int LineHeight = 20;
    private const int FirstRow = 148;
    private const double NameSize = 15;
    private const double WordsSize = 13;

    // Dark on light throughout: ink on paper has a contrast of 16 to 1, the light words 7 to 1.
    private const string Ink = "#1a1d21";
    private const string Light = "#4d545c";
    private const string Paper = "#ffffff";
    private const string Shade = "#17517e";
    private const string Pale = "#d9e7f3";

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>The drawing as an SVG document. The same map gives the same text.</summary>
    public string ToSvg()
    {
        var rows = Tiles.Select(Wrap).Chunk(Columns).ToList();
        var height = FirstRow + rows.Sum(row => HeightOf(row) + Gap) - Gap + Margin;

        var root = new XElement(
            Svg + "svg",
            new XAttribute("width", Width),
            new XAttribute("height", height),
            new XAttribute("viewBox", $"0 0 {Width} {height}"),
            new XAttribute("font-family", "DejaVu Sans, Verdana, sans-serif"),
            new XElement(Svg + "title", Clean(Title)),
            Patterns(),
            Box(0, 0, Width, height, new XAttribute("fill", Paper)),
            Text(Margin, 52, Title, 28, Ink, bold: true),
            Text(Margin, 82, Subtitle, 16, Ink, bold: false));
        AddLegend(root);
        var y = FirstRow;
        foreach (var row in rows)
        {
            for (var column = 0; column < row.Length; column++)
                AddTile(root, Margin + (column * (TileWidth + Gap)), y, HeightOf(row), row[column]);

            y += HeightOf(row) + Gap;
        }

        return root.ToString(SaveOptions.DisableFormatting);
    }

    private void AddLegend(XElement root)
    {
        double x = Margin;
        foreach (var (fill, words) in Legend)
        {
            root.Add(Swatch(x, 102, 28, 20, fill));
            root.Add(Text(x + 36, 117, words, WordsSize, Light, bold: false));
            x += 36 + TextWidth.Of(words, WordsSize, bold: false) + 28;
        }
    }

    private static Wrapped Wrap(Tile tile)
    {
        const int Room = TileWidth - (2 * Inset);
        return new(tile.Fill, TextWidth.Wrap(tile.Name, Room, NameSize, bold: true), TextWidth.Wrap(tile.Words, Room, WordsSize, bold: false));
    }

    private static int HeightOf(Wrapped[] row) => Bar + (2 * Inset) + (row.Max(tile => tile.Name.Count + tile.Words.Count) * LineHeight);

    private static void AddTile(XElement root, int x, int y, int height, Wrapped tile)
    {
        root.Add(Box(x, y, TileWidth, height, new XAttribute("fill", Paper), new XAttribute("stroke", Light), new XAttribute("stroke-width", 1)));
        root.Add(Swatch(x, y, TileWidth, Bar, tile.Fill));
        var line = y + Bar + Inset + 14;
        foreach (var part in tile.Name)
        {
            root.Add(Text(x + Inset, line, part, NameSize, Ink, bold: true));
            line += LineHeight;
        }

        foreach (var part in tile.Words)
        {
            root.Add(Text(x + Inset, line, part, WordsSize, Light, bold: false));
            line += LineHeight;
        }
    }

    private static XElement Swatch(double x, double y, double width, double height, Fill fill)
    {
        var paint = fill switch
        {
            Fill.Empty => Paper,
            Fill.Dotted => "url(#dots)",
            Fill.Striped => "url(#stripes)",
            Fill.Solid => Shade,
            _ => throw new ArgumentOutOfRangeException(nameof(fill)),
        };
        var swatch = new XElement(Svg + "g", Box(x, y, width, height, new XAttribute("fill", paint), new XAttribute("stroke", Ink), new XAttribute("stroke-width", 1)));
        if (fill == Fill.Empty)
            swatch.Element(Svg + "rect")!.Add(new XAttribute("stroke-dasharray", "4 3"));
        if (fill == Fill.Solid)
        {
            var (middle, centre) = (y + (height / 2), x + (width / 2));
            swatch.Add(new XElement(
                Svg + "polyline",
                new XAttribute("points", string.Create(CultureInfo.InvariantCulture, $"{centre - 7},{middle} {centre - 2},{middle + 5} {centre + 7},{middle - 5}")),
                new XAttribute("fill", "none"),
                new XAttribute("stroke", Paper),
                new XAttribute("stroke-width", 3)));
        }

        return swatch;
    }

    private static XElement Patterns() => new(
        Svg + "defs",
        new XElement(
            Svg + "pattern",
            new XAttribute("id", "stripes"),
            new XAttribute("width", 10),
            new XAttribute("height", 10),
            new XAttribute("patternUnits", "userSpaceOnUse"),
            new XAttribute("patternTransform", "rotate(45)"),
            Box(0, 0, 10, 10, new XAttribute("fill", Pale)),
            Box(0, 0, 5, 10, new XAttribute("fill", Shade))),
        new XElement(
            Svg + "pattern",
            new XAttribute("id", "dots"),
            new XAttribute("width", 12),
            new XAttribute("height", 12),
            new XAttribute("patternUnits", "userSpaceOnUse"),
            Box(0, 0, 12, 12, new XAttribute("fill", Paper)),
            new XElement(Svg + "circle", new XAttribute("cx", 6), new XAttribute("cy", 6), new XAttribute("r", 2), new XAttribute("fill", Shade))));

    private static XElement Box(double x, double y, double width, double height, params object[] more) => new(
        Svg + "rect",
        new XAttribute("x", x),
        new XAttribute("y", y),
        new XAttribute("width", width),
        new XAttribute("height", height),
        more);

    private static XElement Text(double x, double y, string words, double size, string colour, bool bold) => new(
        Svg + "text",
        new XAttribute("x", x),
        new XAttribute("y", y),
        new XAttribute("font-size", size),
        new XAttribute("fill", colour),
        bold ? new XAttribute("font-weight", "bold") : null,
        Clean(words));

    /// <summary>What XML cannot hold, control characters and half characters, is left out; everything else is escaped by the writer.</summary>
    private static string Clean(string words) =>
        string.Concat(words.EnumerateRunes().Where(rune => rune.Value >= 0x20 && rune.Value is not (0xFFFD or 0xFFFE or 0xFFFF)));

    private sealed record Wrapped(Fill Fill, IReadOnlyList<string> Name, IReadOnlyList<string> Words);
}
