using PrepBot.Chat.Commands;
using PrepBot.Values.Text;

namespace PrepBot.Chat.TypedLine;

/// <summary>Finds the command a line begins with.</summary>
internal sealed class CommandNames(IReadOnlyList<CommandDefinition> definitions)
{
    /// <summary>A shorter beginning of a name is taken for a slip.</summary>
    private const int ShortestBeginning = 3;

    /// <summary>Names of several words may be typed with spaces: "forget me".</summary>
    private const int LongestName = 3;

    private const int MostSuggestions = 3;

    private readonly List<(string Folded, CommandDefinition Command)> _names =
        [.. definitions.SelectMany(command => command.Aliases.Prepend(command.Name).Select(name => (FreeText.Fold(name).Replace(" ", "", StringComparison.Ordinal), command)))];

    /// <summary>The command and how many units name it; null when none or several may be meant.</summary>
    public (CommandDefinition Command, int Units)? At(IReadOnlyList<LineUnit> units, int at)
    {
        for (var length = Math.Min(LongestName, units.Count - at); length > 0; length--)
        {
            if (Only(_names.Where(name => name.Folded == Joined(units, at, length))) is { } exact)
                return (exact, length);
        }

        for (var length = Math.Min(LongestName, units.Count - at); length > 0; length--)
        {
            var typed = Joined(units, at, length);
            var begun = length == 1 && typed.Length >= ShortestBeginning ? Only(_names.Where(name => name.Folded.StartsWith(typed, StringComparison.Ordinal))) : null;
            if ((begun ?? Nearest(typed)) is { } meant)
                return (meant, length);
        }

        return null;
    }

    /// <summary>Names that look like what was typed, the nearest first.</summary>
    public IReadOnlyList<string> Like(string typed) =>
        [.. _names
            .Select(name => (name.Command, Distance: Likeness(typed, name.Folded)))
            .Where(name => name.Distance != int.MaxValue)
            .OrderBy(name => name.Distance)
            .Select(name => name.Command.Name)
            .Distinct()
            .Take(MostSuggestions)];

    private CommandDefinition? Nearest(string typed)
    {
        var slips = _names.Select(name => (name.Command, Slips: Typos.Slips(typed, name.Folded) ?? int.MaxValue)).Where(name => name.Slips != int.MaxValue).ToList();
        return slips.Count == 0 ? null : Only(slips.Where(name => name.Slips == slips.Min(other => other.Slips)).Select(name => (typed, name.Command)));
    }

    private static CommandDefinition? Only(IEnumerable<(string, CommandDefinition Command)> names)
    {
        var commands = names.Select(name => name.Command.Name).Distinct().Take(2).ToList();
        return commands.Count == 1 ? names.First().Command : null;
    }

    private static int Likeness(string typed, string name)
    {
        if (typed.Length > 0 && (name.StartsWith(typed, StringComparison.Ordinal) || (name.Length >= ShortestBeginning && typed.StartsWith(name, StringComparison.Ordinal))))
            return 0;

        return typed.Length < 2 ? int.MaxValue : Typos.Distance(typed, name, Math.Max(1, Math.Max(typed.Length, name.Length) * 2 / 5));
    }

    private static string Joined(IReadOnlyList<LineUnit> units, int at, int length)
    {
        var joined = "";
        for (var i = at; i < at + length; i++)
            joined += units[i].Kind == LineUnitKind.Word ? units[i].Folded : " ";

        return joined;
    }
}
