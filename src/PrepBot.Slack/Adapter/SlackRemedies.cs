#pragma warning disable CS8524 // A number without a name is no case of ours; a name without a case is an error (CS8509).
using PrepBot.Chat.Commands;
using PrepBot.Chat.Platforms;

namespace PrepBot.Slack.Adapter;

/// <summary>What somebody can do about a refusal of Slack's, in Slack's own words.</summary>
public static class SlackRemedies
{
    /// <summary>The end of "Please …"; null where nobody can do anything, or Slack never refuses it so.</summary>
    public static string? For(PlatformRefusal refusal, IReadOnlyList<string> rights, CommandRoot root) => refusal switch
    {
        PlatformRefusal.NoAccess => "type /invite @PrepBot in that channel",
        PlatformRefusal.MissingRight => rights.Count > 0
            ? $"add {string.Join(" and ", rights)} under OAuth & Permissions at api.slack.com/apps, and install the app again"
            : "let the app post there, under the channel's settings, Posting permissions",
        PlatformRefusal.Archived => $"unarchive the channel, then type {root.InChannel} in it",
        PlatformRefusal.RoomGone => $"type {root.InChannel} in another channel",
        PlatformRefusal.ClosedMessages => "allow messages under App Home, Messages Tab, at api.slack.com/apps",
        PlatformRefusal.NotInstalled => "install the app again",
        PlatformRefusal.WrongPlace => $"type {root.InChannel} in an ordinary channel",
        PlatformRefusal.MessageGone or PlatformRefusal.PersonGone or PlatformRefusal.TooLong or PlatformRefusal.CannotBeEdited
            or PlatformRefusal.LimitReached or PlatformRefusal.AnswerOver or PlatformRefusal.Other => null,
    };
}
