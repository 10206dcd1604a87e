using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Pages;
using PrepBot.Chat.Platforms;
using PrepBot.Chat.TypedLine;
using PrepBot.Slack.Inbound;
using PrepBot.Slack.Install;
using PrepBot.Slack.Installed;
using PrepBot.Slack.Posting;
using PrepBot.Slack.Settings;
using PrepBot.Slack.Status;
using PrepBot.Slack.WebApi;

namespace PrepBot.Slack.Adapter;

/// <summary>Puts Slack into a host.</summary>
public static class SlackRegistration
{
    /// <summary>
    /// Registers the platform. Call it only when Slack is configured: an app token turns Socket Mode on, a signing secret without one turns HTTP mode on.
    /// The host brings <see cref="IInteractionSink"/>, <see cref="IRoomSink"/>, <see cref="CommandRoot"/>, <see cref="FeatureCatalog"/>, <see cref="IPlatformVault"/>,
    /// <see cref="TimeProvider"/>, the loops' supervision and logging.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="secrets">Sets the tokens, which never stand in the configuration section.</param>
    public static IServiceCollection AddSlack(this IServiceCollection services, Action<SlackOptions> secrets)
    {
        var wanted = new SlackOptions();
        secrets(wanted);
        services.AddOptions<SlackOptions>().BindConfiguration(SlackOptions.Section).Configure(secrets).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SlackOptions>, SlackRangesValidator>();
        services.AddSingleton<IValidateOptions<SlackOptions>, SlackOptionsValidator>();

        services.AddSingleton(new MethodPace(MethodPace.OneASecond));
        services.AddSingleton(provider => new SlackHealth(provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<RefusedTokens>().AddSingleton<SlackApiClient>();
        services.AddSingleton(provider => new SlackCaller(
            provider.GetRequiredService<IOptions<SlackOptions>>().Value.Api,
            provider.GetRequiredService<MethodPace>(),
            provider.GetRequiredService<RefusedTokens>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new SlackAddresses(provider.GetRequiredService<IOptions<SlackOptions>>().Value.IsLoopback));
        services.AddSingleton<Installations>().AddSingleton<WorkspacePresence>().AddSingleton<SlackWorkspaces>().AddSingleton<DirectConversations>();
        services.AddSingleton<SlackPlatform>().AddSingleton<IChatPlatform>(provider => provider.GetRequiredService<SlackPlatform>());
        services.AddSingleton<IKeepsPages>(provider => provider.GetRequiredService<SlackPlatform>());
        services.AddSingleton<IMembership, SlackMembership>();
        services.TryAddSingleton<Memberships>();

        services.AddSingleton(provider => new InteractionReader(
            provider.GetRequiredService<SlackWorkspaces>(),
            provider.GetRequiredService<SlackPeople>(),
            provider.GetRequiredService<SlackAddresses>(),
            provider.GetRequiredService<Memberships>(),
            new TypedLineParser(provider.GetRequiredService<CommandRoot>().Name, provider.GetRequiredService<FeatureCatalog>().Commands)));
        services.AddSingleton<SlackPeople>().AddSingleton<SlackFiles>().AddSingleton<SlackVoice>().AddSingleton<SlackStart>();
        services.AddSingleton<SlackIntake>().AddHostedService(provider => provider.GetRequiredService<SlackIntake>());
        services.AddSingleton<InstallationWatch>().AddHostedService(provider => provider.GetRequiredService<InstallationWatch>());
        if (wanted.TakesInstallations)
            services.AddSingleton<InstallStates>().AddSingleton<Arrivals>().AddSingleton<InstallEndpoints>();
        if (wanted.UsesSockets)
            services.AddSingleton<SocketOpener>().AddSingleton<SlackSockets>().AddHostedService(provider => provider.GetRequiredService<SlackSockets>());
        if (wanted.UsesHttp)
            services.AddSingleton<SlackEndpoints>().AddHostedService<SlackHttpWatch>();

        return services;
    }

    /// <summary>Serves the addresses of HTTP mode and of installing; those that are off are not there.</summary>
    public static IEndpointRouteBuilder MapSlack(this IEndpointRouteBuilder endpoints)
    {
        if (endpoints.ServiceProvider.GetService<InstallEndpoints>() is { } install)
        {
            endpoints.MapGet(InstallEndpoints.InstallPath, install.InstallAsync);
            endpoints.MapGet(InstallEndpoints.CallbackPath, install.CallbackAsync);
        }

        if (endpoints.ServiceProvider.GetService<SlackEndpoints>() is not { } slack)
            return endpoints;

        endpoints.MapPost(SlackEndpoints.EventsPath, slack.EventsAsync);
        endpoints.MapPost(SlackEndpoints.CommandsPath, slack.CommandsAsync);
        endpoints.MapPost(SlackEndpoints.InteractivityPath, slack.InteractivityAsync);
        return endpoints;
    }
}
