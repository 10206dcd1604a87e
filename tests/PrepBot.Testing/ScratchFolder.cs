namespace PrepBot.Testing;

/// <summary>Where tests put their servers: in memory if there is plenty, because cloning a database writes a thousand small files.</summary>
public static class ScratchFolder
{
    private const string Variable = "PREPBOT_TEST_SCRATCH";
    private const string Memory = "/dev/shm";
    private const long Plenty = 2L * 1024 * 1024 * 1024;

    /// <summary>The folder that <c>./test</c> made for its run and clears away at its end; null when a test project runs by itself.</summary>
    public static string? OfRun { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given ? given : null;

    public static string Root { get; } = OfRun
        ?? (Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace > Plenty ? Memory : Path.TrimEndingDirectorySeparator(Path.GetTempPath()));
}
