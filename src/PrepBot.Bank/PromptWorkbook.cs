using System.Globalization;
using System.IO.Compression;
using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using PrepBot.Domain.Questions;

namespace PrepBot.Bank;

/// <summary>An Excel workbook with one sheet that holds rows.</summary>
internal static class PromptWorkbook
{
    private const long LargestUnpacked = 60_000_000;
    private const int MaxRows = 20_000;

    static PromptWorkbook() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Its rows; null when they cannot be read, which has been noted then.</summary>
    public static IReadOnlyList<TableRow>? Rows(string name, byte[] bytes, List<BankMistake> mistakes)
    {
        try
        {
            if (Unpacked(bytes) > LargestUnpacked)
                return Refuse("is too large a workbook; keep only the sheet with the prompts");

            using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(bytes));
            var sheets = new List<(string Name, List<TableRow> Rows)>();
            do
            {
                var rows = Sheet(reader);
                if (rows.Exists(row => !row.IsBlank))
                    sheets.Add((reader.Name, rows));
            }
            while (reader.NextResult());

            return sheets switch
            {
                [] => [],
                [var only] => only.Rows,
                _ => Refuse($"has {sheets.Count} sheets with rows ({string.Join(", ", sheets.Select(sheet => PromptTable.Quoted(sheet.Name)))}); keep the one with the prompts, or save that as CSV UTF-8"),
            };
        }
        catch (Exception e) when (e is ExcelReaderException or InvalidDataException or IOException or System.Xml.XmlException or NotSupportedException)
        {
            return Refuse("is a workbook that cannot be opened: it is damaged, or has a password. Save it again without one, or as CSV UTF-8");
        }

        IReadOnlyList<TableRow>? Refuse(string sentence)
        {
            mistakes.Add(new(new(name, 1), BankMistakeKind.Unreadable, sentence));
            return null;
        }
    }

    private static long Unpacked(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes));
        return zip.Entries.Sum(entry => entry.Length);
    }

    private static List<TableRow> Sheet(IExcelDataReader reader)
    {
        var rows = new List<TableRow>();
        while (reader.Read() && rows.Count < MaxRows)
        {
            var cells = new string[reader.FieldCount];
            for (var column = 0; column < cells.Length; column++)
                cells[column] = Text(reader.GetValue(column));
            rows.Add(new(rows.Count + 1, cells));
        }

        // Sheets have rows of one width; columns that nobody used stand at their end.
        var width = rows.Select(row => row.Cells.Length - row.Cells.Reverse().TakeWhile(string.IsNullOrWhiteSpace).Count()).DefaultIfEmpty(0).Max();
        return [.. rows.Select(row => row with { Cells = [.. row.Cells.Take(width)] })];
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        DateTime at => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
