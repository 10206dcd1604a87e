using PrepBot.Chat.Messages;
using PrepBot.Domain.Pairing;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Overview.ShowStatus;

/// <summary>What members read here, a sentence each.</summary>
internal static class ShowStatusTexts
{
    public const string CommandHelp = "Your place in the queue, your round, what you still owe";

    public const string Free = "You are free: not waiting, not in a round, and nothing to file.";

    public static RichText InARound(Span partner, RoundPart part, IReadOnlyList<PrincipleId> principles, PrincipleSet principles2, RichText when) =>
        RichText.Create($"{"In a round":strong} with {partner}, as {(part == RoundPart.Interviewer ? "interviewer" : "candidate")}: {InWords.Name(principles, principles2)}; {when}.");

    public const string OpenTheRoom = "Open the room";

    public const string RoomIsGone = "But its room is gone: press where it goes on, or end it.";

    public static RichText Waiting(int position, int queueCount, WaitingEntry entry, PrincipleSet principles) => RichText.Create(
        $"{"Waiting":strong}, number {position} of {queueCount}, until {new Moment(entry.ExpiresAt, MomentStyle.Time)}. {WishTexts.Wish(entry, principles)}.");

    public static RichText ToBeRung(RingWish wish, PrincipleSet principles) => RichText.Create(
        $"{"To be rung":strong} until {new Moment(wish.ExpiresAt, MomentStyle.DateAndTime)}, when somebody who fits begins to wait. {WishTexts.Wish(wish.Role, wish.Theme, wish.Principles, wish.Minutes, principles)}.");

    public static RichText ToBeRungAgain(RichText toBeRung) => RichText.Create($"{toBeRung} Not before tomorrow.");

    public static RichText InvitedBy(Span from, DateTimeOffset expiresAt) => RichText.Create($"{from} has invited you; answer until {new Moment(expiresAt, MomentStyle.Time)}.");

    public static RichText ToFile(Span partner, IReadOnlyList<PrincipleId> principles, PrincipleSet principles2, DateTimeOffset endedAt) =>
        RichText.Create($"{"To file":strong}: your side of the round with {partner} ({InWords.Name(principles, principles2)}), ended {new Moment(endedAt, MomentStyle.Relative)}.");

    public static string AndMore(int count, int mostListed, string what) => $"and {InWords.Count(count - mostListed, what)}: what is not shown comes up as those above are done.";
}
