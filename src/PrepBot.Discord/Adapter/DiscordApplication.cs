using Microsoft.Extensions.Options;
using PrepBot.Discord.Commands;
using PrepBot.Discord.Gateway;
using PrepBot.Discord.Rest;
using PrepBot.Discord.Settings;

namespace PrepBot.Discord.Adapter;

/// <summary>The bot as Discord knows it: its id, its token, its commands, and where it connects.</summary>
internal sealed class DiscordApplication(DiscordRestClient rest, WireState wire, CommandRegistration commands, IOptions<DiscordOptions> options)
{
    /// <summary>Whether a call was refused for the token, and nobody knows yet whether that was an accident.</summary>
    public bool IsTokenInDoubt => wire.IsTokenInDoubt;

    /// <summary>Completes when a doubt is raised.</summary>
    public Task TokenDoubted => wire.TokenDoubted;

    /// <summary>Looks at the token itself; a good answer settles the doubt.</summary>
    /// <exception cref="DiscordException">Discord refuses it, or does not answer.</exception>
    public async Task LookAtTokenAsync(CancellationToken cancellationToken)
    {
        await rest.LookAtTokenAsync(cancellationToken);
        wire.Settle();
    }

    /// <summary>Where to connect and with how many shards; null when the address is not one of Discord's.</summary>
    /// <exception cref="DiscordException">Discord does not answer.</exception>
    public async Task<GatewayEndpoint?> FindEndpointAsync(CancellationToken cancellationToken) =>
        GatewayEndpoint.Create(await rest.GetGatewayBotAsync(cancellationToken), options.Value.IsLoopback);

    /// <summary>The application's id.</summary>
    /// <exception cref="DiscordException">Discord does not answer.</exception>
    public async Task<string> IdAsync(CancellationToken cancellationToken) => (await rest.GetApplicationAsync(cancellationToken)).Id;

    /// <summary>Sees to it that the commands are those of this version.</summary>
    /// <returns>Whether anything had to be changed.</returns>
    /// <exception cref="DiscordException">Discord does not answer, or refuses them.</exception>
    public Task<bool> RegisterAsync(string application, CancellationToken cancellationToken) => commands.EnsureAsync(application, cancellationToken);
}
