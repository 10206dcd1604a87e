using PrepBot.Chat.Commands;
using PrepBot.Values.Text;

namespace PrepBot.Chat.TypedLine;

/// <summary>Finds the command a line begins with.</summary>
internal sealed class CommandNames(IReadOnlyList<CommandDefinition> definitions)
{
    /// <summary>A shorter beginning of a name is taken for a slip.</summary>
    private const int MinBeginning = 3;

    /// <summary>Names of several words may be typed with spaces: "forget me".</summary>
    private const int MaxWords = 3;

    private const int MaxSuggestions = 3;

    private readonly List<(string Folded, CommandDefinition Command)> _names =
        [.. definitions.SelectMany(command => command.Aliases.Prepend(command.Name).Select(name => (FreeText.Fold(name).Replace(" ", "", StringComparison.Ordinal), command)))];

    /// <summary>The command and how many units name it; null when none or several may be meant. As written goes before a beginning or slips.</summary>
    public (CommandDefinition Command, int Units)? At(IReadOnlyList<LineUnit> units, int at)
    {
        foreach (var exactly in (bool[])[true, false])
        {
            for (var length = Math.Min(MaxWords, units.Count - at); length > 0; length--)
            {
                var typed = string.Concat(units.Skip(at).Take(length).Select(unit => unit.Kind == LineUnitKind.Word ? unit.Folded : " "));
                if ((exactly ? Only(name => name == typed ? 0 : null) : Begun(typed, length) ?? Only(name => Typos.Slips(typed, name))) is { } meant)
                    return (meant, length);
            }
        }

        return null;
    }

    /// <summary>Names that look like what was typed, the nearest first.</summary>
    public IReadOnlyList<string> Like(string typed) =>
        [.. _names
            .Select(name => (name.Command.Name, Distance: Distance(typed, name.Folded)))
            .Where(name => name.Distance != int.MaxValue)
            .OrderBy(name => name.Distance)
            .Select(name => name.Name)
            .Distinct()
            .Take(MaxSuggestions)];

    private CommandDefinition? Begun(string typed, int units) =>
        units == 1 && typed.Length >= MinBeginning ? Only(name => name.StartsWith(typed, StringComparison.Ordinal) ? 0 : null) : null;

    /// <summary>The only command at the least distance.</summary>
    private CommandDefinition? Only(Func<string, int?> distance)
    {
        var near = _names.Select(name => (name.Command, Distance: distance(name.Folded))).Where(name => name.Distance is not null).ToList();
        var nearest = near.Where(name => name.Distance == near.Min(other => other.Distance)).Select(name => name.Command).Distinct().Take(2).ToList();
        return nearest.Count == 1 ? nearest[0] : null;
    }

    private static int Distance(string typed, string name) =>
        name.StartsWith(typed, StringComparison.Ordinal) || (name.Length >= MinBeginning && typed.StartsWith(name, StringComparison.Ordinal)) ? 0
            : typed.Length < 2 ? int.MaxValue
            : Typos.Distance(typed, name, Math.Max(1, Math.Max(typed.Length, name.Length) * 2 / 5));
}
