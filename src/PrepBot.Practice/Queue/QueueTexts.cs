using PrepBot.Chat.Messages;
using PrepBot.Domain.Pairing;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Queue;

/// <summary>What members read here, a sentence each.</summary>
internal static class QueueTexts
{
    public static RichText TrainMeanwhile => RichText.Create($"{"Train my ear":strong} · two minutes\nRate one answer as an interviewer, then see the key.");

    public static RichText TrainFirst => RichText.Create($"{"Your first time asking?":strong} While the other is on the way: rate one answer, then see the key. Two minutes, and you may leave it.");

    public static RichText FirstHere => RichText.Create($"{"You are the first here":strong}\nWhat needs nobody is on this card. To bring others, post this where your group talks:");

    public static string InviteOthers => "Who practises Leadership Principle interviews with me? One asks, one answers, then we swap. Type /mock start in the channel for mocks, and the two of us are paired.";

    public static string InARoundAlready => "You are in a round already. End it first; the invitation stands until then or until it lapses.";

    public static string CouldNotCheckPartner => "I could not check just now whether your partner is still here: the chat service did not answer me. The invitation stands; please press Accept again in a minute.";

    public static string PartnerNotFree => "Your partner is not free any more. /mock start finds you somebody else.";

    public static RichText Invitation(Span to, Span from, string what, DateTimeOffset expiresAt) =>
        RichText.Create($"{to}, {from} would like to do a mock round with you{what}. The invitation stands until {new Moment(expiresAt, MomentStyle.Time)}.");

    public static RichText InviteesInARound(Span from, Span to) => RichText.Create($"{from} and {to} are in a mock round.");

    public static RichText InvitationNotTakenUp(Span from) => RichText.Create($"{from}'s invitation was not taken up this time.");

    public static RichText InvitationTakenBack(Span from) => RichText.Create($"{from} took an invitation back.");

    public static RichText InvitationLapsed(Span from) => RichText.Create($"{from}'s invitation has lapsed.");

    public static RichText ObserverWatches(Span watcher) => RichText.Create($"{watcher} watches and counts for you: you both welcome observers.");

    /// <summary>Why these two, and who watches them.</summary>
    public static RichText Why(string partner, string why, RichText? watched) => RichText.Create(
        $"{(why.Length > 0 ? $"Why {partner}: {why}." : "")}{(watched is null ? "" : why.Length > 0 ? "\n" : "")}{watched ?? RichText.Plain("")}");

    public static string AcceptedBy(string partner) => $"{partner} has accepted your invitation.";

    public const string ChannelClosed = "An organiser has closed this channel for new mocks. Rounds under way finish as planned.";

    public const string NobodyWaits = "Nobody is waiting right now";

    /// <summary>In a message that the card has left, or not yet come to: true wherever it stands.</summary>
    public static RichText OnTheNewestCard => RichText.Plain("Who waits here is on the newest queue card of this channel.", Emphasis.Light);

    public const string Waiting = "Waiting for a mock partner";

    /// <summary>How many wait who are not listed.</summary>
    public static string Others(int count) => $"and {count} more, longest wait first";

    public const string PressAButton = "Press a button, and the next one who fits becomes your partner.";

    /// <summary>"Most rounds here start Tue and Thu, 18:00 to 20:00 (Europe/Madrid)."</summary>
    public static string MostRoundsStart(BusyHours busy, string timeZone) =>
        $"Most rounds here start {InWords.List([.. busy.Days.Select(day => $"{day}"[..3])])}, {busy.From:00}:00 to {busy.Until:00}:00 ({timeZone}).";

    public const string PressToJoin = "Press a button to join; who fits is paired at once.";

    /// <summary>Where a round opens that was paired just now: true also where no room may be opened. For whoever is sent the way into the room as well.</summary>
    public static string Opens(bool roomsAreRefused) => roomsAreRefused ? OpensNow(roomsAreRefused) : "Your private room opens now and calls you.";

    /// <summary>The same for whoever is sent nothing more.</summary>
    public static string OpensNow(bool roomsAreRefused) => roomsAreRefused
        ? "Your round opens now, in a private room or, while I may not open one here, in our private messages."
        : "Your private room opens now and calls you.";

    public static RichText WaitingLapsed => RichText.Create($"Nobody who fits came by in this time, so you are out of the queue.");

    public static RichText InvitationNotAnswered => RichText.Create($"Your invitation was not answered in time. /mock start finds you another partner.");

    /// <summary>On the queue's card: rounds find no room of their own here.</summary>
    public static string RoomsArePrivate(IReadOnlyList<string> rights) =>
        rights.Count == 0 ? "Rounds started here are held in private messages for now." : $"Rounds started here are held in private messages for now: I am missing {InWords.List([.. rights])}.";
}
