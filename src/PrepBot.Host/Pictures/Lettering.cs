using System.Globalization;
using System.Text;
using SkiaSharp;

namespace PrepBot.Host.Pictures;

/// <summary>Words in one size of the built-in font: how wide they are, how they wrap, and how they are put on paper.</summary>
/// <param name="face">The typeface, which outlives this.</param>
/// <param name="size">In pixels.</param>
internal sealed class Lettering(SKTypeface face, float size) : IDisposable
{
    // Letters stand where they were measured, also between the pixels.
    private readonly SKFont _font = new(face, size) { Subpixel = true, Edging = SKFontEdging.Antialias, Hinting = SKFontHinting.None };

    public static SKTypeface Regular { get; } = Load("DejaVuSans.ttf");

    public static SKTypeface Bold { get; } = Load("DejaVuSans-Bold.ttf");

    /// <summary>Whether both typefaces have every letter. What they lack would come out as boxes.</summary>
    public static bool Has(string words)
    {
        using var regular = new SKFont(Regular);
        using var bold = new SKFont(Bold);
        var clean = Clean(words);
        return regular.ContainsGlyphs(clean) && bold.ContainsGlyphs(clean);
    }

    public float WidthOf(string words) => _font.MeasureText(Clean(words));

    public void Draw(SKCanvas canvas, string words, float x, float y, SKPaint paint) =>
        canvas.DrawText(Clean(words), x, y, SKTextAlign.Left, _font, paint);

    /// <summary>Lines that fit. A word longer than a line is broken with a hyphen; nothing is left out.</summary>
    public IReadOnlyList<string> Wrap(string words, float width)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var rest = word;
            if (line.Length > 0 && Fits($"{line} {rest}"))
            {
                line = $"{line} {rest}";
                continue;
            }

            if (line.Length > 0)
                lines.Add(line);

            while (!Fits(rest) && Break(rest, part => Fits(part + "-")) is { Tail.Length: > 0 } broken)
            {
                lines.Add(broken.Head + "-");
                rest = broken.Tail;
            }

            line = rest;
        }

        if (line.Length > 0)
            lines.Add(line);

        return lines;

        bool Fits(string part) => WidthOf(part) <= width;
    }

    public void Dispose() => _font.Dispose();

    /// <summary>The longest beginning that fits, at least one letter with its marks, and what is left.</summary>
    private static (string Head, string Tail) Break(string word, Func<string, bool> fits)
    {
        var letters = StringInfo.ParseCombiningCharacters(word);
        var end = word.Length;
        for (var letter = 1; letter < letters.Length; letter++)
        {
            var next = letter + 1 < letters.Length ? letters[letter + 1] : word.Length;
            if (fits(word[..next]))
                continue;

            end = letters[letter];
            break;
        }

        return (word[..end], word[end..]);
    }

    /// <summary>What nobody sees takes no room: control characters, half characters, and marks that only steer how others are shown.</summary>
    private static string Clean(string words) => string.Concat(words.EnumerateRunes().Where(rune =>
        rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format)));

    private static SKTypeface Load(string file)
    {
        using var font = typeof(Lettering).Assembly.GetManifestResourceStream($"PrepBot.Host.Pictures.Fonts.{file}")
            ?? throw new InvalidOperationException($"The font {file} is not built in.");
        return SKTypeface.FromStream(font);
    }
}
