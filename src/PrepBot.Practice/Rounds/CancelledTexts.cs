using PrepBot.Chat.Messages;
using PrepBot.Domain.Rounds;

namespace PrepBot.Practice.Rounds;

/// <summary>What both read of a round that ended without either of them.</summary>
internal static class CancelledTexts
{
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
