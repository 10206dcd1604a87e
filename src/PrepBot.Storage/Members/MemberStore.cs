using PrepBot.Domain.Members;
using PrepBot.Practice.Members;
using PrepBot.Storage.Statements;
using PrepBot.Values.Identity;

namespace PrepBot.Storage.Members;

/// <inheritdoc/>
internal sealed class MemberStore(Session session) : IMemberStore
{
    public async Task<Member> GetAsync(CommunityId community, MemberId member, CancellationToken cancellationToken)
    {
        const string Sql = """
            select m.community_id, m.member_id, c.platform, m.external_id, m.display_name,
                m.time_zone, m.level, m.track, m.target_date, m.on_leaderboard, m.observers_welcome, m.was_asked
            from members m
            join communities c using (community_id)
            where m.community_id = @community and m.member_id = @member
            """;

        return (await session.SingleAsync<MemberRow>(Sql, new { community, member }, cancellationToken)).ToMember();
    }

    public async Task<IReadOnlyList<Member>> GetAllAsync(
        CommunityId community, IReadOnlyCollection<MemberId> members, CancellationToken cancellationToken)
    {
        const string Sql = """
            select m.community_id, m.member_id, c.platform, m.external_id, m.display_name,
                m.time_zone, m.level, m.track, m.target_date, m.on_leaderboard, m.observers_welcome, m.was_asked
            from members m
            join communities c using (community_id)
            where m.community_id = @community and m.member_id = any(@ids) and m.forgotten_at is null
            """;

        if (members.Count == 0)
            return [];

        var ids = members.Select(member => member.Value).ToArray();
        var rows = await session.ListAsync<MemberRow>(Sql, new { community, ids }, cancellationToken);
        return [.. rows.Select(row => row.ToMember())];
    }

    public async Task<IReadOnlyList<Member>> SuggestingAsync(CommunityId community, CancellationToken cancellationToken)
    {
        const string Sql = """
            select m.community_id, m.member_id, c.platform, m.external_id, m.display_name,
                m.time_zone, m.level, m.track, m.target_date, m.on_leaderboard, m.observers_welcome, m.was_asked
            from members m
            join communities c using (community_id)
            where m.community_id = @community and m.forgotten_at is null
                and m.member_id = any(array(select author_id from prompt_suggestions where community_id = @community and outcome is null))
            """;

        var rows = await session.ListAsync<MemberRow>(Sql, new { community }, cancellationToken);
        return [.. rows.Select(row => row.ToMember())];
    }

    public async Task<IReadOnlyList<Member>> AroundAsync(CommunityId community, MemberId member, CancellationToken cancellationToken)
    {
        const string Sql = """
            with around as (
                select o.member_id
                from open_seats s
                join open_seats o using (community_id, round_id)
                where s.community_id = @community and s.member_id = @member
                union
                select unnest(array[from_id, to_id])
                from invitations
                where community_id = @community and (from_id = @member or to_id = @member) and state = @InvitationStateOpen
                union
                select unnest(array[member_id, waiter_id])
                from rings
                where community_id = @community and (member_id = @member or waiter_id = @member) and state in (@RingStateOpen, @RingStateAppointed)
                union
                select unnest(array[r.interviewer_id, r.candidate_id])
                from rounds r
                where r.community_id = @community and (r.interviewer_id = @member or r.candidate_id = @member) and r.stage in (@RoundStageDebriefing, @RoundStageRevealed)
                    and not exists (
                        select
                        from debriefs d
                        where d.community_id = r.community_id and d.round_id = r.round_id and d.author_id = @member))
            select m.community_id, m.member_id, c.platform, m.external_id, m.display_name,
                m.time_zone, m.level, m.track, m.target_date, m.on_leaderboard, m.observers_welcome, m.was_asked
            from around a
            join members m on m.community_id = @community and m.member_id = a.member_id
            join communities c using (community_id)
            where m.forgotten_at is null
            """;

        var rows = await session.ListAsync<MemberRow>(Sql, new { community, member }, cancellationToken);
        return [.. rows.Select(row => row.ToMember())];
    }

    public async Task<IReadOnlyList<Member>> InterviewersOfAsync(CommunityId community, MemberId candidate, int most, CancellationToken cancellationToken)
    {
        const string Sql = """
            select distinct m.community_id, m.member_id, c.platform, m.external_id, m.display_name,
                m.time_zone, m.level, m.track, m.target_date, m.on_leaderboard, m.observers_welcome, m.was_asked
            from (
                select interviewer_id
                from rounds
                where community_id = @community and candidate_id = @candidate and stage = @RoundStageRevealed
                order by ended_at desc
                limit @most) r
            join members m on m.community_id = @community and m.member_id = r.interviewer_id
            join communities c using (community_id)
            where m.forgotten_at is null
            """;

        var rows = await session.ListAsync<MemberRow>(Sql, new { community, candidate, most }, cancellationToken);
        return [.. rows.Select(row => row.ToMember())];
    }

    public async Task<Member> EnsureAsync(
        CommunityId community, PersonRef person, string displayName, CancellationToken cancellationToken)
    {
        const string Sql = """
            select m.community_id, m.member_id, c.platform, m.external_id, m.display_name,
                m.time_zone, m.level, m.track, m.target_date, m.on_leaderboard, m.observers_welcome, m.was_asked
            from members m
            join communities c using (community_id)
            where m.community_id = @community and m.external_id = @externalId
            """;
        const string AddSql = """
            insert into members (community_id, member_id, external_id, display_name, created_at)
            values (@community, @member, @externalId, @displayName, @now)
            on conflict (community_id, external_id) do nothing
            """;

        var key = new { community, externalId = person.ExternalId };
        var row = await session.FindAsync<MemberRow>(Sql, key, cancellationToken);
        if (row is null)
        {
            var parameters = new { community, member = NewId.At<MemberId>(session.Now), externalId = person.ExternalId, displayName, now = session.Now };
            await session.WriteAsync(AddSql, parameters, cancellationToken);
            row = await session.SingleAsync<MemberRow>(Sql, key, cancellationToken);
        }

        return row.ToMember();
    }

    public Task<MemberId?> FindPresentAsync(CommunityId community, PersonRef person, CancellationToken cancellationToken)
    {
        const string Sql = """
            select member_id
            from members
            where community_id = @community and external_id = @externalId and left_at is null and forgotten_at is null
            """;

        return session.FindAsync<MemberId?>(Sql, new { community, externalId = person.ExternalId }, cancellationToken);
    }

    public Task SaveProfileAsync(CommunityId community, MemberId member, Profile profile, CancellationToken cancellationToken)
    {
        const string Sql = """
            update members
            set time_zone = @TimeZone, level = @Level, track = @Track, target_date = @TargetDate, on_leaderboard = @OnLeaderboard,
                observers_welcome = @ObserversWelcome, was_asked = @WasAsked
            where community_id = @community and member_id = @member
            """;

        var parameters = new
        {
            community, member, profile.TimeZone, profile.Level, profile.Track, profile.TargetDate, profile.OnLeaderboard, profile.ObserversWelcome, profile.WasAsked,
        };
        return session.WriteAsync(Sql, parameters, cancellationToken);
    }

    public async Task<IReadOnlyList<Member>> DoNotPairAsync(CommunityId community, MemberId member, CancellationToken cancellationToken)
    {
        const string Sql = """
            select m.community_id, m.member_id, c.platform, m.external_id, m.display_name,
                m.time_zone, m.level, m.track, m.target_date, m.on_leaderboard, m.observers_welcome, m.was_asked
            from do_not_pair d
            join members m on m.community_id = d.community_id and m.member_id = d.avoided_id
            join communities c on c.community_id = d.community_id
            where d.community_id = @community and d.member_id = @member
            order by m.display_name, m.member_id
            """;

        var rows = await session.ListAsync<MemberRow>(Sql, new { community, member }, cancellationToken);
        return [.. rows.Select(row => row.ToMember())];
    }

    public Task<bool> AvoidEachOtherAsync(CommunityId community, MemberId one, MemberId other, CancellationToken cancellationToken)
    {
        const string Sql = """
            select exists (
                select
                from do_not_pair
                where community_id = @community
                    and ((member_id = @one and avoided_id = @other) or (member_id = @other and avoided_id = @one)))
            """;

        return session.SingleAsync<bool>(Sql, new { community, one, other }, cancellationToken);
    }

    public Task SetDoNotPairAsync(CommunityId community, MemberId member, MemberId other, bool avoid, CancellationToken cancellationToken)
    {
        const string AddSql = """
            insert into do_not_pair (community_id, member_id, avoided_id)
            values (@community, @member, @other)
            on conflict do nothing
            """;
        const string RemoveSql = """
            delete from do_not_pair
            where community_id = @community and member_id = @member and avoided_id = @other
            """;

        return session.WriteAsync(avoid ? AddSql : RemoveSql, new { community, member, other }, cancellationToken);
    }

    public Task SetLeftAsync(CommunityId community, MemberId member, DateTimeOffset at, CancellationToken cancellationToken)
    {
        const string Sql = """
            update members
            set left_at = @at, is_organiser = false, is_appointed = false
            where community_id = @community and member_id = @member
            """;

        return session.WriteAsync(Sql, new { community, member, at }, cancellationToken);
    }

    public Task SetAppointedAsync(CommunityId community, MemberId member, bool appointed, CancellationToken cancellationToken)
    {
        const string Sql = """
            update members
            set is_appointed = @appointed
            where community_id = @community and member_id = @member
            """;

        return session.WriteAsync(Sql, new { community, member, appointed }, cancellationToken);
    }

    public async Task<IReadOnlyList<Member>> AppointedAsync(CommunityId community, CancellationToken cancellationToken)
    {
        const string Sql = """
            select m.community_id, m.member_id, c.platform, m.external_id, m.display_name,
                m.time_zone, m.level, m.track, m.target_date, m.on_leaderboard, m.observers_welcome, m.was_asked
            from members m
            join communities c using (community_id)
            where m.community_id = @community and m.is_appointed
            order by m.display_name, m.member_id
            """;

        var rows = await session.ListAsync<MemberRow>(Sql, new { community }, cancellationToken);
        return [.. rows.Select(row => row.ToMember())];
    }

    public async Task<IReadOnlyList<MemberId>> OrganisersAsync(CommunityId community, CancellationToken cancellationToken)
    {
        const string Sql = """
            select member_id
            from members
            where community_id = @community and (is_organiser or is_appointed)
            order by member_id
            """;

        return await session.ListAsync<MemberId>(Sql, new { community }, cancellationToken);
    }

    public Task<RoleBalance> RoleBalanceAsync(CommunityId community, MemberId member, CancellationToken cancellationToken)
    {
        const string Sql = """
            select cast(count(*) filter (where candidate_id = @member) as int) as candidate,
                cast(count(*) filter (where interviewer_id = @member) as int) as interviewer
            from rounds
            where community_id = @community and (candidate_id = @member or interviewer_id = @member) and stage in (@RoundStageDebriefing, @RoundStageRevealed)
            """;

        return session.SingleAsync<RoleBalance>(Sql, new { community, member }, cancellationToken);
    }
}
