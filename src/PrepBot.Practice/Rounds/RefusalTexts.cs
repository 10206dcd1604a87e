using PrepBot.Chat.Interactions;
using PrepBot.Domain.Rounds;

namespace PrepBot.Practice.Rounds;

/// <summary>Why a step of a round cannot be taken, and what works instead.</summary>
internal static class RefusalTexts
{
    public static Reply For(RoundRefusal why) => Reply.Privately(Words(why));

    /// <summary>In answer to a step that would be shown in a room that is gone.</summary>
    public static Reply NothingShown(Round round) => Reply.Privately(
        "Your room is gone, so nobody would see it, and I have not done it. Say where the round goes on, then press again.",
        RoundActions.Reopen(round), RoundActions.EndWithoutRoom(round));

    private static string Words(RoundRefusal why) => why switch
    {
        RoundRefusal.Over => "This round is over. /mock status shows what is still open for you.",
        RoundRefusal.NotStarted => "The round starts when both of you have pressed \"I'm here\".",
        RoundRefusal.AlreadyStarted => "A question has been asked already, so there is something to debrief. Press \"End\" instead.",
        RoundRefusal.Paused => "The round is paused. Press \"Go on\" first.",
        RoundRefusal.NotPaused => "The round is not paused.",
        RoundRefusal.AnswerRunning => "An answer is still running. Press \"Done\" first, then ask the next one.",
        RoundRefusal.NoAnswerRunning => "No question has been asked yet. Open your cockpit and press \"Ask it\".",
        RoundRefusal.NoPromptLeft => "There is no further question for this principle. Go on to the next principle, or end the round.",
        RoundRefusal.NoReplacementLeft => "Both replacements of this round are used. The question can still be skipped with \"Next principle\".",
        RoundRefusal.NoProbeLeft => "There is no such probe any more. Open your cockpit again to see what is left.",
        RoundRefusal.ProbeUsed => "This probe has been asked already; pick another one.",
        RoundRefusal.TooLateToSwap => "A question has been asked, so the roles stay. After the round you can swap and go again.",
        RoundRefusal.LastPrinciple => "That was the last principle. Press \"End\" when you are done.",
        RoundRefusal.LongEnough => "This round cannot be made longer. End it, and start another one.",
        RoundRefusal.PromptMovedOn => "The round has moved on from that question. Open your cockpit again to see where you are.",
        RoundRefusal.PartnerIsHere => "Your partner is here after all, and the round is on.",
        _ => throw new ArgumentOutOfRangeException(nameof(why)),
    };
}
