using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PrepBot.Chat.Platforms;
using PrepBot.Discord.Commands;
using PrepBot.Discord.Gateway;
using PrepBot.Discord.Guilds;
using PrepBot.Discord.Inbound;
using PrepBot.Discord.Posting;
using PrepBot.Discord.Rendering;
using PrepBot.Discord.Rest;
using PrepBot.Discord.Settings;
using PrepBot.Discord.Status;

namespace PrepBot.Discord.Adapter;

/// <summary>Puts Discord into a host.</summary>
public static class DiscordRegistration
{
    /// <summary>Connections for bulk calls; those for answers are apart, so that a burst of posts holds up nobody's click.</summary>
    private const int BulkConnections = 8;

    private const int AnswerConnections = 64;

    /// <summary>
    /// Registers the platform and its loop. The host brings the application, <see cref="IPlatformVault"/>,
    /// <see cref="TimeProvider"/>, the loops' supervision and logging.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="secrets">Sets the token, which never stands in the configuration section.</param>
    public static IServiceCollection AddDiscord(this IServiceCollection services, Action<DiscordOptions> secrets)
    {
        services.AddOptions<DiscordOptions>().BindConfiguration(DiscordOptions.Section).Configure(secrets).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DiscordOptions>, DiscordOptionsValidator>();

        services.AddSingleton<WireState>().AddSingleton<ClockDifference>().AddSingleton<InvalidRequests>();
        services.AddSingleton(provider => new DiscordHealth(
            provider.GetRequiredService<WireState>(), provider.GetRequiredService<InvalidRequests>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new DiscordRestClient(
            Transport(provider, BulkConnections, RateLimits.GlobalPerSecond, InvalidRequests.MaxForBulk),
            Transport(provider, AnswerConnections, globalPerSecond: null, InvalidRequests.MaxRequests)));

        services.AddSingleton<GuildBook>().AddSingleton<DirectChannels>().AddSingleton<CommandTaps>().AddSingleton<Posts>().AddSingleton<Threads>().AddSingleton<Departures>();
        services.AddSingleton<IChatPlatform, DiscordPlatform>();
        services.AddSingleton<GuildRoles>().AddSingleton<IMembership, DiscordMembership>();
        services.AddSingleton<InteractionReader>().AddSingleton<Welcome>().AddSingleton<MissedRemovals>().AddSingleton<Responders>().AddSingleton<Interactions>()
            .AddSingleton<GuildEvents>().AddSingleton<DiscordEvents>().AddSingleton<CommandRegistration>();

        services.TryAddSingleton<GatewayTimings>();
        services.AddSingleton<IdentifyGate>().AddSingleton<ShardSessions>().AddSingleton<ShardRunners>().AddSingleton<DiscordApplication>().AddSingleton<ShardOwner>();
        services.AddHostedService(provider => provider.GetRequiredService<ShardOwner>());
        services.AddHostedService<DepartureLoop>();
        return services;
    }

    private static RestTransport Transport(IServiceProvider provider, int connections, int? globalPerSecond, int mostInvalid) => new(
        new RestConnection(RestTransport.CreateClient(connections), provider.GetRequiredService<IOptions<DiscordOptions>>().Value),
        new RateLimits(globalPerSecond),
        new InvalidBudget(provider.GetRequiredService<InvalidRequests>(), mostInvalid),
        provider.GetRequiredService<WireState>(),
        provider.GetRequiredService<TimeProvider>(),
        new Random(provider.GetService<GatewayTimings>()?.Seed ?? Environment.ProcessId),
        provider.GetRequiredService<ILogger<RestTransport>>());
}
