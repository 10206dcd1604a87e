namespace PrepBot.Application.CommandLine;

/// <summary>An amount read from words.</summary>
/// <param name="Units">How many units it took.</param>
/// <param name="Number">The amount, rounded; hours are minutes already.</param>
internal readonly record struct Amount(int Units, long Number);

/// <summary>Reads amounts the ways people write them: "30", "30m", "45 min", "1h30", "1.5 hours", "half an hour", "forty-five minutes".</summary>
internal static class Amounts
{
    /// <summary>Greater numbers are all the same to us: out of range.</summary>
    private const decimal Greatest = 1_000_000_000;

    private static readonly HashSet<string> MinuteWords = ["m", "min", "mins", "minute", "minutes", "minuts", "mn"];
    private static readonly HashSet<string> HourWords = ["h", "hr", "hrs", "hour", "hours", "hous"];

    private static readonly Dictionary<string, int> NumberWords = new()
    {
        ["zero"] = 0, ["one"] = 1, ["two"] = 2, ["three"] = 3, ["four"] = 4, ["five"] = 5, ["six"] = 6, ["seven"] = 7, ["eight"] = 8, ["nine"] = 9,
        ["ten"] = 10, ["eleven"] = 11, ["twelve"] = 12, ["thirteen"] = 13, ["fourteen"] = 14, ["fifteen"] = 15, ["sixteen"] = 16,
        ["seventeen"] = 17, ["eighteen"] = 18, ["nineteen"] = 19, ["twenty"] = 20, ["thirty"] = 30, ["forty"] = 40, ["fourty"] = 40,
        ["fifty"] = 50, ["sixty"] = 60, ["seventy"] = 70, ["eighty"] = 80, ["ninety"] = 90,
    };

    /// <summary>The amount that begins at a unit, or null.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="units">Its units.</param>
    /// <param name="at">Where to begin.</param>
    /// <param name="unit">What is counted: "minutes".</param>
    public static Amount? ReadAt(string text, IReadOnlyList<LineUnit> units, int at, string unit)
    {
        var inMinutes = unit.StartsWith("min", StringComparison.OrdinalIgnoreCase);
        return InDigits(text, units, at, unit, inMinutes) ?? (inMinutes ? PartOfAnHour(units, at) : null) ?? InWords(units, at, unit, inMinutes);
    }

    private static Amount? InDigits(string text, IReadOnlyList<LineUnit> units, int at, string unit, bool inMinutes)
    {
        var (digits, suffix) = Split(Word(units, at));
        if (digits.Length == 0)
            return null;

        var number = Whole(digits);
        var used = 1;
        if (suffix.Length == 0 && Continues(text, units, at) && Split(Word(units, at + 1)) is { Digits.Length: > 0 } fraction)
        {
            var shown = fraction.Digits[..Math.Min(6, fraction.Digits.Length)];
            number += Whole(shown) / (decimal)Math.Pow(10, shown.Length);
            (suffix, used) = (fraction.Suffix, 2);
        }

        if (units[at].Start > 0 && text[units[at].Start - 1] == '-' && (units[at].Start == 1 || char.IsWhiteSpace(text[units[at].Start - 2])))
            number = -number;

        if (suffix.Length == 0 && IsUnit(Word(units, at + used), unit, inMinutes))
            suffix = Word(units, at + used++);
        if (suffix.Length == 0)
            return new Amount(used, Rounded(number));
        if (!inMinutes)
            return IsUnit(suffix, unit, inMinutes: false) ? new Amount(used, Rounded(number)) : null;
        if (MinuteWords.Contains(suffix))
            return new Amount(used, Rounded(number));
        if (HourWords.Contains(suffix))
            return AndMinutes(units, at, used, number * 60);

        // "1h30", "1h30m"
        var (more, rest) = suffix[0] == 'h' ? Split(suffix[1..]) : ("", "");
        return more.Length is 1 or 2 && (rest.Length == 0 || MinuteWords.Contains(rest)) ? new Amount(used, Rounded((number * 60) + Whole(more))) : null;
    }

    private static Amount? PartOfAnHour(IReadOnlyList<LineUnit> units, int at)
    {
        var i = at;
        if (Word(units, i) is "a" or "an" && Word(units, i + 1) is "half" or "quarter")
            i++;

        var part = Word(units, i) switch
        {
            "half" => 30,
            "quarter" => 15,
            "three" when Word(units, i + 1) is "quarter" or "quarters" => 45,
            _ => 0,
        };
        if (part > 0)
        {
            i += part == 45 ? 2 : 1;
            i += Word(units, i) == "of" ? 1 : 0;
            i += Word(units, i) is "a" or "an" ? 1 : 0;
            return HourWords.Contains(Word(units, i)) ? new Amount(i + 1 - at, part) : null;
        }

        return Word(units, at) is "a" or "an" && HourWords.Contains(Word(units, at + 1)) ? AndMinutes(units, at, 2, 60) : null;
    }

    private static Amount? InWords(IReadOnlyList<LineUnit> units, int at, string unit, bool inMinutes)
    {
        if (!NumberWords.TryGetValue(Word(units, at), out var number))
            return null;

        var used = 1;
        if (number >= 20 && NumberWords.TryGetValue(Word(units, at + 1), out var ones) && ones is > 0 and < 10)
            (number, used) = (number + ones, 2);

        decimal amount = number;
        if (inMinutes && Word(units, at + used) == "and" && Word(units, at + used + 1) == "a" && Word(units, at + used + 2) == "half" && HourWords.Contains(Word(units, at + used + 3)))
            (amount, used) = (amount + 0.5m, used + 3);

        var word = Word(units, at + used);
        if (inMinutes && HourWords.Contains(word))
            return AndMinutes(units, at, used + 1, amount * 60);

        return IsUnit(word, unit, inMinutes) ? new Amount(used + 1, number) : null;
    }

    /// <summary>After full hours: "30", "30 min", "and 30 minutes", "and a half".</summary>
    private static Amount AndMinutes(IReadOnlyList<LineUnit> units, int at, int used, decimal minutes)
    {
        var i = at + used;
        var and = Word(units, i) == "and";
        if (and)
            i++;
        if (and && Word(units, i) == "a" && Word(units, i + 1) == "half")
            return new Amount(i + 2 - at, Rounded(minutes + 30));

        var (digits, suffix) = Split(Word(units, i));
        if (digits.Length is 1 or 2 && Whole(digits) < 60)
        {
            if (MinuteWords.Contains(suffix))
                return new Amount(i + 1 - at, Rounded(minutes + Whole(digits)));
            if (suffix.Length == 0 && MinuteWords.Contains(Word(units, i + 1)))
                return new Amount(i + 2 - at, Rounded(minutes + Whole(digits)));
            if (suffix.Length == 0 && !and)
                return new Amount(i + 1 - at, Rounded(minutes + Whole(digits)));
        }

        return new Amount(used, Rounded(minutes));
    }

    private static bool IsUnit(string word, string unit, bool inMinutes) =>
        inMinutes
            ? MinuteWords.Contains(word) || HourWords.Contains(word)
            : word.Length > 0 && (word == unit || word + "s" == unit);

    /// <summary>Whether a dot or comma between two units belongs to a number: "1.5".</summary>
    private static bool Continues(string text, IReadOnlyList<LineUnit> units, int at) =>
        at + 1 < units.Count && units[at + 1].Start == units[at].End + 1 && text[units[at].End] is '.' or ',';

    private static string Word(IReadOnlyList<LineUnit> units, int at) => at < units.Count ? units[at].Folded : "";

    private static (string Digits, string Suffix) Split(string word)
    {
        var digits = 0;
        while (digits < word.Length && char.IsAsciiDigit(word[digits]))
            digits++;
        return (word[..digits], word[digits..]);
    }

    private static decimal Whole(string digits) => decimal.TryParse(digits, out var number) ? Math.Min(number, Greatest) : Greatest;

    private static long Rounded(decimal number) => (long)Math.Round(number, MidpointRounding.AwayFromZero);
}
