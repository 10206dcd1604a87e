namespace PrepBot.LocalPostgres.Folder;

/// <summary>Chooses the private folder when none is configured.</summary>
internal static class DefaultFolder
{
    /// <summary>The folder as seen by this process.</summary>
    public static string Here(string? configured)
    {
        var here = Directory.GetCurrentDirectory();
        var isCheckout = File.Exists(Path.Combine(here, "PrepBot.sln"));
        return Path.TrimEndingDirectorySeparator(Resolve(configured, here, Environment.GetEnvironmentVariable, isCheckout));
    }

    public static string Resolve(string? configured, string currentDirectory, Func<string, string?> environment, bool isCheckout)
    {
        if (!string.IsNullOrEmpty(configured))
            return Path.GetFullPath(configured, currentDirectory);
        if (isCheckout)
            return Path.Combine(currentDirectory, ".prepbot", "postgres");

        // systemd gives the folder of `StateDirectory=`; several are separated by colons.
        if (environment("STATE_DIRECTORY") is { Length: > 0 } unit)
            return Path.Combine(unit.Split(':')[0], "postgres");
        if (OperatingSystem.IsWindows() && environment("LOCALAPPDATA") is { Length: > 0 } local)
            return Path.Combine(local, "prepbot", "postgres");

        // https://specifications.freedesktop.org/basedir-spec/latest/: a relative XDG path is to be ignored.
        if (environment("XDG_STATE_HOME") is { Length: > 0 } state && Path.IsPathRooted(state))
            return Path.Combine(state, "prepbot", "postgres");
        if (environment("HOME") is { Length: > 0 } home)
            return Path.Combine(home, ".local", "state", "prepbot", "postgres");
        return Path.Combine(currentDirectory, ".prepbot", "postgres");
    }
}
