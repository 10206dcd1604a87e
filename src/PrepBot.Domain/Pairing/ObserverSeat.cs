using PrepBot.Values.Identity;

namespace PrepBot.Domain.Pairing;

/// <summary>Who may watch a pair's round. Pure.</summary>
public static class ObserverSeat
{
    /// <summary>The observer for a pair, or null: both of the pair welcome observers, and nobody of the three would rather not meet another.</summary>
    /// <param name="interviewer">One of the pair.</param>
    /// <param name="waiting">Everybody who waits in the channel. First in line comes first, then who has waited longest.</param>
    public static Waiter? For(Waiter interviewer, Waiter candidate, IEnumerable<Waiter> waiting)
    {
        if (!interviewer.WelcomesObservers || !candidate.WelcomesObservers)
            return null;

        return waiting
            .Where(waiter => waiter.Entry.Role == WantedRole.Observer && !waiter.InRound)
            .Where(waiter => MayMeet(waiter, interviewer) && MayMeet(waiter, candidate))
            .OrderByDescending(waiter => waiter.Entry.First).ThenBy(waiter => waiter.Entry.Since).ThenBy(waiter => waiter.Entry.Id.Value)
            .FirstOrDefault();
    }

    private static bool MayMeet(Waiter one, Waiter other) =>
        one.Entry.MemberId != other.Entry.MemberId && !Avoids(one, other.Entry.MemberId) && !Avoids(other, one.Entry.MemberId);

    private static bool Avoids(Waiter one, MemberId other) => one.DoNotPair.Contains(other);
}
