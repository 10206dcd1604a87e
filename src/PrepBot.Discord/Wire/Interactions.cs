using System.Text.Json;

namespace PrepBot.Discord.Wire;

/// <summary>https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-interaction-type</summary>
internal enum InteractionType
{
    Ping = 1,
    ApplicationCommand = 2,
    MessageComponent = 3,
    ApplicationCommandAutocomplete = 4,
    ModalSubmit = 5,
}

/// <summary>An interaction as it arrives. Every field may be missing: what is incomplete is refused by the reader, never by an exception.</summary>
internal sealed record Interaction
{
    public string Id { get; set; } = "";

    public string ApplicationId { get; set; } = "";

    public InteractionType Type { get; init; }

    public InteractionData? Data { get; init; }

    public string? GuildId { get; init; }

    public string? ChannelId { get; init; }

    public GuildMember? Member { get; init; }

    public User? User { get; init; }

    public string Token { get; set; } = "";

    public MessageObject? Message { get; init; }

    /// <summary>What the bot may do where it happened, as a decimal number in text.</summary>
    public string? AppPermissions { get; init; }
}

/// <summary>The data of every type of interaction in one: commands, components, modals.</summary>
internal sealed record InteractionData
{
    public string? Name { get; init; }

    /// <summary>Of a command.</summary>
    public ApplicationCommandType? Type { get; init; }

    /// <summary>Whom a command was used on, where it is one for people.</summary>
    public string? TargetId { get; init; }

    public IReadOnlyList<ApplicationCommandInteractionDataOption>? Options { get; init; }

    public ResolvedData? Resolved { get; init; }

    public string? CustomId { get; init; }

    public IReadOnlyList<string>? Values { get; init; }

    public IReadOnlyList<SubmittedComponent>? Components { get; init; }
}

internal sealed record ApplicationCommandInteractionDataOption
{
    public string Name { get; set; } = "";

    public ApplicationCommandOptionType Type { get; init; }

    public JsonElement? Value { get; init; }

    public IReadOnlyList<ApplicationCommandInteractionDataOption>? Options { get; init; }

    public bool Focused { get; init; }
}

internal sealed record ResolvedData
{
    public IReadOnlyDictionary<string, User>? Users { get; init; }

    public IReadOnlyDictionary<string, GuildMember>? Members { get; init; }
}

/// <summary>A component of a submitted modal: a label, or what stands in it.</summary>
internal sealed record SubmittedComponent
{
    public ComponentType Type { get; init; }

    public string? CustomId { get; init; }

    /// <summary>Of a text input or radio group; null when nothing was chosen.</summary>
    public string? Value { get; init; }

    public IReadOnlyList<string>? Values { get; init; }

    public SubmittedComponent? Component { get; init; }

    public IReadOnlyList<SubmittedComponent>? Components { get; init; }
}

internal sealed record User
{
    public string Id { get; set; } = "";

    public string? Username { get; init; }

    public string? GlobalName { get; init; }

    public bool? Bot { get; init; }
}

internal sealed record GuildMember
{
    public User? User { get; init; }

    public string? Nick { get; init; }

    /// <summary>Ids of the member's roles; the server's own, which everybody has, is not among them.</summary>
    public IReadOnlyList<string>? Roles { get; init; }

    /// <summary>The member's permissions in the channel, as a decimal number in text.</summary>
    public string? Permissions { get; init; }
}

/// <summary>https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-interaction-callback-type</summary>
internal enum InteractionCallbackType
{
    ChannelMessageWithSource = 4,
    DeferredChannelMessageWithSource = 5,
    DeferredUpdateMessage = 6,
    UpdateMessage = 7,
    ApplicationCommandAutocompleteResult = 8,
    Modal = 9,
}

/// <summary>The first answer to an interaction.</summary>
internal sealed record InteractionResponse(InteractionCallbackType Type, InteractionCallbackData? Data = null);

/// <summary>A message, a modal or choices: what belongs to the type is set, the rest is left out.</summary>
internal sealed record InteractionCallbackData
{
    public int? Flags { get; init; }

    public IReadOnlyList<Component>? Components { get; init; }

    public AllowedMentions? AllowedMentions { get; init; }

    public IReadOnlyList<ApplicationCommandOptionChoice>? Choices { get; init; }

    public string? CustomId { get; init; }

    public string? Title { get; init; }
}
