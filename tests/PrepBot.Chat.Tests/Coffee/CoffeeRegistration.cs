using Microsoft.Extensions.DependencyInjection;
using PrepBot.Chat.Cards;
using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.DueRows;
using PrepBot.Storage;

namespace PrepBot.Chat.Tests.Coffee;

/// <summary>A second product: all it says to the engine.</summary>
internal static class CoffeeRegistration
{
    public static IServiceCollection AddCoffee(this IServiceCollection services) => services
        .AddChat()
        .AddSingleton(new CommandRoot("coffee", "have a coffee with somebody", First: "join"))
        .AddSingleton<Feature, CoffeePairing>()
        .AddSingleton<ICard, CoffeeCard>()
        .AddSingleton<IJob, CoffeeReminder>()
        .AddStore<ICoffeeStore>((_, session) => new CoffeeStore(session));
}
