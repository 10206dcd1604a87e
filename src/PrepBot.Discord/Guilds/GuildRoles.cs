using System.Collections.Concurrent;
using System.Globalization;
using PrepBot.Chat.Platforms;
using PrepBot.Discord.Wire;

namespace PrepBot.Discord.Guilds;

/// <summary>
/// Who owns a server, and what its roles may do, as events or a call have told within the last minute. A replica without this server's event stream hears
/// of no change, so nothing older is trusted. https://docs.discord.com/developers/topics/permissions#permission-hierarchy
/// </summary>
internal sealed class GuildRoles(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Entry> _guilds = new();

    /// <summary>A role was added, changed or taken away.</summary>
    public void Changed(string guild) => _guilds.TryRemove(guild, out _);

    /// <summary>What an event or a call has told.</summary>
    public void Keep(Guild guild)
    {
        if (guild.Roles is { } roles && guild.OwnerId is { } owner)
            _guilds[guild.Id] = new Entry(owner, roles.DistinctBy(role => role.Id).ToDictionary(role => role.Id, Permissions), time.GetUtcNow());
    }

    /// <summary>Whether a member with these roles may change the server's settings; null when it has to be asked for.</summary>
    public bool? MayManage(string guild, string user, IReadOnlyList<string> roles)
    {
        if (!_guilds.TryGetValue(guild, out var known) || time.GetUtcNow() - known.At >= Memberships.TrustedFor)
            return null;
        if (known.Owner == user)
            return true;

        // Everybody has the role that is called like the server.
        var permissions = roles.Append(guild).Aggregate(0L, (all, role) => all | known.Roles.GetValueOrDefault(role));
        return (permissions & (DiscordPermissions.ManageGuild | DiscordPermissions.Administrator)) != 0;
    }

    private static long Permissions(Role role) =>
        long.TryParse(role.Permissions, NumberStyles.None, CultureInfo.InvariantCulture, out var permissions) ? permissions : 0;

    private sealed record Entry(string Owner, IReadOnlyDictionary<string, long> Roles, DateTimeOffset At);
}
