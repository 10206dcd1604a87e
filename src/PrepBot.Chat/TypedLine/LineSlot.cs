using PrepBot.Chat.Commands;

namespace PrepBot.Chat.TypedLine;

/// <summary>Something of a command that can be given, and what was.</summary>
/// <param name="Input">The input it is of.</param>
/// <param name="Max">How many different values it takes.</param>
/// <param name="LeadWord">The word that may stand before it, or null.</param>
/// <param name="Words">The words it takes, or null for numbers and members.</param>
internal sealed record LineSlot(CommandInput Input, int Max, string? LeadWord, IVocabulary? Words)
{
    /// <summary>Different values, as given: an <see cref="InputValue"/>, or the key of a word.</summary>
    public List<(object Value, string Meaning)> Given { get; } = [];

    /// <summary>Choices first: what is both one of few words and one of many is the one of few.</summary>
    public static List<LineSlot> For(CommandDefinition command) => [.. command.Inputs.OrderByDescending(input => input is ChoiceInput).SelectMany(For)];

    /// <summary>What the inputs were given, by name.</summary>
    public static CommandValues Values(IEnumerable<LineSlot> slots) => new(slots.GroupBy(slot => slot.Input).Where(input => input.Any(slot => slot.Given.Count > 0)).ToDictionary(
        input => input.Key.Name,
        input => input.Key switch
        {
            ChoiceInput => new ChoiceValue((string)input.First().Given[0].Value),
            WordsInput words => new WordsValue([.. input.First().Given.Take(words.Max).Select(given => (string)given.Value)]) { Other = input.Skip(1).SelectMany(slot => slot.Given).Select(given => (string)given.Value).FirstOrDefault() },
            _ => (InputValue)input.First().Given[0].Value,
        }));

    private static IEnumerable<LineSlot> For(CommandInput input)
    {
        yield return input switch
        {
            WordsInput several => new(input, several.Max, null, several.Words),
            ChoiceInput choice => new(input, 1, choice.LeadWord, new OptionWords(choice)),
            MemberInput member => new(input, 1, member.LeadWord, null),
            NumberInput => new(input, 1, null, null),
            _ => throw new NotSupportedException($"No reading of {input.GetType().Name}."),
        };
        if (input is WordsInput { OrOneOf: { } others })
            yield return new(input, 1, null, others);
    }
}
