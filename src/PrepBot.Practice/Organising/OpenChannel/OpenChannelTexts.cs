using PrepBot.Chat.Messages;
using PrepBot.Chat.Platforms;
using PrepBot.Practice.Refusals;
using PrepBot.Practice.Wording;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Organising.OpenChannel;

/// <summary>What members read here, a sentence each.</summary>
internal static class OpenChannelTexts
{
    public const string Feature = "channel";
    public const string OpenVerb = "open";

    public static Button Open(ChannelId channel) => new(new ActionId(Feature, OpenVerb, Subject.Create(channel)), "Open it for mocks", ButtonStyle.Primary);

    public const string NoSuchChannel = "I do not know this channel any more. Type /mock-admin enable in the one you want.";

    public static RichText IsOpen(RoomRef room) =>
        RichText.Create($"{new RoomName(room)} is open for mocks. Should I not be allowed to post the queue card there, you hear from me at once what to do; members can type /mock start as well.");

    public const string EnableHelp = "Organisers: open this channel for mocks";

    public const string DisableHelp = "Organisers: close this channel for mocks";

    public static string ThisIsARoom => "This is the room of a round. Use it in the channel itself.";

    public static string CannotPostHere(IReadOnlyList<string> toPost, string? remedy) =>
        $"I cannot post in this channel: I am missing {InWords.List(toPost)}. Please {remedy ?? "give me that right"}, then type /mock-admin enable again. Nothing has changed so far.";

    public static string ChannelClosed => "This channel is closed for new mocks; rounds under way finish as planned. /mock-admin enable opens it again.";

    public static string RoundsInPrivateMessages(IReadOnlyList<string> toOpenRooms, Remedies remedies, CommunityRef @ref) =>
        $" Rounds will be held in private messages, because I am missing {InWords.List(toOpenRooms)}: to have private rooms, please {remedies.For(@ref, PlatformRefusal.MissingRight, toOpenRooms) ?? "give me that right"}.";

    public static string ChannelOpen(string rooms) =>
        $"This channel is open for mocks: members can press a button on its queue card or type /mock start. Should I not be allowed to post the card here, you hear from me at once what to do.{rooms}";

    public static string ChannelYouWaitedInClosed => "The channel you waited in has been closed for mocks, so you are out of its queue.";
}
