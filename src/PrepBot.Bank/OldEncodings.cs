using System.Text;

namespace PrepBot.Bank;

/// <summary>
/// Files of programs that do not save as UTF-8: Excel's "CSV" of western and central Europe, "CSV (Macintosh)" and "CSV (MS-DOS)". A reading counts when
/// its letters belong to one language's alphabet and its signs stand where people write them; it is taken when no other reading of the same bytes does.
/// </summary>
internal static class OldEncodings
{
    private static readonly string[] Western =
    [
        "àâæçéèêëîïôœùûüÿ", "áéíñóúüª", "áàâãçéêíóôõúü", "äöüßéè", "àèéìíîòóùú", "åäöæøéü", "áéëïóèöüíú",
    ];

    private static readonly string[] Central = ["ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîşţ", "čšžćđ", "äöüßé"];

    private static readonly (int Page, string Name, string[] Alphabets)[] Pages =
    [
        (1252, "Windows-1252", Western), (1250, "Windows-1250", Central), (10000, "Macintosh", Western), (850, "MS-DOS", Western),
    ];

    // Those that stand alone in some language.
    private const string Words = "àáéèóòúôêÀÁÉÈÓÒÚÔÊ";

    private static readonly string[] AfterAnApostrophe = ["t", "s", "re", "ll", "ve", "d", "m"];

    /// <summary>Reads the bytes if they mean one thing only.</summary>
    /// <returns>The text, and what to look at; or what is in doubt.</returns>
    public static (string? Text, string? Remark, string Doubt) Read(byte[] bytes)
    {
        var readings = Pages
            .Select(page => (page.Name, Text: Decode(bytes, page.Page), page.Alphabets))
            .Where(reading => IsPlausible(reading.Text, reading.Alphabets))
            .Select(reading => (reading.Name, reading.Text))
            .ToList();
        if (readings.Any(reading => HasContraction(reading.Text)))
            readings = [.. readings.Where(reading => HasContraction(reading.Text))];

        var texts = readings.Select(reading => reading.Text).Distinct(StringComparer.Ordinal).ToList();
        return texts.Count switch
        {
            1 => (texts[0], $"It is saved as {readings[0].Name}, and was read so: {string.Join(", ", Samples(texts[0]))}. Look whether these are as you wrote them.", ""),
            0 => (null, null, "and its letters fit none of the encodings looked for"),
            _ => (null, null, $"and its letters could mean {string.Join(" or ", Differing(texts))}"),
        };
    }

    private static string Decode(byte[] bytes, int page) => CodePagesEncodingProvider.Instance.GetEncoding(page)!.GetString(bytes);

    private static bool IsPlausible(string text, string[] alphabets)
    {
        var letters = new HashSet<char>();
        for (var i = 0; i < text.Length; i++)
        {
            var (c, before, after) = (text[i], i > 0 ? text[i - 1] : ' ', i + 1 < text.Length ? text[i + 1] : ' ');
            if (c < 0x80)
                continue;
            if (!(char.IsLetter(c) && c is not ('ª' or 'º') ? IsPlausibleLetter(c, before, after) : IsPlausibleSign(c, before, after)))
                return false;
            if (char.IsLetter(c))
                letters.Add(char.ToLowerInvariant(c));
        }

        return alphabets.Any(alphabet => letters.All(alphabet.Contains));
    }

    private static bool IsPlausibleLetter(char c, char before, char after)
    {
        if (char.IsDigit(before) || char.IsDigit(after) || (char.IsUpper(c) && char.IsLower(before)))
            return false;
        return char.IsLetter(before) || char.IsLetter(after) || Words.Contains(c, StringComparison.Ordinal);
    }

    private static bool IsPlausibleSign(char c, char before, char after) => c switch
    {
        '’' => char.IsLetterOrDigit(before) || char.IsPunctuation(before) || char.IsLetterOrDigit(after),
        '‘' or '“' or '«' or '„' or '‚' or '¿' or '¡' => !char.IsLetterOrDigit(before) || (c == '“' && !char.IsLetterOrDigit(after)),
        '”' or '»' => !char.IsLetterOrDigit(after) || (c == '»' && !char.IsLetterOrDigit(before)),
        '–' or '—' or '…' or '•' or '·' => true,
        '\u00A0' => !char.IsWhiteSpace(before),
        '€' or '£' => char.IsDigit(before) || char.IsDigit(after) || char.IsWhiteSpace(before),
        '°' or '§' or '©' or '®' or '™' or '×' => !char.IsLetter(before) || !char.IsLetter(after),
        _ => false,
    };

    /// <summary>"didn’t", "who’d": an apostrophe that nothing else can be.</summary>
    private static bool HasContraction(string text)
    {
        for (var at = text.IndexOf('’', StringComparison.Ordinal); at >= 0; at = text.IndexOf('’', at + 1))
        {
            var rest = text.AsSpan(at + 1);
            var length = 0;
            while (length < rest.Length && char.IsAsciiLetterLower(rest[length]))
                length++;
            if (at > 0 && char.IsLetter(text[at - 1]) && AfterAnApostrophe.Contains(rest[..length].ToString()))
                return true;
        }

        return false;
    }

    private static IEnumerable<string> Samples(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => word.Any(c => c >= 0x80)).Select(Short).Distinct().Take(4);

    /// <summary>The first word that the readings read differently, as each has it.</summary>
    private static IEnumerable<string> Differing(List<string> texts)
    {
        var at = 0;
        while (texts.All(text => text[at] == texts[0][at]))
            at++;
        return texts.Select(text =>
        {
            var start = text.LastIndexOfAny([' ', ',', ';', '\t', '\n', '"'], at) + 1;
            var end = text.IndexOfAny([' ', ',', ';', '\t', '\r', '\n', '"'], at);
            return Short(text[Math.Min(start, at)..(end < 0 ? text.Length : end)]);
        });
    }

    private static string Short(string word) => $"\"{(word.Trim('"', ',', ';') is { Length: > 24 } trimmed ? trimmed[..24] : word.Trim('"', ',', ';'))}\"";
}
