using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PrepBot.Chat.Loops;
using PrepBot.Chat.Platforms;
using PrepBot.Chat.Stores;
using PrepBot.Chat.Work;
using PrepBot.Practice.Leaving;
using PrepBot.Practice.Members;
using PrepBot.Storage.Deliveries;
using PrepBot.Storage.DueRows;
using PrepBot.Storage.Members.Export;
using PrepBot.Storage.Members.Forgetting;
using PrepBot.Storage.Outbox;
using PrepBot.Storage.Platforms;
using PrepBot.Storage.Retention;
using PrepBot.Storage.Sealing;
using PrepBot.Storage.Statements;

namespace PrepBot.Storage;

/// <summary>Puts the stores in place.</summary>
public static class StorageRegistration
{
    /// <summary>Adds every port the database stands behind, and <see cref="KeyCheck"/> for the start.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="settings">Asked once, when the first store is; by then the database must be there and migrated.</param>
    public static IServiceCollection AddStorage(this IServiceCollection services, Func<IServiceProvider, StorageSettings> settings)
    {
        DapperSetup.Apply();
        services.AddLogging();
        services.AddSingleton(settings);
        services.AddSingleton(provider => DataSource(provider.GetRequiredService<StorageSettings>()));
        services.AddSingleton(provider => new Database(provider.GetRequiredService<NpgsqlDataSource>()));
        services.AddSingleton(provider => new ContentCipher(provider.GetRequiredService<StorageSettings>().Key));
        services.AddSingleton(provider => new PersonMark(provider.GetRequiredService<StorageSettings>().Key));
        services.AddSingleton(provider => new WordsMark(provider.GetRequiredService<StorageSettings>().Key));
        services.AddSingleton(provider => new KeyCheck(provider.GetRequiredService<Database>(), provider.GetRequiredService<ContentCipher>()));
        services.AddSingleton<IUnitOfWorkFactory, UnitOfWorkFactory>();
        services.AddSingleton<IOutboxQueue, OutboxQueue>();
        services.AddSingleton<IDueQueue, DueQueue>();
        services.AddSingleton<ILocalChatStore, LocalChatStore>();
        services.AddSingleton<IGatewaySessions, GatewaySessions>();
        services.AddSingleton(provider => new InstallStates(provider.GetRequiredService<StorageSettings>().Key));
        services.AddSingleton<IInstallationStore, InstallationStore>();
        services.AddSingleton<IDatabaseProbe, DatabaseProbe>();
        services.AddSingleton<IStorePurge, StorePurge>();
        services.AddSingleton<IExportFiles, ExportFiles>();
        return services;
    }

    private static NpgsqlDataSource DataSource(StorageSettings settings)
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
