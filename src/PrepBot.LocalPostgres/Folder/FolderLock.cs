using PrepBot.LocalPostgres.Failures;

namespace PrepBot.LocalPostgres.Folder;

/// <summary>
/// A file held by one process at a time. The system lets go of it when that process ends in whatever way, so nothing of it is ever stale.
/// </summary>
internal sealed class FolderLock : IDisposable
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(50);
    private readonly FileStream _held;

    private FolderLock(FileStream held) => _held = held;

    /// <summary>Null when somebody else holds it.</summary>
    public static FolderLock? TryTake(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            return new(new FileStream(path, options));
        }
        catch (IOException e) when (e is not (FileNotFoundException or DirectoryNotFoundException) && !DiskSpace.IsOver(e))
        {
            return null;
        }
    }

    /// <summary>Waits until it is free.</summary>
    /// <exception cref="TimeoutException">It was not, all the time.</exception>
    public static async Task<FolderLock> TakeAsync(string path, TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        var since = time.GetTimestamp();
        while (true)
        {
            if (TryTake(path) is { } taken)
                return taken;
            if (time.GetElapsedTime(since) > limit)
                throw new TimeoutException($"{path} was held by another process for {limit}.");
            await Task.Delay(Between, time, cancellationToken);
        }
    }

    public void Dispose() => _held.Dispose();
}
