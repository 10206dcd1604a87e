using PrepBot.LocalPostgres.Binaries;
using PrepBot.LocalPostgres.Failures;

namespace PrepBot.LocalPostgres.Folder;

/// <summary>What lies where in the private folder.</summary>
internal sealed record FolderLayout(string Home)
{
    /// <summary>The data directory of PostgreSQL, owned by the account of the server.</summary>
    public string Data => Path.Combine(Home, "data");

    /// <summary>A data directory in the making; renamed when complete, so that a half-made one is never taken for a database.</summary>
    public string UnfinishedData => Path.Combine(Home, "data.unfinished");

    /// <summary>Logs of the server, owned by its account.</summary>
    public string Log => Path.Combine(Home, "log");

    public string Passwords => Path.Combine(Home, "passwords");

    public string Port => Path.Combine(Home, "port");

    /// <summary>Held while somebody starts or stops the server.</summary>
    public string Lock => Path.Combine(Home, "lock");

    /// <summary>A held file for each living bot.</summary>
    public string Bots => Path.Combine(Home, "bots");

    public string Programs => Path.Combine(Home, "programs");

    /// <summary>Says that everything lies elsewhere, for people and for the next start.</summary>
    public string MovedTo => Path.Combine(Home, "moved-to");

    public string PidFile => Path.Combine(Data, "postmaster.pid");

    /// <summary>The major version of the existing database, or null when there is none yet.</summary>
    public int? DataMajor()
    {
        var version = Path.Combine(Data, "PG_VERSION");
        return File.Exists(version) ? PostgresVersion.FromDataDirectory(File.ReadAllText(version)) : null;
    }

    /// <summary>Refuses a folder that holds somebody else's database.</summary>
    public void RefuseIfNotOurs()
    {
        if (File.Exists(Path.Combine(Home, "PG_VERSION")))
            throw Problems.NotOurs(Home, "it is itself a data directory of PostgreSQL");
        if (!Directory.Exists(Data) || !Directory.EnumerateFileSystemEntries(Data).Any())
            return;
        if (DataMajor() is null)
            throw Problems.NotOurs(Data, "it is not empty and no database");
        if (!File.Exists(Passwords))
            throw Problems.NotOurs(Data, $"the passwords for it are not in {Passwords}; if they were lost, restore that file");
    }
}
