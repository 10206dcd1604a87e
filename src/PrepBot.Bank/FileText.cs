using System.Text;

namespace PrepBot.Bank;

/// <summary>
/// The letters of a file, whatever program saved it. A letter is never guessed: where the bytes could mean two things, or nothing, the file is refused with
/// what to do about it.
/// </summary>
/// <param name="Content">The text without its mark; null when it was refused.</param>
/// <param name="Remark">What whoever brought the file should look at; null when its encoding was beyond doubt.</param>
/// <param name="Refusal">Why it cannot be read.</param>
/// <param name="Line">Where, from 1.</param>
internal sealed record FileText(string? Content, string? Remark, string? Refusal, int Line)
{
    /// <summary>What helps against letters that nobody can be sure of.</summary>
    public const string HowToSave = "save it as \"CSV UTF-8 (Comma delimited)\" or as an Excel workbook (.xlsx), and bring that file";

    private static readonly (byte[] Mark, Encoding Encoding)[] Marks =
    [
        ([0xEF, 0xBB, 0xBF], new UTF8Encoding(false, throwOnInvalidBytes: true)),
        ([0xFF, 0xFE, 0, 0], new UTF32Encoding(bigEndian: false, byteOrderMark: false, throwOnInvalidCharacters: true)),
        ([0, 0, 0xFE, 0xFF], new UTF32Encoding(bigEndian: true, byteOrderMark: false, throwOnInvalidCharacters: true)),
        ([0xFF, 0xFE], new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true)),
        ([0xFE, 0xFF], new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true)),
    ];

    /// <summary>Reads the bytes of a file.</summary>
    public static FileText Read(byte[] bytes)
    {
        if (FileKind.Name(bytes) is { } kind)
            return Refused(kind);
        foreach (var (mark, encoding) in Marks)
        {
            if (bytes.AsSpan().StartsWith(mark))
                return Decode(bytes, mark.Length, encoding);
        }

        if (bytes.Contains((byte)0))
            return WithoutAMark(bytes);
        if (TryDecode(bytes, 0, Marks[0].Encoding) is { } text)
            return Checked(text, null);

        var (sure, remark, doubt) = OldEncodings.Read(bytes);
        if (sure is not null)
            return Checked(sure, remark);

        var (line, sign) = FirstForeignByte(bytes);
        return new(null, null, $"is not saved as UTF-8 (sign {sign} of this line), {doubt}; {HowToSave}", line);
    }

    /// <summary>Looks at a text that has letters already, as it was pasted.</summary>
    public static FileText Checked(string text, string? remark)
    {
        text = text.TrimStart('\uFEFF');
        if (FileKind.Name(text) is { } kind)
            return Refused(kind);
        if (text.IndexOfAny(['\0', '\uFFFD']) is >= 0 and var at)
        {
            var what = text[at] == '\0'
                ? "has a sign that is no text"
                : $"has the sign for a lost letter in \"{Around(text, at)}\"; its letters went missing when it was saved: write them again, or save the original anew";
            return new(null, null, what, text.AsSpan(0, at).Count('\n') + 1);
        }

        return new(text, remark, null, 1);
    }

    private static FileText Refused(string why) => new(null, null, why, 1);

    private static FileText Decode(byte[] bytes, int from, Encoding encoding) => TryDecode(bytes, from, encoding) is { } text
        ? Checked(text, null)
        : Refused($"begins like {encoding.WebName.ToUpperInvariant()} and goes on as something else; {HowToSave}");

    /// <summary>
    /// UTF-16 without a mark: of its two readings, one has the signs that every table and list has (blanks, commas, line ends) and the other none of them.
    /// </summary>
    private static FileText WithoutAMark(byte[] bytes)
    {
        var (little, big) = (TryDecode(bytes, 0, Marks[3].Encoding), TryDecode(bytes, 0, Marks[4].Encoding));
        return (Plain(little), Plain(big)) switch
        {
            ( > 0, 0) => Checked(little!, null),
            (0, > 0) => Checked(big!, null),
            _ => Refused("is no text, but a file for some program; bring a table (CSV or Excel) or a text"),
        };
    }

    private static int Plain(string? text) => text is null || text.Contains('\0', StringComparison.Ordinal)
        ? 0
        : text.Count(c => c is >= ' ' and <= '~' or '\t' or '\r' or '\n');

    private static string? TryDecode(byte[] bytes, int from, Encoding encoding)
    {
        try
        {
            return encoding.GetString(bytes, from, bytes.Length - from);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static (int Line, int Sign) FirstForeignByte(byte[] bytes)
    {
        var at = 0;
        while (at < bytes.Length && Rune.DecodeFromUtf8(bytes.AsSpan(at), out _, out var length) == System.Buffers.OperationStatus.Done)
            at += length;
        var before = bytes.AsSpan(0, at);
        return (before.Count((byte)'\n') + 1, at - before.LastIndexOf((byte)'\n'));
    }

    private static string Around(string text, int at) =>
        text[Math.Max(0, at - 8)..Math.Min(text.Length, at + 8)].ReplaceLineEndings(" ").Trim();
}
