using PrepBot.Domain.Coverage;
using PrepBot.Practice.Coverage;

namespace PrepBot.Storage.Tests.Coverage;

/// <summary>Credits one by one, for tests that are about reading them.</summary>
internal static class CreditsAdded
{
    /// <summary>Adds credits to those there are; one of the same principle, candidate, interviewer and week stays as it was.</summary>
    public static async Task AddAsync(this ICoverageStore coverage, IReadOnlyList<Credit> credits, CancellationToken cancellationToken)
    {
        foreach (var credit in credits)
        {
            var pair = new PairWeek(credit.CommunityId, credit.CandidateId, credit.InterviewerId, credit.Week);
            var there = (await coverage.OfCandidateAsync(credit.CommunityId, credit.CandidateId, cancellationToken))
                .Where(other => other.InterviewerId == credit.InterviewerId && other.Week == credit.Week).ToList();
            await coverage.ReplaceAsync(pair, [], [.. there.Append(credit).DistinctBy(one => one.Principle)], cancellationToken);
        }
    }
}
