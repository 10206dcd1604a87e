using PrepBot.Chat.Platforms;
using PrepBot.Discord.Guilds;
using PrepBot.Discord.Settings;
using PrepBot.Discord.Wire;
using PrepBot.Values.Identity;

namespace PrepBot.Discord.Adapter;

/// <summary>What Discord tells of servers, their channels and roles: what is remembered of it, and who hears of it.</summary>
internal sealed class GuildEvents(
    GuildBook guilds, GuildRoles roles, Memberships memberships, Welcome welcome, ICommunityPresence presence, MissedRemovals missed, IRoomSink roomSink)
{
    /// <summary>The connection stands: servers that are gone since are found.</summary>
    public Task ReadyAsync(Ready ready) => missed.FindAsync(ready, CancellationToken.None);

    /// <summary>The bot was taken out of a server.</summary>
    public Task LeftAsync(string guild)
    {
        guilds.Gone(guild);
        return presence.RemovedAsync(new CommunityRef(DiscordPlatformName.Name, guild), CancellationToken.None);
    }

    /// <summary>What was known of anybody's rights is old.</summary>
    public Task RolesChangedAsync(string name, string guild)
    {
        roles.Changed(guild);
        memberships.Clear(new CommunityRef(DiscordPlatformName.Name, guild));
        return ChangedAsync(name, new ChangedChannel { GuildId = guild });
    }

    /// <summary>A channel takes its threads with it. After a change of roles any channel may work that did not, and what was known of rights is old.</summary>
    public async Task ChangedAsync(string name, ChangedChannel changed)
    {
        var ofChannel = name.StartsWith("CHANNEL", StringComparison.Ordinal) || name.StartsWith("THREAD", StringComparison.Ordinal);
        if (!Snowflake.IsValid(changed.GuildId) || (ofChannel && !Snowflake.IsValid(changed.Id)))
            return;

        guilds.Forget(ofChannel ? changed.Id : null);
        var gone = name.EndsWith("_DELETE", StringComparison.Ordinal) && ofChannel;
        await roomSink.HandleAsync(
            new RoomNews(
                new CommunityRef(DiscordPlatformName.Name, changed.GuildId!),
                ofChannel ? new RoomRef(DiscordPlatformName.Name, changed.Id!) : null,
                gone ? RoomChange.Gone : RoomChange.MayWorkNow,
                TakesRoomsAlong: gone && name == "CHANNEL_DELETE"),
            CancellationToken.None);
    }

    /// <summary>A server is there, or has changed; one that is new is greeted.</summary>
    public async Task SeenAsync(Guild guild, bool created)
    {
        if (!Snowflake.IsValid(guild.Id) || guild.Unavailable == true)
            return;

        guilds.Here(guild.Id, guild.OwnerId, guild.SystemChannelId);
        roles.Keep(guild);
        memberships.Clear(new CommunityRef(DiscordPlatformName.Name, guild.Id));
        if (!created)
            return;

        await presence.BackAsync(new CommunityRef(DiscordPlatformName.Name, guild.Id), CancellationToken.None);
        await welcome.GreetAsync(guild);
    }
}
