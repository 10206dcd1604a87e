using PrepBot.Chat.Platforms;
using PrepBot.Discord.Guilds;
using PrepBot.Discord.Settings;
using PrepBot.Discord.Wire;

namespace PrepBot.Discord.Adapter;

/// <summary>
/// Removals nobody told of, because no session was there to be told. A new login lists every server of its shard, also those in an outage: what we hold
/// of that shard and is not on the list has removed the bot. A session that goes on needs none of this: it is told what it missed.
/// https://docs.discord.com/developers/events/gateway-events#ready
/// </summary>
internal sealed class MissedRemovals(GuildBook guilds, ICommunityPresence presence)
{
    /// <summary>Compares what we hold with a login. Where the login does not say what it is about, nothing is concluded.</summary>
    public async Task FindAsync(Ready ready, CancellationToken cancellationToken)
    {
        if (ready is not { Guilds: { } listed, Shard: [var shard, > 0 and var shards] })
            return;

        var there = listed.Select(guild => guild.Id).ToHashSet(StringComparer.Ordinal);
        guilds.Missing(IsMissing);
        foreach (var community in await presence.PresentAsync(DiscordPlatformName.Name, cancellationToken))
        {
            // Whoever has added the bot since the login is not on its list, and has said so in an event of its own.
            if (!IsMissing(community.ExternalId) || !guilds.GoneUnlessHere(community.ExternalId))
                continue;

            await presence.RemovedAsync(community, cancellationToken);
            if (!guilds.IsGone(community.ExternalId))
                await presence.BackAsync(community, cancellationToken);
        }

        bool IsMissing(string guild) => Snowflake.ShardOf(guild, shards) == shard && !there.Contains(guild);
    }
}
