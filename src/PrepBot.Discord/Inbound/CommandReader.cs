using System.Text.Json;
using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Discord.Commands;
using PrepBot.Discord.Rendering;
using PrepBot.Discord.Settings;
using PrepBot.Discord.Wire;
using PrepBot.Values.Identity;

namespace PrepBot.Discord.Inbound;

/// <summary>Reads the options of the command by the definitions of its subcommands, and completes what is being typed.</summary>
internal sealed class CommandReader(CommandRoot root, FeatureCatalog catalog)
{
    /// <summary>Choices Discord shows for an option. https://docs.discord.com/developers/interactions/application-commands</summary>
    private const int MaxChoices = 25;

    public ReadInteraction Read(Origin origin, InteractionData data, AnswerContext context)
    {
        if (data.Type == ApplicationCommandType.User)
            return ReadOnPerson(origin, data, context);
        if (Find(data) is not { } found)
            return Unknown();

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

        return Request(origin, found.Definition, values, context);
    }

    /// <summary>A command used on a person is the same command with that person named.</summary>
    private ReadInteraction ReadOnPerson(Origin origin, InteractionData data, AnswerContext context)
    {
        if (catalog.Commands.FirstOrDefault(command => command.OnPerson is not null && command.OnPerson == data.Name) is not { } definition)
            return Unknown();

        var (person, why) = ReadMember(data.TargetId, data.Resolved);
        return person is null
            ? new ReadInteraction.Refused(why!)
            : Request(origin, definition, new() { [definition.Inputs.OfType<MemberInput>().First().Name] = person }, context);
    }

    private static ReadInteraction.Request Request(Origin origin, CommandDefinition definition, Dictionary<string, InputValue> values, AnswerContext context) => new(
        new CommandUsed(origin, definition.Name, new CommandValues(values)),
        context with { Opener = new FormOpener.Command(definition.Name) });

    private ReadInteraction.Refused Unknown() => new($"I do not know this command any more. Try {root} {root.First}; a reload of Discord shows what there is.");

    /// <summary>How what is being typed may go on: for a list, its last entry.</summary>
    public ReadInteraction Complete(InteractionData data)
    {
        if (Find(data) is not { } found
            || found.Option.Options?.FirstOrDefault(option => option.Focused) is not { } focused
            || found.Definition.Inputs.FirstOrDefault(input => input.Name == focused.Name) is not WordsInput input)
        {
            return new ReadInteraction.Choices([]);
        }

        var typed = (Text(focused) ?? "").Split(',');
        // The name of a theme may have a comma itself: both of its halves mean it.
        var other = input.OrOneOf is { } others ? typed[..^1].SelectMany(part => others.Find(part).Keys.Take(1)).Select(others.NameOf).FirstOrDefault() : null;
        var named = typed[..^1].Select(input.Words.Find).Where(found => found.Keys.Count == 1).Select(found => found.Keys[0]).Distinct().ToList();
        var chosen = named.Take(Math.Max(input.Max - 1, other is null ? 0 : input.Max)).Select(input.Words.NameOf).ToList();
        var choices = input.Words.Completing(typed[^1])
            .Select(input.Words.NameOf)
            .Concat(other is null ? Completing(input.OrOneOf, typed[^1]) : [])
            .Where(name => !chosen.Contains(name))
            .Select(name => string.Join(", ", chosen.Append(name).Concat(other is null ? [] : [other])))
            .Concat(WithComma(input.OrOneOf, typed, chosen))
            .Where(text => text.Length <= DiscordLimits.ChoiceName)
            .Take(MaxChoices)
            .Select(text => new ApplicationCommandOptionChoice(text, text));
        return new ReadInteraction.Choices([.. choices]);
    }

    private static IEnumerable<string> Completing(IVocabulary? words, string typed) => words is null ? [] : words.Completing(typed).Select(words.NameOf);

    /// <summary>The names with a comma in them that the last two parts begin.</summary>
    private static IEnumerable<string> WithComma(IVocabulary? words, string[] typed, List<string> chosen) => typed.Length < 2
        ? []
        : Completing(words, string.Join(',', typed[^2..]))
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
        return (data.Name == root.Name || data.Name == root.OrganisersName) && used is not null && catalog.Commands.FirstOrDefault(command => command.Name == name) is { } definition
            ? (definition, used)
            : null;
    }

    private static (InputValue? Value, string? Refusal) Read(CommandInput input, ApplicationCommandInteractionDataOption option, ResolvedData? resolved) => input switch
    {
        WordsInput several => ReadWords(several, Text(option) ?? ""),
        NumberInput number => option.Value is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var given) && given >= number.Min && given <= number.Max
            ? (new NumberValue(given), null)
            : (null, $"{input.Name} takes a whole number from {number.Min} to {number.Max}."),
        ChoiceInput choice => Text(option) is { } key && choice.Options.Any(known => known.Value == key)
            ? (new ChoiceValue(key), null)
            : (null, $"{input.Name} takes one of: {string.Join(", ", choice.Options.Select(known => known.Label))}."),
        MemberInput => ReadMember(Text(option), resolved),
        _ => throw new NotSupportedException($"Discord cannot read {input.GetType().Name}."),
    };

    private static (InputValue? Value, string? Refusal) ReadWords(WordsInput input, string text)
    {
        var (words, noun) = (input.Words, input.Words.Noun);
        var (found, corrected) = (new List<string>(), new List<CorrectedWord>());
        string? other = null;
        foreach (var part in text.Split([',', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var search = words.Find(part);
            if (input.OrOneOf is { } others && others.Find(part) is { Keys: [var named] } theOther && (theOther.Exact || search.Keys.Count == 0))
            {
                if (other is not null && other != named)
                    return (null, $"One {others.Noun} fits here; there were {others.NameOf(other)} and {others.NameOf(named)}. Which one?");

                other = named;
                if (!theOther.Exact)
                    corrected.Add(new CorrectedWord(part, others.NameOf(named)));
                continue;
            }

            switch (search.Keys)
            {
                case [var one]:
                    found.Add(one);
                    if (!search.Exact)
                        corrected.Add(new CorrectedWord(part, words.NameOf(one)));
                    break;
                case { Count: > 1 } several:
                    return (null, $"\"{part}\" could be {Names(words, several)}. Please pick one from the list.");
                default:
                    return (null, search.Nearest.Count == 0
                        ? $"I do not know a {noun} called \"{part}\". Pick one from the list that opens while you type."
                        : $"I do not know a {noun} called \"{part}\". Did you mean {Names(words, search.Nearest)}?");
            }
        }

        found = [.. found.Distinct()];
        return found.Count > input.Max
            ? (null, $"{input.Name} takes at most {input.Max} {noun}{(input.Max == 1 ? "" : "s")}; there were {found.Count}.")
            : (found.Count == 0 && other is null ? null : new WordsValue(found) { Other = other, Corrected = corrected.Count > 0 ? corrected : null }, null);
    }

    private static (InputValue? Value, string? Refusal) ReadMember(string? id, ResolvedData? resolved)
    {
        if (id is null || !Snowflake.IsValid(id) || resolved?.Users?.GetValueOrDefault(id) is not { } user)
            return (null, "I could not find that member. Please pick them from the list.");
        if (user.Bot == true)
            return (null, "Bots make poor interview partners. Please pick a member.");

        var name = InteractionReader.DisplayName(user, resolved.Members?.GetValueOrDefault(id));
        return (new MemberValue(new PersonRef(DiscordPlatformName.Name, id), name), null);
    }

    private static string Names(IVocabulary words, IEnumerable<string> keys) => string.Join(" or ", keys.Take(5).Select(words.NameOf));

    private static string? Text(ApplicationCommandInteractionDataOption option) =>
        option.Value is { ValueKind: JsonValueKind.String } value ? TextCleaner.Clean(value.GetString()!) : null;
}
