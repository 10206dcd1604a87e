using System.Globalization;
using PrepBot.LocalPostgres.Machine;

namespace PrepBot.LocalPostgres.Folder;

/// <summary>
/// The file postmaster.pid, in which a running server tells its process and port
/// (https://www.postgresql.org/docs/current/storage-file-layout.html).
/// </summary>
/// <param name="Identity">Process, data directory and time of start: no two servers share all three.</param>
internal sealed record PidFile(int Pid, int? Port, string Identity)
{
    /// <summary>Lines are: pid, data directory, start time, port, socket directory, addresses, shared memory, status.</summary>
    public static PidFile? Parse(string content)
    {
        var lines = content.Split('\n');
        if (!int.TryParse(lines[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var pid))
            return null;
        var port = lines.Length > 3 && int.TryParse(lines[3], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (int?)null;
        return new(Math.Abs(pid), port, string.Join('\n', lines.Take(3)));
    }

    public static PidFile? Read(string path)
    {
        try
        {
            return Parse(File.ReadAllText(path));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>
    /// Whether the process is the server that wrote this file. After a crash its number may belong to something else, or to another
    /// database: process numbers start anew in each container.
    /// </summary>
    public bool IsOf(ProcessFacts? process) =>
        process is { HasEnded: false }
        && (process.Name.StartsWith("postgres", StringComparison.Ordinal) || process.Name.StartsWith("postmaster", StringComparison.Ordinal))
        && (process.PidFileBesideIt is not { } beside || Parse(beside)?.Identity == Identity);
}
