using PrepBot.Domain.Principles;

namespace PrepBot.Practice.Queue.ClaimPrinciple;

/// <summary>What members read here, a sentence each.</summary>
internal static class ClaimPrincipleTexts
{
    public static string NotOnTheList => "That principle is not on the list any more. /mock leaderboard shows what the group lacks now.";

    public static string YoursAfterThisRound(string principleName, PrincipleId principleId) =>
        $"{principleName} is yours: the group sees it until you have practised it. You are in a round now; afterwards, /mock start {principleId} as candidate finds you a partner.";

    public static string Yours(string principleName) => $"{principleName} is yours: the group sees it until you have practised it.";
}
