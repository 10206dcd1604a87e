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
    public static (int Units, long Number)? At(Line line, int at, string unit)
    {
        var match = (unit == "minutes" ? Duration() : Count()).Match(line.From(at, MaxPhrase));
        var end = line.Units[at].Start + match.Length;
        var used = match.Success ? line.Units.Skip(at).TakeWhile(next => next.End <= end).Count() : 0;

        // A phrase that ends inside a word is something else: "30ers".
        if (used == 0 || line.Units[at + used - 1].End < end)
            return null;

        if (at + used < line.Units.Count && line.Units[at + used].Folded is { Length: > 0 } next && (unit == next || unit == $"{next}s"))
            used++;
        return (used, Convert.ToInt64(line.IsNegative(at) ? -Amount(match) : Amount(match)));
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
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Duration();

    [GeneratedRegex(@"^(?<n>[0-9]+(?:[.,][0-9]+)?)\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Count();
}
