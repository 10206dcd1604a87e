using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace PrepBot.Benchmarks.Wire;

/// <summary>The same statements by PostgreSQL's own benchmark program: what the database alone takes.</summary>
internal static partial class PgBench
{
    /// <returns>How many a second; null where the program is not installed.</returns>
    public static async Task<double?> RunAsync(string connectionString, IReadOnlyList<string> statements, int clients, int seconds)
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString);
        var script = Path.GetTempFileName();
        await File.WriteAllTextAsync(script, string.Join('\n', ["begin;", .. statements, "commit;"]) + "\n");
        try
        {
            var start = new ProcessStartInfo("pgbench")
            {
                RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
                ArgumentList =
                {
                    "--no-vacuum", "--protocol=prepared", $"--client={clients}", $"--time={seconds}", $"--file={script}",
                    $"--host={connection.Host}", $"--port={connection.Port}", $"--username={connection.Username}", connection.Database!,
                },
            };
            start.Environment["PGPASSWORD"] = connection.Password;
            using var process = Process.Start(start)!;
            var (said, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            var found = Tps().Match(await said);
            return found.Success && process.ExitCode == 0
                ? double.Parse(found.Groups["tps"].Value, CultureInfo.InvariantCulture)
                : throw new InvalidOperationException($"pgbench ended with {process.ExitCode}: {string.Concat((await complained).Take(1_000))}");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
        finally
        {
            File.Delete(script);
        }
    }

    [GeneratedRegex(@"tps = (?<tps>[0-9.]+)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Tps();
}
