using PrepBot.Domain.Members;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Leaving;

namespace PrepBot.Storage.Members.Forgetting;

/// <summary>What is counted about a member, and where their name stands.</summary>
internal sealed partial class MemberEraser
{
    public async Task EraseCountsAsync(Erasure erasure, CancellationToken cancellationToken)
    {
        const string CreditsSql = """
            delete from credits
            where community_id = @CommunityId and candidate_id = @MemberId
            """;
        const string ServiceSql = """
            delete from service_marks
            where community_id = @CommunityId and interviewer_id = @MemberId
            """;
        const string ClaimsSql = """
            delete from claims
            where community_id = @CommunityId and member_id = @MemberId
            """;
        const string PraiseSql = """
            delete from praise_notes
            where community_id = @CommunityId and @MemberId in (one_id, other_id)
            """;
        const string ExposuresSql = """
            delete from prompt_exposures
            where community_id = @CommunityId and member_id = @MemberId
            """;
        const string TrainingsSql = """
            delete from trainings
            where community_id = @CommunityId and member_id = @MemberId
            """;
        const string RingWishesSql = """
            delete from ring_wishes
            where community_id = @CommunityId and member_id = @MemberId
            """;
        const string RingHoursSql = """
            delete from ring_hours
            where community_id = @CommunityId and member_id = @MemberId
            """;

        // Rings of others for the member stay for the three days they are kept, and name nobody.
        const string RingsSql = """
            delete from rings
            where community_id = @CommunityId and member_id = @MemberId
            """;
        const string NoShowsSql = """
            delete from no_shows
            where community_id = @CommunityId and member_id = @MemberId
            """;
        const string AvoidsSql = """
            delete from do_not_pair
            where community_id = @CommunityId and @MemberId in (member_id, avoided_id)
            """;
        const string ObservationsSql = """
            delete from observations
            where community_id = @CommunityId and @MemberId in (observer_id, candidate_id)
            """;
        const string DisputesSql = """
            delete from disputes d
            using rounds r
            where r.community_id = @CommunityId and r.candidate_id = @MemberId and d.community_id = r.community_id and d.round_id = r.round_id
            """;

        // The bank's figures stay: that a prompt was asked says nothing of who answered.
        const string AsksSql = """
            update prompt_asks a
            set answer_seconds = null, verdict = null
            from rounds r
            where r.community_id = @CommunityId and r.candidate_id = @MemberId and a.community_id = r.community_id and a.round_id = r.round_id
                and (a.answer_seconds is not null or a.verdict is not null)
            """;
        const string DecidedSql = """
            update disputes
            set decided_by = null
            where community_id = @CommunityId and decided_by = @MemberId
            """;
        const string OpenedSql = """
            update channels
            set opened_by = null
            where community_id = @CommunityId and opened_by = @MemberId
            """;
        const string ToldSql = """
            update refused_places
            set told_id = null
            where community_id = @CommunityId and told_id = @MemberId
            """;
        const string SeatsSql = """
            delete from open_seats
            where community_id = @CommunityId and member_id = @MemberId
            """;
        const string EntriesSql = """
            delete from waiting_entries
            where community_id = @CommunityId and member_id = @MemberId
            """;

        foreach (var sql in new[]
        {
            CreditsSql, ServiceSql, ClaimsSql, PraiseSql, ExposuresSql, TrainingsSql, RingWishesSql, RingHoursSql, RingsSql, NoShowsSql, AvoidsSql, ObservationsSql, DisputesSql, AsksSql, DecidedSql, OpenedSql,
            ToldSql, SeatsSql, EntriesSql,
        })
        {
            await RunAsync(sql, erasure, cancellationToken);
        }
    }

    public async Task<IReadOnlyList<RoundId>> OpenDebriefsAsync(Erasure erasure, int most, CancellationToken cancellationToken)
    {
        const string Sql = """
            select r.round_id
            from rounds r
            where r.community_id = @CommunityId and r.stage = @RoundStageDebriefing
                and (r.candidate_id = @MemberId or (r.interviewer_id = @MemberId and exists (
                    select
                    from debriefs d
                    where d.community_id = r.community_id and d.round_id = r.round_id and d.part = @RoundPartCandidate)))
            order by r.round_id
            limit @most
            """;

        return await session.ListAsync<RoundId>(Sql, new { erasure.CommunityId, erasure.MemberId, most }, cancellationToken);
    }

    public async Task<IReadOnlyList<PostedFace>> CardsAsync(Erasure erasure, int most, CancellationToken cancellationToken)
    {
        // Old boards may be many, and nothing depends on their order: each goes in a lane of its own, so that the channel's cards need not wait.
        const string Sql = """
            select p.card, p.subject, s.lane
            from posted_cards p
            join (
                select 'round' as card, round_id as subject, round_id as lane
                from rounds
                where community_id = @CommunityId
                    and (interviewer_id = @MemberId or candidate_id = @MemberId or observer_id = @MemberId)
                union all
                select 'invitation', invitation_id, channel_id
                from invitations
                where community_id = @CommunityId and @MemberId in (from_id, to_id)
                union all
                select 'ring', ring_id, member_id
                from rings
                where community_id = @CommunityId and waiter_id = @MemberId
                union all
                select 'weekly-board', b.post_id, b.post_id
                from leaderboard_posts b
                join members m using (community_id)
                where b.community_id = @CommunityId and m.member_id = @MemberId and b.posted_at >= m.created_at) s
                on s.subject = p.subject and (s.card = p.card or (s.card = 'round' and p.card like 'question.%'))
            where p.community_id = @CommunityId and p.card || ':' || p.subject > @reached
            order by p.card || ':' || p.subject
            limit @most
            """;

        var reached = erasure.Reached ?? "";
        return await session.ListAsync<PostedFace>(Sql, new { erasure.CommunityId, erasure.MemberId, reached, most }, cancellationToken);
    }

    public Task<bool> IsDoneAsync(Erasure erasure, CancellationToken cancellationToken)
    {
        const string Sql = """
            select not exists (select from form_drafts where community_id = @CommunityId and member_id = @MemberId)
                and not exists (select from notes where community_id = @CommunityId and author_id = @MemberId)
                and not exists (select from trainings where community_id = @CommunityId and member_id = @MemberId)
                and not exists (select from ring_wishes where community_id = @CommunityId and member_id = @MemberId)
                and not exists (select from ring_hours where community_id = @CommunityId and member_id = @MemberId)
                and not exists (select from rings where community_id = @CommunityId and member_id = @MemberId)
                and not exists (select from rings where community_id = @CommunityId and waiter_id = @MemberId and state in (@RingStateOpen, @RingStateAppointed))
                and not exists (select from prompt_suggestions where community_id = @CommunityId and author_id = @MemberId)
                and not exists (select from debriefs where community_id = @CommunityId and author_id = @MemberId and not words_erased)
                and not exists (
                    select
                    from rounds r
                    join debriefs d using (community_id, round_id)
                    where r.community_id = @CommunityId and r.candidate_id = @MemberId)
                and not exists (
                    select
                    from rounds r
                    join notes n using (community_id, round_id)
                    where r.community_id = @CommunityId and r.candidate_id = @MemberId)
                and not exists (select from credits where community_id = @CommunityId and candidate_id = @MemberId)
                and not exists (select from open_seats where community_id = @CommunityId and member_id = @MemberId)
                and not exists (select from waiting_entries where community_id = @CommunityId and member_id = @MemberId)
                and not exists (select from invitations where community_id = @CommunityId and @MemberId in (from_id, to_id) and state = @InvitationStateOpen)
            """;

        return session.SingleAsync<bool>(Sql, new { erasure.CommunityId, erasure.MemberId }, cancellationToken);
    }
}
