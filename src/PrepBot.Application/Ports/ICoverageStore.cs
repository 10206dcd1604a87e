using PrepBot.Domain.Communities;
using PrepBot.Domain.Coverage;
using PrepBot.Domain.Members;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;

namespace PrepBot.Application.Ports;

/// <summary>Keeps credits. Everything that is shown of coverage is counted from them.</summary>
public interface ICoverageStore
{
    /// <summary>Adds credits; one of the same principle, candidate, interviewer and week is left as it is.</summary>
    Task AddAsync(IReadOnlyList<Credit> credits, CancellationToken cancellationToken);

    /// <summary>The candidate's word on the interviewer counts from now on: at the reveal, and never before. Twice is harmless.</summary>
    /// <param name="round">The round, revealed.</param>
    /// <param name="week">The week it counts in where the interviewer filed nothing; else it counts with what they filed.</param>
    /// <param name="helpfulness">1-4.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task AddHelpfulnessAsync(Round round, IsoWeekNumber week, int helpfulness, CancellationToken cancellationToken);

    /// <summary>All credits of a member as candidate, oldest first.</summary>
    Task<IReadOnlyList<Credit>> OfCandidateAsync(CommunityId community, MemberId member, CancellationToken cancellationToken);

    /// <summary>What members did in a span of weeks, both ends included; members who hide are left out.</summary>
    Task<IReadOnlyList<MemberTally>> TalliesAsync(CommunityId community, IsoWeekNumber from, IsoWeekNumber to, CancellationToken cancellationToken);

    /// <summary>The last week each principle was practised in by anybody.</summary>
    Task<IReadOnlyDictionary<PrincipleId, IsoWeekNumber>> LastPractisedAsync(CommunityId community, IsoWeekNumber until, CancellationToken cancellationToken);

    /// <summary>Rounds completed and members active in a span of weeks.</summary>
    Task<Activity> ActivityAsync(CommunityId community, IsoWeekNumber from, IsoWeekNumber to, CancellationToken cancellationToken);
}

/// <summary>How much was going on.</summary>
/// <param name="Rounds">Rounds that were completed.</param>
/// <param name="Members">Members who took part.</param>
public sealed record Activity(int Rounds, int Members);
