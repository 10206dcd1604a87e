using System.Text;

namespace PrepBot.Values.Text;

/// <summary>One word of something a person typed.</summary>
/// <param name="Folded">For comparing: small letters and digits, without accents and apostrophes.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Capitals">Whether every letter is a capital.</param>
public readonly record struct FreeWord(string Folded, int Start, int End, bool Capitals);

/// <summary>Reads what people type: any case, accents, punctuation, hyphens, curly apostrophes. Never throws, whatever the text.</summary>
public static class FreeText
{
    private const string Apostrophes = "'\u2018\u2019\u02BC\u00B4`";

    /// <summary>Small accented letters and what they are without accent. Our build has no culture data, so there is no decomposition to ask for.</summary>
    private static readonly Dictionary<char, string> Plain = PlainLetters();

    /// <summary>The words of a text. "&amp;" is read as "and"; everything that is neither letter nor digit stands between words.</summary>
    public static IReadOnlyList<FreeWord> Words(string text)
    {
        var words = new List<FreeWord>();
        var folded = new StringBuilder();
        var start = -1;
        var small = false;
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : ' ';
            if (char.IsLetterOrDigit(c))
            {
                if (start < 0)
                    (start, small) = (i, false);
                small |= char.IsLower(c);
                Fold(c, folded);
                continue;
            }

            if (start >= 0 && (IsMark(c) || (Apostrophes.Contains(c) && i + 1 < text.Length && char.IsLetter(text[i + 1]))))
                continue;

            if (start >= 0)
                words.Add(new FreeWord(folded.ToString(), start, i, !small && !folded.ToString().All(char.IsAsciiDigit)));
            start = -1;
            folded.Clear();
            if (c == '&')
                words.Add(new FreeWord("and", i, i + 1, false));
        }

        return words;
    }

    /// <summary>The words of a text with one space between them.</summary>
    public static string Fold(string text) => string.Join(' ', Words(text).Select(word => word.Folded));

    private static bool IsMark(char c) => c is >= '\u0300' and <= '\u036F' or '\u200D' or '\uFE0F';

    private static void Fold(char c, StringBuilder into)
    {
        var small = char.ToLowerInvariant(c);
        if (small < '\u0080')
            into.Append(small);
        else
            into.Append(Plain.GetValueOrDefault(small) ?? small.ToString());
    }

    private static Dictionary<char, string> PlainLetters()
    {
        (string Plain, string Accented)[] rows =
        [
            ("a", "àáâãäåāăą"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"), ("h", "ĥħ"), ("i", "ìíîïĩīĭįı"), ("j", "ĵ"),
            ("k", "ķ"), ("l", "ĺļľŀł"), ("n", "ñńņňŋ"), ("o", "òóôõöøōŏő"), ("r", "ŕŗř"), ("s", "śŝşš"), ("t", "ţťŧ"), ("u", "ùúûüũūŭůűų"),
            ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżž"), ("ae", "æ"), ("oe", "œ"), ("ss", "ß"), ("th", "þ"),
        ];
        return rows.SelectMany(row => row.Accented.Select(letter => (letter, row.Plain))).ToDictionary(pair => pair.letter, pair => pair.Plain);
    }
}
