using PrepBot.Domain.Rounds;

namespace PrepBot.Practice.Refusals.KeepRoom;

/// <summary>What members read here, a sentence each.</summary>
internal static class KeepRoomTexts
{
    public static string OpeningNewRoom => "I am opening a new room for you two; everything asked so far will be in it.";

    public static string GoesOnInPrivateMessages => "The round goes on in private messages, for both of you.";

    public static string NotInPrivateMessages => "A round cannot be held in private messages here. Open the room again, or end the round.";

    public static string RoundIsOver(RoundStage stage) => $"The round is over{(stage == RoundStage.Debriefing ? "; what you have done counts" : "")}.";

    public static string HasARoom => "That is decided already: your round has a room. /mock status shows where you are.";
}
