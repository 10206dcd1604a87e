using System.ComponentModel;
using System.Security.Cryptography;
using PrepBot.LocalPostgres.Binaries;
using PrepBot.LocalPostgres.Failures;
using PrepBot.LocalPostgres.Machine;

namespace PrepBot.LocalPostgres.Programs;

/// <summary>
/// For everybody else on a machine of the Debian family: has apt-get download the distribution's PostgreSQL and the libraries that are
/// missing, and unpacks them into a folder of ours. apt-get keeps its lists there too, so it needs no rights, and nothing of the system changes.
/// </summary>
internal sealed class AptUnpack(MachineEnvironment surroundings, TimeProvider time, IProgress<string>? progress) : IProgramSource
{
    public static readonly TimeSpan UnpackLimit = TimeSpan.FromMinutes(3);

    public bool IsOpen => !surroundings.WeAreRoot && AptGet.IsOn(surroundings);

    public async Task<string?> FetchAsync(int? major, string into, CancellationToken cancellationToken)
    {
        PackageUnpack.MakeFolder(into);
        var delivery = Directory.CreateDirectory(Path.Combine(into, "delivery-" + RandomNumberGenerator.GetHexString(8, lowercase: true)));
        try
        {
            var apt = new AptGet(surroundings, PrivateLists(delivery.FullName), time, progress);
            await apt.UpdateAsync(cancellationToken);
            if (await apt.PlanAsync(major, cancellationToken) is not { } plan)
                return major is null ? throw new NotDeliveredException("apt-get knows no package called postgresql here.") : null;
            if (plan.Major < PostgresVersion.OldestMajor)
                throw new NotDeliveredException($"apt-get has PostgreSQL {plan.Major} here, which is too old.");

            progress?.Report($"Fetching PostgreSQL {plan.Major} by apt-get, {plan.ToUnpack.Count} packages; this happens once ...");
            var archives = delivery.CreateSubdirectory("archives").FullName;
            await apt.DoAsync(["--quiet", "download", .. plan.ToUnpack], archives, new AptProgress(plan.ToUnpack.Count, progress), cancellationToken);
            return await UnpackAsync(plan, archives, delivery.CreateSubdirectory("unpacked").FullName, new UnpackedPackages(into, plan.Major), cancellationToken);
        }
        catch (IOException e) when (DiskSpace.IsOver(e))
        {
            throw Problems.DiskFull(into);
        }
        finally
        {
            delivery.Delete(recursive: true);
        }
    }

    /// <summary>The folder appears under its name only when everything is in it; one of that name that did not run makes room.</summary>
    private async Task<string> UnpackAsync(AptPlan plan, string archives, string beside, UnpackedPackages target, CancellationToken cancellationToken)
    {
        var files = Directory.GetFiles(archives, "*.deb");
        if (files.Length != plan.ToUnpack.Count)
            throw new NotDeliveredException($"apt-get delivered {files.Length} of {plan.ToUnpack.Count} packages.");

        progress?.Report("Unpacking them ...");
        foreach (var file in files)
            await UnpackOneAsync(file, beside, cancellationToken);
        if (Directory.Exists(target.Root))
            Directory.Move(target.Root, Path.Combine(Path.GetDirectoryName(archives)!, "replaced"));
        PackageUnpack.MakeReadable(beside);
        Directory.Move(beside, target.Root);
        return target.Programs;
    }

    private async Task UnpackOneAsync(string archive, string into, CancellationToken cancellationToken)
    {
        var command = new Command(
            surroundings.OnSearchPath("dpkg-deb")!, ["--extract", archive, into], into, ChildEnvironment.Apt(ChildEnvironment.Ours()));
        try
        {
            var result = await command.RunAsync(UnpackLimit, time, cancellationToken);
            if (DiskSpace.IsOver(result.Everything))
                throw Problems.DiskFull(into);
            if (!result.Succeeded)
                throw new NotDeliveredException($"{Path.GetFileName(archive)} could not be unpacked (exit code {result.ExitCode}).");
        }
        catch (Exception e) when (e is TimeoutException or Win32Exception)
        {
            throw new NotDeliveredException($"{Path.GetFileName(archive)} could not be unpacked: {e.Message}", e);
        }
    }

    private static string[] PrivateLists(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "lists", "partial"));
        Directory.CreateDirectory(Path.Combine(folder, "cache", "archives", "partial"));
        return ["--option", $"Dir::State::Lists={folder}/lists", "--option", $"Dir::Cache={folder}/cache", "--option", "APT::Sandbox::User="];
    }
}
