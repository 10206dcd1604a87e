namespace PrepBot.LocalPostgres.Programs;

/// <summary>The one line that installs PostgreSQL on this kind of system.</summary>
internal static class InstallLine
{
    /// <param name="osRelease">The content of /etc/os-release, empty elsewhere than on Linux.</param>
    public static string For(string system, string osRelease)
    {
        if (system is "macos")
            return "brew install postgresql@17";
        if (system is "windows")
            return "winget install PostgreSQL.PostgreSQL.17";

        var names = osRelease.Split('\n')
            .Where(line => line.StartsWith("ID=", StringComparison.Ordinal) || line.StartsWith("ID_LIKE=", StringComparison.Ordinal))
            .SelectMany(line => line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..].Trim().Trim('"').Split(' '))
            .ToHashSet(StringComparer.Ordinal);
        if (names.Contains("alpine"))
            return "apk add postgresql";
        if (names.Contains("arch"))
            return "sudo pacman -S postgresql";
        if (names.Contains("fedora") || names.Contains("rhel"))
            return "sudo dnf install postgresql-server";
        return names.Contains("suse") || names.Contains("opensuse") ? "sudo zypper install postgresql-server" : "sudo apt-get install postgresql";
    }

    public static string ForThisMachine()
    {
        var system = OperatingSystem.IsMacOS() ? "macos" : OperatingSystem.IsWindows() ? "windows" : "linux";
        return For(system, File.Exists("/etc/os-release") ? File.ReadAllText("/etc/os-release") : "");
    }
}
