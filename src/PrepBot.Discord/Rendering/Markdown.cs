using System.Text;

namespace PrepBot.Discord.Rendering;

/// <summary>
/// Makes words stay words. Discord takes a backslash before any sign as "this sign, and nothing else"; so whatever could begin a mention, a link,
/// a list, a heading or a setting gets one. https://docs.discord.com/developers/reference#message-formatting
/// </summary>
internal static class Markdown
{
    /// <summary>Writes a text, escaped. What stands on the line already counts: a list may begin with another's words and end with these.</summary>
    public static void Append(StringBuilder into, string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (MustEscape(text, at, into))
                into.Append('\\');
            into.Append(text[at]);
        }
    }

    /// <summary>A whole text that begins a line, escaped.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        Append(escaped, text);
        return escaped.ToString();
    }

    private static bool MustEscape(string text, int at, StringBuilder before) => text[at] switch
    {
        '\\' or '*' or '_' or '~' or '|' or '`' or '<' or '>' or '[' or ']' or '@' or '#' => true,
        '/' => before.Length > 0 && before[^1] == ':',
        '-' or '+' => LineHasOnly(before, digits: false),
        '.' or ')' => LineHasOnly(before, digits: true),
        _ => false,
    };

    /// <summary>Whether only blanks, or blanks and then at least one digit, stand on the line so far: "1." would become a list.</summary>
    private static bool LineHasOnly(StringBuilder before, bool digits)
    {
        var at = before.Length - 1;
        while (digits && at >= 0 && char.IsAsciiDigit(before[at]))
            at--;
        if (digits && at == before.Length - 1)
            return false;

        while (at >= 0 && before[at] is ' ' or '\t')
            at--;
        return at < 0 || before[at] == '\n';
    }
}
