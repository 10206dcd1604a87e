using PrepBot.Domain.Zones;

namespace PrepBot.Domain.Pairing;

/// <summary>Who of those who want to be rung is asked, when, and for how long. Depends on nothing but its inputs.</summary>
public static class RingRules
{
    /// <summary>A ring may be answered for so long; then the next one is asked.</summary>
    public static readonly TimeSpan AnswerTime = TimeSpan.FromMinutes(3);

    /// <summary>A wish to be rung lives so long: the simulation of small groups on the page of benchmarks shows why.</summary>
    public static readonly TimeSpan WishLife = TimeSpan.FromHours(24);

    /// <summary>"In 15 minutes".</summary>
    public static readonly TimeSpan MeetIn = TimeSpan.FromMinutes(15);

    /// <summary>An appointment that could not be kept in time is not begun later than this: the two have gone on with their day.</summary>
    public static readonly TimeSpan LateFor = TimeSpan.FromMinutes(5);

    /// <summary>Who has asked just now is there, whatever the hour.</summary>
    public static readonly TimeSpan JustAsked = TimeSpan.FromHours(1);

    /// <summary>Nobody is rung more often on a day of their own zone.</summary>
    public const int MaxADay = 3;

    /// <summary>Nobody is rung outside these hours of their own day, whatever anybody sets.</summary>
    public static readonly RingHours Waking = new(8, 22);

    /// <summary>Who is rung next for somebody who waits; null when nobody may be.</summary>
    /// <param name="waiter">Whom they would be rung for.</param>
    /// <param name="targets">Everybody who wants to be rung.</param>
    /// <param name="hours">When this group rings.</param>
    /// <param name="repeatAfter">Two who met more recently come last.</param>
    public static RingTarget? Next(Waiter waiter, IEnumerable<RingTarget> targets, RingHours hours, TimeSpan repeatAfter, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(targets);
        return targets
            .Where(target => MayRing(target, waiter, hours, now))
            .OrderBy(target => target.LastMet is { } met && now - met < repeatAfter)
            .ThenBy(target => RungToday(target, now))
            .ThenBy(target => target.Wish.Since)
            .ThenBy(target => target.Wish.MemberId.Value)
            .FirstOrDefault();
    }

    /// <summary>Whether this one may be rung now for who waits: they fit as in a pairing, are free, and have not been rung enough.</summary>
    public static bool MayRing(RingTarget target, Waiter waiter, RingHours hours, DateTimeOffset now) =>
        !target.IsBusy
        && !target.WasAsked
        && target.Wish.ExpiresAt > now
        && !(target.Wish.SnoozedUntil > now)
        && RungToday(target, now) < MaxADay
        && IsHour(target, hours, now)
        && PairingRules.Compatible(new Waiter { Entry = target.Wish.AsEntry(), DoNotPair = target.DoNotPair }, waiter, now);

    /// <summary>How often they were rung on this day of theirs.</summary>
    public static int RungToday(RingTarget target, DateTimeOffset now)
    {
        var began = LocalClock.DayBegan(now, target.TimeZone);
        return target.Rung.Count(rung => rung >= began);
    }

    /// <summary>The part of who is rung beside who waits. Their wishes must fit.</summary>
    public static WantedRole PartBeside(WantedRole wished, WantedRole waiting) => (wished, waiting) switch
    {
        (WantedRole.Either, WantedRole.Candidate) => WantedRole.Interviewer,
        (WantedRole.Either, WantedRole.Interviewer) => WantedRole.Candidate,
        _ => wished,
    };

    /// <summary>The ring that begins now.</summary>
    /// <param name="waiter">Whom they would be rung for.</param>
    /// <param name="defaultMinutes">The length where neither has named one.</param>
    public static Ring Begin(RingId id, RingTarget target, WaitingEntry waiter, int defaultMinutes, DateTimeOffset now)
    {
        var (wish, part) = (target.Wish, PartBeside(target.Wish.Role, waiter.Role));
        var mineLeads = part == WantedRole.Candidate ? wish.Principles.Count > 0 : waiter.Principles.Count == 0;
        return new Ring(
            waiter.CommunityId, id, waiter.ChannelId, wish.MemberId, waiter.MemberId, waiter.Id, part, mineLeads ? wish.Principles : waiter.Principles,
            PairingRules.Minutes(wish.Minutes, waiter.Minutes, defaultMinutes), RungToday(target, now) + 1, now, now + AnswerTime, RingState.Open)
        {
            Theme = mineLeads ? wish.Theme : waiter.Theme,
        };
    }

    /// <summary>An hour of the group's, of their own if they named any, and never outside <see cref="Waking"/>; at any hour for who has just asked.</summary>
    private static bool IsHour(RingTarget target, RingHours hours, DateTimeOffset now)
    {
        if (now - target.Wish.Since < JustAsked)
            return true;

        var hour = LocalClock.HourAt(now, target.TimeZone);
        return Waking.Holds(hour) && hours.Holds(hour) && (target.UsualHours ?? Waking).Holds(hour);
    }
}
