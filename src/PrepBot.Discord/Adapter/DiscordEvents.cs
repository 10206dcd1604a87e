using System.Text.Json;
using Microsoft.Extensions.Logging;
using PrepBot.Discord.Gateway;
using PrepBot.Discord.Wire;

namespace PrepBot.Discord.Adapter;

/// <summary>What is done with each event: interactions go to the features, servers are remembered, everything else is counted and left alone.</summary>
internal sealed partial class DiscordEvents(Interactions interactions, GuildEvents guilds, ILogger<DiscordEvents> logger)
{
    private int _ignored;

    /// <summary>Events that nothing is done with, and those that could not be read.</summary>
    public int Ignored => Volatile.Read(ref _ignored);

    /// <summary>Interactions in work now.</summary>
    public int InHand => interactions.InHand;

    /// <summary>Deals with an event.</summary>
    /// <param name="owned">Whether this process can still prove that the stream is its own.</param>
    public async Task HandleAsync(GatewayEvent arrived, Func<bool> owned)
    {
        try
        {
            switch (arrived.Name)
            {
                case "INTERACTION_CREATE" when JsonSerializer.Deserialize(arrived.Data.Span, DiscordJsonContext.Default.Interaction) is { } interaction:
                    if (!await interactions.HandleAsync(interaction, arrived.ArrivedAt, owned))
                        Interlocked.Increment(ref _ignored);
                    break;
                case "READY" when JsonSerializer.Deserialize(arrived.Data.Span, DiscordJsonContext.Default.Ready) is { } ready:
                    await guilds.ReadyAsync(ready);
                    break;
                case "GUILD_CREATE" or "GUILD_UPDATE" when JsonSerializer.Deserialize(arrived.Data.Span, DiscordJsonContext.Default.Guild) is { } guild:
                    await guilds.SeenAsync(guild, arrived.Name == "GUILD_CREATE");
                    break;
                case "GUILD_ROLE_CREATE" or "GUILD_ROLE_UPDATE" or "GUILD_ROLE_DELETE"
                    when JsonSerializer.Deserialize(arrived.Data.Span, DiscordJsonContext.Default.GuildRoleChange) is { } change:
                    await guilds.RolesChangedAsync(arrived.Name, change.GuildId);
                    break;
                case "GUILD_DELETE" when JsonSerializer.Deserialize(arrived.Data.Span, DiscordJsonContext.Default.UnavailableGuild) is { Unavailable: null } left:
                    await guilds.LeftAsync(left.Id);
                    break;
                case "CHANNEL_DELETE" or "THREAD_DELETE" or "CHANNEL_UPDATE" or "THREAD_UPDATE" or "GUILD_MEMBER_UPDATE"
                    when JsonSerializer.Deserialize(arrived.Data.Span, DiscordJsonContext.Default.ChangedChannel) is { GuildId: not null } changed:
                    await guilds.ChangedAsync(arrived.Name, changed);
                    break;
                default:
                    Interlocked.Increment(ref _ignored);
                    break;
            }
        }
        catch (JsonException)
        {
            Interlocked.Increment(ref _ignored);
            LogUnreadable(arrived.Name);
        }
#pragma warning disable CA1031 // The edge: whatever it is, it is logged once, and the stream goes on.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogFailed(arrived.Name, e);
        }
    }

    [LoggerMessage(6001, LogLevel.Warning, "An event {Event} could not be read; the next one goes on")]
    private partial void LogUnreadable(string @event);

    [LoggerMessage(6002, LogLevel.Error, "An event {Event} could not be dealt with")]
    private partial void LogFailed(string @event, Exception exception);
}
