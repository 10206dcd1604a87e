using System.Text.RegularExpressions;
using PrepBot.Values.Text;

namespace PrepBot.Chat.TypedLine;

/// <summary>A line cut into units: words, mentions of people, and runs of signs that are neither. Punctuation and space stand between them.</summary>
internal sealed partial class Line(string text)
{
    /// <summary>The units; what is no word has no <see cref="FreeWord.Folded"/>.</summary>
    public IReadOnlyList<FreeWord> Units { get; } = Split(text);

    public bool IsWord(int at) => Units[at].Folded.Length > 0;

    /// <summary>"@raj" or "&lt;@U123|raj&gt;".</summary>
    public bool IsMention(int at) => !IsWord(at) && Units[at].End > Units[at].Start + 1 && (text[Units[at].Start] == '@' || text[Units[at].Start + 1] == '@');

    /// <summary>Units as they were typed, with what stands between them.</summary>
    public string Typed(int at, int units = 1) => text[Units[at].Start..Units[at + units - 1].End];

    /// <summary>Some of the text from a unit on.</summary>
    public string From(int at, int length) => text.Substring(Units[at].Start, Math.Min(length, text.Length - Units[at].Start));

    /// <summary>Whether a minus stands before a unit, and no word before that.</summary>
    public bool IsNegative(int at) => Units[at].Start is > 0 and var start && text[start - 1] == '-' && (start == 1 || char.IsWhiteSpace(text[start - 2]));

    private static List<FreeWord> Split(string text)
    {
        var units = new List<FreeWord>();
        var marks = Marks().Matches(text).Select(mark => new FreeWord("", mark.Index, mark.Index + mark.Length, Capitals: false));
        foreach (var unit in FreeText.Words(text).Where(word => text[word.Start] != '&').Concat(marks).OrderBy(unit => unit.Start))
        {
            // A mention holds the words it is made of, and a word the marks above its letters.
            if (units.Count == 0 || unit.Start >= units[^1].End)
                units.Add(unit);
        }

        return units;
    }

    /// <summary>A mention with brackets up to the longest a platform writes, one without up to the next space or comma, or signs in a row.</summary>
    [GeneratedRegex(
        @"<@[^>]{1,197}> | (?<![\p{L}\p{Nd}])@[^\s,;()+&@<]*[^\s,;()+&@<.!?:] | ([^\s\p{Cc}\p{P}\p{L}\p{Nd}+|=~`´<] | % | <(?!@))+ | [<@]",
        RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Marks();
}
