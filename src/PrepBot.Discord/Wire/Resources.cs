namespace PrepBot.Discord.Wire;

/// <summary>https://docs.discord.com/developers/resources/message#message-object-message-flags</summary>
[Flags]
internal enum MessageFlags
{
    None = 0,
    SuppressEmbeds = 1 << 2,
    Ephemeral = 1 << 6,
    SuppressNotifications = 1 << 12,
    IsComponentsV2 = 1 << 15,
}

internal sealed record MessageObject
{
    public string Id { get; set; } = "";

    public string ChannelId { get; set; } = "";

    public int? Flags { get; init; }
}

/// <summary>Body of a new message. https://docs.discord.com/developers/resources/message#create-message</summary>
internal sealed record CreateMessage
{
    public IReadOnlyList<Component>? Components { get; init; }

    public AllowedMentions? AllowedMentions { get; init; }

    public int? Flags { get; init; }

    /// <summary>Up to 25 characters.</summary>
    public string? Nonce { get; init; }

    public bool? EnforceNonce { get; init; }

    public IReadOnlyList<AttachmentRequest>? Attachments { get; init; }
}

/// <summary>Names a file of a multipart upload: id n belongs to the part files[n]. The published schema takes ids as text only.</summary>
internal sealed record AttachmentRequest(string Id, string Filename)
{
    public string? Description { get; init; }
}

/// <summary>Whom a message may ring. With an empty <see cref="Parse"/> only the listed users.</summary>
internal sealed record AllowedMentions(IReadOnlyList<string> Parse, IReadOnlyList<string> Users)
{
    public static AllowedMentions Nobody { get; } = new([], []);
}

internal sealed record CreateDm(string RecipientId);

internal sealed record ChannelObject
{
    public string Id { get; set; } = "";

    public string? Name { get; init; }

    public string? ParentId { get; init; }

    public string? OwnerId { get; init; }
}

/// <summary>
/// What events about channels, threads, roles and the bot's own membership have in common. https://docs.discord.com/developers/events/gateway-events
/// </summary>
internal sealed record ChangedChannel
{
    /// <summary>The channel or thread; missing where the event is about all of the server.</summary>
    public string? Id { get; init; }

    public string? GuildId { get; init; }
}

/// <summary>Body of a new thread without a message.</summary>
internal sealed record StartThread(string Name, int Type, int AutoArchiveDuration, bool Invitable);

internal sealed record ModifyThread
{
    public bool? Archived { get; init; }

    public bool? Locked { get; init; }
}

internal sealed record ActiveThreads
{
    public IReadOnlyList<ChannelObject> Threads { get; set; } = [];
}

internal sealed record ApplicationObject
{
    public string Id { get; set; } = "";

    public User? Bot { get; init; }
}

/// <summary>The body of a refusal. https://docs.discord.com/developers/reference#error-messages</summary>
internal sealed record ErrorBody
{
    public int Code { get; init; }

    public double? RetryAfter { get; init; }

    public bool? Global { get; init; }
}
