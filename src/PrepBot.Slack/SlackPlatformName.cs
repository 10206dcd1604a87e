using PrepBot.Domain.Communities;

namespace PrepBot.Slack;

/// <summary>How this platform is called in everything that is stored.</summary>
internal static class SlackPlatformName
{
    public static readonly PlatformName Name = new("slack");
}
