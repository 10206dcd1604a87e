using PrepBot.Practice.Overview.ShowStatus;

namespace PrepBot.Practice.Overview.ShowHelp;

/// <summary>What somebody may want help with.</summary>
internal enum HelpSituation
{
    Beginning = 0,
    Waiting = 1,
    Round = 2,
    After = 3,
    Data = 4,
    Organising = 5,
}

/// <summary>Situations by their stable names, and by what is now.</summary>
internal static class HelpSituations
{
    public static string Key(HelpSituation situation) => $"{situation}".ToLowerInvariant();

    public static HelpSituation? Find(string? key) =>
        Enum.GetValues<HelpSituation>().Where(situation => Key(situation) == key).Select(situation => (HelpSituation?)situation).FirstOrDefault();

    /// <summary>The situation of who has this to look at most; the beginning for who is free.</summary>
    public static HelpSituation Of(NowItem? now) => now?.Kind switch
    {
        NowKind.Round => HelpSituation.Round,
        NowKind.Debrief => HelpSituation.After,
        NowKind.Waiting or NowKind.Invited or NowKind.Invitation or NowKind.Ring or NowKind.Appointment or NowKind.ToBeRung => HelpSituation.Waiting,
        _ => HelpSituation.Beginning,
    };
}
