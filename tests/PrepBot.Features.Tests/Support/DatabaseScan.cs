using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PrepBot.Testing;

namespace PrepBot.Features.Tests.Support;

/// <summary>
/// Reads every row of every table of the real database, as the owner: plain text as it stands, and whatever is sealed opened with the key of the
/// tests. It knows nothing of stores and tables, so a new one is read as well.
/// </summary>
internal static class DatabaseScan
{
    private const int NonceLength = 12;
    private const int HeadLength = 1 + NonceLength + 16;
    private static readonly byte[] Key = Convert.FromBase64String(TestKey.Text);

    /// <summary>Every place a word stands in, whatever its case: "debriefs.body".</summary>
    public static async Task<IReadOnlyList<string>> PlacesOfAsync(Group group, string word) =>
        [.. (await ReadAsync(group)).Where(value => value.Text.Contains(word, StringComparison.OrdinalIgnoreCase)).Select(value => value.Place).Distinct()];

    private static async Task<List<(string Place, string Text)>> ReadAsync(Group group)
    {
        var tables = await group.AskAsync<string>(
            "select string_agg(table_name, ',' order by table_name) from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'");
        var values = new List<(string, string)>();
        foreach (var table in tables.Split(','))
        {
            await using var command = group.Database.OwnerDataSource.CreateCommand($"select to_jsonb(t)::text from {table} t");
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                using var row = JsonDocument.Parse(reader.GetString(0));
                foreach (var column in row.RootElement.EnumerateObject())
                    values.Add(($"{table}.{column.Name}", Text(column.Value)));
            }
        }

        return values;
    }

    private static string Text(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
            return value.ToString();

        var text = value.GetString()!;
        if (!text.StartsWith("\\x", StringComparison.Ordinal))
            return text;

        var bytes = Convert.FromHexString(text.AsSpan(2));
        return bytes.Length > HeadLength && bytes[0] == 1
            ? $"{Encoding.Latin1.GetString(bytes)} {Encoding.UTF8.GetString(Open(bytes))}"
            : Encoding.UTF8.GetString(bytes);
    }

    /// <summary>AES-GCM without its proof: to read a value, where it belongs need not be known.</summary>
    private static byte[] Open(byte[] value)
    {
        using var aes = Aes.Create();
        aes.Key = Key;
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
