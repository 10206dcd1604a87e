using PrepBot.Values.Text;

namespace PrepBot.Chat.TypedLine;

/// <summary>A word, a mention of a person, or a run of signs that are neither.</summary>
/// <param name="Kind">Which of them.</param>
/// <param name="Word">The word; its <see cref="FreeWord.Folded"/> is empty for the others.</param>
internal readonly record struct LineUnit(LineUnitKind Kind, FreeWord Word)
{
    /// <summary>No platform writes a mention longer than this, so an open bracket is not looked for further.</summary>
    private const int MaxMention = 200;

    public string Folded => Word.Folded;

    public int Start => Word.Start;

    public int End => Word.End;

    /// <summary>Cuts a text into units; punctuation and space stand between them.</summary>
    public static List<LineUnit> Split(string text)
    {
        var words = new Queue<FreeWord>(FreeText.Words(text));
        var units = new List<LineUnit>();
        for (var i = 0; i < text.Length;)
        {
            while (words.TryPeek(out var passed) && passed.Start < i)
                words.Dequeue();

            var end = MentionEnd(text, i);
            if (end > i)
                units.Add(new LineUnit(LineUnitKind.Mention, new FreeWord("", i, end, false)));
            else if (IsBetween(text[i]))
                end = i + 1;
            else if (words.TryPeek(out var next) && next.Start == i)
                units.Add(new LineUnit(LineUnitKind.Word, next));
            else
                units.Add(new LineUnit(LineUnitKind.Signs, new FreeWord("", i, SignsEnd(text, i), false)));

            i = Math.Max(end, units.Count > 0 ? units[^1].End : 0);
        }

        return units;
    }

    /// <summary>Whether a sign only stands between words.</summary>
    public static bool IsBetween(char c) => char.IsWhiteSpace(c) || char.IsControl(c) || (char.IsPunctuation(c) && c is not '@' and not '%') || c is '+' or '|' or '=' or '~' or '`' or '´';

    private static int SignsEnd(string text, int start)
    {
        var end = start + 1;
        while (end < text.Length && !IsBetween(text[end]) && !char.IsLetterOrDigit(text[end]) && MentionEnd(text, end) == end)
            end++;
        return end;
    }

    /// <summary>"@raj" up to the next space or comma; "&lt;@U123|raj&gt;" up to its bracket. The start itself when no mention begins there.</summary>
    private static int MentionEnd(string text, int start)
    {
        if (text[start] == '<' && start + 1 < text.Length && text[start + 1] == '@')
            return text.IndexOf('>', start, Math.Min(MaxMention, text.Length - start)) is var bracket and > 0 ? bracket + 1 : start;
        if (text[start] != '@' || (start > 0 && char.IsLetterOrDigit(text[start - 1])))
            return start;

        var end = start + 1;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && !",;()+&@<".Contains(text[end], StringComparison.Ordinal))
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
