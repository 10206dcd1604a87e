using PrepBot.Slack.Rendering;
using PrepBot.Slack.WebApi;

namespace PrepBot.Slack.Inbound;

/// <summary>What set an interaction off, which decides how its answer travels.</summary>
internal enum SlackSource
{
    /// <summary>A slash command: the answer may travel with the acknowledgement.</summary>
    Command = 0,

    /// <summary>A button or select of a message others see too.</summary>
    SharedMessage = 1,

    /// <summary>A button or select of a message only this person sees.</summary>
    PrivateMessage = 2,

    /// <summary>A button on the member's own page.</summary>
    Home = 3,

    /// <summary>A button in a modal.</summary>
    Modal = 4,

    /// <summary>A form that was sent: the answer travels with the acknowledgement.</summary>
    Submission = 5,

    /// <summary>The member's own page was opened.</summary>
    HomeOpened = 6,

    /// <summary>Something nobody waits for an answer to.</summary>
    Notice = 7,
}

/// <summary>The ways back to the person of one interaction.</summary>
internal sealed record SlackScene(SlackSource Source, SlackWorkspace Workspace, string User)
{
    /// <summary>Where it happened, or null.</summary>
    public string? Channel { get; init; }

    /// <summary>Opens one view within three seconds.</summary>
    public string? Trigger { get; init; }

    /// <summary>Half an hour, five uses.</summary>
    public Uri? ResponseUrl { get; init; }

    /// <summary>Does the same once more, with a trigger of its own; null where nothing but the person can.</summary>
    public OpenAgain? Again { get; init; }

    /// <summary>The modal the click came from.</summary>
    public string? ViewId { get; init; }

    /// <summary>The private message that was clicked, when it stands in a direct conversation and can be changed later.</summary>
    public string? MessageTs { get; init; }

    /// <summary>The first field of the form that was sent: errors about the form as a whole stand there.</summary>
    public string? FirstField { get; init; }

    /// <summary>Whether the envelope names them as of the team it came from; people met in shared channels are of another.</summary>
    public bool IsAtHome { get; init; } = true;

    /// <summary>Where a view opened from here says that it comes from.</summary>
    public ViewLocation Location => new(Channel, MessageTs);
}
