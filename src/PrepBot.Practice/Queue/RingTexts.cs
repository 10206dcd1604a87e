using PrepBot.Chat.Messages;
using PrepBot.Domain.Pairing;
using PrepBot.Domain.Principles;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Queue;

/// <summary>What members read about being rung.</summary>
internal static class RingTexts
{
    public const string RingMeForADay = "Ring me for 24 h";

    public static RichText Offer(RingHours hours) => RichText.Create(
        $"{"Ring me":strong} for 24 h\nI write when somebody who fits begins to wait, {Hours(hours)} your time.");

    public static RichText IsOn(DateTimeOffset until) => RichText.Create($"{"Ring me":strong} is on\nUntil {new Moment(until, MomentStyle.DateAndTime)}, or until you have a round.");

    /// <summary>"08:00 to 22:00".</summary>
    public static string Hours(RingHours hours) => $"{hours.From:00}:00 to {hours.Until:00}:00";

    /// <summary>"Raj is here now: Earn Trust, 45 min".</summary>
    public static string IsHere(string waiter, Ring ring, PrincipleSet principles) =>
        Label.Fit($"{Label.Fit(waiter, 24)} is here now: {About(ring, principles)}, {ring.Minutes} min", Label.MaxNotice);

    public static RichText AnswerBy(Span waiter, Ring ring) => RichText.Create(
        $"{Part(waiter, ring.Role)} Answer until {new Moment(ring.AnswerBy, MomentStyle.Time)}; after that I look further.");

    /// <summary>The ring in one text.</summary>
    public static RichText IsHereNow(Span waiter, Ring ring, PrincipleSet principles) =>
        RichText.Create($"{waiter} is here now: {About(ring, principles)}, {ring.Minutes} min. {AnswerBy(waiter, ring)}");

    public static RichText Which(Ring ring, RoomName channel) => RichText.Create($"Ring {ring.Number} of {RingRules.MaxADay} today. {channel}.");

    public static string Booked(string waiter) => Label.Fit($"You meet {Label.Fit(waiter, 24)} soon", Label.MaxNotice);

    public static RichText MeetAt(Span other, Ring ring, PrincipleSet principles) => RichText.Create(
        $"At {new Moment(ring.MeetAt!.Value, MomentStyle.Time)} your round with {other} begins: {About(ring, principles)}, {ring.Minutes} min. The room opens then and calls you both.");

    /// <summary>What stands where a ring was, once nothing more comes of it.</summary>
    public static RichText Ended(Span waiter, Ring ring) => ring switch
    {
        { State: RingState.Paired } => RichText.Create($"{waiter} was here, and you had your round."),
        { State: RingState.Unanswered } => RichText.Create($"{waiter} was here. There was no answer by {new Moment(ring.AnswerBy, MomentStyle.Time)}, so I looked further."),
        { State: RingState.NotToday } => RichText.Create($"{waiter} was here. You said not today, so I looked further."),
        { State: RingState.WaiterGone } => RichText.Create($"{waiter} was here, and is not free any more."),
        { State: RingState.Cancelled, MeetAt: { } at } => RichText.Create($"Your round with {waiter} at {new Moment(at, MomentStyle.Time)} was taken back."),
        { State: RingState.Cancelled } => RichText.Create($"{waiter} was here. You stopped being rung, so I looked further."),
        { State: RingState.Missed, MeetAt: { } at } => RichText.Create($"Your round with {waiter} at {new Moment(at, MomentStyle.Time)} did not come about."),
        _ => RichText.Create($"{waiter} was here."),
    };

    public static string SomebodyIsRung => "I am asking somebody who wanted to be rung. You hear from me as soon as they come; your place is kept.";

    public static RichText NobodyCame(DateTimeOffset until) => RichText.Create($"Nobody I asked can come right now. Your place is kept until {new Moment(until, MomentStyle.Time)}.");

    public static string AsAgreed => "As the two of you agreed.";

    public static RichText OtherCannot(DateTimeOffset at) => RichText.Create($"Your round at {new Moment(at, MomentStyle.Time)} is off: your partner cannot make it.");

    public static RichText NotFreeAtTheTime(DateTimeOffset at) => RichText.Create($"Your round at {new Moment(at, MomentStyle.Time)} does not begin: your partner is not free.");

    public static RichText IWasAway(DateTimeOffset at) => RichText.Create($"I was away at {new Moment(at, MomentStyle.Time)}, when your round was to begin, so it did not. Both of you hear this.");

    private static string Part(Span waiter, WantedRole role)
    {
        var name = waiter is PersonName person ? person.DisplayName : ((Words)waiter).Text;
        return role switch
        {
            WantedRole.Candidate => $"{name} would interview you.",
            WantedRole.Interviewer => $"You would interview {name}.",
            _ => "Who asks is settled when you are paired.",
        };
    }

    private static string About(Ring ring, PrincipleSet principles) =>
        ring.Principles.Count == 0 ? "any principle" : WishTexts.About(ring.Theme, ring.Principles, principles);
}
