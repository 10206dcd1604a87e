using PrepBot.Host.Configuration;

namespace PrepBot.Host.Startup;

/// <summary>The chat platforms of this version: where each says that it is on, or why it is not.</summary>
internal static class ChatPlatforms
{
    /// <summary>What to tell somebody who has set a token.</summary>
    public static IEnumerable<string> Notices(Settings settings)
    {
        if (settings.Written(KnownKeys.SlackClientId) is not null)
            yield return $"People install PrepBot in their Slack workspaces at {settings.Value(KnownKeys.SlackPublicUrl).TrimEnd('/')}/slack/install.";
        if ((settings.HasDiscord || settings.HasSlack) && !settings.PlaygroundIsOn)
            yield return $"The playground is off because a chat platform is configured; {KnownKeys.PlaygroundEnabled}=true turns it on.";
    }
}
