namespace PrepBot.Slack.Rendering;

/// <summary>Where a view was opened from. All that its private metadata holds: ids of Slack's, and nothing anybody is judged by.</summary>
/// <param name="Room">The conversation, or null when there was none.</param>
/// <param name="MessageTs">The private message whose button opened it, when that can be changed later.</param>
internal sealed record ViewLocation(string? Room, string? MessageTs)
{
    public static ViewLocation None { get; } = new(null, null);

    public string Write() => $"{Room}/{MessageTs}";

    /// <summary>Reads what came back; anything malformed is nowhere.</summary>
    public static ViewLocation Read(string? text) =>
        text is { Length: <= 100 } && text.Split('/') is [var room, var ts] && IsId(room) && IsId(ts)
            ? new ViewLocation(room.Length > 0 ? room : null, ts.Length > 0 ? ts : null)
            : None;

    private static bool IsId(string text) => text.All(c => char.IsAsciiLetterOrDigit(c) || c == '.');
}
