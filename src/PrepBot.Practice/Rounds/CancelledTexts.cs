using PrepBot.Chat.Messages;
using PrepBot.Domain.Rounds;

namespace PrepBot.Practice.Rounds;

/// <summary>What both read of a round that ended without either of them.</summary>
internal static class CancelledTexts
{
    /// <summary>The last line of the room, without a name: nobody is blamed. Null where there is no room.</summary>
    public static string? InRoom(Round round) => round.Cancelled switch
    {
        CancelReason.CannotMakeIt => "One of the two cannot make it this time, so this round is off.",
        CancelReason.PartnerDidNotCome or CancelReason.NobodyCame => "This round did not begin in time, so it is off.",
        CancelReason.MemberLeft => "One of the two had to go, so this round ends here.",
        CancelReason.NothingAsked => "This round ended before a question was asked, so there is nothing to file.",
        CancelReason.ProgressLost => RoundTexts.ProgressLost,
        CancelReason.ClosedByOrganiser => RoundTexts.ClosedByOrganiser,
        _ => null,
    };

    /// <summary>To both, where a round was closed over it or by an organiser; null for every other reason, which has its own words.</summary>
    public static Message? Why(Round round) => round.Cancelled switch
    {
        CancelReason.ProgressLost => Message.Create(
            "Your round ends here: what I had noted of it can no longer be read, so there is nothing to file and it does not count. I am sorry. /mock start finds you a partner again."),
        CancelReason.ClosedByOrganiser => Message.Create(
            "An organiser has closed your round, so you are free again. /mock start finds you a partner."),
        _ => null,
    };
}
