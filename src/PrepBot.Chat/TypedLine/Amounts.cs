using System.Globalization;
using System.Text.RegularExpressions;

namespace PrepBot.Chat.TypedLine;

/// <summary>An amount read from words.</summary>
/// <param name="Units">How many units it took.</param>
/// <param name="Number">The amount, rounded; hours are minutes already.</param>
internal readonly record struct Amount(int Units, long Number);

/// <summary>Reads amounts the ways people type them: "30", "30m", "45 min", "1h30", "1.5 hours", "an hour and a half", "half an hour".</summary>
internal static partial class Amounts
{
    /// <summary>Nobody writes an amount longer than this, and nothing further is looked at.</summary>
    private const int LongestPhrase = 60;

    /// <summary>Greater numbers are all the same to us: out of range.</summary>
    private const decimal Greatest = 1_000_000_000;

    /// <summary>The amount that begins at a unit, or null.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="units">Its units.</param>
    /// <param name="at">Where to begin.</param>
    /// <param name="unit">What is counted: "minutes".</param>
    public static Amount? ReadAt(string text, IReadOnlyList<LineUnit> units, int at, string unit)
    {
        var start = units[at].Start;
        var phrase = text.Substring(start, Math.Min(LongestPhrase, text.Length - start));
        var inMinutes = unit.StartsWith("min", StringComparison.OrdinalIgnoreCase);
        var match = inMinutes ? Duration().Match(phrase) : Count().Match(phrase);
        if (!match.Success)
            return null;

        // A phrase that ends inside a unit is something else: "30ers".
        var used = 0;
        while (at + used < units.Count && units[at + used].End <= start + match.Length)
            used++;
        if (used == 0 || units[at + used - 1].End < start + match.Length)
            return null;

        if (!inMinutes && at + used < units.Count && Names(units[at + used].Folded, unit))
            used++;

        var amount = inMinutes ? Minutes(match) : Number(match.Groups["n"].Value);
        return new Amount(used, (long)Math.Round(IsNegative(text, start) ? -amount : amount, MidpointRounding.AwayFromZero));
    }

    private static decimal Minutes(Match match)
    {
        var number = match.Groups["n"] is { Success: true, Value: var digits } ? Number(digits) : 1;
        if (!match.Groups["hour"].Success)
            return number;

        return match.Groups["part"].Success ? 30
            : (number * 60) + (match.Groups["half"].Success ? 30 : match.Groups["more"] is { Success: true, Value: var more } ? Number(more) : 0);
    }

    private static bool Names(string word, string unit) =>
        word.Equals(unit, StringComparison.OrdinalIgnoreCase) || $"{word}s".Equals(unit, StringComparison.OrdinalIgnoreCase);

    private static bool IsNegative(string text, int start) =>
        start > 0 && text[start - 1] == '-' && (start == 1 || char.IsWhiteSpace(text[start - 2]));

    private static decimal Number(string digits) =>
        decimal.TryParse(digits.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? Math.Min(number, Greatest) : Greatest;

    [GeneratedRegex(
        """
        ^(?:
            (?:(?<n>[0-9]+(?:[.,][0-9]+)?)[\s-]*|(?:an?|one)\s+)
            (?<hour>h|hrs?|hours?|hous)
            (?:\s*(?<more>[0-5]?[0-9])(?:\s*(?:m|mn|mins?|minut(?:es?|s)))?|\s+and\s+(?<more>[0-5]?[0-9])\s*(?:m|mn|mins?|minut(?:es?|s))|\s+and\s+a\s+(?<half>half))?
          | (?<part>half)\s+(?:an\s+)?(?<hour>h|hrs?|hours?|hous)
          | (?<n>[0-9]+(?:[.,][0-9]+)?)(?:[\s-]*(?:m|mn|mins?|minut(?:es?|s)))?
        )\b
        """,
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Duration();

    [GeneratedRegex(@"^(?<n>[0-9]+(?:[.,][0-9]+)?)\b", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Count();
}
