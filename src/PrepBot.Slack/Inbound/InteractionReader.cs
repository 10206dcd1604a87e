using System.Security.Cryptography;
using System.Text;
using PrepBot.Chat.Commands;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Platforms;
using PrepBot.Chat.TypedLine;
using PrepBot.Slack.Rendering;
using PrepBot.Slack.Settings;
using PrepBot.Slack.WebApi;
using PrepBot.Slack.Wire;
using PrepBot.Values.Identity;

namespace PrepBot.Slack.Inbound;

/// <summary>What a delivery means. A closed set.</summary>
internal abstract record Reading
{
    private Reading()
    {
    }

    /// <summary>Somebody did something.</summary>
    /// <param name="Interaction">What, for dispatch.</param>
    /// <param name="Scene">The ways back.</param>
    /// <param name="Remark">A sentence about what was not understood, or null.</param>
    public sealed record Request(Interaction Interaction, SlackScene Scene, string? Remark = null) : Reading;

    /// <summary>A line that cannot be carried out: words for the person.</summary>
    public sealed record Words(SlackScene Scene, string Text) : Reading;

    /// <summary>Something has changed about a channel.</summary>
    /// <param name="ByWhom">What somebody did with it, who waits for no answer; null where nobody did.</param>
    public sealed record RoomChanged(RoomNews News, Interaction? ByWhom = null) : Reading;

    /// <summary>Slack says that the app is no longer installed there.</summary>
    public sealed record Uninstalled(SlackWorkspace Workspace) : Reading;

    /// <summary>Nothing for us.</summary>
    public sealed record Nothing : Reading;
}

/// <summary>Turns what Slack delivers into neutral interactions. Who acts, where, and in which workspace comes from the envelope alone.</summary>
internal sealed class InteractionReader(SlackWorkspaces workspaces, SlackPeople people, SlackAddresses addresses, Memberships memberships, TypedLineParser parser)
{
    /// <summary>The page of one's own, as a click: it shows, and changes nothing.</summary>
    public static readonly ActionId OpenHome = new("home", "show", Subject.None);

    /// <summary>Commands and clicks are answered by the response address, so they may wait longer than Slack does for a view.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private const int LongestLine = 4_000;
    private const int LongestDeliveryId = 100;

    public async Task<Reading> ReadAsync(SlackDelivery delivery, CancellationToken cancellationToken) => delivery.Content switch
    {
        SlackContent.Command command => await ReadAsync(delivery, command.Payload, cancellationToken),
        SlackContent.Interactive interactive => await ReadAsync(delivery, interactive.Payload, cancellationToken),
        SlackContent.Event happened => await ReadAsync(delivery, happened.Payload, cancellationToken),
        _ => throw new NotSupportedException($"No reading of {delivery.Content.GetType().Name}."),
    };

    private async Task<Reading> ReadAsync(SlackDelivery delivery, SlashCommand command, CancellationToken cancellationToken)
    {
        if (!IsId(command.UserId) || await WorkspaceAsync(command.TeamId, command.EnterpriseId, cancellationToken) is not { } workspace)
            return new Reading.Nothing();

        var scene = new SlackScene(SlackSource.Command, workspace, command.UserId!)
        {
            Channel = IsId(command.ChannelId) ? command.ChannelId : null,
            Trigger = command.TriggerId,
            ResponseUrl = addresses.Response(command.ResponseUrl),
        };
        var line = TextCleaner.Clean(command.Text ?? "");
        if (line.Length > LongestLine)
            return new Reading.Words(scene, $"That line has {line.Length:N0} characters; {LongestLine:N0} fit. Please shorten it.");

        var origin = await OriginAsync(delivery, scene, command.TeamId!, command.UserName, command.TriggerId, cancellationToken);
        return Typed(workspace, scene, origin, line);
    }

    private Reading Typed(SlackWorkspace workspace, SlackScene scene, Origin origin, string line)
    {
        if (line.Length is > 0 and <= SlackLimits.ButtonValue)
            scene = scene with { Again = new OpenAgain(ActionIdCodec.TypedAgain, line) };

        return parser.Parse(line, mention => Member(workspace, mention)) switch
        {
            ParsedLine.Understood { Problems.Count: > 0 } understood => new Reading.Words(scene, TypedLineTexts.Of(understood)),
            ParsedLine.Understood understood => new Reading.Request(
                new CommandUsed(origin, understood.Command.Name, understood.Values),
                scene,
                understood.Remark),
            ParsedLine.UnknownCommand unknown => new Reading.Words(scene, TypedLineTexts.Of(unknown)),
            var other => throw new NotSupportedException($"No reading of {other.GetType().Name}."),
        };
    }

    private async Task<Reading> ReadAsync(SlackDelivery delivery, InteractionPayload payload, CancellationToken cancellationToken)
    {
        // With an installation on a whole organisation the team may be missing; then it is the one the person is of.
        var team = payload.Team?.Id ?? payload.User?.TeamId;
        if (!IsId(payload.User?.Id) || await WorkspaceAsync(team, payload.Enterprise?.Id, cancellationToken) is not { } workspace)
            return new Reading.Nothing();

        var user = payload.User!.Id!;
        var name = payload.User.Name ?? payload.User.Username;
        var isAtHome = payload.User.TeamId is null || payload.User.TeamId == team;
        switch (payload.Type)
        {
            case InteractionPayload.BlockActions when payload.Actions is [{ ActionId: { } link }, ..] && link.StartsWith(ActionIdCodec.Followed, StringComparison.Ordinal):
                return new Reading.Nothing();
            case InteractionPayload.BlockActions when payload.Actions is [{ } action, ..]:
                var clicked = Clicked(payload, workspace, user) with { IsAtHome = isAtHome };
                var chosen = action.SelectedOptions?.Select(option => option?.Value).OfType<string>().ToList()
                    ?? (action.SelectedOption?.Value is { } one ? [one] : new List<string>());
                var by = await OriginAsync(delivery, clicked, team!, name, payload.TriggerId, cancellationToken);
                if (action is { ActionId: ActionIdCodec.TypedAgain, Value: { Length: > 0 and <= SlackLimits.ButtonValue } line })
                    return Typed(workspace, clicked, by, TextCleaner.Clean(line));
                if (chosen.Count == 0 && ActionIdCodec.Read(action.ActionId) is var pressed && pressed != ActionIdCodec.Unknown)
                    clicked = clicked with { Again = new OpenAgain(ActionIdCodec.Write(pressed), Line: null) };
                return new Reading.Request(
                    new ActionClicked(by, ActionIdCodec.Read(action.ActionId), chosen), clicked);
            case InteractionPayload.Shortcut:
                var everywhere = new SlackScene(SlackSource.Home, workspace, user) { Trigger = payload.TriggerId, IsAtHome = isAtHome };
                return new Reading.Request(Chosen(await OriginAsync(delivery, everywhere, team!, name, payload.TriggerId, cancellationToken), payload.CallbackId), everywhere);
            case InteractionPayload.ViewSubmission when payload.View is { } view:
                var location = ViewLocation.Read(view.PrivateMetadata);
                var sent = new SlackScene(SlackSource.Submission, workspace, user)
                {
                    Channel = location.Room,
                    MessageTs = location.MessageTs,
                    IsAtHome = isAtHome,
                    FirstField = view.Blocks?.FirstOrDefault(block => block.Type == "input")?.BlockId,
                };
                if (FormReader.Read(view.State) is not { } answers)
                    return new Reading.Words(sent, "That is more text than fits into one form. Please shorten it.");

                return new Reading.Request(
                    new FormSubmitted(
                        await OriginAsync(delivery, sent, team!, name, payload.TriggerId, cancellationToken), ActionIdCodec.Read(view.CallbackId), answers, IsComplete: true),
                    sent);
            default:
                return new Reading.Nothing();
        }
    }

    /// <summary>A shortcut is named in the manifest for what it does: a click, or <c>command:</c> and the name of a command.</summary>
    private static Interaction Chosen(Origin origin, string? callback) => callback?.Split(':', 2) is ["command", var command]
        ? new CommandUsed(origin, command, CommandValues.None)
        : new ActionClicked(origin, ActionIdCodec.Read(callback), []);

    private async Task<Reading> ReadAsync(SlackDelivery delivery, EventCallback callback, CancellationToken cancellationToken)
    {
        if (callback.Event is not { } happened || await WorkspaceAsync(callback.TeamId, callback.EnterpriseId, cancellationToken) is not { } workspace)
            return new Reading.Nothing();

        switch (happened.Type)
        {
            case "app_home_opened" when happened.Tab is null or "home" && Text(happened.User) is { } user && IsId(user):
                var home = new SlackScene(SlackSource.HomeOpened, workspace, user);
                return new Reading.Request(new ActionClicked(await OriginAsync(delivery, home, callback.TeamId!, null, callback.EventId, cancellationToken), OpenHome, []), home);
            case "user_change" when Whole(happened.User) is { } changed && IsId(changed.Id) && !changed.IsBot:
                var person = people.Note(workspace, changed);
                memberships.Clear(new CommunityRef(SlackPlatformName.Name, callback.TeamId!), new PersonRef(SlackPlatformName.Name, changed.Id!));
                if (!changed.Deleted || person is null)
                    return new Reading.Nothing();

                var left = new SlackScene(SlackSource.Notice, workspace, changed.Id!);
                return new Reading.Request(new PersonLeft(await OriginAsync(delivery, left, callback.TeamId!, person.DisplayName, callback.EventId, cancellationToken)), left);
            case "app_uninstalled":
            case "tokens_revoked" when happened.Tokens?.Bot is { Count: > 0 }:
                return new Reading.Uninstalled(workspace);
            case "channel_archive" or "group_archive" when IsId(happened.Channel):
                return Place(callback, happened, RoomChange.Archived);
            case "channel_deleted" or "group_deleted" when IsId(happened.Channel):
                return Place(callback, happened, RoomChange.Gone);
            case "channel_unarchive" or "group_unarchive" when IsId(happened.Channel):
                return Place(callback, happened, RoomChange.MayWorkNow);
            case "member_joined_channel" when IsId(happened.Channel) && Text(happened.User) == workspace.BotUserId:
                return Place(callback, happened, RoomChange.MayWorkNow) with { ByWhom = await LetInAsync(delivery, workspace, callback, happened, cancellationToken) };
            default:
                return new Reading.Nothing();
        }
    }

    private static Reading.RoomChanged Place(EventCallback callback, SlackEvent happened, RoomChange change) => new(
        new RoomNews(new CommunityRef(SlackPlatformName.Name, callback.TeamId!), new RoomRef(SlackPlatformName.Name, happened.Channel!), change));

    private async Task<Interaction?> LetInAsync(
        SlackDelivery delivery, SlackWorkspace workspace, EventCallback callback, SlackEvent happened, CancellationToken cancellationToken) =>
        IsId(happened.Inviter)
            ? new ActionClicked(
                await OriginAsync(
                    delivery, new SlackScene(SlackSource.Notice, workspace, happened.Inviter!) { Channel = happened.Channel }, callback.TeamId!, null, callback.EventId, cancellationToken),
                FirstSteps.LetIn,
                [])
            : null;

    private async Task<SlackWorkspace?> WorkspaceAsync(string? team, string? enterprise, CancellationToken cancellationToken) =>
        IsId(team) ? await workspaces.FindAsync(team, IsId(enterprise) ? enterprise : null, cancellationToken) : null;

    private SlackScene Clicked(InteractionPayload payload, SlackWorkspace workspace, string user)
    {
        if (payload.View is { } view)
        {
            var location = ViewLocation.Read(view.PrivateMetadata);
            return new SlackScene(view.Type == ViewObject.Home ? SlackSource.Home : SlackSource.Modal, workspace, user)
            {
                Channel = location.Room,
                MessageTs = location.MessageTs,
                Trigger = payload.TriggerId,
                ViewId = view.Id,
            };
        }

        var channel = payload.Channel?.Id ?? payload.Container?.ChannelId;
        var isDirect = channel is ['D', ..];
        var isPrivate = isDirect || payload.Container is { IsEphemeral: true };
        return new SlackScene(isPrivate ? SlackSource.PrivateMessage : SlackSource.SharedMessage, workspace, user)
        {
            Channel = IsId(channel) ? channel : null,
            MessageTs = isDirect && payload.Container is { IsEphemeral: false } ? payload.Container.MessageTs : null,
            Trigger = payload.TriggerId,
            ResponseUrl = addresses.Response(payload.ResponseUrl),
        };
    }

    private async Task<Origin> OriginAsync(
        SlackDelivery delivery, SlackScene scene, string team, string? name, string? id, CancellationToken cancellationToken)
    {
        var person = await people.FindAsync(scene.Workspace, scene.User, name, cancellationToken);
        var platform = SlackPlatformName.Name;
        var waits = scene.Source == SlackSource.Submission ? SlackIntake.AcknowledgeBy : Patience;
        return new Origin(
            DeliveryId(id ?? delivery.TransportId),
            new CommunityRef(platform, team),
            new RoomRef(platform, scene.Channel ?? scene.User),
            new PersonRef(platform, scene.User),
            person.DisplayName,
            person.IsOrganiserOf(team, scene.Workspace),
            delivery.ArrivedAt)
        {
            AnswerBy = delivery.ArrivedAt + waits,

            // Slack takes nothing from an account that is switched off; rights never come along, and what we remember of them may be an hour old.
            Proof = scene.IsAtHome ? EnvelopeProof.Membership : EnvelopeProof.Nothing,
            TimeZone = person.TimeZone,
            Pressed = scene is { Channel: { } channel, MessageTs: { } ts } ? new PostedMessage(new RoomRef(platform, channel), ts) : null,
        };
    }

    /// <summary>"&lt;@U123|raj&gt;", as Slack writes whom somebody picked. A name typed by hand is nobody: names are not unique here.</summary>
    private MemberValue? Member(SlackWorkspace workspace, string mention)
    {
        if (!mention.StartsWith("<@", StringComparison.Ordinal) || !mention.EndsWith('>'))
            return null;

        var parts = mention[2..^1].Split('|', 2);
        return IsId(parts[0]) && parts[0] != workspace.BotUserId
            ? new MemberValue(new PersonRef(SlackPlatformName.Name, parts[0]), people.NameOf(workspace, parts[0], parts.Length > 1 ? parts[1] : null))
            : null;
    }

    private static string DeliveryId(string id) =>
        id.Length <= LongestDeliveryId ? id : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)));

    private static string? Text(System.Text.Json.JsonElement? element) =>
        element is { ValueKind: System.Text.Json.JsonValueKind.String } text ? text.GetString() : null;

    private static SlackUser? Whole(System.Text.Json.JsonElement? element)
    {
        if (element is not { ValueKind: System.Text.Json.JsonValueKind.Object } whole)
            return null;

        try
        {
            return System.Text.Json.JsonSerializer.Deserialize(whole, SlackJsonContext.Default.SlackUser);
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }

    private static bool IsId(string? text) => text is { Length: > 0 and <= 60 } && text.All(char.IsAsciiLetterOrDigit);
}
