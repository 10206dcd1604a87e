using PrepBot.Values.Identity;

namespace PrepBot.Discord.Settings;

/// <summary>How this platform is called in everything that is stored.</summary>
internal static class DiscordPlatformName
{
    public static readonly PlatformName Name = new("discord");
}
