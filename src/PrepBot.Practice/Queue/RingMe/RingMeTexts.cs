using PrepBot.Chat.Messages;
using PrepBot.Domain.Pairing;
using PrepBot.Domain.Principles;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Queue.RingMe;

/// <summary>What members read here, a sentence each.</summary>
internal static class RingMeTexts
{
    /// <param name="placeUntil">Until when their place in the queue is kept; null when it has lapsed.</param>
    public static RichText IsOn(RingWish wish, RingHours hours, DateTimeOffset? placeUntil, PrincipleSet principles) => RichText.Create(
        $"I ring you until {new Moment(wish.ExpiresAt, MomentStyle.DateAndTime)}: a private message as soon as somebody who fits begins to wait. {WishTexts.Wish(wish.Role, wish.Theme, wish.Principles, wish.Minutes, principles)}. {RingTexts.Hours(hours)} your time, at most {RingRules.MaxADay} times a day.{Place(placeUntil)}");

    public const string WhenToRingMe = "When to ring me";

    public const string FromThisHour = "From this hour of my day";

    public const string UntilThisHour = "Until this hour of my day";

    public const string EndsTooEarly = "This must be later than the hour it begins.";

    public const string BothOrNone = "Give both hours, or leave both empty.";

    public static string HoursAre(RingHours hours) => $"Where you ask to be rung, I ring you from {RingTexts.Hours(hours)} of your day. Who has just asked is rung within the hour all the same.";

    public static string RingsAreOff => "An organiser has turned rings off in this group. /mock start puts you in the queue.";

    public static string PlaceIsGone => "That place in the queue is gone, so I do not know any more what to ring you for. Start once more, and the answer offers it.";

    public static string Stopped => "All right, I do not ring you any more. The answer to /mock start offers it again.";

    public static string TakenAlready => "You have taken it already; look for your room, or type /mock status.";

    public static string AgreedAlready => "You have an appointment already: the room opens by itself and calls you both.";

    public static string Over => "The time to answer this one is over, so I looked further. One press, and you are paired with whoever still waits.";

    public static string NotFreeAnyMore => "They are not free any more. Nothing else has changed for you.";

    public static RichText NotToday(DateTimeOffset until) => RichText.Create(
        $"All right, not today. I ring you again from tomorrow, until {new Moment(until, MomentStyle.DateAndTime)}.");

    public static string NotTodayAndOver => "All right, not today. Your wish to be rung ends before tomorrow morning; /mock start offers it again.";

    public static string NothingToTakeBack => "There is no appointment here any more. /mock status shows where you stand.";

    public static string TakenBack => "Taken back, and your partner hears so.";

    private static RichText Place(DateTimeOffset? until) => until is { } kept
        ? RichText.Create($" Your place in the queue is kept until {new Moment(kept, MomentStyle.Time)}; after that you need not be here.")
        : RichText.Plain("");
}
