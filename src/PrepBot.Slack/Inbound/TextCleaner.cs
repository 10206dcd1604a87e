using System.Text;

namespace PrepBot.Slack.Inbound;

/// <summary>Takes out of a text what neither the database nor a reader can do anything with; everything else stays as typed.</summary>
internal static class TextCleaner
{
    /// <summary>Without NUL and other control characters but tab and line break, without lone surrogates, with plain line breaks.</summary>
    public static string Clean(string text)
    {
        var plain = text.ReplaceLineEndings("\n");
        var clean = new StringBuilder(plain.Length);
        for (var at = 0; at < plain.Length; at++)
        {
            if (at + 1 < plain.Length && char.IsSurrogatePair(plain[at], plain[at + 1]))
                clean.Append(plain[at]).Append(plain[++at]);
            else if (!char.IsSurrogate(plain[at]) && (!char.IsControl(plain[at]) || plain[at] is '\n' or '\t'))
                clean.Append(plain[at]);
        }

        return clean.ToString();
    }

    /// <summary>A name for one line, at most so long; whole characters only.</summary>
    public static string? Name(string? text, int most)
    {
        var name = Clean(text ?? "").Replace('\n', ' ').Replace('\t', ' ').Trim();
        if (name.Length > most)
            name = name[..(char.IsHighSurrogate(name[most - 1]) ? most - 1 : most)];

        return name.Length > 0 ? name : null;
    }
}
