using System.Globalization;
using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Forms;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Platforms;
using PrepBot.Discord.Guilds;
using PrepBot.Discord.Posting;
using PrepBot.Discord.Rendering;
using PrepBot.Discord.Rest;
using PrepBot.Discord.Settings;
using PrepBot.Discord.Wire;
using PrepBot.Values.Identity;

namespace PrepBot.Discord.Inbound;

/// <summary>Reads Discord's interactions as ours. Who acts comes from the envelope; ids in components only say what is meant.</summary>
internal sealed class InteractionReader(CommandRoot root, FeatureCatalog catalog, ClockDifference clock)
{
    /// <summary>What the way there may take of Discord's three seconds.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(250);

    private readonly CommandReader _commands = new(root, catalog);

    /// <summary>Reads one.</summary>
    /// <param name="interaction">As it arrived.</param>
    /// <param name="arrivedAt">When, by our clock.</param>
    public ReadInteraction Read(Wire.Interaction interaction, DateTimeOffset arrivedAt)
    {
        var user = interaction.Member?.User ?? interaction.User;
        if (!Snowflake.IsValid(interaction.Id) || interaction.Token is not { Length: > 0 } || interaction.Data is not { } data
            || user is null || !Snowflake.IsValid(user.Id) || !Snowflake.IsValid(interaction.ChannelId))
        {
            return new ReadInteraction.Nonsense();
        }

        // Whoever types sees choices only; words have no place there.
        if (interaction.Type == InteractionType.ApplicationCommandAutocomplete)
            return _commands.Complete(data);

        var id = interaction.Type is InteractionType.MessageComponent or InteractionType.ModalSubmit ? ActionIdCodec.Read(data.CustomId) : null;

        // In a server the envelope names it. In a direct message it cannot, so there the id says which community is meant.
        var guild = interaction.GuildId ?? id?.Community;
        if (guild is null || !Snowflake.IsValid(guild))
            return new ReadInteraction.Refused("Please use this in the channel of your study group: here I cannot tell which group you mean.");

        var origin = Origin(interaction, guild, user, arrivedAt);
        var context = new AnswerContext(interaction.Type, interaction.GuildId is null ? guild : null, OnPrivateMessage(interaction));
        return interaction.Type switch
        {
            InteractionType.ApplicationCommand => _commands.Read(origin, data, context),
            InteractionType.MessageComponent => Clicked(origin, id!, data, context),
            InteractionType.ModalSubmit => Submitted(origin, id!, data, context),
            _ => new ReadInteraction.Nonsense(),
        };
    }

    /// <summary>The name as the server shows it.</summary>
    public static string DisplayName(User user, GuildMember? member) =>
        TextCleaner.Clean(new[] { member?.Nick, user.GlobalName, user.Username }.FirstOrDefault(name => !string.IsNullOrWhiteSpace(name)) ?? "A member");

    private Origin Origin(Wire.Interaction interaction, string guild, User user, DateTimeOffset arrivedAt)
    {
        var platform = DiscordPlatformName.Name;
        var mayManage = interaction.GuildId is not null
            && long.TryParse(interaction.Member?.Permissions, NumberStyles.None, CultureInfo.InvariantCulture, out var permissions)
            && (permissions & DiscordPermissions.ManageGuild) != 0;
        var made = Snowflake.At(interaction.Id)!.Value + clock.Value;
        return new Origin(
            interaction.Id,
            new CommunityRef(platform, guild),
            new RoomRef(platform, interaction.ChannelId!),
            new PersonRef(platform, user.Id),
            DisplayName(user, interaction.Member),
            mayManage,
            arrivedAt)
        {
            AnswerBy = made + DiscordLimits.FirstAnswer - Margin,
            Missing = Missing(interaction),
            Pressed = interaction is { GuildId: null, Message: { } message, ChannelId: { } channel }
                ? new PostedMessage(new RoomAddress.Direct([user.Id]).ToRoom(), Posts.FormatExternalId(channel, [message.Id]))
                : null,

            // In a server Discord sends the member with their permissions; in a direct message only the user.
            Proof = interaction.GuildId is not null && interaction.Member?.Permissions is not null ? EnvelopeProof.Rights : EnvelopeProof.Nothing,
        };
    }

    /// <summary>What the bot may do there comes with every interaction in a server.</summary>
    private static MissingRights Missing(Wire.Interaction interaction) =>
        interaction.GuildId is not null && long.TryParse(interaction.AppPermissions, NumberStyles.None, CultureInfo.InvariantCulture, out var permissions)
            ? new MissingRights(GuildBook.Missing(permissions, DiscordPermissions.ToPost), GuildBook.Missing(permissions, DiscordPermissions.ToOpenRooms & ~DiscordPermissions.ToPost))
            : MissingRights.None;

    /// <summary>A direct message, or one only this person was shown.</summary>
    private static bool OnPrivateMessage(Wire.Interaction interaction) =>
        interaction.Message is { } message && (interaction.GuildId is null || ((MessageFlags)(message.Flags ?? 0)).HasFlag(MessageFlags.Ephemeral));

    private static ReadInteraction.Request Clicked(Origin origin, ComponentId id, InteractionData data, AnswerContext context) => id switch
    {
        ComponentId.Click click => new ReadInteraction.Request(
            new ActionClicked(origin, click.Action, [.. (data.Values ?? []).Take(DiscordLimits.OptionsOfSelect)]),
            context with { Opener = new FormOpener.Verb(click.Action.Verb) }),
        ComponentId.Tap tap => new ReadInteraction.Request(
            new FormSubmitted(origin, tap.Action, new FormAnswers(new Dictionary<string, IReadOnlyList<string>> { [tap.Field] = [.. (data.Values ?? []).Take(1)] }), IsComplete: false),
            context),
        ComponentId.OpenStep { Opener: FormOpener.Verb verb } step => new ReadInteraction.Request(
            new ActionClicked(origin, step.Action with { Verb = verb.Name }, []),
            context with { Opener = verb, Asked = new FormStepAsked(step.Action, step.Step) }),
        ComponentId.OpenStep { Opener: FormOpener.Command command } step => new ReadInteraction.Request(
            new CommandUsed(origin, command.Name, CommandValues.None),
            context with { Opener = command, Asked = new FormStepAsked(step.Action, step.Step) }),
        _ => new ReadInteraction.Request(new ActionClicked(origin, ActionIdCodec.Unknown.Action, []), context),
    };

    private static ReadInteraction Submitted(Origin origin, ComponentId id, InteractionData data, AnswerContext context)
    {
        if (id is not ComponentId.Modal modal)
            return new ReadInteraction.Request(new ActionClicked(origin, ActionIdCodec.Unknown.Action, []), context);

        var answers = new Dictionary<string, IReadOnlyList<string>>();
        Collect(data.Components ?? [], answers, depth: 0);
        var length = answers.Sum(answer => answer.Key.Length + answer.Value.Sum(value => value.Length));
        if (length > FormAnswers.MaxTotalLength)
            return new ReadInteraction.Refused($"That form had {length:N0} characters; {FormAnswers.MaxTotalLength:N0} fit. Please shorten it.");

        return new ReadInteraction.Request(
            new FormSubmitted(origin, modal.Action, new FormAnswers(answers), IsComplete: modal.Step == modal.Steps - 1),
            context with { Sent = modal, Opener = modal.Opener });
    }

    private static void Collect(IReadOnlyList<SubmittedComponent> components, Dictionary<string, IReadOnlyList<string>> answers, int depth)
    {
        foreach (var component in components.Take(DiscordLimits.ComponentsOfMessage))
        {
            if (component.CustomId is { Length: > 0 and <= DiscordLimits.CustomId } key)
                answers[key] = [.. (component.Values ?? (component.Value is { } value ? [value] : [])).Select(TextCleaner.Clean)];

            if (depth < 2 && component.Component is { } inner)
                Collect([inner], answers, depth + 1);
            if (depth < 2 && component.Components is { } several)
                Collect(several, answers, depth + 1);
        }
    }
}
