using PrepBot.Chat.Commands;

namespace PrepBot.Discord.Commands;

/// <summary>
/// Commands that share the word before their first hyphen stand together: <c>question-add</c> and <c>question-import</c> are typed as
/// <c>question add</c> and <c>question import</c>. One that shares it with no other keeps its name.
/// </summary>
internal static class CommandGroups
{
    /// <summary>The commands in their order, each group where its first stands.</summary>
    public static IReadOnlyList<CommandGroup> Create(IEnumerable<CommandDefinition> commands) =>
        [.. commands.GroupBy(First).SelectMany(Grouped)];

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
