using System.Globalization;

namespace PrepBot.Discord.Guilds;

/// <summary>What the bot asks for, and nothing more. https://docs.discord.com/developers/topics/permissions#permissions-bitwise-permission-flags</summary>
public static class DiscordPermissions
{
    /// <summary>Of a member: makes them an organiser.</summary>
    public const long ManageGuild = 1L << 5;

    /// <summary>Of a member: may do everything, and so makes them one too.</summary>
    public const long Administrator = 1L << 3;

    /// <summary>To see the channels mocks are opened in.</summary>
    public const long ViewChannel = 1L << 10;

    /// <summary>To post cards in them.</summary>
    public const long SendMessages = 1L << 11;

    /// <summary>To archive and lock the room of a finished round.</summary>
    public const long ManageThreads = 1L << 34;

    /// <summary>To open a room.</summary>
    public const long CreatePrivateThreads = 1L << 36;

    /// <summary>To talk in it.</summary>
    public const long SendMessagesInThreads = 1L << 38;

    /// <summary>All the bot needs, as the number in the invite link.</summary>
    public const long Needed = ViewChannel | SendMessages | ManageThreads | CreatePrivateThreads | SendMessagesInThreads;

    /// <summary>Without these nothing can be posted in a channel.</summary>
    public const long ToPost = ViewChannel | SendMessages;

    /// <summary>Without these a room under a channel is of no use, or not to be had.</summary>
    public const long ToOpenRooms = ViewChannel | CreatePrivateThreads | SendMessagesInThreads;

    /// <summary>The link with which an organiser adds the bot to a server.</summary>
    /// <param name="applicationId">The application's id.</param>
    public static Uri InviteLink(string applicationId) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"https://discord.com/oauth2/authorize?client_id={Uri.EscapeDataString(applicationId)}&scope=bot%20applications.commands&permissions={Needed}"));
}
