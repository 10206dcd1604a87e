using System.Collections.Concurrent;
using System.Globalization;

namespace PrepBot.Discord.Guilds;

/// <summary>What events have told of the servers the bot is in. In memory only: it comes anew with every login, and nothing rests on it being complete.</summary>
internal sealed class GuildBook
{
    /// <summary>More channels are not remembered; what is forgotten is only a better wording.</summary>
    private const int MaxChannels = 10_000;

    private readonly ConcurrentDictionary<string, GuildEntry> _guilds = new();
    private readonly ConcurrentDictionary<string, long> _permissions = new();

    public void Here(string guild, string? owner, string? systemChannel) => _guilds[guild] = new GuildEntry(owner, systemChannel, IsGone: false);

    /// <summary>The bot was removed.</summary>
    public void Gone(string guild) => _guilds[guild] = new GuildEntry(null, null, IsGone: true);

    /// <summary>A login has told of every server of a shard: what is thought of others there is old.</summary>
    public void Missing(Func<string, bool> isMissing)
    {
        foreach (var guild in _guilds.Keys.Where(isMissing))
            Gone(guild);
    }

    /// <summary>The bot is not there, unless an event has said otherwise.</summary>
    /// <returns>Whether it is gone.</returns>
    public bool GoneUnlessHere(string guild) => _guilds.GetOrAdd(guild, new GuildEntry(null, null, IsGone: true)).IsGone;

    /// <summary>Whether the bot is known not to be there any more.</summary>
    public bool IsGone(string guild) => _guilds.TryGetValue(guild, out var entry) && entry.IsGone;

    public string? Owner(string guild) => _guilds.GetValueOrDefault(guild)?.Owner;

    /// <summary>What an interaction said the bot may do in its channel.</summary>
    public void MayDo(string channel, string? permissions)
    {
        if (long.TryParse(permissions, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && (_permissions.Count < MaxChannels || _permissions.ContainsKey(channel)))
        {
            _permissions[channel] = number;
        }
    }

    /// <summary>Something about permissions has changed there: what was known of the channel, or of every channel, may be wrong now.</summary>
    public void Forget(string? channel)
    {
        if (channel is null)
            _permissions.Clear();
        else
            _permissions.TryRemove(channel, out _);
    }

    /// <summary>Of these permissions, the ones missing in a channel, in Discord's words; empty when nothing is known.</summary>
    public IReadOnlyList<string> Missing(string channel, long needed) =>
        _permissions.TryGetValue(channel, out var permissions) ? Missing(permissions, needed) : [];

    /// <summary>Of these permissions, the ones that a number does not hold, in Discord's words.</summary>
    public static IReadOnlyList<string> Missing(long permissions, long needed) =>
        [.. Names.Where(name => (needed & name.Bit & ~permissions) != 0).Select(name => name.Name)];

    private static readonly (long Bit, string Name)[] Names =
    [
        (DiscordPermissions.ViewChannel, "View Channel"),
        (DiscordPermissions.SendMessages, "Send Messages"),
        (DiscordPermissions.CreatePrivateThreads, "Create Private Threads"),
        (DiscordPermissions.SendMessagesInThreads, "Send Messages in Threads"),
        (DiscordPermissions.ManageThreads, "Manage Threads"),
    ];

    private sealed record GuildEntry(string? Owner, string? SystemChannel, bool IsGone);
}
