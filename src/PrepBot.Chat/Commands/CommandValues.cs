using System.Text.Json.Serialization;
using PrepBot.Values.Identity;

namespace PrepBot.Chat.Commands;

/// <summary>The value of one input. A closed set, one for each kind of <see cref="CommandInput"/>.</summary>
public abstract record InputValue;

/// <summary>Words of a vocabulary.</summary>
/// <param name="Keys">Their keys, without repeats, in the order given.</param>
public sealed record WordsValue(IReadOnlyList<string> Keys) : InputValue
{
    /// <summary>The key of the one of the other words that was named beside them or instead of them, or null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public string? Other { get; init; }

    /// <summary>What was typed otherwise than it is written, and taken for one of them all the same; null where nothing was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public IReadOnlyList<CorrectedWord>? Corrected { get; init; }
}

/// <summary>Something typed with slips, or only begun.</summary>
/// <param name="Typed">As typed.</param>
/// <param name="Meant">How a person says the word it was taken for.</param>
public sealed record CorrectedWord(string Typed, string Meant);

/// <summary>A whole number.</summary>
public sealed record NumberValue(int Number) : InputValue;

/// <summary>The key of an option.</summary>
public sealed record ChoiceValue(string Key) : InputValue;

/// <summary>A person, with the name the platform shows.</summary>
public sealed record MemberValue(PersonRef Person, string DisplayName) : InputValue;

/// <summary>The inputs of a command, by name.</summary>
public sealed record CommandValues(IReadOnlyDictionary<string, InputValue> Values)
{
    /// <summary>What of a typed line was not understood, for a command that asks back rather than to guess; null when everything was.</summary>
    public UnreadWords? Unread { get; init; }

    /// <summary>No inputs.</summary>
    public static CommandValues None { get; } = new(new Dictionary<string, InputValue>());

    /// <summary>The keys of an input's words, empty when not given.</summary>
    public IReadOnlyList<string> Words(string name) => Values.GetValueOrDefault(name) is WordsValue value ? value.Keys : [];

    /// <summary>The key of an input's other word, or null.</summary>
    public string? OtherWord(string name) => (Values.GetValueOrDefault(name) as WordsValue)?.Other;

    /// <summary>What of an input's words was typed otherwise than it is written.</summary>
    public IReadOnlyList<CorrectedWord> Corrected(string name) => (Values.GetValueOrDefault(name) as WordsValue)?.Corrected ?? [];

    /// <summary>The number of an input, or null.</summary>
    public int? Number(string name) => Values.GetValueOrDefault(name) is NumberValue value ? value.Number : null;

    /// <summary>The key of a chosen option, or null.</summary>
    public string? Choice(string name) => Values.GetValueOrDefault(name) is ChoiceValue value ? value.Key : null;

    /// <summary>The member of an input, or null.</summary>
    public MemberValue? Member(string name) => Values.GetValueOrDefault(name) as MemberValue;
}
