using System.Text.Json.Serialization;

namespace PrepBot.Discord.Wire;

/// <summary>https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-option-type</summary>
internal enum ApplicationCommandOptionType
{
    SubCommand = 1,
    SubCommandGroup = 2,
    String = 3,
    Integer = 4,
    User = 6,
}

/// <summary>https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-types</summary>
internal enum ApplicationCommandType
{
    ChatInput = 1,
    User = 2,
}

/// <summary>A command, as we register it and as it is read back.</summary>
internal sealed record ApplicationCommand
{
    /// <summary>Discord's, once it is registered.</summary>
    public string? Id { get; init; }

    public string Name { get; set; } = "";

    public string Description { get; set; } = "";

    public IReadOnlyDictionary<string, string>? NameLocalizations { get; init; }

    public IReadOnlyDictionary<string, string>? DescriptionLocalizations { get; init; }

    public ApplicationCommandType? Type { get; init; }

    /// <summary>Whom Discord shows it to until a server decides otherwise; everybody when null. It is written as a number and read back as text.</summary>
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)]
    public long? DefaultMemberPermissions { get; init; }

    public IReadOnlyList<ApplicationCommandOption>? Options { get; init; }

    public IReadOnlyList<int>? Contexts { get; init; }

    public IReadOnlyList<int>? IntegrationTypes { get; init; }
}

internal sealed record ApplicationCommandOption
{
    public ApplicationCommandOptionType Type { get; init; }

    public string Name { get; set; } = "";

    public string Description { get; set; } = "";

    public IReadOnlyDictionary<string, string>? NameLocalizations { get; init; }

    public IReadOnlyDictionary<string, string>? DescriptionLocalizations { get; init; }

    public bool? Required { get; init; }

    public bool? Autocomplete { get; init; }

    public int? MinValue { get; init; }

    public int? MaxValue { get; init; }

    public int? MaxLength { get; init; }

    public IReadOnlyList<ApplicationCommandOptionChoice>? Choices { get; init; }

    public IReadOnlyList<ApplicationCommandOption>? Options { get; init; }
}

internal sealed record ApplicationCommandOptionChoice(string Name, string Value);
