using PrepBot.Values.Identity;

namespace PrepBot.Slack.Settings;

/// <summary>How this platform is called in everything that is stored.</summary>
internal static class SlackPlatformName
{
    public static readonly PlatformName Name = new("slack");
}
