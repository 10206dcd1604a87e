using System.Text;

namespace PrepBot.Discord.Tests.Support;

/// <summary>
/// What a reader sees of a text in Discord's markdown, as far as its reference describes it; written apart from the product. A sign after a backslash
/// is itself; any other sign that could set, ring or link is noted.
/// </summary>
internal static class ShownText
{
    /// <summary>The words as shown.</summary>
    public static string Words(string markdown) => Read(markdown).Words;

    /// <summary>The signs that are more than words, with what follows.</summary>
    public static IReadOnlyList<string> Effects(string markdown) => Read(markdown).Effects;

    private static (string Words, IReadOnlyList<string> Effects) Read(string markdown)
    {
        var words = new StringBuilder();
        var effects = new List<string>();
        for (var at = 0; at < markdown.Length; at++)
        {
            if (markdown[at] == '\\' && at + 1 < markdown.Length && char.IsAscii(markdown[at + 1]) && !char.IsAsciiLetterOrDigit(markdown[at + 1]) && !char.IsWhiteSpace(markdown[at + 1]))
            {
                words.Append(markdown[++at]);
                continue;
            }

            if (IsEffect(markdown, at))
                effects.Add(markdown[at..Math.Min(markdown.Length, at + 12)]);
            words.Append(markdown[at]);
        }

        return (words.ToString(), effects);
    }

    private static bool IsEffect(string text, int at)
    {
        if ("*_~|`<>[]@#".Contains(text[at], StringComparison.Ordinal) || text.AsSpan(at).StartsWith("://"))
            return true;

        var line = text[(text.AsSpan(0, at).LastIndexOf('\n') + 1)..at];
        return text[at] switch
        {
            '-' or '+' => string.IsNullOrWhiteSpace(line),
            '.' or ')' => line.TrimStart().Length > 0 && line.TrimStart().All(char.IsAsciiDigit),
            _ => false,
        };
    }
}
