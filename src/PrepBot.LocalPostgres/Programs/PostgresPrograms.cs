namespace PrepBot.LocalPostgres.Programs;

/// <summary>The three programs we use, which lie beside each other, and their major version.</summary>
internal sealed record PostgresPrograms(string Folder, int Major)
{
    public string Initdb => Program(Folder, "initdb");

    public string PgCtl => Program(Folder, "pg_ctl");

    public static string Program(string folder, string name) => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name);

    /// <summary>
    /// The folder in which all three lie, or null. Distributions put links to <c>postgres</c> alone into the search path while the
    /// others stay with the real file, so the link is followed first.
    /// </summary>
    public static string? CompleteFolder(string folder)
    {
        var postgres = Program(folder, "postgres");
        if (!File.Exists(postgres))
            return null;

        var real = File.ResolveLinkTarget(postgres, returnFinalTarget: true)?.FullName;
        return new[] { real is null ? null : Path.GetDirectoryName(real), folder }.OfType<string>().FirstOrDefault(IsComplete);
    }

    private static bool IsComplete(string folder) =>
        File.Exists(Program(folder, "postgres")) && File.Exists(Program(folder, "initdb")) && File.Exists(Program(folder, "pg_ctl"));
}
