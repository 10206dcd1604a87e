using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PrepBot.Chat.Cards;
using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.DueRows;
using PrepBot.Chat.Loops;
using PrepBot.Chat.Outbox;
using PrepBot.Chat.Pages;
using PrepBot.Chat.Platforms;

namespace PrepBot.Chat;

/// <summary>Registers the engine: dispatch, outbox, due rows and the loops behind them.</summary>
public static class ChatRegistration
{
    /// <summary>
    /// Adds the engine. The product brings its <see cref="Feature"/>s, <see cref="ICard"/>s and <see cref="IJob"/>s, and where it has something to say about
    /// it: <see cref="IPrivateRooms"/>, <see cref="IOwnPage"/>, <see cref="IChangeWatch"/>, <see cref="IOutboxConsequences"/>, <see cref="IDepartures"/>, <see cref="ICommunityPresence"/>,
    /// <see cref="IRoomSink"/>, <see cref="IHousekeeping"/>, <see cref="Introduction"/> and <see cref="DispatchTexts"/>. The host brings the stores, the platforms,
    /// <see cref="TimeProvider"/> and logging.
    /// </summary>
    public static IServiceCollection AddChat(this IServiceCollection services)
    {
        services.AddSingleton<WakeUp>();
        services.AddSingleton<IWakeUp>(provider => provider.GetRequiredService<WakeUp>());
        services.AddSingleton<Memberships>();
        services.AddSingleton<FeatureCatalog>().AddSingleton<CardCatalog>();
        services.AddSingleton<SceneGuesses>().AddSingleton<InteractionWork>().AddSingleton<SettlementLoop>();
        services.AddSingleton<IInteractionSink, Dispatcher>();
        services.AddSingleton<LoopHealth>().AddSingleton<LoopSupervision>();
        services.TryAddSingleton(new DispatchTexts());
        services.TryAddSingleton<IDepartures, PlainDepartures>();
        services.TryAddSingleton<ICommunityPresence, PlainPresence>();
        services.TryAddSingleton<IRoomSink, PlainRoomSink>();
        services.TryAddSingleton<IHousekeeping, NoHousekeeping>();
        services.TryAddSingleton(provider => Introduction.Plain(provider.GetRequiredService<CommandRoot>()));
        services.TryAddSingleton<IPrivateRooms, NoPrivateRooms>();
        services.TryAddSingleton<IOwnPage, NoOwnPage>();
        services.TryAddSingleton<IOutboxConsequences, PlainConsequences>();
        services.AddSingleton<OutgoingCalls>().AddSingleton<Recipients>().AddSingleton<CardSender>().AddSingleton<OutboxSender>();
        services.AddSingleton<OutboxLoop>().AddHostedService(provider => provider.GetRequiredService<OutboxLoop>());
        services.AddSingleton<DueRowLoop>().AddHostedService(provider => provider.GetRequiredService<DueRowLoop>());
        services.AddSingleton<PurgeLoop>().AddHostedService(provider => provider.GetRequiredService<PurgeLoop>());
        services.AddHostedService(provider => provider.GetRequiredService<SettlementLoop>());
        return services;
    }
}
