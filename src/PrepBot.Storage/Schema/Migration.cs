using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace PrepBot.Storage.Schema;

/// <summary>One step of the schema, from a file <c>NNNN_title.sql</c>. Applied once, in order of its number, and never edited after that.</summary>
public sealed partial record Migration(int Number, string Name, string Sql)
{
    private const string Folder = "PrepBot.Storage.Migrations.";

    /// <summary>SHA-256 of the text in lower-case hexadecimal, the same whichever line ends a checkout has.</summary>
    public string Checksum => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    /// <summary>Those that this program carries, in order.</summary>
    public static IReadOnlyList<Migration> Embedded()
    {
        var assembly = typeof(Migration).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => FromFile(name[Folder.Length..], Text(assembly, name)))
            .OrderBy(migration => migration.Number)
            .ToList();
    }

    /// <exception cref="FormatException">The file is not named like <c>0001_create_communities.sql</c>.</exception>
    public static Migration FromFile(string fileName, string sql)
    {
        var match = FileName().Match(fileName);
        return match.Success
            ? new(int.Parse(match.Groups["number"].ValueSpan), match.Groups["name"].Value, sql)
            : throw new FormatException($"{fileName} is not named like 0001_create_communities.sql.");
    }

    public override string ToString() => $"{Number:0000}_{Name}";

    private static string Text(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"^(?<number>[0-9]{4})_(?<name>[a-z0-9_]+)\.sql$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex FileName();
}
