using System.Globalization;

namespace PrepBot.LocalPostgres.Binaries;

/// <summary>In which folders the programs are looked for, and in which order. Pure: the listing of folders is passed in.</summary>
internal static class BinaryLocations
{
    /// <summary>The folders of the search path first, then what packages and installers use, newest version first.</summary>
    /// <param name="searchPath">The value of PATH.</param>
    /// <param name="usual">The patterns of this system; a <c>*</c> stands for one whole or part of a folder name.</param>
    /// <param name="subfolders">Names of the folders inside one; empty when it does not exist.</param>
    public static IReadOnlyList<string> InOrder(string searchPath, IReadOnlyList<string> usual, Func<string, IEnumerable<string>> subfolders)
    {
        var fromPath = searchPath.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(Path.IsPathFullyQualified);
        var fromUsual = usual.SelectMany(pattern => Expand(pattern, subfolders));
        return fromPath.Concat(fromUsual).Distinct(StringComparer.Ordinal).ToList();
    }

    public static IReadOnlyList<string> Usual()
    {
        if (OperatingSystem.IsWindows())
            return [@"C:\Program Files\PostgreSQL\*\bin"];
        if (OperatingSystem.IsMacOS())
            return
            [
                "/opt/homebrew/opt/postgresql@*/bin", "/usr/local/opt/postgresql@*/bin",
                "/Applications/Postgres.app/Contents/Versions/*/bin", "/Library/PostgreSQL/*/bin",
            ];
        return ["/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/usr/libexec/postgresql*", "/usr/lib/postgresql*/bin", "/usr/local/pgsql/bin"];
    }

    private static IEnumerable<string> Expand(string pattern, Func<string, IEnumerable<string>> subfolders)
    {
        var star = pattern.IndexOf('*', StringComparison.Ordinal);
        if (star < 0)
            return [pattern];

        var separator = pattern.Contains('\\', StringComparison.Ordinal) ? '\\' : '/';
        var parentEnd = pattern.LastIndexOf(separator, star);
        var nameEnd = pattern.IndexOf(separator, star);
        var prefix = pattern[(parentEnd + 1)..star];
        var rest = nameEnd < 0 ? "" : pattern[nameEnd..];
        var parent = pattern[..parentEnd];
        return subfolders(parent)
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && Version(name[prefix.Length..]) > 0)
            .OrderByDescending(name => Version(name[prefix.Length..]))
            .Select(name => parent + separator + name + rest);
    }

    private static double Version(string name) =>
        double.TryParse(name, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var version) ? version : 0;
}
