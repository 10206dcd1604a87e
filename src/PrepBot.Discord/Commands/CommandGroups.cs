using PrepBot.Chat.Commands;

namespace PrepBot.Discord.Commands;

/// <summary>
/// Commands that share the word before their first hyphen stand together: <c>question-add</c> and <c>question-import</c> are typed as
/// <c>question add</c> and <c>question import</c>. One that shares it with no other keeps its name.
/// </summary>
internal static class CommandGroups
{
    /// <summary>Those of the commands that are for organisers, or those for everybody, in their order, each group where its first stands.</summary>
    /// <param name="commands">All there are: a name is the same wherever the commands that share it stand.</param>
    public static IReadOnlyList<CommandGroup> Create(IEnumerable<CommandDefinition> commands, bool forOrganisers) =>
    [
        .. commands.GroupBy(First).SelectMany(Grouped)
            .Select(group => group with { Commands = [.. group.Commands.Where(command => command.ForOrganisers == forOrganisers)] })
            .Where(group => group.Commands.Count > 0),
    ];

    /// <summary>The command's name from the words Discord sends.</summary>
    public static string Joined(string group, string name) => $"{group}-{name}";

    private static IEnumerable<CommandGroup> Grouped(IGrouping<string, CommandDefinition> same)
    {
        var list = same.ToList();
        return list.Count > 1 && list.TrueForAll(command => command.Name.Length > same.Key.Length)
            ? [new CommandGroup(same.Key, list)]
            : list.Select(command => new CommandGroup(null, [command]));
    }

    private static string First(CommandDefinition command) => command.Name.Split('-', 2)[0];
}

/// <summary>Commands that are registered together.</summary>
/// <param name="Name">The word they share, or null for a command that stands alone.</param>
/// <param name="Commands">At least one.</param>
internal sealed record CommandGroup(string? Name, IReadOnlyList<CommandDefinition> Commands)
{
    public string ShortName(CommandDefinition command) => Name is null ? command.Name : command.Name[(Name.Length + 1)..];
}
