namespace PrepBot.Practice.Coverage.ShowLeaderboard;

/// <summary>What members read here, a sentence each.</summary>
internal static class ShowLeaderboardTexts
{
    public const string CommandHelp = "Who covered what, and the group's gaps";
}
