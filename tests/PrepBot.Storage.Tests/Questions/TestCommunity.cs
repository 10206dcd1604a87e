using Dapper;
using Npgsql;
using PrepBot.Domain.Rounds;
using PrepBot.Testing;
using PrepBot.Values.Identity;

namespace PrepBot.Storage.Tests.Questions;

/// <summary>A community with members and rounds, as far as the bank asks for them.</summary>
internal sealed class TestCommunity(NpgsqlConnection connection)
{
    public static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static int _count;

    public CommunityId Id { get; } = new(NextId());

    public static async Task<TestCommunity> CreateAsync(NpgsqlConnection connection)
    {
        var community = new TestCommunity(connection);
        await connection.ExecuteAsync(
            """
            insert into communities (
                community_id, platform, external_id, time_zone, waiting_entry_life, invitation_life, arrival_time, repeat_after, created_at)
            values (@id, 'test', @id::text, 'Etc/UTC', '1 hour', '15 minutes', '5 minutes', '84 days', @Monday);
            insert into channels (community_id, channel_id, external_id, enabled, changed_at)
            values (@id, @id, 'channel', true, @Monday)
            """,
            new { id = community.Id.Value, Monday });
        return community;
    }

    public async Task<MemberId> MemberAsync()
    {
        var member = new MemberId(NextId());
        await connection.ExecuteAsync(
            "insert into members (community_id, member_id, external_id, display_name, created_at) values (@community, @member, @member::text, 'Ana', @Monday)",
            new { community = Id.Value, member = member.Value, Monday });
        return member;
    }

    /// <summary>A round that has been revealed.</summary>
    public async Task<Round> RoundAsync(MemberId interviewer, MemberId candidate, DateTimeOffset at)
    {
        var round = Some.Round() with { CommunityId = Id, Id = new(NextId()), InterviewerId = interviewer, CandidateId = candidate, EndedAt = at };
        await connection.ExecuteAsync(
            """
            insert into rounds (
                community_id, round_id, channel_id, interviewer_id, candidate_id, principles, stage, version, progress, created_at, ended_at, revealed_at)
            values (@community, @round, @community, @interviewer, @candidate, '{care}', 4, 1, '{}', @at, @at, @at)
            """,
            new { community = Id.Value, round = round.Id.Value, interviewer = interviewer.Value, candidate = candidate.Value, at });
        return round;
    }

    private static Guid NextId() => new(Interlocked.Increment(ref _count), 7, 7, 7, 7, 7, 7, 7, 7, 7, 7);
}
