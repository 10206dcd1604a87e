using PrepBot.Chat.Commands;
using PrepBot.Domain.Principles;
using PrepBot.Values.Text;

namespace PrepBot.Chat.TypedLine;

/// <summary>Something that may be typed next.</summary>
/// <param name="Start">Where in the text it goes.</param>
/// <param name="Length">How much of the text it replaces.</param>
/// <param name="Insert">What to put there.</param>
/// <param name="Label">What to show.</param>
/// <param name="Help">A word of help, or empty.</param>
public sealed record LineSuggestion(int Start, int Length, string Insert, string Label, string Help);

/// <summary>Completes a line while it is typed.</summary>
/// <param name="definitions">The commands there are.</param>
/// <param name="principles">Finds principles.</param>
public sealed class MockLineCompletion(IReadOnlyList<CommandDefinition> definitions, PrincipleFinder principles)
{
    /// <summary>The most suggestions given.</summary>
    public const int Most = 10;

    /// <summary>What is being typed has at most so many words: "insist on the highest standards".</summary>
    private const int LongestBeginning = 6;

    /// <summary>So many principles are offered before a letter is typed, to leave room for the other inputs.</summary>
    private const int MostUnasked = 4;

    private static readonly int[] UsualMinutes = [30, 45, 60, 20];

    private readonly MockLineParser _parser = new(definitions, principles);
    private readonly CommandNames _names = new(definitions);

    /// <summary>What may be typed next, the likeliest first, at most <see cref="Most"/>.</summary>
    /// <param name="text">What was typed after /mock so far.</param>
    /// <param name="caret">Where the caret stands; null means at the end. Text behind it is left alone.</param>
    /// <param name="people">Names of members who may be mentioned.</param>
    public IReadOnlyList<LineSuggestion> Suggest(string text, int? caret, IReadOnlyList<string> people)
    {
        var typed = text[..Math.Clamp(caret ?? text.Length, 0, text.Length)];
        var units = LineUnit.Of(typed);
        var ended = typed.Length > 0 && char.IsWhiteSpace(typed[^1]);
        if (units.Count == 0 || (units.Count == 1 && !ended))
            return Commands(typed, units);
        if (_names.At(units, 0) is not { } named)
            return [];

        // The longest run of words at the end that can become something.
        for (var length = Math.Min(LongestBeginning, units.Count - named.Units); length >= 0; length--)
        {
            var start = length == 0 ? typed.Length : units[^length].Start;
            if (length == 0 && !ended && typed.Length > 0 && !LineUnit.IsBetween(typed[^1]))
                continue;

            var found = Values(named.Command, typed[..start], typed[start..], start, people);
            if (found.Count > 0)
                return found;
        }

        return [];
    }

    private List<LineSuggestion> Commands(string typed, List<LineUnit> units)
    {
        var start = units.Count == 0 ? typed.Length : units[0].Start;
        var beginning = FreeText.Fold(typed[start..]);
        return [.. definitions
            .Where(command => command.Aliases.Prepend(command.Name).Any(name => name.StartsWith(beginning, StringComparison.Ordinal)))
            .OrderByDescending(command => command.Name.StartsWith(beginning, StringComparison.Ordinal))
            .Take(Most)
            .Select(command => new LineSuggestion(start, typed.Length - start, command.Name, command.Name, command.Help))];
    }

    private List<LineSuggestion> Values(CommandDefinition command, string before, string beginning, int start, IReadOnlyList<string> people)
    {
        var given = _parser.Parse(before, _ => null) is ParsedLine.Understood line ? line.Values : CommandValues.None;
        return [.. command.Inputs
            .SelectMany(input => Values(input, given, beginning, people))
            .Take(Most)
            .Select(value => new LineSuggestion(start, beginning.Length, value.Insert, value.Insert, value.Help))];
    }

    private IEnumerable<(string Insert, string Help)> Values(CommandInput input, CommandValues given, string beginning, IReadOnlyList<string> people)
    {
        var isGiven = given.Values.ContainsKey(input.Name);
        var nothing = string.IsNullOrWhiteSpace(beginning);
        var onlySigns = !nothing && FreeText.Fold(beginning).Length == 0;
        switch (input)
        {
            case PrincipleInput principle:
                var named = given.Principles(principle.Name);
                if (named.Count >= principle.Max || onlySigns)
                    return [];

                var themes = principle.TakesThemes && given.Theme(principle.Name) is null && !nothing ? principles.Themes.Completing(beginning) : [];
                return principles.Completing(beginning).Except(named).Take(nothing ? MostUnasked : Most).Select(id => (principles.Set.NameOf(id), "principle"))
                    .Concat(themes.Select(theme => (theme.Theme.Name, "theme")));

            case ChoiceInput choice:
                return isGiven || onlySigns ? [] : choice.Options
                    .Where(option => Begins(option.Label, beginning) || Begins(WithLead(choice.LeadWord, option.Label), beginning))
                    .Select(option => (WithLead(choice.LeadWord, option.Label), choice.Help));

            case NumberInput number:
                return isGiven || onlySigns ? [] : Numbers(number, beginning).Select(count => ($"{count} {number.Unit}", number.Help));

            case MemberInput member:
                return isGiven ? [] : people.Where(name => IsPerson(name, member.LeadWord, beginning))
                    .Select(name => (beginning.StartsWith('@') ? $"@{name}" : WithLead(member.LeadWord, $"@{name}"), member.Help));

            default:
                throw new NotSupportedException($"No completion for {input.GetType().Name}.");
        }
    }

    private static IEnumerable<int> Numbers(NumberInput number, string beginning)
    {
        var usual = number.Unit.StartsWith("min", StringComparison.Ordinal) ? UsualMinutes : [];
        return usual.Where(count => count >= number.Min && count <= number.Max && Begins($"{count} {number.Unit}", beginning));
    }

    /// <summary>People come after @ or after their lead word, not by every letter that is typed.</summary>
    private static bool IsPerson(string name, string? leadWord, string beginning) =>
        beginning.StartsWith('@')
            ? Begins(name, beginning[1..])
            : leadWord is not null && beginning.Length > leadWord.Length && Begins($"{leadWord} {name}", beginning);

    private static bool Begins(string whole, string beginning) => FreeText.Fold(whole).StartsWith(FreeText.Fold(beginning), StringComparison.Ordinal);

    private static string WithLead(string? leadWord, string value) => leadWord is null ? value : $"{leadWord} {value}";
}
