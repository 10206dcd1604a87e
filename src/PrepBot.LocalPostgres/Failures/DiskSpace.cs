namespace PrepBot.LocalPostgres.Failures;

/// <summary>Recognises a full disk, before and after the fact.</summary>
internal static class DiskSpace
{
    public const int MinFreeMegabytes = 200;

    private const int ErrorDiskFull = unchecked((int)0x80070070); // Windows: ERROR_DISK_FULL
    private const int Enospc = 28; // the same number on Linux and macOS

    public static bool IsTooLow(long freeBytes) => freeBytes < MinFreeMegabytes * 1024L * 1024L;

    /// <summary>Less than the server takes for the next piece of its journal.</summary>
    public static bool IsGone(long freeBytes) => freeBytes < 16L * 1024 * 1024;

    public static bool IsOver(string output) =>
        output.Contains("No space left on device", StringComparison.Ordinal)
        || output.Contains("Disk quota exceeded", StringComparison.Ordinal)
        || output.Contains("ENOSPC", StringComparison.Ordinal);

    public static bool IsOver(IOException error) => error.HResult is ErrorDiskFull or Enospc || IsOver(error.Message);
}
