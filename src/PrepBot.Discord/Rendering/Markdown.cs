using System.Text;

namespace PrepBot.Discord.Rendering;

/// <summary>
/// Makes words stay words. Discord takes a backslash before any sign as "this sign, and nothing else"; so whatever could begin a mention, a link,
/// a list, a heading or a setting gets one. https://docs.discord.com/developers/reference#message-formatting
/// </summary>
internal static class Markdown
{
    /// <summary>Escapes one text element at a place.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="at">Where the element begins.</param>
    /// <param name="lineStart">Whether only blanks stand before it on its line.</param>
    /// <param name="into">Where to write.</param>
    public static void Escape(string text, int at, bool lineStart, StringBuilder into)
    {
        if (MustEscape(text, at, lineStart))
            into.Append('\\');
        into.Append(text[at]);
    }

    /// <summary>A whole text, escaped.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        var lineStart = true;
        for (var at = 0; at < text.Length; at++)
        {
            Escape(text, at, lineStart, escaped);
            lineStart = text[at] == '\n' || (lineStart && text[at] is ' ' or '\t');
        }

        return escaped.ToString();
    }

    private static bool MustEscape(string text, int at, bool lineStart) => text[at] switch
    {
        '\\' or '*' or '_' or '~' or '|' or '`' or '<' or '>' or '[' or ']' or '@' or '#' => true,
        ':' => at + 2 < text.Length && text[at + 1] == '/' && text[at + 2] == '/',
        '-' or '+' => lineStart,
        '.' or ')' => ClosesNumberAtLineStart(text, at),
        _ => false,
    };

    /// <summary>"1." at the start of a line would become a list.</summary>
    private static bool ClosesNumberAtLineStart(string text, int at)
    {
        var digit = at - 1;
        while (digit >= 0 && char.IsAsciiDigit(text[digit]))
            digit--;
        if (digit == at - 1)
            return false;

        while (digit >= 0 && text[digit] is ' ' or '\t')
            digit--;
        return digit < 0 || text[digit] == '\n';
    }
}
