using PrepBot.Chat.Commands;
using PrepBot.Values.Text;

namespace PrepBot.Chat.TypedLine;

/// <summary>Finds the command a line begins with.</summary>
internal sealed class CommandNames(IReadOnlyList<CommandDefinition> definitions)
{
    /// <summary>A shorter beginning of a name, or a shorter word with slips, says too little.</summary>
    private const int Shortest = 3;

    private readonly NameFinder _finder = new(Names(definitions), Shortest, Shortest);

    /// <summary>The command and how many units name it; null when none or several may be meant.</summary>
    public (CommandDefinition Command, int Units)? At(Line line, int at) =>
        _finder.LongestAt(line.Units, at) is { } match ? (Command(match.Key), match.Words) : null;

    /// <summary>What may be about to be typed.</summary>
    public IEnumerable<CommandDefinition> Completing(string typed) => _finder.Completing(typed).Select(Command);

    /// <summary>Names that begin like what was typed, or look like it, the nearest first.</summary>
    public IEnumerable<string> Like(string typed) => _finder.Completing(typed) is { Count: > 0 } begun ? begun : definitions
        .Select(command => (command.Name, Distance: Typos.Distance(typed, command.Name, Math.Max(typed.Length, command.Name.Length) * 2 / 5)))
        .Where(command => command.Distance != int.MaxValue)
        .OrderBy(command => command.Distance)
        .Select(command => command.Name);

    private CommandDefinition Command(string name) => definitions.First(command => command.Name == name);

    private static IEnumerable<KnownName> Names(IEnumerable<CommandDefinition> definitions) =>
        definitions.SelectMany(command => command.Aliases.Prepend(command.Name).Select(name => new KnownName(command.Name, name)));
}
