namespace PrepBot.Slack.WebApi;

/// <summary>An event we ask Slack for, with the right it needs.</summary>
/// <param name="Name">As Slack names it.</param>
/// <param name="Scopes">What the token must be allowed: one for public channels and one for private ones, where each has its own; empty where none is needed.</param>
internal sealed record SlackEventKind(string Name, params string[] Scopes)
{
    /// <summary>Everything we ask for: none of it carries what people write.</summary>
    public static IReadOnlyList<SlackEventKind> All { get; } =
    [
        new("app_home_opened"),
        new("app_uninstalled"),
        new("tokens_revoked"),
        new("user_change", "users:read"),

        // Without these a channel that is closed, or opened to the bot, would be found out by the next try only.
        new("channel_archive", "channels:read"),
        new("channel_deleted", "channels:read"),
        new("channel_unarchive", "channels:read"),
        new("group_archive", "groups:read"),
        new("group_deleted", "groups:read"),
        new("group_unarchive", "groups:read"),
        new("member_joined_channel", "channels:read", "groups:read"),
    ];
}
