using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PrepBot.Application.Ports;
using PrepBot.Persistence.Discord;
using PrepBot.Persistence.DueRows;
using PrepBot.Persistence.Encryption;
using PrepBot.Persistence.Erasures;
using PrepBot.Persistence.Exports;
using PrepBot.Persistence.Inbox;
using PrepBot.Persistence.Installations;
using PrepBot.Persistence.LocalChat;
using PrepBot.Persistence.Outbox;
using PrepBot.Persistence.Questions;
using PrepBot.Persistence.Retention;

namespace PrepBot.Persistence;

/// <summary>Puts the stores in place.</summary>
public static class PersistenceRegistration
{
    /// <summary>Adds every port the database stands behind, and <see cref="KeyCheck"/> for the start.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="settings">Asked once, when the first store is; by then the database must be there and migrated.</param>
    public static IServiceCollection AddPersistence(this IServiceCollection services, Func<IServiceProvider, PersistenceSettings> settings)
    {
        DapperSetup.Apply();
        services.AddLogging();
        services.AddSingleton(settings);
        services.AddSingleton(provider => DataSource(provider.GetRequiredService<PersistenceSettings>()));
        services.AddSingleton(provider => new Database(provider.GetRequiredService<NpgsqlDataSource>()));
        services.AddSingleton(provider => new ContentCipher(provider.GetRequiredService<PersistenceSettings>().Key));
        services.AddSingleton(provider => new PersonMark(provider.GetRequiredService<PersistenceSettings>().Key));
        services.AddSingleton(provider => new WordsMark(provider.GetRequiredService<PersistenceSettings>().Key));
        services.AddSingleton(provider => new KeyCheck(provider.GetRequiredService<Database>(), provider.GetRequiredService<ContentCipher>()));
        services.AddSingleton<IUnitOfWorkFactory, UnitOfWorkFactory>();
        services.AddSingleton<IOutboxQueue, OutboxQueue>();
        services.AddSingleton<IDueQueue, DueQueue>();
        services.AddSingleton<ILocalChatStore, LocalChatStore>();
        services.AddSingleton<IGatewaySessions, GatewaySessions>();
        services.AddSingleton(provider => new InstallStates(provider.GetRequiredService<PersistenceSettings>().Key));
        services.AddSingleton<IInstallationStore, InstallationStore>();
        services.AddSingleton<IDatabaseProbe, DatabaseProbe>();
        services.AddSingleton<IStorePurge, StorePurge>();
        services.AddSingleton<IPromptFiles, PromptFiles>();
        services.AddSingleton<IExportFiles, ExportFiles>();
        return services;
    }

    private static NpgsqlDataSource DataSource(PersistenceSettings settings)
    {
        var seconds = (int)Math.Ceiling(settings.CommandTimeout.TotalSeconds);
        var connection = new NpgsqlConnectionStringBuilder(settings.ConnectionString)
        {
            Timeout = seconds,
            CommandTimeout = seconds,
            MaxPoolSize = settings.PoolSize,

            // In milliseconds: how long a server that was too slow already may take over hearing that we gave up.
            CancellationTimeout = 250,
            ApplicationName = "prepbot",
        };
        return NpgsqlDataSource.Create(connection);
    }
}
