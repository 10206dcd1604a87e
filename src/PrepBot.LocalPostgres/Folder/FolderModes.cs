namespace PrepBot.LocalPostgres.Folder;

/// <summary>Who else on this machine could reach into the private folder: what lies in it opens everything that members wrote.</summary>
public static class FolderModes
{
    private const UnixFileMode OfOthers = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>The account of the server has to pass through the folder, where it is not ourselves; see what is in it, nobody has to.</summary>
    private const UnixFileMode PassThrough = UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Files in the folder that are for its owner alone: the passwords of the database, and the key of what is sealed in it.</summary>
    public static IReadOnlyList<string> Secrets { get; } = ["passwords", "encryption.key"];

    /// <summary>What is too open in the folder of the embedded database, in words; empty when all is well or there is no folder yet. Changes nothing.</summary>
    /// <param name="configured">What the setting says, or null.</param>
    public static IReadOnlyList<string> Look(string? configured)
    {
        var home = PrivateFolder.Followed(DefaultFolder.Here(configured));
        return [.. Open(home).Select(open => Words(open.Path, open.Mode))];
    }

    /// <summary>Takes the rights of others away from the folder and the secret files in it.</summary>
    /// <returns>What was too open, in words.</returns>
    /// <exception cref="UnauthorizedAccessException">It is not ours to change.</exception>
    internal static IReadOnlyList<string> Close(string home)
    {
        var closed = new List<string>();
        foreach (var (path, mode) in Open(home).ToList())
        {
            if (OperatingSystem.IsWindows())
                break;

            File.SetUnixFileMode(path, mode & ~(Directory.Exists(path) ? OfOthers & ~PassThrough : OfOthers));
            closed.Add($"{Words(path, mode)}. It is closed to them now.");
        }

        return closed;
    }

    private static string Words(string path, UnixFileMode mode) => $"{path} could be reached by others on this machine (mode {Octal(mode)})";

    private static IEnumerable<(string Path, UnixFileMode Mode)> Open(string home)
    {
        if (OperatingSystem.IsWindows() || !Directory.Exists(home))
            yield break;

        var mode = File.GetUnixFileMode(home);
        if ((mode & OfOthers & ~PassThrough) != UnixFileMode.None)
            yield return (home, mode);
        foreach (var file in Secrets.Select(name => Path.Combine(home, name)).Where(File.Exists))
        {
            mode = File.GetUnixFileMode(file);
            if ((mode & OfOthers) != UnixFileMode.None)
                yield return (file, mode);
        }
    }

    private static string Octal(UnixFileMode mode) => Convert.ToString((int)mode, 8).PadLeft(4, '0');
}
