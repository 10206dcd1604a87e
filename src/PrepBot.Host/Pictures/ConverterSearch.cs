namespace PrepBot.Host.Pictures;

/// <summary>Finds the program that makes PNG of SVG.</summary>
internal static class ConverterSearch
{
    public const string Program = "rsvg-convert";

    /// <summary>The configured program, else the first on the search path; null when there is none.</summary>
    /// <param name="configured">As written in the settings, or null.</param>
    /// <param name="searchPath">The folders of PATH, joined as the system joins them.</param>
    public static string? Find(string? configured, string? searchPath)
    {
        if (configured is not null)
            return File.Exists(configured) ? configured : null;

        var name = OperatingSystem.IsWindows() ? $"{Program}.exe" : Program;
        return (searchPath ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(Path.IsPathFullyQualified)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
    }
}
