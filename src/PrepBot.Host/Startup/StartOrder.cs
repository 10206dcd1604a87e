using PrepBot.Chat.Stores;
using PrepBot.Host.Configuration;
using PrepBot.Host.Ending;
using PrepBot.Storage.Platforms;
using PrepBot.Storage.Sealing;

namespace PrepBot.Host.Startup;

/// <summary>Options, database, schema, bank, in this order; what takes longer than a second is shown.</summary>
internal static class StartOrder
{
    /// <summary>What this process was started with.</summary>
    /// <exception cref="StartFailedException">It has mistakes; there is a line for each.</exception>
    public static Settings ReadSettings()
    {
        var (settings, mistakes) = SettingsReader.Read();
        foreach (var warning in ConfigurationCheck.Warnings(settings))
            Console.Error.WriteLine($"Warning: {warning}");
        return mistakes.Count == 0 ? settings : throw StartFailedException.Configuration([.. mistakes.Select(mistake => mistake.ToString())]);
    }

    /// <summary>The database, answering.</summary>
    public static async Task<PreparedDatabase> OpenDatabaseAsync(
        Settings settings, ILoggerFactory loggers, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var database = await PreparedDatabase.OpenAsync(settings, loggers, progress, TimeProvider.System, cancellationToken);
        try
        {
            await database.Owner.ExamineAsync(PreparedDatabase.Patience, progress, cancellationToken);
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>Before any work: the key is the one the database was written with, and what a migration could not seal without it is sealed.</summary>
    /// <exception cref="StartFailedException">It is another, or the database went away.</exception>
    public static async Task CheckKeyAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        try
        {
            await services.GetRequiredService<KeyCheck>().CheckAsync(cancellationToken);
            await services.GetRequiredService<VaultMove>().SealAsync(cancellationToken);
        }
        catch (WrongEncryptionKeyException e)
        {
            throw StartFailedException.Configuration($"{KnownKeys.EncryptionKey}: {e.Message}");
        }
        catch (StoreException e)
        {
            throw StartFailedException.Database(e);
        }
    }
}
