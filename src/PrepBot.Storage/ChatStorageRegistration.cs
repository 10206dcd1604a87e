using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Loops;
using PrepBot.Chat.Outbox;
using PrepBot.Chat.Platforms;
using PrepBot.Chat.Stores;
using PrepBot.Chat.Work;
using PrepBot.Storage.Communities;
using PrepBot.Storage.Deliveries;
using PrepBot.Storage.DueRows;
using PrepBot.Storage.Outbox;
using PrepBot.Storage.Platforms;
using PrepBot.Storage.Retention;
using PrepBot.Storage.Sealing;
using PrepBot.Storage.Statements;

namespace PrepBot.Storage;

/// <summary>Puts in place what the engine keeps, whatever the product.</summary>
public static class ChatStorageRegistration
{
    private const string Background = "background";

    /// <summary>
    /// Adds the ports of the engine that the database stands behind, and <see cref="KeyCheck"/> and <see cref="VaultMove"/> for the start. A product adds its own stores with
    /// <see cref="AddStore{TStore}"/>.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="settings">Asked once, when the first store is; by then the database must be there and migrated.</param>
    public static IServiceCollection AddChatStorage(this IServiceCollection services, Func<IServiceProvider, StorageSettings> settings)
    {
        DapperSetup.Apply();
        services.AddLogging();
        services.AddSingleton(settings);
        services.TryAddSingleton<IDataSources, OwnDataSources>();
        services.AddSingleton(provider => Pool(provider, settings => settings.PoolSize));
        services.AddKeyedSingleton(Background, (provider, _) => Pool(provider, settings => settings.BackgroundPoolSize));
        services.AddSingleton(provider => new BackgroundDatabase(provider.GetRequiredKeyedService<ConnectionPool>(Background), provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new Database(provider.GetRequiredService<ConnectionPool>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new ContentCipher(provider.GetRequiredService<StorageSettings>().Key));
        services.AddSingleton(provider => new WordsMark(provider.GetRequiredService<StorageSettings>().Key));
        services.AddSingleton(provider => new KeyCheck(provider.GetRequiredService<Database>(), provider.GetRequiredService<ContentCipher>()));
        services.AddSingleton<IUnitOfWorkFactory, UnitOfWorkFactory>();
        services.AddSingleton<BackgroundUnits>().AddSingleton<IBackgroundUnits>(provider => provider.GetRequiredService<BackgroundUnits>());
        services.AddSingleton<IPastUnits, PastUnits>();
        services.AddSingleton<IOutboxQueue, OutboxQueue>();
        services.AddSingleton<IDueQueue, DueQueue>();
        services.AddSingleton(provider => new PlatformProof(provider.GetRequiredService<StorageSettings>().Key));
        services.AddSingleton<IPlatformVault, PlatformVault>();
        services.AddSingleton(provider => new VaultMove(
            provider.GetRequiredService<Database>(), provider.GetRequiredService<ContentCipher>(), provider.GetRequiredService<ILogger<VaultMove>>()));
        services.AddSingleton<IDatabaseProbe, DatabaseProbe>();
        services.AddSingleton<IStorePurge, StorePurge>();
        services.TryAddSingleton(new DispatchTexts());
        services.TryAddSingleton<IPrivateRooms, NoPrivateRooms>();
        services.AddStore<ISceneStore>((_, session) => new SceneStore(session));
        services.AddStore<IAddressStore>((_, session) => new AddressStore(session));
        services.AddStore<IDraftStore>((provider, session) => new DraftStore(session, provider.GetRequiredService<ContentCipher>()));
        services.AddStore<IDeliveryStore>((provider, session) => new DeliveryStore(
            session, provider.GetRequiredService<ContentCipher>(), provider.GetRequiredService<WordsMark>(), provider.GetRequiredService<DispatchTexts>()));
        services.AddStore<IOutbox>((provider, session) => new OutboxStore(session, provider.GetRequiredService<ContentCipher>()));
        services.AddStore<IDueRows>((_, session) => new DueRowStore(session));
        return services;
    }

    /// <summary>Adds a store that transactions hand out; one of the same port that was added before is not used any more.</summary>
    /// <typeparam name="TStore">The port.</typeparam>
    /// <param name="services">The host's services.</param>
    /// <param name="make">Makes it, on the session of the transaction that is asked for it.</param>
    public static IServiceCollection AddStore<TStore>(this IServiceCollection services, Func<IServiceProvider, Session, TStore> make)
        where TStore : class =>
        services.AddSingleton(provider => new StoreMaker(typeof(TStore), session => make(provider, session)));

    private static ConnectionPool Pool(IServiceProvider provider, Func<StorageSettings, int> size)
    {
        var settings = provider.GetRequiredService<StorageSettings>();
        return new(settings.ConnectionString, settings.CommandTimeout, size(settings), provider.GetRequiredService<IDataSources>());
    }
}
