using System.ComponentModel;
using PrepBot.LocalPostgres.Failures;
using PrepBot.LocalPostgres.Machine;

namespace PrepBot.LocalPostgres.Programs;

/// <summary>
/// Runs apt-get. It fetches what the distribution signs from where this machine's owner has told it to, and checks it by itself: nothing that
/// fails its check is handed on.
/// </summary>
/// <param name="options">Those of the way that is taken, before every command.</param>
internal sealed class AptGet(MachineEnvironment surroundings, IReadOnlyList<string> options, TimeProvider time, IProgress<string>? progress)
{
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);

    private static readonly string[] Unknown = ["Unable to locate package", "has no installation candidate"];

    /// <summary>Whether this is a machine of the Debian family.</summary>
    public static bool IsOn(MachineEnvironment surroundings) => surroundings.OnSearchPath("apt-get") is not null && surroundings.OnSearchPath("dpkg-deb") is not null;

    /// <summary>What installing a server would bring; null when the package lists know of none.</summary>
    /// <exception cref="NotDeliveredException">apt-get has another reason not to, as packages of this system that do not fit together.</exception>
    public async Task<AptPlan?> PlanAsync(int? major, CancellationToken cancellationToken)
    {
        var wanted = major is { } version ? AptPlan.ServerPackage(version) : AptPlan.Newest;
        var simulation = await RunAsync(["--simulate", "--no-install-recommends", "install", wanted], "/", lines: null, cancellationToken);
        if (simulation.Succeeded)
            return AptPlan.Read(simulation.Output);
        return Unknown.Any(words => simulation.Everything.Contains(words, StringComparison.Ordinal)) ? null : throw Failure(simulation);
    }

    /// <summary>Reads the package lists anew. Lists that could not be read are left as they were; what follows tells whether they do.</summary>
    public async Task UpdateAsync(CancellationToken cancellationToken)
    {
        progress?.Report("Reading the package lists by apt-get ...");
        await RunAsync(["--quiet", "update"], "/", lines: null, cancellationToken);
    }

    /// <exception cref="NotDeliveredException">apt-get did not do it; the message has its own reason.</exception>
    public async Task DoAsync(IReadOnlyList<string> arguments, string folder, AptProgress lines, CancellationToken cancellationToken)
    {
        var result = await RunAsync(arguments, folder, lines, cancellationToken);
        if (result.Succeeded)
            return;
        if (DiskSpace.IsOver(result.Everything))
            throw Problems.DiskFull(folder);
        throw Failure(result);
    }

    private static NotDeliveredException Failure(CommandResult result)
    {
        var reason = result.Everything.Split('\n').FirstOrDefault(line => line.StartsWith("E: ", StringComparison.Ordinal))?[3..].Trim();
        return new($"apt-get did not deliver it ({reason ?? $"exit code {result.ExitCode}"}; is there a network?).");
    }

    private async Task<CommandResult> RunAsync(IReadOnlyList<string> arguments, string folder, IProgress<string>? lines, CancellationToken cancellationToken)
    {
        var command = new Command(
            surroundings.OnSearchPath("apt-get")!, [.. surroundings.AptOptions, .. options, .. arguments], folder, ChildEnvironment.Apt(ChildEnvironment.Ours())) { Lines = lines };
        try
        {
            return await command.RunAsync(Limit, time, cancellationToken);
        }
        catch (Exception e) when (e is TimeoutException or Win32Exception)
        {
            throw new NotDeliveredException($"apt-get did not deliver it: {e.Message}", e);
        }
    }
}
