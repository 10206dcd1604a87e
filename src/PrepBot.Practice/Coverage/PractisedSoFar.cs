using PrepBot.Domain.Coverage;
using PrepBot.Domain.Pairing;
using PrepBot.Domain.Principles;

namespace PrepBot.Practice.Coverage;

/// <summary>A candidate's practice as the choice of principles looks at it, counted from their credits.</summary>
internal static class PractisedSoFar
{
    public static IReadOnlyDictionary<PrincipleId, TimesPractised> From(IReadOnlyList<Credit> credits) => credits
        .GroupBy(credit => credit.Principle)
        .ToDictionary(group => group.Key, group => new TimesPractised(group.Count(), group.Max(credit => credit.EndedAt)));

    /// <summary>What was practised in rounds and what alone, together.</summary>
    public static IReadOnlyDictionary<PrincipleId, TimesPractised> Both(
        IReadOnlyDictionary<PrincipleId, TimesPractised> inRounds, IReadOnlyDictionary<PrincipleId, TimesPractised> alone) => inRounds
        .Concat(alone)
        .GroupBy(practice => practice.Key)
        .ToDictionary(group => group.Key, group => new TimesPractised(group.Sum(practice => practice.Value.Credits), group.Max(practice => practice.Value.LastAt)));
}
