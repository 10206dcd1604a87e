using PrepBot.Chat.Commands;
using PrepBot.Values.Text;

namespace PrepBot.Chat.TypedLine;

/// <summary>What an input makes of the words at one place of a line.</summary>
/// <param name="Units">How many units it takes, at least 1.</param>
/// <param name="Value">An <see cref="InputValue"/>, or the key of one word of several; null when it cannot be.</param>
/// <param name="Told">What it means, "as guest", "30 minutes"; or why it cannot be.</param>
internal sealed record Reading(CommandInput Input, int Units, object? Value, string Told)
{
    /// <summary>The words it was read from, as typed.</summary>
    public string Typed { get; init; } = "";

    /// <summary>Whether it was named as written, not by a beginning or with slips.</summary>
    public bool Exact { get; init; } = true;

    /// <summary>Whether it is the one of the other words of its input.</summary>
    public bool IsOther { get; init; }

    /// <summary>How many different ones fit.</summary>
    public int Max => Input is WordsInput several && !IsOther ? several.Max : 1;

    /// <summary>What is named as written goes before what is only similar, more words of it before fewer.</summary>
    public int Rank => Exact ? Units : 0;

    /// <summary>Reads an input, one reader for each kind of its words. Members are read by the line itself: they come after a sign or a word of their own.</summary>
    public static IEnumerable<Func<Line, int, Reading?>> Of(CommandInput input) => input switch
    {
        NumberInput number => [(line, at) => Number(number, line, at)],
        ChoiceInput choice => [Choice(choice)],
        WordsInput { OrOneOf: { } others } several => [Word(several, several.Words, isOther: false), Word(several, others, isOther: true)],
        WordsInput several => [Word(several, several.Words, isOther: false)],
        MemberInput => [],
        _ => throw new NotSupportedException($"No reading of {input.GetType().Name}."),
    };

    private static Reading? Number(NumberInput input, Line line, int at)
    {
        if (Amounts.At(line, at, input.Unit) is not var (units, number))
            return null;
        return number >= input.Min && number <= input.Max
            ? new Reading(input, units, new NumberValue((int)number), $"{number} {input.Unit}")
            : new Reading(input, units, null, TypedLineTexts.OutOfRange(input, number, line.Typed(at, units)));
    }

    private static Func<Line, int, Reading?> Choice(ChoiceInput input)
    {
        var names = new NameFinder(
            input.Options.SelectMany(option => new KnownName[] { new(option.Value, option.Label), new(option.Value, option.Value) })
                .Concat(input.AlsoSaid.Select(said => new KnownName(said.Value, said.Key, OnlyAsWritten: true))),
            shortestBegun: 4,
            shortestMistyped: 4);
        return (line, at) => names.LongestAt(line.Units, at) is { } match
            ? new Reading(input, match.Words, new ChoiceValue(match.Key), $"{input.LeadWord} {input.Options.First(option => option.Value == match.Key).Label}".TrimStart()) { Exact = match.Exact }
            : null;
    }

    private static Func<Line, int, Reading?> Word(WordsInput input, IVocabulary words, bool isOther) => (line, at) => words.LongestAt(line.Units, at) switch
    {
        null => null,
        { Keys: [var key] } match => new Reading(input, match.Words, key, words.NameOf(key)) { Exact = match.Exact, IsOther = isOther },
        var match => new Reading(input, match.Words, null, TypedLineTexts.CouldBe(line.Typed(at, match.Words), [.. match.Keys.Select(words.NameOf)])) { Exact = match.Exact },
    };
}
