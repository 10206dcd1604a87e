using System.Diagnostics;
using System.Globalization;

namespace PrepBot.LocalPostgres.Machine;

/// <summary>What the system tells about a process.</summary>
/// <param name="HasEnded">It is dead and only waits for its parent to notice, as orphans do in containers without an init.</param>
/// <param name="PidFileBesideIt">
/// The postmaster.pid in its working directory, which for a server is its data directory; empty when there is none, null when the system
/// does not tell. The file is compared and not the path, which links can spell in several ways.
/// </param>
internal sealed record ProcessFacts(string Name, bool HasEnded, string? PidFileBesideIt)
{
    public static ProcessFacts? Find(int pid) => OperatingSystem.IsLinux() ? OfLinux(pid) : OfOthers(pid);

    /// <summary>"4711 (postgres) S 1 ...": the name stands in parentheses and may hold some itself.</summary>
    public static ProcessFacts? Parse(string stat, string? pidFileBesideIt)
    {
        var open = stat.IndexOf('(', StringComparison.Ordinal);
        var close = stat.LastIndexOf(')');
        return open < 0 || close < open || close + 2 >= stat.Length
            ? null
            : new(stat[(open + 1)..close], stat[close + 2] is 'Z' or 'X', pidFileBesideIt);
    }

    private static ProcessFacts? OfLinux(int pid)
    {
        var folder = "/proc/" + pid.ToString(CultureInfo.InvariantCulture);
        try
        {
            return Parse(File.ReadAllText(folder + "/stat"), Beside(folder));
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static string? Beside(string folder)
    {
        try
        {
            return File.ReadAllText(folder + "/cwd/postmaster.pid");
        }
        catch (FileNotFoundException)
        {
            return "";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static ProcessFacts? OfOthers(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return new(process.ProcessName, process.HasExited, null);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }
}
