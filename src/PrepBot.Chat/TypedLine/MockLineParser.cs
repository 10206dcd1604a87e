using PrepBot.Chat.Commands;
using PrepBot.Domain.Principles;
using PrepBot.Values.Text;

namespace PrepBot.Chat.TypedLine;

/// <summary>
/// Reads the text after /mock where a platform has no typed options: inputs in any order, principles by any form of their names, lengths as people
/// write them, members after @ or a lead word. Never throws, whatever the text.
/// </summary>
/// <param name="definitions">The commands there are.</param>
/// <param name="principles">Finds principles.</param>
public sealed class MockLineParser(IReadOnlyList<CommandDefinition> definitions, PrincipleFinder principles)
{
    private readonly CommandNames _names = new(definitions);

    /// <summary>Reads a line.</summary>
    /// <param name="text">What was typed after /mock; with or without it.</param>
    /// <param name="resolve">The member of a name ("raj", "Ana Maria") or of a platform's mention ("&lt;@U123&gt;", as typed), or null.</param>
    public ParsedLine Parse(string text, Func<string, MemberValue?> resolve)
    {
        var units = LineUnit.Of(text);
        var at = 0;
        var parts = new List<UnderstoodPart>();
        if (units.Count > 0 && units[0].Folded == "mock" && _names.At(units, 0) is null)
        {
            parts.Add(new UnderstoodPart(Typed(text, units, 0, 1), "", UnderstoodAs.Filler));
            at = 1;
        }

        if (at == units.Count && definitions.FirstOrDefault(command => command.Name == "help") is { } help)
            return new ParsedLine.Understood(help, CommandValues.None, parts, [], []);
        if (at == units.Count)
            return new ParsedLine.UnknownCommand(text, [.. definitions.Take(3).Select(command => command.Name)]);
        if (_names.At(units, at) is not { } named)
            return new ParsedLine.UnknownCommand(text, Suggestions(units, at));

        parts.Add(new UnderstoodPart(Typed(text, units, at, named.Units), named.Command.Name, UnderstoodAs.Command));
        var line = new MockLine(text, units, named.Command, principles, resolve, parts);
        return line.Read(at + named.Units);
    }

    private IReadOnlyList<string> Suggestions(List<LineUnit> units, int at)
    {
        var like = units[at].Folded.Length > 0 ? _names.Like(units[at].Folded) : [];
        if (like.Count > 0)
            return like;

        // "/mock dive deep", "/mock conflict": the command was left out.
        IReadOnlyList<FreeWord> words = [.. units.Select(unit => unit.Word)];
        if (principles.Themes.LongestAt(words, at) is { Exact: true } theme)
            return [.. definitions.Where(command => command.Inputs.Any(input => input is PrincipleInput { TakesThemes: true })).Take(3).Select(command => $"{command.Name} {theme.Theme.Theme.Name}")];

        return principles.LongestAt(words, at) is { Search: PrincipleSearch.Found found }
            ? [.. definitions.Where(command => command.Inputs.Any(input => input is PrincipleInput)).Take(3).Select(command => $"{command.Name} {principles.Set.NameOf(found.Principle)}")]
            : [];
    }

    internal static string Typed(string text, IReadOnlyList<LineUnit> units, int at, int count) => text[units[at].Start..units[at + count - 1].End];
}
