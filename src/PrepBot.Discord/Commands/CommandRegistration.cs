using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Discord.Guilds;
using PrepBot.Discord.Rendering;
using PrepBot.Discord.Rest;
using PrepBot.Discord.Wire;

namespace PrepBot.Discord.Commands;

/// <summary>
/// The product's commands, as Discord knows them: registered from the features' definitions, all at once, and only when something is different. What is for
/// organisers stands in a command of its own, which Discord hides from whoever may not manage the server until a server decides otherwise.
/// </summary>
internal sealed class CommandRegistration(CommandRoot root, FeatureCatalog catalog, DiscordRestClient rest, CommandTaps taps)
{
    private const int InServers = 0;

    /// <summary>Registers what is not registered yet.</summary>
    /// <returns>Whether there was anything to do.</returns>
    /// <exception cref="DiscordException">It could not be done.</exception>
    public async Task<bool> EnsureAsync(string application, CancellationToken cancellationToken)
    {
        var wanted = Wanted();
        var there = await rest.GetCommandsAsync(application, cancellationToken);
        if (there.Count == wanted.Count && wanted.All(command => there.Any(known => Same(known, command))))
        {
            taps.Learn(there);
            return false;
        }

        taps.Learn(await rest.OverwriteCommandsAsync(application, wanted, cancellationToken));
        return true;
    }

    /// <summary>The commands as they should be: nothing else stays registered.</summary>
    public IReadOnlyList<ApplicationCommand> Wanted()
    {
        var (everybodys, organisers) = (CommandGroups.Create(catalog.Commands, forOrganisers: false), CommandGroups.Create(catalog.Commands, forOrganisers: true));
        var wanted = new List<ApplicationCommand> { Create(ApplicationCommandType.ChatInput, root.Name) with { Description = Description(Capital(root.Help)), Options = [.. everybodys.Select(Grouped)] } };
        if (organisers.Count > 0)
        {
            wanted.Add(Create(ApplicationCommandType.ChatInput, root.OrganisersName) with
            {
                Description = Description($"For organisers: {string.Join(", ", organisers.Select(group => group.Name ?? group.Commands[0].Name))}"),
                DefaultMemberPermissions = DiscordPermissions.ManageGuild,
                Options = [.. organisers.Select(Grouped)],
            });
        }

        wanted.AddRange(catalog.Commands.Select(command => command.OnPerson).OfType<string>().Select(name => Create(ApplicationCommandType.User, name)));
        return wanted;
    }

    private static ApplicationCommand Create(ApplicationCommandType type, string name) => new()
    {
        Name = Name(name),
        Type = type,

        // Direct messages belong to no community, so the commands are for servers only.
        Contexts = [InServers],
        IntegrationTypes = [InServers],
    };

    private static string Capital(string help) => $"{char.ToUpperInvariant(help[0])}{help[1..]}";

    private static ApplicationCommandOption Grouped(CommandGroup group) => group.Name is not { } name
        ? Subcommand(group.Commands[0], group.Commands[0].Name)
        : new ApplicationCommandOption
        {
            Type = ApplicationCommandOptionType.SubCommandGroup,
            Name = Name(name),
            Description = Description($"{name}: {string.Join(", ", group.Commands.Select(group.ShortName))}"),
            Options = [.. group.Commands.Select(command => Subcommand(command, group.ShortName(command)))],
        };

    private static ApplicationCommandOption Subcommand(CommandDefinition command, string name) => new()
    {
        Type = ApplicationCommandOptionType.SubCommand,
        Name = Name(name),
        Description = Description(command.Help),

        // Discord wants the required ones first.
        Options = [.. command.Inputs.OrderByDescending(input => input.Required).Select(Option)],
    };

    private static ApplicationCommandOption Option(CommandInput input)
    {
        var option = new ApplicationCommandOption
        {
            Name = Name(input.Name),
            Description = Description(input.Help),
            Required = input.Required ? true : null,
        };
        return input switch
        {
            WordsInput => option with { Type = ApplicationCommandOptionType.String, Autocomplete = true, MaxLength = 200 },
            NumberInput number => option with { Type = ApplicationCommandOptionType.Integer, MinValue = number.Min, MaxValue = number.Max },
            ChoiceInput choice => option with
            {
                Type = ApplicationCommandOptionType.String,
                Choices = [.. choice.Options.Select(known => new ApplicationCommandOptionChoice(MessageRenderer.Fitting(known.Label, DiscordLimits.ChoiceName, "choice"), known.Value))],
            },
            MemberInput => option with { Type = ApplicationCommandOptionType.User },
            _ => throw new NotSupportedException($"Discord cannot ask for {input.GetType().Name}."),
        };
    }

    private static string Name(string name) => MessageRenderer.Fitting(name, DiscordLimits.CommandName, "command's name");

    private static string Description(string help) => MessageRenderer.Fitting(help, DiscordLimits.CommandDescription, "command's description");

    /// <summary>What comes back has defaults filled in; what we did not set is not compared, except that it must be off.</summary>
    private static bool Same(ApplicationCommand there, ApplicationCommand wanted) =>
        there.Name == wanted.Name && there.Description == wanted.Description && (there.Type ?? ApplicationCommandType.ChatInput) == wanted.Type
        && there.DefaultMemberPermissions == wanted.DefaultMemberPermissions
        && SameNames(there.NameLocalizations, wanted.NameLocalizations) && SameNames(there.DescriptionLocalizations, wanted.DescriptionLocalizations)
        && (there.Contexts ?? []).Order().SequenceEqual(wanted.Contexts!) && (there.IntegrationTypes ?? []).Order().SequenceEqual(wanted.IntegrationTypes!)
        && SameOptions(there.Options, wanted.Options);

    private static bool SameOptions(IReadOnlyList<ApplicationCommandOption>? there, IReadOnlyList<ApplicationCommandOption>? wanted) =>
        (there?.Count ?? 0) == (wanted?.Count ?? 0) && (there ?? []).Zip(wanted ?? []).All(pair => Same(pair.First, pair.Second));

    private static bool Same(ApplicationCommandOption there, ApplicationCommandOption wanted) =>
        there.Type == wanted.Type && there.Name == wanted.Name && there.Description == wanted.Description
        && SameNames(there.NameLocalizations, wanted.NameLocalizations) && SameNames(there.DescriptionLocalizations, wanted.DescriptionLocalizations)
        && (there.Required ?? false) == (wanted.Required ?? false) && (there.Autocomplete ?? false) == (wanted.Autocomplete ?? false)
        && there.MinValue == wanted.MinValue && there.MaxValue == wanted.MaxValue && there.MaxLength == wanted.MaxLength
        && (there.Choices ?? []).SequenceEqual(wanted.Choices ?? [])
        && SameOptions(there.Options, wanted.Options);

    private static bool SameNames(IReadOnlyDictionary<string, string>? there, IReadOnlyDictionary<string, string>? wanted) =>
        (there?.Count ?? 0) == (wanted?.Count ?? 0) && (there ?? new Dictionary<string, string>()).All(pair => wanted!.GetValueOrDefault(pair.Key) == pair.Value);
}
