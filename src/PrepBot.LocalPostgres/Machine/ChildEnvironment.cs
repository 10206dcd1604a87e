namespace PrepBot.LocalPostgres.Machine;

/// <summary>
/// What programs we start may see of our environment. The bot's own holds tokens and keys, and a server's environment can be read by
/// every process of its account.
/// </summary>
internal static class ChildEnvironment
{
    private static readonly string[] ForServer = ["PATH", "TZ", "TMPDIR", "TEMP", "TMP", "SystemRoot", "SystemDrive", "ComSpec", "PATHEXT", "LD_LIBRARY_PATH"];

    /// <summary>A short list of harmless names, and English messages so that we can recognise them. No PG* name gets through.</summary>
    /// <param name="libraries">Folders of shared libraries that came with the program; null when it takes those of the system.</param>
    public static IReadOnlyDictionary<string, string> Server(IReadOnlyDictionary<string, string> ours, string? libraries = null)
    {
        var seen = new Dictionary<string, string>(
            ours.Where(pair => ForServer.Contains(pair.Key, StringComparer.OrdinalIgnoreCase)), StringComparer.Ordinal)
        {
            ["LC_ALL"] = "C",
            ["SHELL"] = "/bin/sh",
        };
        if (libraries is not null)
            seen["LD_LIBRARY_PATH"] = libraries;
        return seen;
    }

    /// <summary>npm needs its proxies and settings, which nobody can list; our own keys all carry a double underscore.</summary>
    public static IReadOnlyDictionary<string, string> Npm(IReadOnlyDictionary<string, string> ours) =>
        ours.Where(pair => !pair.Key.Contains("__", StringComparison.Ordinal) && !pair.Key.StartsWith("PREPBOT", StringComparison.OrdinalIgnoreCase))
            .ToDictionary(StringComparer.Ordinal);

    /// <summary>apt-get needs the same, speaks English so that it can be read, asks nothing, and finds dpkg's tools though they are not on every path.</summary>
    public static IReadOnlyDictionary<string, string> Apt(IReadOnlyDictionary<string, string> ours) =>
        new Dictionary<string, string>(Npm(ours), StringComparer.Ordinal)
        {
            ["LC_ALL"] = "C",
            ["DEBIAN_FRONTEND"] = "noninteractive",
            ["PATH"] = $"{ours.GetValueOrDefault("PATH", "/usr/bin:/bin")}:/usr/sbin:/sbin",
        };

    public static IReadOnlyDictionary<string, string> Ours()
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (System.Collections.DictionaryEntry entry in Environment.GetEnvironmentVariables())
            all[(string)entry.Key] = (string?)entry.Value ?? "";
        return all;
    }
}
