using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;

namespace PrepBot.LocalPostgres.Programs;

/// <summary>
/// Unpacks an npm archive. Such archives cannot hold links, so this one lists in <c>pg-symlinks.json</c> those that its shared
/// libraries need. Rights are set in full: the account of the server has to read what we unpack, whatever our umask is.
/// </summary>
internal static class PackageUnpack
{
    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Executable = Readable | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    public static async Task UnpackAsync(string archive, string into, CancellationToken cancellationToken)
    {
        MakeFolder(into);
        await using var file = File.OpenRead(archive);
        await using var unzipped = new GZipStream(file, CompressionMode.Decompress);
        await using var tar = new TarReader(unzipped);
        while (await tar.GetNextEntryAsync(copyData: false, cancellationToken) is { } entry)
        {
            if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile))
                continue;

            var target = Inside(into, entry.Name[(entry.Name.IndexOf('/', StringComparison.Ordinal) + 1)..]);
            MakeFolder(Path.GetDirectoryName(target)!);
            await entry.ExtractToFileAsync(target, overwrite: false, cancellationToken);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(target, entry.Mode.HasFlag(UnixFileMode.UserExecute) ? Executable : Readable);
        }
        await LinkAsync(into, cancellationToken);
    }

    private static async Task LinkAsync(string into, CancellationToken cancellationToken)
    {
        var list = Path.Combine(into, "native", "pg-symlinks.json");
        if (!File.Exists(list))
            return;

        using var links = JsonDocument.Parse(await File.ReadAllBytesAsync(list, cancellationToken));
        foreach (var link in links.RootElement.EnumerateArray())
        {
            var source = Inside(into, link.GetProperty("source").GetString()!);
            var target = Inside(into, link.GetProperty("target").GetString()!);
            if (File.Exists(target))
                continue;
            MakeFolder(Path.GetDirectoryName(target)!);
            File.CreateSymbolicLink(target, Path.GetRelativePath(Path.GetDirectoryName(target)!, source));
        }
    }

    /// <exception cref="InvalidDataException">The name leads out of the folder.</exception>
    private static string Inside(string folder, string name)
    {
        var full = Path.GetFullPath(Path.Combine(folder, name));
        return full.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? full
            : throw new InvalidDataException($"The package holds a name that leads out of its folder: {name}");
    }

    /// <summary>Lets every account enter a tree and run what its owner may run in it.</summary>
    public static void MakeReadable(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        File.SetUnixFileMode(folder, Executable);
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos("*", SearchOption.AllDirectories).Where(entry => entry.LinkTarget is null))
            entry.UnixFileMode = entry is DirectoryInfo || entry.UnixFileMode.HasFlag(UnixFileMode.UserExecute) ? Executable : Readable;
    }

    public static void MakeFolder(string folder)
    {
        if (Directory.Exists(folder))
            return;
        MakeFolder(Path.GetDirectoryName(folder)!);
        Directory.CreateDirectory(folder);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, Executable);
    }
}
