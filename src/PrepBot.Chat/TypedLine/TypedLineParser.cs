using PrepBot.Chat.Commands;
using PrepBot.Values.Text;

namespace PrepBot.Chat.TypedLine;

/// <summary>
/// Reads the text after the bot's command where a platform has no typed options: inputs in any order, words by any form of their names, lengths as
/// people write them, members after @ or a lead word. Never throws, whatever the text.
/// </summary>
/// <param name="root">The bot's command, without the stroke.</param>
/// <param name="definitions">Its subcommands.</param>
public sealed class TypedLineParser(string root, IReadOnlyList<CommandDefinition> definitions)
{
    private const int MaxSuggestions = 3;

    private readonly CommandNames _names = new(definitions);

    /// <summary>Reads a line.</summary>
    /// <param name="text">What was typed after the bot's command; with or without it.</param>
    /// <param name="resolve">The member of a name ("raj", "Ana Maria") or of a platform's mention ("&lt;@U123&gt;", as typed), or null.</param>
    public ParsedLine Parse(string text, Func<string, MemberValue?> resolve)
    {
        var units = LineUnit.Split(text);
        var parts = new List<UnderstoodPart>();
        if (units.Count > 0 && units[0].Folded == root && _names.At(units, 0) is null)
            parts.Add(new UnderstoodPart(text[units[0].Start..units[0].End], "", UnderstoodAs.Filler));

        var at = parts.Count;
        if (at == units.Count && definitions.FirstOrDefault(command => command.Name == "help") is { } help)
            return new ParsedLine.Understood(help, CommandValues.None, parts, [], []);
        if (at == units.Count || _names.At(units, at) is not { } named)
            return new ParsedLine.UnknownCommand(root, text, at == units.Count ? [.. definitions.Take(MaxSuggestions).Select(command => command.Name)] : Suggestions(units, at));

        parts.Add(new UnderstoodPart(text[units[at].Start..units[at + named.Units - 1].End], named.Command.Name, UnderstoodAs.Command));
        return new LineReader(text, units, named.Command, resolve, parts).Read(at + named.Units);
    }

    private IReadOnlyList<string> Suggestions(List<LineUnit> units, int at)
    {
        if (units[at].Folded.Length > 0 && _names.Like(units[at].Folded) is { Count: > 0 } like)
            return like;

        // The command was left out: one of its words stands there.
        IReadOnlyList<FreeWord> words = [.. units.Select(unit => unit.Word)];
        var found =
            from command in definitions
            from input in command.Inputs.OfType<WordsInput>()
            from list in new[] { input.Words, input.OrOneOf }
            let match = list?.LongestAt(words, at)
            where match is { Keys.Count: 1 }
            select (command.Name, Word: list.NameOf(match.Keys[0]), match.Exact);
        return [.. found.OrderByDescending(line => line.Exact).DistinctBy(line => line.Name).Take(MaxSuggestions).Select(line => $"{line.Name} {line.Word}")];
    }
}
