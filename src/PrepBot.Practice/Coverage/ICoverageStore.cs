using PrepBot.Domain.Coverage;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Coverage;

/// <summary>Keeps credits. Everything that is shown of coverage is counted from them.</summary>
public interface ICoverageStore
{
    /// <summary>All credits a candidate has from an interviewer in a week, and all these rounds gave, become these.</summary>
    Task ReplaceAsync(PairWeek pair, IReadOnlyCollection<RoundId> rounds, IReadOnlyList<Credit> credits, CancellationToken cancellationToken);

    /// <summary>The credits two members have from each other, of rounds that ended at or after an instant.</summary>
    Task<IReadOnlyList<Credit>> BetweenAsync(CommunityId community, MemberId one, MemberId other, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Notes that organisers were told of a pair in a month.</summary>
    /// <returns>False when they were before: then nothing changed.</returns>
    Task<bool> NotePraiseAsync(CommunityId community, MemberId one, MemberId other, DateOnly month, CancellationToken cancellationToken);

    /// <summary>The candidate's word on the interviewer counts from now on: at the reveal, and never before. Twice is harmless.</summary>
    /// <param name="round">The round, revealed.</param>
    /// <param name="week">The week it counts in where the interviewer filed nothing; else it counts with what they filed.</param>
    /// <param name="helpfulness">1-4.</param>
    Task AddHelpfulnessAsync(Round round, IsoWeekNumber week, int helpfulness, CancellationToken cancellationToken);

    /// <summary>Which of these revealed rounds have a debrief that counts: whose evidence is enough, of a round that was long enough. Twice is harmless.</summary>
    Task SetCountedAsync(CommunityId community, IReadOnlyCollection<RoundId> counted, IReadOnlyCollection<RoundId> notCounted, CancellationToken cancellationToken);

    /// <summary>All credits of a member as candidate, oldest first.</summary>
    Task<IReadOnlyList<Credit>> OfCandidateAsync(CommunityId community, MemberId member, CancellationToken cancellationToken);

    /// <summary>A member as interviewer, with nothing taken out: see <see cref="InterviewerRecord.Withheld"/>.</summary>
    Task<InterviewerRecord> OfInterviewerAsync(CommunityId community, MemberId member, CancellationToken cancellationToken);

    /// <summary>What members did in a span of weeks, both ends included; members who hide are left out.</summary>
    Task<IReadOnlyList<MemberTally>> TalliesAsync(CommunityId community, IsoWeekNumber from, IsoWeekNumber to, CancellationToken cancellationToken);

    /// <summary>As <see cref="TalliesAsync"/> from the beginning on: what somebody has practised is then what was once new to them, and a tenth of the rows tell it.</summary>
    Task<IReadOnlyList<MemberTally>> TalliesOfAllTimeAsync(CommunityId community, IsoWeekNumber until, CancellationToken cancellationToken);

    /// <summary>In which weeks members practised what for the first and for the last time, up to a week.</summary>
    Task<IReadOnlyList<PractisedWeeks>> PractisedWeeksAsync(CommunityId community, IReadOnlyCollection<MemberId> members, IsoWeekNumber until, CancellationToken cancellationToken);

    /// <summary>The last week each principle was practised in by anybody.</summary>
    Task<IReadOnlyDictionary<PrincipleId, IsoWeekNumber>> LastPractisedAsync(CommunityId community, IsoWeekNumber until, CancellationToken cancellationToken);

    /// <summary>Rounds completed and members active in a span of weeks.</summary>
    Task<Activity> ActivityAsync(CommunityId community, string timeZone, IsoWeekNumber from, IsoWeekNumber to, CancellationToken cancellationToken);

    /// <summary>As <see cref="ActivityAsync"/> from the beginning on: each member is asked whether they took part, and not each round who did.</summary>
    Task<Activity> ActivityOfAllTimeAsync(CommunityId community, string timeZone, IsoWeekNumber until, CancellationToken cancellationToken);
}

/// <summary>A candidate and an interviewer in a week: what one credit of each principle is given for at most.</summary>
public sealed record PairWeek(CommunityId CommunityId, MemberId CandidateId, MemberId InterviewerId, IsoWeekNumber Week);

/// <summary>When a member practised a principle for the first and for the last time.</summary>
public sealed record PractisedWeeks(MemberId MemberId, PrincipleId Principle, IsoWeekNumber First, IsoWeekNumber Last);

/// <summary>How much was going on.</summary>
/// <param name="Rounds">Rounds that were completed.</param>
/// <param name="Members">Members who took part.</param>
public sealed record Activity(int Rounds, int Members);
