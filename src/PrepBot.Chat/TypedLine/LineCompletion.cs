using PrepBot.Chat.Commands;
using PrepBot.Values.Text;

namespace PrepBot.Chat.TypedLine;

/// <summary>Something that may be typed next.</summary>
/// <param name="Start">Where in the text it goes.</param>
/// <param name="Length">How much of the text it replaces.</param>
/// <param name="Insert">What to put there.</param>
/// <param name="Help">A word of help, or empty.</param>
public sealed record LineSuggestion(int Start, int Length, string Insert, string Help);

/// <summary>Completes a line while it is typed.</summary>
/// <param name="root">The bot's command, without the stroke.</param>
/// <param name="definitions">Its subcommands.</param>
public sealed class LineCompletion(string root, IReadOnlyList<CommandDefinition> definitions)
{
    /// <summary>The most suggestions given.</summary>
    public const int Max = 10;

    /// <summary>What is being typed has at most so many words: a name of six.</summary>
    private const int MaxBeginning = 6;

    /// <summary>So many of a vocabulary's words are offered before a letter is typed, to leave room for the other inputs.</summary>
    private const int MaxUnasked = 4;

    private static readonly int[] UsualMinutes = [30, 45, 60, 20];

    private readonly TypedLineParser _parser = new(root, definitions);
    private readonly CommandNames _names = new(definitions);

    /// <summary>What may be typed next, the likeliest first, at most <see cref="Max"/>.</summary>
    /// <param name="typed">What was typed after the bot's command so far.</param>
    /// <param name="people">Names of members who may be mentioned.</param>
    public IReadOnlyList<LineSuggestion> Suggest(string typed, IReadOnlyList<string> people)
    {
        var units = LineUnit.Split(typed);
        var ended = typed.Length > 0 && char.IsWhiteSpace(typed[^1]);
        if (units.Count == 0 || (units.Count == 1 && !ended))
            return Suggestions(typed, units.Count == 0 ? typed.Length : units[0].Start, Commands(FreeText.Fold(typed)));
        if (_names.At(units, 0) is not { } named)
            return [];

        // The longest run of words at the end that can become something.
        for (var length = Math.Min(MaxBeginning, units.Count - named.Units); length >= 0; length--)
        {
            var start = length == 0 ? typed.Length : units[^length].Start;
            if (length == 0 && !ended && !LineUnit.IsBetween(typed[^1]))
                continue;

            var given = _parser.Parse(typed[..start], _ => null) is ParsedLine.Understood line ? line.Values : CommandValues.None;
            if (Suggestions(typed, start, named.Command.Inputs.SelectMany(input => Values(input, given, typed[start..], people))) is { Count: > 0 } found)
                return found;
        }

        return [];
    }

    private static List<LineSuggestion> Suggestions(string typed, int start, IEnumerable<(string Insert, string Help)> found) =>
        [.. found.Take(Max).Select(value => new LineSuggestion(start, typed.Length - start, value.Insert, value.Help))];

    private IEnumerable<(string Insert, string Help)> Commands(string beginning) => definitions
        .Where(command => command.Aliases.Prepend(command.Name).Any(name => name.StartsWith(beginning, StringComparison.Ordinal)))
        .OrderByDescending(command => command.Name.StartsWith(beginning, StringComparison.Ordinal))
        .Select(command => (command.Name, command.Help));

    private static IEnumerable<(string Insert, string Help)> Values(CommandInput input, CommandValues given, string beginning, IReadOnlyList<string> people)
    {
        var nothing = string.IsNullOrWhiteSpace(beginning);
        if (input is MemberInput { LeadWord: var lead })
        {
            // People come after @ or after their lead word, not by every letter that is typed.
            return given.Values.ContainsKey(input.Name) ? [] : people
                .Where(name => beginning.StartsWith('@') ? Begins(name, beginning[1..]) : lead is not null && beginning.Length > lead.Length && Begins($"{lead} {name}", beginning))
                .Select(name => (beginning.StartsWith('@') ? $"@{name}" : Led(lead, $"@{name}"), input.Help));
        }

        if ((!nothing && FreeText.Fold(beginning).Length == 0) || (input is not WordsInput && given.Values.ContainsKey(input.Name)))
            return [];

        return input switch
        {
            WordsInput words when given.Words(input.Name).Count < words.Max => Words(words.Words, beginning).Where(word => !given.Words(input.Name).Select(words.Words.NameOf).Contains(word.Insert)).Take(nothing ? MaxUnasked : Max)
                .Concat(nothing || words.OrOneOf is null || given.OtherWord(input.Name) is not null ? [] : Words(words.OrOneOf, beginning)),
            WordsInput => [],
            ChoiceInput choice => choice.Options
                .Where(option => Begins(option.Label, beginning) || Begins(Led(choice.LeadWord, option.Label), beginning))
                .Select(option => (Led(choice.LeadWord, option.Label), input.Help)),
            NumberInput number => UsualMinutes.Where(count => number.Unit == "minutes" && count >= number.Min && count <= number.Max)
                .Select(count => $"{count} {number.Unit}").Where(amount => Begins(amount, beginning)).Select(amount => (amount, input.Help)),
            _ => throw new NotSupportedException($"No completion for {input.GetType().Name}."),
        };
    }

    private static IEnumerable<(string Insert, string Help)> Words(IVocabulary words, string beginning) => words.Completing(beginning).Select(key => (words.NameOf(key), words.Noun));

    private static bool Begins(string whole, string beginning) => FreeText.Fold(whole).StartsWith(FreeText.Fold(beginning), StringComparison.Ordinal);

    private static string Led(string? leadWord, string value) => leadWord is null ? value : $"{leadWord} {value}";
}
