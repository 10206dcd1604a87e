#pragma warning disable CS8524 // A number without a name is no case of ours; a name without a case is an error (CS8509).
using PrepBot.Chat.Commands;
using PrepBot.Chat.Platforms;

namespace PrepBot.Discord.Adapter;

/// <summary>What somebody can do about a refusal of Discord's, in Discord's own words.</summary>
public static class DiscordRemedies
{
    /// <summary>The end of "Please …"; null where nobody can do anything.</summary>
    public static string? For(PlatformRefusal refusal, IReadOnlyList<string> rights, CommandRoot root) => refusal switch
    {
        PlatformRefusal.NoAccess => $"allow me {Rights(rights, "View Channel")} there, under Edit Channel, Permissions",
        PlatformRefusal.MissingRight => $"allow me {Rights(rights, "View Channel, Send Messages and Send Messages in Threads")} there, under Edit Channel, Permissions",
        PlatformRefusal.Archived => "open the thread again",
        PlatformRefusal.RoomGone => $"type {root.InChannel} in another channel",
        PlatformRefusal.LimitReached => "archive old threads: this server has as many active ones as Discord allows",
        PlatformRefusal.ClosedMessages => "allow direct messages from this server: press the server's name, Privacy Settings, Direct Messages",
        PlatformRefusal.NotInstalled => "add me to the server again",
        PlatformRefusal.WrongPlace => $"type {root.InChannel} in a plain text channel",
        PlatformRefusal.MessageGone or PlatformRefusal.PersonGone or PlatformRefusal.TooLong or PlatformRefusal.CannotBeEdited
            or PlatformRefusal.AnswerOver or PlatformRefusal.Other => null,
    };

    private static string Rights(IReadOnlyList<string> known, string otherwise) => known.Count switch
    {
        0 => otherwise,
        1 => known[0],
        _ => $"{string.Join(", ", known.Take(known.Count - 1))} and {known[^1]}",
    };
}
