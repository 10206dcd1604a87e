using PrepBot.Host.Configuration;

namespace PrepBot.Host.Startup;

/// <summary>The chat platforms of this version: where each says that it is on, or why it is not.</summary>
internal static class ChatPlatforms
{
    /// <summary>What to tell somebody who has set a token.</summary>
    public static IEnumerable<string> Notices(Settings settings)
    {
        if (settings.HasDiscord)
            yield return NotYet("Discord", KnownKeys.DiscordToken);
        if ((settings.HasDiscord || settings.HasSlack) && !settings.PlaygroundIsOn)
            yield return $"The playground is off because a chat platform is configured; {KnownKeys.PlaygroundEnabled}=true turns it on.";
    }

    private static string NotYet(string platform, string key) =>
        $"This version of PrepBot has no {platform} connection yet: {key} looks right and is not used.";
}
