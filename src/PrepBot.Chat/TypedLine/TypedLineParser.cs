using PrepBot.Chat.Commands;

namespace PrepBot.Chat.TypedLine;

/// <summary>
/// Reads the text after the bot's command where a platform has no typed options: inputs in any order, words by any form of their names, lengths as
/// people write them, members after @ or a lead word. Never throws, whatever the text.
/// </summary>
/// <param name="root">The bot's command, without the stroke.</param>
public sealed class TypedLineParser(string root, IReadOnlyList<CommandDefinition> definitions)
{
    private const int MaxSuggestions = 3;

    private readonly CommandNames _names = new(definitions);

    /// <summary>Reads a line.</summary>
    /// <param name="text">What was typed after the bot's command; with or without it.</param>
    /// <param name="resolve">The member of a name ("raj", "Ana Maria") or of a platform's mention ("&lt;@U123&gt;", as typed), or null.</param>
    public ParsedLine Parse(string text, Func<string, MemberValue?> resolve)
    {
        var line = new Line(text);
        var parts = new List<LinePart>();
        var at = Named(line);
        if (at > 0)
            parts.Add(new LinePart(line.Typed(0, at), ""));

        if (at == line.Units.Count)
        {
            return definitions.FirstOrDefault(command => command.Name == "help") is { } help
                ? new ParsedLine.Understood(help, CommandValues.None, parts, [], [])
                : new ParsedLine.UnknownCommand(root, text, [.. definitions.Take(MaxSuggestions).Select(Whole)]);
        }

        if (_names.At(line, at) is not var (named, units))
            return new ParsedLine.UnknownCommand(root, text, Suggestions(line, at));

        // A name that was corrected is told.
        var typed = line.Typed(at, units);
        parts.Add(new LinePart(typed, named.Aliases.Prepend(named.Name).Contains(typed, StringComparer.OrdinalIgnoreCase) ? "" : named.Name));
        return new LineReader(line, named, resolve, parts).Read(at + units);
    }

    /// <summary>How many units name the bot's command itself: whichever of its names stands there, every subcommand is understood after it.</summary>
    private int Named(Line line)
    {
        if (line.Units.Count > 1 && line.Typed(0, 2).Equals(CommandRoot.ForOrganisers(root), StringComparison.OrdinalIgnoreCase))
            return 2;
        return line.Units.Count > 0 && line.Units[0].Folded == root && _names.At(line, 0) is null ? 1 : 0;
    }

    private string Whole(CommandDefinition command) => $"/{(command.ForOrganisers ? CommandRoot.ForOrganisers(root) : root)} {command.Name}";

    private List<string> Suggestions(Line line, int at)
    {
        List<string> like = line.IsWord(at)
            ? [.. _names.Like(line.Units[at].Folded).Take(MaxSuggestions).Select(name => Whole(definitions.First(command => command.Name == name)))]
            : [];
        if (like.Count > 0)
            return like;

        // The command was left out: one of its words stands there.
        var found =
            from command in definitions
            from input in command.Inputs.OfType<WordsInput>()
            from reader in Reading.Of(input)
            let reading = reader(line, at)
            where reading?.Value is not null
            select (command.Name, Line: $"{Whole(command)} {reading.Told}", reading.Exact);
        return [.. found.OrderByDescending(read => read.Exact).DistinctBy(read => read.Name).Take(MaxSuggestions).Select(read => read.Line)];
    }
}
