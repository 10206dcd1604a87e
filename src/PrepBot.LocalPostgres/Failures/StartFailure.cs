namespace PrepBot.LocalPostgres.Failures;

internal enum StartFailureKind
{
    Unknown,
    PortTaken,
    DiskFull,
    NoPermission,
    /// <summary>Processes of a killed server are still leaving; a moment later it works.</summary>
    StillLeaving,
}

/// <summary>Tells from what the server wrote why it did not start.</summary>
internal static class StartFailure
{
    private static readonly (string Words, StartFailureKind Kind)[] Signs =
    [
        ("No space left on device", StartFailureKind.DiskFull),
        ("Disk quota exceeded", StartFailureKind.DiskFull),
        ("could not create any TCP/IP sockets", StartFailureKind.PortTaken),
        ("pre-existing shared memory block", StartFailureKind.StillLeaving),
        ("lock file \"postmaster.pid\" already exists", StartFailureKind.StillLeaving),
        ("Permission denied", StartFailureKind.NoPermission),
        ("has wrong ownership", StartFailureKind.NoPermission),
        ("has invalid permissions", StartFailureKind.NoPermission),
    ];

    public static StartFailureKind Classify(string output) =>
        Signs.FirstOrDefault(sign => output.Contains(sign.Words, StringComparison.Ordinal)).Kind;

    /// <summary>The line that tells most: the last fatal one, else the last one at all.</summary>
    public static string LastWords(string output)
    {
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.LastOrDefault(line => line.Contains("FATAL", StringComparison.Ordinal) || line.Contains("PANIC", StringComparison.Ordinal))
            ?? lines.LastOrDefault(line => line.Contains("error", StringComparison.OrdinalIgnoreCase))
            ?? lines.LastOrDefault()
            ?? "it said nothing.";
    }
}
