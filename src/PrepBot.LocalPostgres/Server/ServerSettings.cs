using System.Globalization;

namespace PrepBot.LocalPostgres.Server;

/// <summary>
/// How the server is set, for one small bot. Given on its command line at each start, so that a newer bot brings its newer settings and
/// nothing needs editing in the data directory.
/// </summary>
public sealed class ServerSettings
{
    private static readonly string[] Common =
    [
        "listen_addresses=127.0.0.1",
        "unix_socket_directories=",
        "max_connections=60",
        "shared_buffers=64MB",
        "timezone=UTC",
        "password_encryption=scram-sha-256",
        // A week of logs, a file per weekday, each begun anew when its day comes round.
        "logging_collector=on",
        "log_directory=../log",
        "log_filename=server-%a.log",
        "log_rotation_age=1d",
        "log_rotation_size=0",
        "log_truncate_on_rotation=on",
        "log_timezone=UTC",
        // What members write must not reach a log: neither statements nor errors, which quote the value they complain about. The bot
        // hears of its errors anyway; what concerns the server itself is logged as "log" and above.
        "log_min_messages=log",
        "log_statement=none",
        "log_min_error_statement=panic",
        "log_min_duration_statement=-1",
        "log_parameter_max_length=0",
        "log_parameter_max_length_on_error=0",
        "log_error_verbosity=terse",
    ];

    private readonly string[] _all;

    private ServerSettings(bool durable, params string[] own) => (Durable, _all) = (durable, [.. Common, .. own]);

    /// <summary>What was committed survives a power cut.</summary>
    public static ServerSettings ForKeeps { get; } = new(true, "fsync=on", "synchronous_commit=on", "full_page_writes=on");

    /// <summary>Fast, for databases that nobody misses, and with connections for many bots at once: what tests use.</summary>
    public static ServerSettings ForThrowingAway { get; } =
        new(false, "fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off", "max_connections=300");

    public bool Durable { get; }

    /// <summary>One string for <c>pg_ctl -o</c>. No value holds a blank, so none needs a quote.</summary>
    internal string CommandLine(int port) =>
        string.Join(' ', _all.Prepend(string.Create(CultureInfo.InvariantCulture, $"port={port}")).Select(setting => "-c " + setting));
}
