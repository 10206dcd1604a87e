using System.Globalization;
using System.Text.RegularExpressions;

namespace PrepBot.Chat.TypedLine;

/// <summary>Reads amounts the ways people type them: "30", "30m", "45 min", "1h", "1h30", "1.5 hours", "an hour", "half an hour".</summary>
internal static partial class Amounts
{
    /// <summary>Nobody writes an amount longer than this, and nothing further is looked at.</summary>
    private const int MaxPhrase = 40;

    /// <summary>Greater numbers are all the same to us: out of range.</summary>
    private const decimal Greatest = 1_000_000_000;

    /// <summary>The amount that begins at a unit of the line and how many of them it takes, or null. Hours are minutes already.</summary>
    public static (int Units, long Number)? ReadAt(string text, IReadOnlyList<LineUnit> units, int at, string unit)
    {
        var start = units[at].Start;
        var match = (unit == "minutes" ? Duration() : Count()).Match(text.Substring(start, Math.Min(MaxPhrase, text.Length - start)));
        var used = match.Success ? units.Skip(at).TakeWhile(next => next.End <= start + match.Length).Count() : 0;

        // A phrase that ends inside a word is something else: "30ers".
        if (used == 0 || units[at + used - 1].End < start + match.Length)
            return null;

        if (at + used < units.Count && units[at + used].Folded is { Length: > 0 } next && (unit == next || unit == $"{next}s"))
            used++;
        var isNegative = start > 0 && text[start - 1] == '-' && (start == 1 || char.IsWhiteSpace(text[start - 2]));
        return (used, Convert.ToInt64(isNegative ? -Amount(match) : Amount(match)));
    }

    private static decimal Amount(Match match)
    {
        var number = match.Groups["half"].Success ? 0.5m : match.Groups["n"].Success ? Number(match.Groups["n"].Value) : 1;
        return match.Groups["hour"].Success ? (number * 60) + (match.Groups["more"].Success ? Number(match.Groups["more"].Value) : 0) : number;
    }

    private static decimal Number(string digits) =>
        decimal.TryParse(digits.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? Math.Min(number, Greatest) : Greatest;

    [GeneratedRegex(
        """
        ^(?:
            (?:(?<n>[0-9]+(?:[.,][0-9]+)?)[\s-]*|(?:an?|one)\s+|(?<half>half)\s+(?:an\s+)?)(?<hour>h(?:(?:ou)?rs?)?)(?:\s*(?<more>[0-5]?[0-9])(?:\s*m(?:in\w*)?)?)?
          | (?<n>[0-9]+(?:[.,][0-9]+)?)(?:[\s-]*m(?:in\w*)?)?
        )\b
        """,
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Duration();

    [GeneratedRegex(@"^(?<n>[0-9]+(?:[.,][0-9]+)?)\b", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Count();
}
