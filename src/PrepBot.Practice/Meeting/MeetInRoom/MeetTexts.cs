using PrepBot.Chat.Messages;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Members;
using PrepBot.Practice.Rounds;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Meeting.MeetInRoom;

/// <summary>What is said around arriving.</summary>
internal static class MeetTexts
{
    public static Message BothHere(Round round, People people)
    {
        return Message.Create(RichText.Create(
            $"Both here, the round is on: {TalkTexts.Meanwhile(round.Talk)}. {people.Name(round.InterviewerId)}, open your cockpit and ask the first question when you are ready."));
    }

    public static Message StillWaiting(Round round, MemberId waiting, People people)
    {
        return Message.Create(
            RichText.Create($"{people.Name(waiting)} is waiting for you in your mock room. Can you speak now?"),
            RoundActions.Here(round),
            RoundActions.CannotMakeIt(round));
    }

    public static Message Swapped(Round round, People people)
    {
        return Message.Create(RichText.Create(
            $"Roles swapped: {people.Name(round.InterviewerId)} interviews, {people.Name(round.CandidateId)} is the candidate. The cockpit has fresh questions."));
    }

    public static Message PartnerCannot(Round round) => Message.Create(
        RichText.Create($"Your partner cannot make it this time. Shall I find you somebody else?"),
        RoundActions.PairAgain(round));

    public static string StillOn => "This round is still on. End it first, then go again.";

    public static string ChannelClosed => "The channel of this round is closed for new mocks. /mock start works in another one.";

    public static string NotBothFree => "One of you is not free for another round right now. /mock status shows what you are in yourself.";

    public static string InvitedAlready => "You have invited somebody already, and the answer is still open. /mock leave takes that back.";

    public static RichText AskedForSecondRound(PersonRef person, string partnerName, DateTimeOffset expiresAt) =>
        RichText.Create($"I have asked {new PersonName(person, partnerName)} for a second round with swapped roles. As soon as they accept, your room opens; the invitation stands until {new Moment(expiresAt, MomentStyle.Time)}.");

    public static string FiveMoreMinutes => "All right, five more minutes. I have told your partner that you are waiting.";

    public static string WaitingAlready => "You are waiting already; I will ask again when the time is over.";

    public static string InAnotherRound => "You are in another round by now. /mock status shows it.";

    public static string CancelledAndChannelClosed => "The round is cancelled. Its channel is closed for new mocks; /mock start works in another one.";

    public static string PairedAgain => "There is somebody for you already: look for the new room.";

    public static string FirstInLine => "You are first in line now. I will open a room as soon as somebody fits.";

    public static string Cancelled => "Cancelled. /mock start puts you back in the queue whenever you like.";

    public static string CancelledInTime => "Thank you for saying so. The round is cancelled, and your partner knows.";
}
