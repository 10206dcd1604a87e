using System.Globalization;

namespace PrepBot.LocalPostgres.Binaries;

/// <summary>Where the distribution's packages lie once they are unpacked: a tree like the system's own, below a folder of ours.</summary>
/// <param name="Into">The folder for fetched programs.</param>
internal sealed record UnpackedPackages(string Into, int Major)
{
    private const string Prefix = "apt-";

    public string Root => Path.Combine(Into, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Major}"));

    public string Programs => Path.Combine(Root, "usr", "lib", "postgresql", Major.ToString(CultureInfo.InvariantCulture), "bin");

    /// <summary>What earlier starts have unpacked, the newest version first.</summary>
    public static IReadOnlyList<string> ProgramsIn(string into) =>
        [.. Names(into)
            .Select(name => int.TryParse(name[Prefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? major : 0)
            .Where(major => major > 0)
            .OrderDescending()
            .Select(major => new UnpackedPackages(into, major).Programs)];

    /// <summary>Where a program finds the libraries that came with it: the value of LD_LIBRARY_PATH, or null for a program of the system.</summary>
    public static string? LibrariesOf(string program)
    {
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(program) ?? "/", "..", "..", "..", "..", ".."));
        if (!Path.GetFileName(root).StartsWith(Prefix, StringComparison.Ordinal))
            return null;
        var folders = new[] { Path.Combine(root, "usr", "lib"), Path.Combine(root, "lib") }
            .Where(Directory.Exists)
            .SelectMany(lib => Directory.GetDirectories(lib, "*-linux-gnu*"))
            .Order(StringComparer.Ordinal);
        return string.Join(':', folders);
    }

    private static IEnumerable<string> Names(string into) =>
        Directory.Exists(into) ? Directory.GetDirectories(into, Prefix + "*").Select(path => Path.GetFileName(path)!) : [];
}
