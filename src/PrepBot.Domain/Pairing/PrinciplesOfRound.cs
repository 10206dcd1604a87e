using PrepBot.Domain.Members;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;

namespace PrepBot.Domain.Pairing;

/// <summary>How much a candidate has practised one principle.</summary>
/// <param name="Credits">How often, 0 or more.</param>
/// <param name="LastAt">When last, or null for never.</param>
public readonly record struct TimesPractised(int Credits, DateTimeOffset? LastAt);

/// <summary>Which principles a round is about.</summary>
public static class PrinciplesOfRound
{
    /// <summary>
    /// What the candidate asked for, the first named first; otherwise what the candidate needs most. As many as the time allows
    /// (<see cref="RoundRules.PrinciplesFor"/>), or as few as the candidate named.
    /// </summary>
    /// <param name="set">The principles there are; a wish for one it does not hold is left aside.</param>
    /// <param name="candidatesWish">What the candidate named, in their order.</param>
    /// <param name="interviewersWish">What the interviewer named; decides between equally needed ones.</param>
    /// <param name="practised">The candidate's practice; principles not in it were never practised.</param>
    /// <param name="level">The candidate's level, if known.</param>
    /// <param name="minutes">Length of the round.</param>
    /// <returns>1-3 principles, each once.</returns>
    public static IReadOnlyList<PrincipleId> Choose(
        PrincipleSet set,
        IReadOnlyList<PrincipleId> candidatesWish,
        IReadOnlyList<PrincipleId> interviewersWish,
        IReadOnlyDictionary<PrincipleId, TimesPractised> practised,
        Level? level,
        int minutes)
    {
        var wished = candidatesWish.Where(principle => set.TryGet(principle) is not null).Distinct().ToList();
        IEnumerable<PrincipleId> choice = wished.Count > 0 ? wished : ByNeed(set, interviewersWish, practised, level);
        return [.. choice.Take(RoundRules.PrinciplesFor(minutes))];
    }

    /// <summary>
    /// All principles, the most needed first: how often real loops probe it (1-4) divided by one more than its credits. Equal ones: what the interviewer
    /// named, then what was practised longest ago, then the more often probed.
    /// </summary>
    public static IReadOnlyList<PrincipleId> ByNeed(
        PrincipleSet set,
        IReadOnlyList<PrincipleId> interviewersWish,
        IReadOnlyDictionary<PrincipleId, TimesPractised> practised,
        Level? level)
    {
        return [.. set.ByProbeRank
            .OrderByDescending(Need)
            .ThenByDescending(principle => interviewersWish.Contains(principle.Id))
            .ThenBy(principle => practised.GetValueOrDefault(principle.Id).LastAt ?? DateTimeOffset.MinValue)
            .ThenBy(principle => principle.ProbeRank)
            .Select(principle => principle.Id)];

        decimal Need(Principle principle) =>
            (decimal)principle.Probed.For(level) / (1 + practised.GetValueOrDefault(principle.Id).Credits);
    }
}
