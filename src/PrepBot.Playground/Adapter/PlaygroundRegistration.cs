using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Platforms;
using PrepBot.Playground.Chat;
using PrepBot.Playground.Commands;
using PrepBot.Playground.Inbound;
using PrepBot.Playground.Security;
using PrepBot.Playground.Serving;
using PrepBot.Playground.Settings;
using PrepBot.Playground.Store;

namespace PrepBot.Playground.Adapter;

/// <summary>Puts the playground into a host.</summary>
public static class PlaygroundRegistration
{
    /// <summary>
    /// Registers the platform with its own store, <see cref="ILocalChatStore"/>. The host brings the database, <see cref="IInteractionSink"/>, the features,
    /// the principles, <see cref="TimeProvider"/> and logging, and listens on <see cref="PlaygroundOptions.Url"/>.
    /// </summary>
    public static IServiceCollection AddPlayground(this IServiceCollection services)
    {
        services.AddOptions<PlaygroundOptions>().BindConfiguration(PlaygroundOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<PlaygroundOptions>, PlaygroundOptionsValidator>();

        services.TryAddSingleton<ILocalChatStore, LocalChatStore>();
        services.AddSingleton<Feed>().AddSingleton<RoomBook>().AddSingleton<ChatService>().AddSingleton<FileShelf>().AddSingleton<Recollection>();
        services.AddSingleton<IMembership, PlaygroundMembership>();
        services.AddSingleton<IChatPlatform, PlaygroundPlatform>().AddHostedService<OtherReplicas>();

        services.TryAddSingleton<ILineReader, CommandLineReader>();
        services.AddSingleton<Edge>().AddSingleton<Replies>().AddSingleton<Lines>();
        services.AddSingleton<WorkInHand>().AddHostedService(provider => provider.GetRequiredService<WorkInHand>());
        services.AddSingleton<InteractionEndpoints>().AddSingleton<StateEndpoints>().AddSingleton<EventStream>().AddSingleton<PastEndpoints>();
        services.AddSingleton<RequestGuard>().AddSingleton<PageFiles>();
        services.AddSingleton(provider => new PlaygroundChannels(provider.GetRequiredService<RoomBook>()));
        return services;
    }

    /// <summary>Serves the page and what it talks to. Everything else of the host stays as it is.</summary>
    public static IEndpointRouteBuilder MapPlayground(this IEndpointRouteBuilder endpoints)
    {
        var services = endpoints.ServiceProvider;
        var guard = services.GetRequiredService<RequestGuard>();
        var files = services.GetRequiredService<PageFiles>();
        var state = services.GetRequiredService<StateEndpoints>();
        var past = services.GetRequiredService<PastEndpoints>();
        var deeds = services.GetRequiredService<InteractionEndpoints>();

        endpoints.MapGet("/", guard.Page(files.IndexAsync));
        endpoints.MapGet("/page/{file}", guard.Page(files.FileAsync));

        endpoints.MapGet("/api/people", guard.Data(state.PeopleAsync));
        endpoints.MapGet("/api/state", guard.Data(state.StateAsync));
        endpoints.MapGet("/api/rooms/{roomId}/messages", guard.Data(state.MessagesAsync));
        endpoints.MapGet("/api/files/{fileId}", guard.Data(state.FileAsync));
        endpoints.MapGet("/api/past", guard.Data(past.OfferAsync));
        endpoints.MapGet("/api/events", guard.Data(services.GetRequiredService<EventStream>().OpenAsync));

        endpoints.MapPost("/api/past", guard.ChangingRequest(past.GiveAsync));
        endpoints.MapPost("/api/completions", guard.ChangingRequest(state.CompleteAsync));
        endpoints.MapPost("/api/rooms/{roomId}/lines", guard.ChangingRequest(deeds.SayAsync));
        endpoints.MapPost("/api/rooms/{roomId}/clicks", guard.ChangingRequest(deeds.ClickAsync));
        endpoints.MapPost("/api/rooms/{roomId}/forms", guard.ChangingRequest(deeds.SubmitAsync));
        return endpoints;
    }
}
