using System.Text.Json;

namespace PrepBot.Slack.Wire;

/// <summary>https://docs.slack.dev/interactivity/implementing-slash-commands: as JSON through a socket, as a form over HTTP.</summary>
internal sealed record SlashCommand
{
    public string? Command { get; init; }

    public string? Text { get; init; }

    public string? TeamId { get; init; }

    public string? EnterpriseId { get; init; }

    public string? ChannelId { get; init; }

    public string? ChannelName { get; init; }

    public string? UserId { get; init; }

    public string? UserName { get; init; }

    public string? ResponseUrl { get; init; }

    public string? TriggerId { get; init; }
}

/// <summary>https://docs.slack.dev/reference/interaction-payloads: block_actions, view_submission, view_closed.</summary>
internal sealed record InteractionPayload
{
    public const string BlockActions = "block_actions";
    public const string ViewSubmission = "view_submission";
    public const string ViewClosed = "view_closed";

    /// <summary>Chosen from the menu that is everywhere: it belongs to no conversation.</summary>
    public const string Shortcut = "shortcut";

    public string? Type { get; init; }

    /// <summary>Of a shortcut, as the manifest names it.</summary>
    public string? CallbackId { get; init; }

    public IdHolder? Team { get; init; }

    public IdHolder? Enterprise { get; init; }

    public PayloadUser? User { get; init; }

    public IdHolder? Channel { get; init; }

    public PayloadContainer? Container { get; init; }

    public string? TriggerId { get; init; }

    public string? ResponseUrl { get; init; }

    public IReadOnlyList<BlockAction>? Actions { get; init; }

    public PayloadView? View { get; init; }
}

internal sealed record IdHolder
{
    public string? Id { get; init; }
}

internal sealed record PayloadUser
{
    public string? Id { get; init; }

    public string? Username { get; init; }

    public string? Name { get; init; }

    /// <summary>The user's home: with shared channels not always the workspace the app is used in.</summary>
    public string? TeamId { get; init; }
}

internal sealed record PayloadContainer
{
    public string? Type { get; init; }

    public string? MessageTs { get; init; }

    public string? ChannelId { get; init; }

    public string? ViewId { get; init; }

    public bool IsEphemeral { get; init; }
}

internal sealed record BlockAction
{
    public string? Type { get; init; }

    public string? ActionId { get; init; }

    public string? ActionTs { get; init; }

    public string? Value { get; init; }

    public OptionObject? SelectedOption { get; init; }

    public IReadOnlyList<OptionObject>? SelectedOptions { get; init; }
}

internal sealed record PayloadView
{
    public string? Id { get; init; }

    public string? Type { get; init; }

    public string? CallbackId { get; init; }

    public string? PrivateMetadata { get; init; }

    public ViewState? State { get; init; }

    public IReadOnlyList<BlockHead>? Blocks { get; init; }
}

internal sealed record BlockHead
{
    public string? Type { get; init; }

    public string? BlockId { get; init; }
}

internal sealed record ViewState
{
    /// <summary>By block id, then by action id.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, StateValue>>? Values { get; init; }
}

internal sealed record StateValue
{
    public string? Type { get; init; }

    public string? Value { get; init; }

    public string? SelectedDate { get; init; }

    public OptionObject? SelectedOption { get; init; }

    public IReadOnlyList<OptionObject>? SelectedOptions { get; init; }
}

/// <summary>https://docs.slack.dev/apis/events-api: the envelope of an event, and over HTTP the handshake of an address.</summary>
internal sealed record EventCallback
{
    public const string UrlVerification = "url_verification";

    public string? Type { get; init; }

    public string? Challenge { get; init; }

    public string? TeamId { get; init; }

    public string? EnterpriseId { get; init; }

    public string? EventId { get; init; }

    public SlackEvent? Event { get; init; }
}

internal sealed record SlackEvent
{
    public string? Type { get; init; }

    /// <summary>An id in most events, a whole user in user_change.</summary>
    public JsonElement? User { get; init; }

    public string? Channel { get; init; }

    public string? Tab { get; init; }

    /// <summary>Who let somebody into a channel.</summary>
    public string? Inviter { get; init; }

    public string? EventTs { get; init; }

    public RevokedTokens? Tokens { get; init; }
}

internal sealed record RevokedTokens
{
    public IReadOnlyList<string>? Bot { get; init; }
}
