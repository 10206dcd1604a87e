using System.Text;

namespace PrepBot.Chat.Messages;

/// <summary>
/// Takes out of a text what neither the database nor a reader can do anything with; everything else stays as typed. Every platform calls it where
/// words come in.
/// </summary>
public static class TextCleaner
{
    /// <summary>Without NUL and other control characters but tab and line break, without lone surrogates, with plain line breaks.</summary>
    public static string Clean(string text)
    {
        if (!text.Any(c => char.IsSurrogate(c) || char.IsControl(c) || c is '\u2028' or '\u2029'))
            return text;

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
}
