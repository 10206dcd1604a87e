using PrepBot.Values.Identity;

namespace PrepBot.Domain.Pairing;

/// <summary>
/// Puts everybody who waits into pairs. As many as possible are paired; among such ways as many as possible who are first in line; among those
/// the greatest sum of scores; and what is still equal goes to who has waited longer.
/// </summary>
public static class Pairer
{
    /// <summary>So many are looked at in one go, those at the end of a longer line stay for the next: time grows with the cube.</summary>
    public const int MaxWaiters = 500;

    /// <summary>Decides. Depends on nothing but its inputs, and not on the order of the waiters.</summary>
    /// <param name="waiters">One channel's queue. Of several entries of one member only the foremost is paired.</param>
    /// <param name="weights">What counts how much.</param>
    /// <param name="now">The time of pairing.</param>
    /// <param name="seed">Decides what nothing else decides.</param>
    /// <exception cref="ArgumentException">The weights are out of range.</exception>
    public static PairingResult Pair(IReadOnlyList<Waiter> waiters, PairingWeights weights, DateTimeOffset now, int seed)
    {
        PairingWeights.ThrowIfWrong(weights);
        var line = waiters.OrderByDescending(waiter => waiter.Entry.First)
            .ThenBy(waiter => waiter.Entry.Since)
            .ThenBy(waiter => waiter.Entry.Id.Value)
            .ToList();
        var able = Able(line, now);
        var fits = Score(able, weights, now, seed);
        var partners = Matching.MaximumWeight(Weigh(able, fits));

        var longest = able.MinBy(waiter => (waiter.Entry.Since, waiter.Entry.Id.Value));
        var pairs = new List<ChosenPair>();
        var paired = new HashSet<WaitingEntryId>();
        for (var a = 0; a < able.Count; a++)
        {
            var b = partners[a];
            if (b < a)
                continue;

            var fit = fits[a, b]!.Value;
            var alone = Choices(fits, a) == 1 && Choices(fits, b) == 1;
            pairs.Add(new ChosenPair(
                fit.Roles.Interviewer.Entry,
                fit.Roles.Candidate.Entry,
                PairingRules.Minutes(fit.Roles.Candidate.Entry.Minutes, fit.Roles.Interviewer.Entry.Minutes, weights.DefaultMinutes),
                fit.Score,
                Reasons(fit, alone, longest!, now)));
            paired.Add(able[a].Entry.Id);
            paired.Add(able[b].Entry.Id);
        }

        return new PairingResult(pairs, [.. line.Select(waiter => waiter.Entry).Where(entry => !paired.Contains(entry.Id))], seed);
    }

    private static List<Waiter> Able(List<Waiter> line, DateTimeOffset now)
    {
        var members = new HashSet<MemberId>();
        return [.. line.Where(waiter => PairingRules.CanBePaired(waiter, now) && members.Add(waiter.Entry.MemberId)).Take(MaxWaiters)];
    }

    private static Fit?[,] Score(List<Waiter> able, PairingWeights weights, DateTimeOffset now, int seed)
    {
        var fits = new Fit?[able.Count, able.Count];
        for (var a = 0; a < able.Count; a++)
        {
            for (var b = a + 1; b < able.Count; b++)
            {
                if (!PairingRules.Compatible(able[a], able[b], now))
                    continue;

                var roles = PairingRules.GiveRoles(able[a], able[b], seed);
                var score = PairingRules.Score(roles, weights, now);
                fits[a, b] = fits[b, a] = new Fit(roles, score, score.Total(weights));
            }
        }

        return fits;
    }

    /// <summary>One number for each pair, in which each rank of wishes is worth more than all that stands below it can add up to.</summary>
    private static long[,] Weigh(List<Waiter> able, Fit?[,] fits)
    {
        var count = able.Count;
        var pairs = Math.Max(1, count / 2);
        var best = 0L;
        foreach (var fit in fits)
            best = Math.Max(best, fit?.Total ?? 0);

        checked
        {
            var score = ((long)count * (count + 1) / 2) + 1;
            var first = (((best * score) + (2 * count)) * pairs) + 1;
            var pair = first * (1 + able.Count(waiter => waiter.Entry.First));
            var weights = new long[count, count];
            for (var a = 0; a < count; a++)
            {
                for (var b = a + 1; b < count; b++)
                {
                    if (fits[a, b] is not { } fit)
                        continue;

                    var positions = count - a + (count - b);
                    var firsts = (able[a].Entry.First ? first : 0) + (able[b].Entry.First ? first : 0);
                    weights[a, b] = weights[b, a] = pair + firsts + (fit.Total * score) + positions;
                }
            }

            return weights;
        }
    }

    private static int Choices(Fit?[,] fits, int a)
    {
        var choices = 0;
        for (var b = 0; b < fits.GetLength(1); b++)
            choices += fits[a, b] is null ? 0 : 1;

        return choices;
    }

    private static List<WhyThisPartner> Reasons(Fit fit, bool alone, Waiter longest, DateTimeOffset now)
    {
        var (interviewer, candidate, how) = fit.Roles;
        var reasons = new List<WhyThisPartner>();
        if (alone)
            reasons.Add(new NobodyElseFitted());

        foreach (var waiter in (Waiter[])[interviewer, candidate])
        {
            if (waiter.Entry.First)
                reasons.Add(new FirstInLine(waiter.Entry.MemberId));
        }

        reasons.Add(PairingRules.LastMet(interviewer, candidate) switch
        {
            null => new NeverMet(),
            { } met when fit.Score.NotMetLately == 0 => new MetLately(met),
            { } met => new NotMetLately(met),
        });
        if (!alone && (ReferenceEquals(interviewer, longest) || ReferenceEquals(candidate, longest)) && now > longest.Entry.Since)
            reasons.Add(new WaitedLongest(longest.Entry.MemberId, now - longest.Entry.Since));

        reasons.Add(how switch
        {
            RolesGivenBy.Request => new RolesAsAsked(),
            RolesGivenBy.Balance => new RolesEvenOut(),
            _ => new RolesByCoin(),
        });
        if (candidate.Thin.Count > 0)
            reasons.Add(new CandidateHasGaps(candidate.Thin.Count));
        if (PairingRules.FittingRequest(interviewer, candidate) is { } wish)
            reasons.Add(new FitsInterviewersRequest(wish));
        if (interviewer.Level is { } level && level == candidate.Level)
            reasons.Add(new SameLevel(level));
        if (PairingRules.SharedWaking(interviewer.UtcOffsetMinutes, candidate.UtcOffsetMinutes) is { } shared and >= 12 * 60)
            reasons.Add(new SharedHours(shared / 60));

        return reasons;
    }

    private readonly record struct Fit(Roles Roles, PairScore Score, long Total);
}
