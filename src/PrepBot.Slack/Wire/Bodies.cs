namespace PrepBot.Slack.Wire;

/// <summary>https://docs.slack.dev/reference/methods/chat.postMessage</summary>
internal sealed record PostMessage(string Channel, string Text, IReadOnlyList<SlackBlock> Blocks)
{
    public bool UnfurlLinks { get; }

    public bool UnfurlMedia { get; }
}

/// <summary>https://docs.slack.dev/reference/methods/chat.postEphemeral</summary>
internal sealed record PostEphemeral(string Channel, string User, string Text, IReadOnlyList<SlackBlock> Blocks);

/// <summary>https://docs.slack.dev/reference/methods/chat.update</summary>
internal sealed record UpdateMessage(string Channel, string Ts, string Text, IReadOnlyList<SlackBlock> Blocks);

/// <summary>https://docs.slack.dev/reference/methods/chat.delete</summary>
internal sealed record DeleteMessage(string Channel, string Ts);

/// <summary>https://docs.slack.dev/reference/methods/conversations.open</summary>
/// <param name="Users">Ids with commas between them: one for a direct message, up to eight for a group.</param>
internal sealed record OpenConversation(string Users);

/// <summary>https://docs.slack.dev/reference/methods/files.completeUploadExternal</summary>
internal sealed record CompleteUpload(IReadOnlyList<UploadedFile> Files, string ChannelId);

/// <summary>A file whose content was sent to the address Slack gave for it.</summary>
internal sealed record UploadedFile(string Id, string Title);

/// <summary>https://docs.slack.dev/reference/methods/views.open, and views.update with the id instead.</summary>
internal sealed record ShowView(ViewObject View)
{
    public string? TriggerId { get; init; }

    public string? ViewId { get; init; }

    /// <summary>For views.publish.</summary>
    public string? UserId { get; init; }
}

/// <summary>A message by way of a response address or of an acknowledgement, https://docs.slack.dev/interactivity/handling-user-interaction</summary>
internal sealed record ResponseMessage(string Text, IReadOnlyList<SlackBlock> Blocks)
{
    public string ResponseType { get; } = "ephemeral";

    public bool ReplaceOriginal { get; init; }

    public bool UnfurlLinks { get; }
}
