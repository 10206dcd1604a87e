namespace PrepBot.Testing;

/// <summary>Where tests put their servers: in memory if there is plenty, because cloning a database writes a thousand small files.</summary>
public static class ScratchFolder
{
    private const string Memory = "/dev/shm";
    private const long Plenty = 2L * 1024 * 1024 * 1024;

    public static string Root { get; } =
        Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace > Plenty ? Memory : Path.TrimEndingDirectorySeparator(Path.GetTempPath());
}
