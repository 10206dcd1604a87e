using PrepBot.Host.Configuration;
using PrepBot.Host.Ending;
using PrepBot.LocalPostgres.Failures;
using PrepBot.LocalPostgres.Server;
using PrepBot.Storage.Schema;
using PrepBot.Storage.Sealing;
using PrepBot.Values.Secrets;

namespace PrepBot.Host.Startup;

/// <summary>The database of this start, ours or the operator's, and the key for what is encrypted in it. Disposing stops ours.</summary>
internal sealed class PreparedDatabase : IAsyncDisposable
{
    /// <summary>A database that is started together with the bot may need a moment.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private PreparedDatabase(LocalPostgresServer? embedded, OwnerDatabase owner, Secret runTime, EncryptionKey key) =>
        (Embedded, Owner, RunTime, Key) = (embedded, owner, runTime, key);

    /// <summary>Ours, or null when the operator brought one.</summary>
    public LocalPostgresServer? Embedded { get; }

    public OwnerDatabase Owner { get; }

    /// <summary>The connection string of the running bot.</summary>
    public Secret RunTime { get; }

    public EncryptionKey Key { get; }

    /// <summary>Starts the embedded database, or takes the configured one; connects to neither.</summary>
    /// <exception cref="LocalPostgresException">The embedded database cannot run.</exception>
    /// <exception cref="StartFailedException">There is no key for it.</exception>
    public static async Task<PreparedDatabase> OpenAsync(
        Settings settings, ILoggerFactory loggers, IProgress<string> progress, TimeProvider time, CancellationToken cancellationToken)
    {
        if (settings.Secret(KnownKeys.Database) is { } configured)
            return new(null, new(configured.Reveal(), time), configured, ConfiguredKey(settings)!);

        var options = new LocalPostgresOptions
        {
            DataDirectory = settings.Written(KnownKeys.DataDirectory),
            BinDirectory = settings.Written(KnownKeys.BinDirectory),
        };
        var server = new LocalPostgresServer(options, time, loggers.CreateLogger<LocalPostgresServer>());
        try
        {
            var connections = await server.StartAsync(progress, cancellationToken);
            var key = ConfiguredKey(settings) ?? EncryptionKeyFile.ReadOrMake(server.Folder!);
            return new(server, new(connections.Owner, time), new(connections.RunTime), key);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Owner.DisposeAsync();
        if (Embedded is not null)
            await Embedded.DisposeAsync();
    }

    private static EncryptionKey? ConfiguredKey(Settings settings) =>
        EncryptionKey.TryParse(settings.Value(KnownKeys.EncryptionKey), out var key) ? key : null;
}
