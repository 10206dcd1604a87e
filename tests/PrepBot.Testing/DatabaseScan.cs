using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Npgsql;

namespace PrepBot.Testing;

/// <summary>
/// Reads every row of every table of a real database: plain text as it stands, and whatever is sealed opened with its key. It knows nothing of stores
/// and tables, so a new one is read as well.
/// </summary>
public sealed class DatabaseScan
{
    private const int NonceLength = 12;
    private const int HeadLength = 1 + NonceLength + 16;
    private const byte Sealed = 1;
    private const byte SealedPacked = 0x81;

    private readonly List<(string Place, string Text)> _values = [];

    private DatabaseScan()
    {
    }

    /// <summary>Reads everything there is.</summary>
    /// <param name="database">By whoever may read all tables.</param>
    /// <param name="key">What content is sealed with, in base64.</param>
    public static async Task<DatabaseScan> ReadAsync(NpgsqlDataSource database, string key)
    {
        var scan = new DatabaseScan();
        var bytes = Convert.FromBase64String(key);
        foreach (var table in await ColumnAsync(database, "select tablename from pg_tables where schemaname = 'public' order by tablename"))
        {
            foreach (var row in await ColumnAsync(database, $"select to_jsonb(t)::text from {table} t"))
            {
                using var columns = JsonDocument.Parse(row);
                foreach (var column in columns.RootElement.EnumerateObject())
                    scan._values.Add(($"{table}.{column.Name}", Text(column.Value, bytes)));
            }
        }

        return scan;
    }

    /// <summary>How many columns had a value in them.</summary>
    public int Columns => _values.Select(value => value.Place).Distinct().Count();

    /// <summary>How many values were read.</summary>
    public int Values => _values.Count;

    /// <summary>Every place a word stands in, whatever its case: "debriefs.body".</summary>
    public IReadOnlyList<string> PlacesOf(string word) =>
        [.. _values.Where(value => value.Text.Contains(word, StringComparison.OrdinalIgnoreCase)).Select(value => value.Place).Distinct()];

    /// <summary>Every place it stands in as a word of its own, in this very case: for names that are part of other words.</summary>
    public IReadOnlyList<string> PlacesOfName(string name) =>
        [.. _values.Where(value => HasName(value.Text, name)).Select(value => value.Place).Distinct()];

    private static bool HasName(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var end = at + name.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
                return true;
        }

        return false;
    }

    private static async Task<List<string>> ColumnAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var values = new List<string>();
        while (await reader.ReadAsync())
            values.Add(reader.GetString(0));
        return values;
    }

    private static string Text(JsonElement value, byte[] key)
    {
        if (value.ValueKind != JsonValueKind.String)
            return value.ToString();

        var text = value.GetString()!;
        if (!text.StartsWith("\\x", StringComparison.Ordinal))
            return text;

        var bytes = Convert.FromHexString(text.AsSpan(2));
        return bytes.Length <= HeadLength
            ? Encoding.UTF8.GetString(bytes)
            : bytes[0] switch
            {
                Sealed => Encoding.UTF8.GetString(Open(bytes, key)),
                SealedPacked when Open(bytes, key) is var opened && IsPacked(opened) => Encoding.UTF8.GetString(Unpack(opened)),
                _ => Encoding.UTF8.GetString(bytes),
            };
    }

    /// <summary>A fingerprint begins with any byte: what has no such lengths was never packed.</summary>
    private static bool IsPacked(byte[] opened) => opened.Length >= 8
        && BinaryPrimitives.ReadInt32LittleEndian(opened) is >= 0 and < 10_000_000
        && BinaryPrimitives.ReadInt32LittleEndian(opened.AsSpan(4)) is var packed && packed >= 0 && packed <= opened.Length - 8;

    /// <summary>What was made shorter before it was sealed: two lengths, then Brotli, then nothing of interest.</summary>
    private static byte[] Unpack(byte[] packed)
    {
        var content = new byte[BinaryPrimitives.ReadInt32LittleEndian(packed)];
        return BrotliDecoder.TryDecompress(packed.AsSpan(8, BinaryPrimitives.ReadInt32LittleEndian(packed.AsSpan(4))), content, out _)
            ? content
            : throw new InvalidOperationException("A sealed value does not unpack, so nobody knows what is in it.");
    }

    /// <summary>AES-GCM without its proof: to read a value, where it belongs need not be known.</summary>
    private static byte[] Open(byte[] value, byte[] key)
    {
        using var aes = Aes.Create();
        aes.Key = key;
        var content = value[HeadLength..];
        var counter = new byte[16];
        value.AsSpan(1, NonceLength).CopyTo(counter);
        for (var block = 0; block * 16 < content.Length; block++)
        {
            BinaryPrimitives.WriteInt32BigEndian(counter.AsSpan(NonceLength), block + 2);
            var pad = aes.EncryptEcb(counter, PaddingMode.None);
            for (var i = block * 16; i < Math.Min(content.Length, (block + 1) * 16); i++)
                content[i] ^= pad[i % 16];
        }

        return content;
    }
}
