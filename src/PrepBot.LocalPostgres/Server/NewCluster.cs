using PrepBot.LocalPostgres.Failures;
using PrepBot.LocalPostgres.Folder;
using PrepBot.LocalPostgres.Machine;
using PrepBot.LocalPostgres.Programs;

namespace PrepBot.LocalPostgres.Server;

/// <summary>Makes the data directory, once. It appears under its name only when complete; what an interrupted attempt left is swept away.</summary>
internal sealed class NewCluster(PrivateFolder folder, MachineEnvironment surroundings, ServerSettings settings, TimeProvider time)
{
    public const string Superuser = "postgres";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    public async Task MakeAsync(PostgresPrograms programs, Passwords passwords, CancellationToken cancellationToken)
    {
        var layout = folder.Layout;
        if (DiskSpace.IsTooLow(surroundings.FreeBytes(layout.Home)))
            throw Problems.DiskFull(layout.Home);

        var passwordFile = Path.Combine(layout.UnfinishedData, "first-password");
        try
        {
            Sweep(layout.UnfinishedData);
            var cluster = Path.Combine(layout.UnfinishedData, "data");
            Directory.CreateDirectory(cluster);
            await passwords.WriteForInitdbAsync(passwordFile, cancellationToken);
            await folder.HandOverAsync(layout.UnfinishedData, cancellationToken);

            var result = await Initdb(programs, cluster, passwordFile).RunAsync(Limit, time, cancellationToken);
            if (!result.Succeeded)
                throw Refusal(result.Everything);

            // An empty folder of that name may have been made by hand; anything else was refused before.
            if (Directory.Exists(layout.Data))
                Directory.Delete(layout.Data);
            Directory.Move(cluster, layout.Data);
        }
        catch (TimeoutException)
        {
            throw Problems.TooSlow("Creating the database", Limit, layout.Log);
        }
        catch (IOException e) when (DiskSpace.IsOver(e))
        {
            throw Problems.DiskFull(layout.Home);
        }
        finally
        {
            Sweep(layout.UnfinishedData);
        }
    }

    private Command Initdb(PostgresPrograms programs, string cluster, string passwordFile)
    {
        List<string> arguments =
        [
            "--pgdata", cluster, "--username", Superuser, "--auth=scram-sha-256", "--pwfile", passwordFile,
            "--encoding=UTF8", "--locale=C", "--data-checksums",
        ];
        if (!settings.Durable)
            arguments.Add("--no-sync");
        return folder.Command(programs.Initdb, arguments);
    }

    private LocalPostgresException Refusal(string output)
    {
        if (DiskSpace.IsOver(output))
            return Problems.DiskFull(folder.Layout.Home);
        return output.Contains("Permission denied", StringComparison.Ordinal)
            ? Problems.NoPermission(folder.Layout.Home, folder.Account?.Name)
            : Problems.DidNotStart("Creating the database", StartFailure.LastWords(output), folder.Layout.Log);
    }

    private static void Sweep(string path)
    {
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
    }
}
