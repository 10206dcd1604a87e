using PrepBot.Values.Text;

namespace PrepBot.Chat.TypedLine;

/// <summary>A word, a mention of a person, or a run of signs that are neither.</summary>
/// <param name="Kind">Which of them.</param>
/// <param name="Word">The word; its <see cref="FreeWord.Folded"/> is empty for the others.</param>
internal readonly record struct LineUnit(LineUnitKind Kind, FreeWord Word)
{
    /// <summary>No platform writes a mention longer than this, so an open bracket is not looked for further.</summary>
    private const int LongestMention = 200;

    public string Folded => Word.Folded;

    public int Start => Word.Start;

    public int End => Word.End;

    /// <summary>Cuts a text into units; punctuation and space stand between them.</summary>
    public static List<LineUnit> Of(string text)
    {
        var words = FreeText.Words(text);
        var units = new List<LineUnit>();
        var next = 0;
        for (var i = 0; i < text.Length;)
        {
            while (next < words.Count && words[next].Start < i)
                next++;

            if (MentionEnd(text, i) is var end && end > i)
            {
                units.Add(new LineUnit(LineUnitKind.Mention, new FreeWord("", i, end, false)));
                i = end;
            }
            else if (next < words.Count && words[next].Start == i)
            {
                if (text[i] != '&')
                    units.Add(new LineUnit(LineUnitKind.Word, words[next]));
                i = words[next].End;
            }
            else if (IsBetween(text[i]))
            {
                i++;
            }
            else
            {
                var start = i;
                while (i < text.Length && !IsBetween(text[i]) && !char.IsLetterOrDigit(text[i]) && (text[i] != '@' || MentionEnd(text, i) == i))
                    i++;
                i = Math.Max(i, start + 1);
                units.Add(new LineUnit(LineUnitKind.Signs, new FreeWord("", start, i, false)));
            }
        }

        return units;
    }

    /// <summary>Whether a sign only stands between words.</summary>
    public static bool IsBetween(char c) => char.IsWhiteSpace(c) || char.IsControl(c) || char.IsPunctuation(c) && c != '@' && c != '%' || c is '+' or '|' or '=' or '~' or '`' or '´';

    /// <summary>"@raj" up to the next space or comma; "&lt;@U123|raj&gt;" up to its bracket. The place itself when no mention begins there.</summary>
    private static int MentionEnd(string text, int start)
    {
        if (text[start] == '<' && start + 1 < text.Length && text[start + 1] == '@')
        {
            var bracket = text.IndexOf('>', start, Math.Min(LongestMention, text.Length - start));
            return bracket < 0 ? start : bracket + 1;
        }

        if (text[start] != '@' || (start > 0 && char.IsLetterOrDigit(text[start - 1])))
            return start;

        var end = start + 1;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not (',' or ';' or '(' or ')' or '+' or '&' or '@' or '<'))
            end++;
        while (end > start + 1 && text[end - 1] is '.' or '!' or '?' or ':')
            end--;
        return end > start + 1 ? end : start;
    }
}

/// <summary>What a unit is.</summary>
internal enum LineUnitKind
{
    Word = 0,
    Mention = 1,
    Signs = 2,
}
