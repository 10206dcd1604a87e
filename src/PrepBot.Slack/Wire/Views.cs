namespace PrepBot.Slack.Wire;

/// <summary>https://docs.slack.dev/reference/views</summary>
internal sealed record ViewObject(string Type, IReadOnlyList<SlackBlock> Blocks)
{
    public const string Modal = "modal";
    public const string Home = "home";

    public PlainText? Title { get; init; }

    public PlainText? Submit { get; init; }

    public PlainText? Close { get; init; }

    public string? CallbackId { get; init; }

    public string? PrivateMetadata { get; init; }
}

/// <summary>The answer to a submitted view: nothing closes it.</summary>
internal sealed record ViewAnswer(string ResponseAction)
{
    public static ViewAnswer WithErrors(IReadOnlyDictionary<string, string> errors) => new("errors") { Errors = errors };

    public static ViewAnswer Showing(ViewObject view) => new("update") { View = view };

    /// <summary>By block id.</summary>
    public IReadOnlyDictionary<string, string>? Errors { get; init; }

    public ViewObject? View { get; init; }
}
