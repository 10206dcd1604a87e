using PrepBot.Chat.Messages;
using PrepBot.Domain.Rounds;

namespace PrepBot.Practice.Rounds;

/// <summary>Where the two of a round talk, in words.</summary>
internal static class TalkTexts
{
    public const string OurOwnLink = "Our own link";

    public const string OpenTheLink = "Open our link";

    public const string WeType = "We type";

    public const string WeSpeak = "We speak";

    public const string AnotherChannel = "Another voice channel";

    public const string LinkField = "The address of your call";

    public const string LinkHint = "Begins with https://. Only this round sees it, and it is gone when the round ends.";

    public const string LinkIsSet = "Your link stands on the round's card now, for the two of you alone. It goes when the round ends.";

    public const string RoundIsOver = "This round is over, so the link was not set. You can copy it from here.";

    public const string NoneIsFree = "No other voice channel is free right now, so this one stays yours. \"Our own link\" takes you anywhere else.";

    /// <summary>The beginning of a sentence, as what to do first.</summary>
    public static RichText Begin(TalkPlace? talk) => talk switch
    {
        TalkPlace.Voice voice => RichText.Create($"Talk in {new RoomName(voice.Channel)}"),
        TalkPlace.OwnLink => "Talk by your own link, below",
        TalkPlace.Typing => "Ask and answer here in writing",
        null => new RichText([new TalkHere(Begins: true)]),
        _ => throw new ArgumentOutOfRangeException(nameof(talk)),
    };

    /// <summary>In the middle of a sentence, while they talk.</summary>
    public static RichText Meanwhile(TalkPlace? talk) => talk switch
    {
        TalkPlace.Voice voice => RichText.Create($"talk in {new RoomName(voice.Channel)}"),
        TalkPlace.OwnLink => "talk by your own link",
        TalkPlace.Typing => "you type",
        null => new RichText([new TalkHere(Begins: false)]),
        _ => throw new ArgumentOutOfRangeException(nameof(talk)),
    };

    /// <summary>The same for whoever is outside the room.</summary>
    public static RichText InTheRoom(TalkPlace? talk) => talk switch
    {
        TalkPlace.OwnLink => "Talk by your own link: it stands on the round's card.",
        TalkPlace.Typing => "You type today: ask and answer in your room.",
        _ => RichText.Create($"{Begin(talk)}."),
    };

    /// <summary>Both read what one of them has set.</summary>
    public static RichText Set(string by, TalkPlace? talk) => talk switch
    {
        TalkPlace.Voice voice => RichText.Create($"{by} moved you: talk in {new RoomName(voice.Channel)} now."),
        TalkPlace.OwnLink => $"{by} set a link to talk by: it stands on the round's card.",
        TalkPlace.Typing => $"{by} types today: ask and answer here in writing.",
        null => RichText.Create($"{by} can speak after all. {Begin(talk)}."),
        _ => throw new ArgumentOutOfRangeException(nameof(talk)),
    };

    /// <summary>Both read that their channel is deleted, and where they talk instead.</summary>
    public static RichText ChannelIsGone(TalkPlace? talk) => RichText.Create($"Your voice channel is gone. {Begin(talk)}, or set your own link on the round's card.");

    /// <summary>At the field.</summary>
    public static string Mistake(LinkLack why) => why switch
    {
        LinkLack.NotHttps => "Please give a whole address that begins with https://.",
        LinkLack.TooLong => $"At most {TalkPlace.MaxAddress} characters, please.",
        LinkLack.HasPassword => "Please leave out the name and password before the @: everybody who sees the link would read them.",
        LinkLack.NotPublic => "This address leads to a machine of your own, where your partner cannot come. Please give one that works everywhere.",
        _ => throw new ArgumentOutOfRangeException(nameof(why)),
    };
}
