using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsvHelper;
using PrepBot.Practice.Members;
using PrepBot.Values.Text;

namespace PrepBot.Storage.Members.Export;

/// <inheritdoc/>
internal sealed class ExportFiles : IExportFiles
{
    private const string ReadMe = """
        Everything PrepBot holds on you in one group.

        export.json has it all, for a program to read. The folder "tables" has the same, a table each, for a spreadsheet; a text that a
        spreadsheet would take for a formula has an apostrophe before it. Times are UTC. What your partners filed is in it once it was opened
        to you, and their names as you could see them.
        """;

    /// <summary>Readable rather than safe inside a web page, which it never is.</summary>
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // The zip format knows no time zones; the same export twice is the same file.
    private static readonly DateTimeOffset Stamp = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public (byte[] Archive, int Parts)? Write(IReadOnlyList<ExportTable> tables, int part, int mostBytes)
    {
        var parts = Parts(tables, mostBytes);
        return part >= 0 && part < parts.Count ? (Archive(parts[part]), parts.Count) : null;
    }

    /// <summary>
    /// Counted before they are packed: text becomes much smaller, and what does not, still fits. A table that is too large goes on in the next part.
    /// </summary>
    private static List<List<ExportTable>> Parts(IReadOnlyList<ExportTable> tables, int mostBytes)
    {
        var parts = new List<List<ExportTable>> { new() };
        var left = mostBytes - Encoding.UTF8.GetByteCount(ReadMe);
        foreach (var table in tables)
        {
            var rows = new List<IReadOnlyList<object?>>();
            foreach (var row in table.Rows)
            {
                var size = Size(table, row);
                if (size > left && (rows.Count > 0 || parts[^1].Count > 0))
                {
                    parts[^1].Add(table with { Rows = rows });
                    parts.Add([]);
                    rows = [];
                    left = mostBytes - Encoding.UTF8.GetByteCount(ReadMe);
                }

                rows.Add(row);
                left -= size;
            }

            parts[^1].Add(table with { Rows = rows });
        }

        return parts;
    }

    /// <summary>About what a row takes as JSON and as CSV, and never less: a character becomes six bytes at most.</summary>
    private static int Size(ExportTable table, IReadOnlyList<object?> row) =>
        40 + row.Zip(table.Columns).Sum(cell => (cell.Second.Length + 16) + (2 * WorstBytes(Text(cell.First))));

    private static int WorstBytes(string text) => text.Sum(c => c < ' ' || c is '"' or '\\' ? 6 : c < 0x80 ? 1 : 3);

    private static byte[] Archive(List<ExportTable> tables)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "read-me.txt", Encoding.UTF8.GetBytes(ReadMe));
            Add(zip, "export.json", Json(tables));
            foreach (var table in tables)
                Add(zip, $"tables/{table.Name}.csv", Csv(table));
        }

        return bytes.ToArray();
    }

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Stamp;
        using var stream = entry.Open();
        stream.Write(content);
    }

    private static byte[] Json(List<ExportTable> tables)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Readable))
        {
            json.WriteStartObject();
            foreach (var table in tables)
            {
                json.WriteStartArray(table.Name);
                foreach (var row in table.Rows)
                {
                    json.WriteStartObject();
                    foreach (var (value, column) in row.Zip(table.Columns))
                        Write(json, column, value);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    private static void Write(Utf8JsonWriter json, string column, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNull(column);
                break;
            case bool truth:
                json.WriteBoolean(column, truth);
                break;
            case IReadOnlyList<string> list:
                json.WriteStartArray(column);
                foreach (var item in list)
                    json.WriteStringValue(item);
                json.WriteEndArray();
                break;
            case int or long or short:
                json.WriteNumber(column, Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            default:
                json.WriteString(column, Text(value));
                break;
        }
    }

    private static byte[] Csv(ExportTable table)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = CsvWriter.Create(text, CsvWriterOptions.Default, leaveOpen: true))
        {
            csv.WriteRecord([.. table.Columns]);
            foreach (var row in table.Rows)
                csv.WriteRecord([.. row.Select(value => SpreadsheetCell.Guarded(Text(value)))]);
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        bool truth => truth ? "yes" : "no",
        DateTimeOffset at => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        DateTime at => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IReadOnlyList<string> list => string.Join(" | ", list),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException($"No words for {value.GetType().Name}."),
    };
}
