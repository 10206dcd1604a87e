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
        var line = new Line(typed);
        var units = line.Units;
        var isInWord = units.Count > 0 && units[^1].End == typed.Length;
        if (units.Count == 0 || (units.Count == 1 && isInWord))
            return Suggestions(typed, units.Count == 0 ? typed.Length : units[0].Start, _names.Completing(typed).Select(command => (command.Name, command.Help)));
        if (_names.At(line, 0) is not var (command, named))
            return [];

        // The longest run of words at the end that can become something.
        for (var length = Math.Min(MaxBeginning, units.Count - named); length >= (isInWord ? 1 : 0); length--)
        {
            var start = length == 0 ? typed.Length : units[^length].Start;
            var given = _parser.Parse(typed[..start], _ => null) is ParsedLine.Understood read ? read.Values : CommandValues.None;
            if (Suggestions(typed, start, command.Inputs.SelectMany(input => Values(input, given, typed[start..], people))) is { Count: > 0 } found)
                return found;
        }

        return [];
    }

    private static List<LineSuggestion> Suggestions(string typed, int start, IEnumerable<(string Insert, string Help)> found) =>
        [.. found.Take(Max).Select(value => new LineSuggestion(start, typed.Length - start, value.Insert, value.Help))];

    private static IEnumerable<(string Insert, string Help)> Values(CommandInput input, CommandValues given, string beginning, IReadOnlyList<string> people)
    {
        var isSigns = FreeText.Fold(beginning).Length == 0 && !string.IsNullOrWhiteSpace(beginning);
        return input switch
        {
            WordsInput several => isSigns ? [] : Words(several, given.Words(input.Name), beginning, given.OtherWord(input.Name) is null),
            _ when given.Values.ContainsKey(input.Name) => [],
            MemberInput member => People(member, beginning, people).Select(name => (name, input.Help)),
            _ when isSigns => [],
            ChoiceInput choice => choice.Options.Select(option => option.Label)
                .Where(label => Begins(label, beginning) || Begins(Led(choice.LeadWord, label), beginning))
                .Select(label => (Led(choice.LeadWord, label), input.Help)),
            NumberInput number => UsualMinutes.Where(count => number.Unit == "minutes" && count >= number.Min && count <= number.Max)
                .Select(count => $"{count} {number.Unit}").Where(amount => Begins(amount, beginning)).Select(amount => (amount, input.Help)),
            _ => throw new NotSupportedException($"No completion for {input.GetType().Name}."),
        };
    }

    private static IEnumerable<(string Insert, string Help)> Words(WordsInput input, IReadOnlyList<string> given, string beginning, bool takesOther)
    {
        if (given.Count == input.Max)
            return [];

        var isEmpty = string.IsNullOrWhiteSpace(beginning);
        var words = input.Words.Completing(beginning).Except(given).Take(isEmpty ? MaxUnasked : Max).Select(key => (input.Words.NameOf(key), input.Words.Noun));
        return isEmpty || !takesOther || input.OrOneOf is not { } others ? words : words.Concat(others.Completing(beginning).Select(key => (others.NameOf(key), others.Noun)));
    }

    /// <summary>People come after @ or after their lead word, not by every letter that is typed.</summary>
    private static IEnumerable<string> People(MemberInput input, string beginning, IReadOnlyList<string> people) => beginning.StartsWith('@')
        ? people.Where(name => Begins(name, beginning)).Select(name => $"@{name}")
        : people.Where(name => input.LeadWord is { } lead && beginning.Length > lead.Length && Begins($"{lead} {name}", beginning)).Select(name => Led(input.LeadWord, $"@{name}"));

    private static bool Begins(string whole, string beginning) => FreeText.Fold(whole).StartsWith(FreeText.Fold(beginning), StringComparison.Ordinal);

    private static string Led(string? leadWord, string value) => $"{leadWord} {value}".TrimStart();
}
