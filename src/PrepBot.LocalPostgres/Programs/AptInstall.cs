using PrepBot.LocalPostgres.Binaries;
using PrepBot.LocalPostgres.Machine;

namespace PrepBot.LocalPostgres.Programs;

/// <summary>
/// For root on a machine of the Debian family: has apt-get install the distribution's PostgreSQL, so that its security updates come with those of
/// the system. Without the server that the package would start by itself: the bot runs its own.
/// </summary>
internal sealed class AptInstall(MachineEnvironment surroundings, TimeProvider time, IProgress<string>? progress) : IProgramSource
{
    private static readonly string[] Options = ["--option", "DPkg::Lock::Timeout=120"];
    private readonly AptGet _apt = new(surroundings, Options, time, progress);

    public bool IsOpen => surroundings.WeAreRoot && AptGet.IsOn(surroundings);

    public async Task<string?> FetchAsync(int? major, string into, CancellationToken cancellationToken)
    {
        var fresh = false;
        var plan = await _apt.PlanAsync(major, cancellationToken);
        if (plan is null)
            (plan, fresh) = (await UpdatedAsync(major, cancellationToken), true);
        if (plan is null && major is not null)
            return null;
        if (plan is null)
            throw new NotDeliveredException("apt-get knows no package called postgresql here.");
        if (plan.Major < PostgresVersion.OldestMajor)
            throw new NotDeliveredException($"apt-get has PostgreSQL {plan.Major} here, which is too old.");

        progress?.Report($"Installing PostgreSQL {plan.Major} by apt-get, {plan.Packages.Count} packages; this happens once ...");
        await DownloadAsync(plan, fresh, cancellationToken);
        using (NoServerOfItsOwn.Ask(surroundings.ClusterDefaults))
        {
            // From here on not to be cancelled: half an installation would be left to the machine's owner.
            await _apt.DoAsync(Install(plan, "--no-download"), "/", new AptProgress(plan.Packages.Count, progress), CancellationToken.None);
        }
        cancellationToken.ThrowIfCancellationRequested();
        return Path.Combine(surroundings.DebianPrograms, $"{plan.Major}", "bin");
    }

    private async Task<AptPlan?> UpdatedAsync(int? major, CancellationToken cancellationToken)
    {
        await _apt.UpdateAsync(cancellationToken);
        return await _apt.PlanAsync(major, cancellationToken);
    }

    /// <summary>Old lists name files that are gone: then once more with new ones.</summary>
    private async Task DownloadAsync(AptPlan plan, bool fresh, CancellationToken cancellationToken)
    {
        try
        {
            await _apt.DoAsync(Install(plan, "--download-only"), "/", new AptProgress(plan.Packages.Count, progress), cancellationToken);
        }
        catch (NotDeliveredException) when (!fresh)
        {
            await _apt.UpdateAsync(cancellationToken);
            await _apt.DoAsync(Install(plan, "--download-only"), "/", new AptProgress(plan.Packages.Count, progress), cancellationToken);
        }
    }

    private static string[] Install(AptPlan plan, string how) => ["--yes", "--quiet", "--no-install-recommends", how, "install", plan.Server];

    /// <summary>While it exists, the distribution's scripts make no cluster for a new version; https://manpages.debian.org/pg_createcluster</summary>
    private sealed class NoServerOfItsOwn(string file) : IDisposable
    {
        public static NoServerOfItsOwn Ask(string folder)
        {
            Directory.CreateDirectory(folder);
            var file = Path.Combine(folder, "prepbot.conf");
            File.WriteAllText(file, "# Stands here only while PrepBot installs PostgreSQL.\ncreate_main_cluster = false\n");
            return new(file);
        }

        public void Dispose() => File.Delete(file);
    }
}
