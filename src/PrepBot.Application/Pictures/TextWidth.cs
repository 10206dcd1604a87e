using System.Text;

namespace PrepBot.Application.Pictures;

/// <summary>How wide words are, guessed from the letters: nobody asks a font before the picture is drawn. Rather too wide than too narrow.</summary>
internal static class TextWidth
{
    /// <summary>The width in pixels.</summary>
    public static double Of(string words, double size, bool bold) => words.EnumerateRunes().Sum(rune => Of(rune)) * size * (bold ? 1.12 : 1);

    /// <summary>Lines that fit. A word longer than a line is broken with a hyphen; nothing is left out.</summary>
    public static IReadOnlyList<string> Wrap(string words, double width, double size, bool bold)
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

            while (!Fits(rest))
            {
                var (head, tail) = Break(rest, part => Fits(part + "-"));
                lines.Add(head + "-");
                rest = tail;
            }

            line = rest;
        }

        if (line.Length > 0)
            lines.Add(line);

        return lines;

        bool Fits(string part) => Of(part, size, bold) <= width;
    }

    /// <summary>The longest beginning that fits, at least one character, and what is left.</summary>
    private static (string Head, string Tail) Break(string word, Func<string, bool> fits)
    {
        var head = "";
        foreach (var rune in word.EnumerateRunes())
        {
            if (head.Length > 0 && !fits(head + rune))
                break;

            head += rune;
        }

        return (head, word[Math.Min(head.Length, word.Length)..]);
    }

    private static double Of(Rune rune) => rune.Value switch
    {
        'i' or 'j' or 'l' or 'I' or '.' or ',' or ';' or ':' or '\'' or '|' or '!' or ' ' => 0.36,
        'f' or 't' or 'r' or '-' or '(' or ')' or '/' => 0.45,
        'm' or 'w' or 'M' or 'W' or '@' or '%' => 1.0,
        >= 0x1100 => 1.1,
        _ when Rune.IsUpper(rune) => 0.75,
        _ => 0.64,
    };
}
