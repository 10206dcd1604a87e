namespace PrepBot.Bank;

/// <summary>Names files that hold no prompts for what they are, so that nobody has to read their bytes.</summary>
internal static class FileKind
{
    private static readonly (byte[] Start, string Sentence)[] Starts =
    [
        ("%PDF"u8.ToArray(), "is a PDF; copy its text, and bring that as a list or a table"),
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], Picture),
        ([0xFF, 0xD8, 0xFF], Picture),
        ("GIF8"u8.ToArray(), Picture),
        ("RIFF"u8.ToArray(), Picture),
        ("BM"u8.ToArray(), Picture),
        ([0xD0, 0xCF, 0x11, 0xE0], "is a document of an old Office program (.xls or .doc); save a table as an Excel workbook (.xlsx) or as CSV UTF-8"),
        ([0x1F, 0x8B], Packed),
        ("Rar!"u8.ToArray(), Packed),
        ([(byte)'7', (byte)'z', 0xBC, 0xAF], Packed),
        ("{\\rtf"u8.ToArray(), "is a text document (RTF); save it as plain text"),
    ];

    private const string Picture = "is a picture; bring the prompts as text";
    private const string Packed = "is a packed folder; unpack it, and bring the table or text inside";

    /// <summary>What a file is that holds no text of prompts, with what to do instead; null when it may hold some.</summary>
    public static string? Name(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length == 0)
            return Empty;
        if (IsZip(bytes))
            return NameOfZip(bytes);
        foreach (var (start, sentence) in Starts)
        {
            // Two letters alone may begin a word.
            if (bytes.StartsWith(start) && (start.Length > 2 || bytes[..Math.Min(bytes.Length, 64)].ContainsAnyInRange((byte)0, (byte)8)))
                return sentence;
        }

        return null;
    }

    /// <summary>The same for what is text already.</summary>
    public static string? Name(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return Empty;

        var start = text.AsSpan().TrimStart();
        return start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            ? "is a web page, often the login that stands before a file; open it in a browser, download the file there, and bring that"
            : start.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) ? "is XML; bring a table (CSV or Excel) or a text" : null;
    }

    /// <summary>Whether it is a packed file, as workbooks are.</summary>
    public static bool IsZip(ReadOnlySpan<byte> bytes) => bytes.StartsWith("PK\u0003\u0004"u8);

    /// <summary>Whether a packed file is a workbook.</summary>
    public static bool IsWorkbook(ReadOnlySpan<byte> bytes) => IsZip(bytes) && bytes.IndexOf("xl/workbook.xml"u8) >= 0;

    private const string Empty = "is empty";

    private static string NameOfZip(ReadOnlySpan<byte> bytes) =>
        IsWorkbook(bytes) ? "is an Excel workbook under another name; let its name end in .xlsx, or save it as CSV UTF-8"
        : bytes.IndexOf("word/document.xml"u8) >= 0 ? "is a Word document; copy its text, and bring that as a list or a table"
        : bytes.IndexOf("application/vnd.oasis.opendocument"u8) >= 0 ? "is an OpenDocument file; save it as an Excel workbook (.xlsx) or as CSV UTF-8"
        : Packed;
}
