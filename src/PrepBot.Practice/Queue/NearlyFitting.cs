using PrepBot.Domain.Communities;
using PrepBot.Domain.Pairing;

namespace PrepBot.Practice.Queue;

/// <summary>Somebody who waits in the same part, and would be a partner if this member took the other one.</summary>
/// <param name="Entry">What they wait for.</param>
/// <param name="Name">Who they are.</param>
/// <param name="Role">The part that is free beside them.</param>
internal sealed record NearlyFitting(WaitingEntry Entry, string Name, WantedRole Role)
{
    /// <summary>The one who waits longest of those who would fit; null where nobody would.</summary>
    public static NearlyFitting? Find(QueueLook look, Community community, DateTimeOffset now)
    {
        if (look.Waiters.FirstOrDefault(waiter => waiter.Entry.Id == look.Stored.Id) is not { } mine || Opposite(mine.Entry.Role) is not { } role)
            return null;

        return look.Waiters
            .Where(other => other.Entry.Role == mine.Entry.Role && other.Entry.MemberId != mine.Entry.MemberId && look.People.Find(other.Entry.MemberId) is not null
                && WouldFit(mine, other, role, community, now))
            .OrderByDescending(other => other.Entry.First).ThenBy(other => other.Entry.Since).ThenBy(other => other.Entry.Id.Value)
            .Select(other => new NearlyFitting(other.Entry, look.People.PlainName(other.Entry.MemberId), role))
            .FirstOrDefault();
    }

    /// <summary>Whether these two alone would be paired if this member took that part: with the rules of pairing, and nothing else.</summary>
    public static bool WouldFit(Waiter mine, Waiter other, WantedRole role, Community community, DateTimeOffset now) =>
        PairingRules.RolesFit(role, other.Entry.Role)
        && Pairer.Pair([mine with { Entry = mine.Entry with { Role = role } }, other], PairUp.Weights(community), now, seed: 0).Pairs.Count == 1;

    private static WantedRole? Opposite(WantedRole role) => role switch
    {
        WantedRole.Candidate => WantedRole.Interviewer,
        WantedRole.Interviewer => WantedRole.Candidate,
        _ => null,
    };
}
