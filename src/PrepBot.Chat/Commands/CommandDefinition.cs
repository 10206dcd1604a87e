using PrepBot.Chat.Messages;

namespace PrepBot.Chat.Commands;

/// <summary>A subcommand of the bot's command. Platforms register, complete, parse and render help from it.</summary>
/// <param name="Name">1-20 characters of a-z and hyphen: "start".</param>
/// <param name="Help">One line, up to 100 characters.</param>
/// <param name="Inputs">In the order a person would give them.</param>
public sealed record CommandDefinition(string Name, string Help, IReadOnlyList<CommandInput> Inputs)
{
    /// <summary>Other names a person may type: "board".</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Others are drawn in by it, so half a wish is not carried out: it gets <see cref="CommandValues.Unread"/>, and asks back.</summary>
    public bool AsksBack { get; init; }

    /// <summary>Whether its rule lets only organisers at it. The catalogue says so, and platforms set such commands apart from the others.</summary>
    public bool ForOrganisers { get; init; }

    /// <summary>
    /// What it is called where somebody acts on a person they see, if a platform has such a place: 1-32 characters. That person is then its member input.
    /// Null for a command that is not offered there.
    /// </summary>
    public string? OnPerson { get; init; }
}

/// <summary>An input of a command. A closed set; all are optional unless <see cref="Required"/>.</summary>
/// <param name="Name">1-20 characters of a-z and hyphen.</param>
/// <param name="Help">One line, up to 100 characters.</param>
public abstract record CommandInput(string Name, string Help)
{
    /// <summary>Whether the command cannot do without it.</summary>
    public bool Required { get; init; }
}

/// <summary>One or several of the product's words, by any recognisable form of their names.</summary>
/// <param name="Name">The input's name.</param>
/// <param name="Help">One line.</param>
/// <param name="Max">The most of them that may be given.</param>
public sealed record WordsInput(string Name, string Help, IVocabulary Words, int Max) : CommandInput(Name, Help)
{
    /// <summary>Other words, of which one may be named beside them or instead of them; null when there are none.</summary>
    public IVocabulary? OrOneOf { get; init; }
}

/// <summary>A whole number with a unit.</summary>
public sealed record NumberInput(string Name, string Help, int Min, int Max, string Unit) : CommandInput(Name, Help);

/// <summary>One of a few words.</summary>
/// <param name="Name">The input's name.</param>
/// <param name="Help">One line.</param>
/// <param name="Options">The words; value is the stable key.</param>
/// <param name="LeadWord">A word that may stand before it in typed text: "as".</param>
public sealed record ChoiceInput(string Name, string Help, IReadOnlyList<Option> Options, string? LeadWord = null) : CommandInput(Name, Help)
{
    /// <summary>Other words a person may type, with the key of the option they mean: "no matter" for any of them.</summary>
    public IReadOnlyDictionary<string, string> AlsoSaid { get; init; } = new Dictionary<string, string>();
}

/// <summary>Another member.</summary>
/// <param name="Name">The input's name.</param>
/// <param name="Help">One line.</param>
/// <param name="LeadWord">A word that may stand before it in typed text: "with".</param>
public sealed record MemberInput(string Name, string Help, string? LeadWord = null) : CommandInput(Name, Help);
