namespace PrepBot.LocalPostgres.Server;

/// <summary>
/// Where the embedded database lives and with which programs it runs. Only used while <c>ConnectionStrings__PrepBot</c> is empty.
/// </summary>
public sealed class LocalPostgresOptions
{
    public const string Section = "LocalPostgres";

    /// <summary>
    /// The private folder of the embedded database: data, passwords, log, and fetched programs. Empty means
    /// <c>.prepbot/postgres</c> in a checkout, otherwise the state folder of systemd, of XDG, or of the user. A relative path
    /// starts at the current directory.
    /// </summary>
    public string? DataDirectory { get; set; }

    /// <summary>
    /// The folder with <c>postgres</c>, <c>initdb</c> and <c>pg_ctl</c>, version 15 or newer. Empty means: the search path, the
    /// usual places, then what npm or apt-get can fetch.
    /// </summary>
    public string? BinDirectory { get; set; }
}
