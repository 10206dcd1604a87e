using System.Text.Json;
using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Discord.Commands;
using PrepBot.Discord.Rendering;
using PrepBot.Discord.Settings;
using PrepBot.Discord.Wire;
using PrepBot.Domain.Principles;
using PrepBot.Values.Identity;

namespace PrepBot.Discord.Inbound;

/// <summary>Reads the options of /mock by the definitions of its subcommands, and completes what is being typed.</summary>
internal sealed class CommandReader(FeatureCatalog catalog, PrincipleFinder principles)
{
    /// <summary>Choices Discord shows for an option. https://docs.discord.com/developers/interactions/application-commands</summary>
    private const int MostChoices = 25;

    public ReadInteraction Read(Origin origin, InteractionData data, AnswerContext context)
    {
        if (Find(data) is not { } found)
            return new ReadInteraction.Refused("I do not know this command any more. Try /mock help; a reload of Discord shows what there is.");

        var values = new Dictionary<string, InputValue>();
        foreach (var option in found.Option.Options ?? [])
        {
            if (found.Definition.Inputs.FirstOrDefault(input => input.Name == option.Name) is not { } input)
                continue;

            switch (Read(input, option, data.Resolved))
            {
                case (null, { } why):
                    return new ReadInteraction.Refused(why);
                case ({ } value, _):
                    values[input.Name] = value;
                    break;
            }
        }

        return new ReadInteraction.Deed(
            new CommandUsed(origin, found.Definition.Name, new CommandValues(values)),
            context with { Opener = new FormOpener.Command(found.Definition.Name) });
    }

    /// <summary>How what is being typed may go on: for a list, its last entry.</summary>
    public ReadInteraction Complete(InteractionData data)
    {
        if (Find(data) is not { } found
            || found.Option.Options?.FirstOrDefault(option => option.Focused) is not { } focused
            || found.Definition.Inputs.FirstOrDefault(input => input.Name == focused.Name) is not PrincipleInput input)
        {
            return new ReadInteraction.Choices([]);
        }

        var typed = (Text(focused) ?? "").Split(',');
        // The name of a theme may have a comma itself: both of its halves mean it.
        var theme = input.TakesThemes ? typed[..^1].Select(part => principles.Themes.Find(part)?.Theme.Theme.Name).FirstOrDefault(name => name is not null) : null;
        var named = typed[..^1].Select(Exactly).OfType<PrincipleId>().Distinct().ToList();
        var chosen = named.Take(Math.Max(input.Max - 1, theme is null ? 0 : input.Max)).Select(principles.Set.NameOf).ToList();
        var themes = input.TakesThemes && theme is null ? principles.Themes.Completing(typed[^1]).Select(found => found.Theme.Name) : [];
        var choices = principles.Completing(typed[^1])
            .Select(principles.Set.NameOf)
            .Concat(themes)
            .Where(name => !chosen.Contains(name))
            .Select(name => string.Join(", ", chosen.Append(name).Concat(theme is null ? [] : [theme])))
            .Concat(input.TakesThemes ? WithComma(typed, chosen) : [])
            .Where(text => text.Length <= DiscordLimits.ChoiceName)
            .Take(MostChoices)
            .Select(text => new ApplicationCommandOptionChoice(text, text));
        return new ReadInteraction.Choices([.. choices]);
    }

    /// <summary>The themes with a comma in their names whose names the last two parts begin.</summary>
    private IEnumerable<string> WithComma(string[] typed, List<string> chosen) => typed.Length < 2
        ? []
        : principles.Themes.Completing(string.Join(',', typed[^2..]))
            .Select(found => found.Theme.Name)
            .Where(name => name.Contains(',', StringComparison.Ordinal))
            .Select(name => string.Join(", ", chosen.Append(name)));

    private (CommandDefinition Definition, ApplicationCommandInteractionDataOption Option)? Find(InteractionData data)
    {
        var (name, used) = data.Options switch
        {
            [{ Type: ApplicationCommandOptionType.SubCommand } alone] => (alone.Name, alone),
            [{ Type: ApplicationCommandOptionType.SubCommandGroup, Options: [{ Type: ApplicationCommandOptionType.SubCommand } inner] } group] =>
                (CommandGroups.Joined(group.Name, inner.Name), inner),
            _ => (null, null),
        };
        return data.Name == CommandRegistration.Command && used is not null && catalog.Commands.FirstOrDefault(command => command.Name == name) is { } definition
            ? (definition, used)
            : null;
    }

    private (InputValue? Value, string? Refusal) Read(CommandInput input, ApplicationCommandInteractionDataOption option, ResolvedData? resolved) => input switch
    {
        PrincipleInput several => ReadPrinciples(several, Text(option) ?? ""),
        NumberInput number => option.Value is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var given) && given >= number.Min && given <= number.Max
            ? (new NumberValue(given), null)
            : (null, $"{input.Name} takes a whole number from {number.Min} to {number.Max}."),
        ChoiceInput choice => Text(option) is { } key && choice.Options.Any(known => known.Value == key)
            ? (new ChoiceValue(key), null)
            : (null, $"{input.Name} takes one of: {string.Join(", ", choice.Options.Select(known => known.Label))}."),
        MemberInput => ReadMember(option, resolved),
        _ => throw new NotSupportedException($"Discord cannot read {input.GetType().Name}."),
    };

    private (InputValue? Value, string? Refusal) ReadPrinciples(PrincipleInput input, string text)
    {
        var found = new List<PrincipleId>();
        Theme? theme = null;
        foreach (var part in text.Split([',', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var search = principles.Find(part);
            if (input.TakesThemes && principles.Themes.Find(part) is { } named && (named.Exact || search is PrincipleSearch.NotFound))
            {
                if (theme is not null && theme != named.Theme.Theme)
                    return (null, $"One theme fits here; there were {theme.Name} and {named.Theme.Theme.Name}. Which one?");

                theme = named.Theme.Theme;
                continue;
            }

            switch (search)
            {
                case PrincipleSearch.Found one when !found.Contains(one.Principle):
                    found.Add(one.Principle);
                    break;
                case PrincipleSearch.Found:
                    break;
                case PrincipleSearch.Ambiguous several:
                    return (null, $"\"{part}\" could be {Names(several.Candidates)}. Please pick one from the list.");
                case PrincipleSearch.NotFound { Nearest: var nearest }:
                    return (null, nearest.Count == 0
                        ? $"I do not know a principle called \"{part}\". Pick one from the list that opens while you type."
                        : $"I do not know a principle called \"{part}\". Did you mean {Names(nearest)}?");
                case var other:
                    throw new NotSupportedException($"Nothing is done with {other.GetType().Name}.");
            }
        }

        return found.Count > input.Max
            ? (null, $"{input.Name} takes at most {input.Max} principles; there were {found.Count}.")
            : (found.Count == 0 && theme is null ? null : new PrincipleValue(found) { Theme = theme?.Id }, null);
    }

    private static (InputValue? Value, string? Refusal) ReadMember(ApplicationCommandInteractionDataOption option, ResolvedData? resolved)
    {
        if (Text(option) is not { } id || !Snowflake.IsValid(id) || resolved?.Users?.GetValueOrDefault(id) is not { } user)
            return (null, "I could not find that member. Please pick them from the list.");
        if (user.Bot == true)
            return (null, "Bots make poor interview partners. Please pick a member.");

        var name = InteractionReader.DisplayName(user, resolved.Members?.GetValueOrDefault(id));
        return (new MemberValue(new PersonRef(DiscordPlatformName.Name, id), name), null);
    }

    private PrincipleId? Exactly(string text) => principles.Find(text) is PrincipleSearch.Found found ? found.Principle : null;

    private string Names(IEnumerable<PrincipleId> ids) => string.Join(" or ", ids.Take(5).Select(principles.Set.NameOf));

    private static string? Text(ApplicationCommandInteractionDataOption option) =>
        option.Value is { ValueKind: JsonValueKind.String } value ? TextCleaner.Clean(value.GetString()!) : null;
}
