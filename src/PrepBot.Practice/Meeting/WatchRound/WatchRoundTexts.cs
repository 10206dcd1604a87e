namespace PrepBot.Practice.Meeting.WatchRound;

/// <summary>What members read here, a sentence each.</summary>
internal static class WatchRoundTexts
{
    public static string RoundIsOver => "The round is over; thank you for watching.";

    public static string NoLongerWatching => "You no longer watch this round, and what you counted is kept for them.";

    public static string RoundIsStillOn => "The round is still on. When it ends I can pair you, first in line.";
}
