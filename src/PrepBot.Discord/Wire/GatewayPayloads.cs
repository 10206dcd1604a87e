using System.Text.Json.Serialization;

namespace PrepBot.Discord.Wire;

/// <summary>Gateway opcodes. https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-opcodes</summary>
internal enum GatewayOpcode
{
    Dispatch = 0,
    Heartbeat = 1,
    Identify = 2,
    Resume = 6,
    Reconnect = 7,
    InvalidSession = 9,
    Hello = 10,
    HeartbeatAck = 11,
}

/// <summary>An event we send. Its data is there also when it is null, as in a heartbeat before the first event.</summary>
internal sealed record GatewayEventPayload<T>(GatewayOpcode Op, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] T D);

internal sealed record Hello(int HeartbeatInterval);

internal sealed record Identify(string Token, IdentifyConnectionProperties Properties, int[] Shard, int Intents);

internal sealed record IdentifyConnectionProperties(string Os, string Browser, string Device);

internal sealed record Resume(string Token, string SessionId, long Seq);

internal sealed record Ready
{
    public string SessionId { get; set; } = "";

    public string ResumeGatewayUrl { get; set; } = "";

    /// <summary>Every server of this shard the bot is in, whether it can be reached now or not.</summary>
    public IReadOnlyList<UnavailableGuild>? Guilds { get; init; }

    /// <summary>The shard, and how many there are.</summary>
    public IReadOnlyList<int>? Shard { get; init; }
}

internal sealed record UnavailableGuild
{
    public string Id { get; set; } = "";

    /// <summary>Absent in GUILD_DELETE when the bot was removed; set when it is an outage.</summary>
    public bool? Unavailable { get; init; }
}

/// <summary>GUILD_CREATE and GUILD_UPDATE, as far as we look.</summary>
internal sealed record Guild
{
    public string Id { get; set; } = "";

    public string? OwnerId { get; init; }

    public string? SystemChannelId { get; init; }

    public DateTimeOffset? JoinedAt { get; init; }

    public IReadOnlyList<Role>? Roles { get; init; }

    public bool? Unavailable { get; init; }
}

/// <summary>What a role may do, as a decimal number in text. https://docs.discord.com/developers/topics/permissions#role-object</summary>
internal sealed record Role
{
    public string Id { get; set; } = "";

    public string Permissions { get; set; } = "0";
}

/// <summary>GUILD_ROLE_CREATE, GUILD_ROLE_UPDATE and GUILD_ROLE_DELETE, as far as we look.</summary>
internal sealed record GuildRoleChange
{
    public string GuildId { get; set; } = "";
}

/// <summary>Answer of GET /gateway/bot.</summary>
internal sealed record GatewayBot
{
    public string Url { get; set; } = "";

    public int Shards { get; set; } = 1;

    public SessionStartLimit SessionStartLimit { get; set; } = new();
}

internal sealed record SessionStartLimit
{
    public int Total { get; set; } = 1000;

    public int Remaining { get; set; } = 1000;

    /// <summary>Milliseconds.</summary>
    public long ResetAfter { get; init; }

    public int MaxConcurrency { get; set; } = 1;
}
