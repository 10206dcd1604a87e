using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Rounds;
using PrepBot.Storage.Sealing;
using PrepBot.Storage.Statements;
using PrepBot.Values.Identity;

namespace PrepBot.Storage.Rounds;

/// <inheritdoc/>
internal sealed class RoundStore(Session session, ContentCipher cipher) : IRoundStore
{
    /// <summary>What a <see cref="RoundRow"/> is made of, of a round r in a community c.</summary>
    private const string RowSql =
        "r.community_id, r.round_id, c.platform, r.channel_id, r.interviewer_id, r.candidate_id, r.observer_id, r.principles, "
        + "r.stage, r.version, r.room, r.progress, r.created_at, r.ended_at, r.revealed_at, r.follows_id, "
        + "(select v.external_id from voice_channels v where v.community_id = r.community_id and v.round_id = r.round_id) as voice, "
        + "(select coalesce(t.link, '') from round_talks t where t.community_id = r.community_id and t.round_id = r.round_id) as talk";

    public async Task<bool> AddAsync(Round round, CancellationToken cancellationToken)
    {
        // Seats in the order of ids, so that two rounds over the same members wait for each other instead of dead-locking. Who is just leaving or being
        // forgotten is waited for, and then gets no seat.
        const string Sql = """
            with added as (
                insert into rounds (
                    community_id, round_id, channel_id, interviewer_id, candidate_id, observer_id, principles, stage, version, room, progress,
                    created_at, ended_at, revealed_at, follows_id)
                values (
                    @CommunityId, @Id, @ChannelId, @InterviewerId, @CandidateId, @ObserverId, @principles, @Stage, @Version, @room,
                    cast(@progress as jsonb), @CreatedAt, @EndedAt, @RevealedAt, @Follows)),
            here as (
                select member_id
                from members
                where community_id = @CommunityId and member_id = any(@seats) and left_at is null
                order by member_id
                for key share)
            insert into open_seats (community_id, member_id, round_id)
            select @CommunityId, member_id, @Id
            from here
            order by member_id
            on conflict (community_id, member_id) do nothing
            """;
        const string RemoveSql = """
            delete from rounds
            where community_id = @CommunityId and round_id = @Id
            """;

        var parameters = RoundRow.ParametersOf(round);
        if (await session.ExecuteAsync(Sql, parameters, cancellationToken) == parameters.Seats.Length)
            return true;

        await FreeAsync(round, cancellationToken);
        await session.WriteAsync(RemoveSql, parameters, cancellationToken);
        return false;
    }

    public Task PutKitAsync(Round round, CancellationToken cancellationToken)
    {
        const string Sql = """
            update rounds
            set progress = cast(@progress as jsonb)
            where community_id = @CommunityId and round_id = @Id
            """;

        return session.WriteAsync(Sql, RoundRow.ParametersOf(round), cancellationToken);
    }

    public async Task<Round?> FindAsync(CommunityId community, RoundId round, bool forChange, CancellationToken cancellationToken)
    {
        const string LockSql = """
            select
            from rounds
            where community_id = @community and round_id = @round
            for no key update
            """;
        const string Sql = $"""
            select {RowSql}
            from rounds r
            join communities c using (community_id)
            where r.community_id = @community and r.round_id = @round
            """;

        var parameters = new { community, round };
        if (forChange)
            session.Lock(LockSql, parameters);

        return (await session.FindAsync<RoundRow>(Sql, parameters, cancellationToken))?.ToRound(cipher);
    }

    public Task<Round?> OpenOfAsync(CommunityId community, MemberId member, CancellationToken cancellationToken) =>
        OpenOfAsync(community, member, forChange: false, cancellationToken);

    public async Task<Round?> OpenOfAsync(CommunityId community, MemberId member, bool forChange, CancellationToken cancellationToken)
    {
        const string LockSql = """
            select
            from rounds
            where community_id = @community and round_id = (select round_id from open_seats where community_id = @community and member_id = @member)
            for no key update
            """;
        const string Sql = $"""
            select {RowSql}
            from open_seats s
            join rounds r using (community_id, round_id)
            join communities c using (community_id)
            where s.community_id = @community and s.member_id = @member
            """;

        var parameters = new { community, member };
        if (forChange)
            session.Lock(LockSql, parameters);

        return (await session.FindAsync<RoundRow>(Sql, parameters, cancellationToken))?.ToRound(cipher);
    }

    public async Task SaveAsync(Round round, CancellationToken cancellationToken)
    {
        // The room is opened, lost and moved by the outbox while the round goes on: a step that read it before that leaves it alone.
        const string Sql = """
            with saved as (
                update rounds
                set interviewer_id = @InterviewerId, candidate_id = @CandidateId, observer_id = @ObserverId, principles = @principles,
                    stage = @Stage, version = version + 1, progress = cast(@progress as jsonb), ended_at = @EndedAt, revealed_at = @RevealedAt
                where community_id = @CommunityId and round_id = @Id and version = @Version
                returning version)
            select 1 / count(*)
            from saved
            """;

        session.WriteOrFail(Sql, RoundRow.ParametersOf(round));
        if (!round.IsOpen)
            await FreeAsync(round, cancellationToken);
    }

    public Task SetRoomAsync(CommunityId community, RoundId round, RoomRef? room, CancellationToken cancellationToken)
    {
        const string Sql = """
            update rounds
            set room = @room
            where community_id = @community and round_id = @round
            """;

        return session.WriteAsync(Sql, new { community, round, room = room?.ExternalId }, cancellationToken);
    }

    public Task UnseatAsync(Round round, MemberId member, CancellationToken cancellationToken)
    {
        const string Sql = """
            delete from open_seats
            where community_id = @CommunityId and member_id = @member and round_id = @Id
            """;

        return session.WriteAsync(Sql, new { round.CommunityId, round.Id, member }, cancellationToken);
    }

    public Task<RoundId?> LastOfPairAsync(
        CommunityId community, MemberId one, MemberId other, DateTimeOffset since, CancellationToken cancellationToken)
    {
        const string Sql = """
            select round_id
            from rounds
            where community_id = @community and stage in (@RoundStageDebriefing, @RoundStageRevealed) and ended_at > @since
                and ((interviewer_id = @one and candidate_id = @other) or (interviewer_id = @other and candidate_id = @one))
            order by ended_at desc, round_id desc
            limit 1
            """;

        return session.FindAsync<RoundId?>(Sql, new { community, one, other, since }, cancellationToken);
    }

    public async Task<IReadOnlyList<Round>> OwedByAsync(
        CommunityId community, MemberId member, CancellationToken cancellationToken)
    {
        const string Sql = $"""
            select {RowSql}
            from rounds r
            join communities c using (community_id)
            where r.community_id = @community and (r.interviewer_id = @member or r.candidate_id = @member)
                and (r.stage = @RoundStageDebriefing or (r.stage = @RoundStageRevealed and r.revealed_at > @lateSince))
                and not exists (
                    select
                    from debriefs d
                    where d.community_id = r.community_id and d.round_id = r.round_id and d.author_id = @member)
                and not exists (
                    select
                    from members m
                    where m.community_id = r.community_id and m.member_id = r.candidate_id and m.forgotten_at is not null)
            order by r.ended_at, r.round_id
            """;

        var rows = await session.ListAsync<RoundRow>(Sql, new { community, member, lateSince = session.Now - RevealRule.LateFiling }, cancellationToken);
        return [.. rows.Select(row => row.ToRound(cipher))];
    }

    public async Task<IReadOnlyList<Round>> LastAsCandidateAsync(
        CommunityId community, MemberId member, int most, CancellationToken cancellationToken)
    {
        const string Sql = $"""
            select {RowSql}
            from (
                select community_id, round_id
                from rounds
                where community_id = @community and candidate_id = @member and stage in (@RoundStageDebriefing, @RoundStageRevealed)
                order by ended_at desc
                limit @most) l
            join rounds r using (community_id, round_id)
            join communities c using (community_id)
            order by r.ended_at desc
            """;

        var rows = await session.ListAsync<RoundRow>(Sql, new { community, member, most }, cancellationToken);
        return [.. rows.Select(row => row.ToRound(cipher))];
    }

    public async Task<IReadOnlyList<Round>> RevealedOfPairAsync(
        CommunityId community, MemberId interviewer, MemberId candidate, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        const string Sql = $"""
            select {RowSql}
            from rounds r
            join communities c using (community_id)
            where r.community_id = @community and r.candidate_id = @candidate and r.interviewer_id = @interviewer and r.stage = @RoundStageRevealed
                and r.ended_at >= @from and r.ended_at < @to
            """;

        var rows = await session.ListAsync<RoundRow>(Sql, new { community, interviewer, candidate, from, to }, cancellationToken);
        return [.. rows.Select(row => row.ToRound(cipher))];
    }

    public async Task<IReadOnlyList<string>> PromptsBeforeAsync(CommunityId community, RoundId round, int most, CancellationToken cancellationToken)
    {
        // Of a round whose progress can no longer be read nobody knows any.
        const string Sql = """
            with recursive before (follows_id, progress, number) as (
                select follows_id, progress, 1
                from rounds
                where community_id = @community and round_id = @round
                union all
                select r.follows_id, r.progress, b.number + 1
                from before b
                join rounds r on r.community_id = @community and r.round_id = b.follows_id
                where b.number < @most)
            select prompt #>> '{}'
            from before
            cross join lateral jsonb_path_query(progress, 'lax $.Kit[*].PromptKey') as prompt
            """;

        return await session.ListAsync<string>(Sql, new { community, round, most }, cancellationToken);
    }

    public async Task<Round?> FindOfDisputeAsync(CommunityId community, DisputeId dispute, CancellationToken cancellationToken)
    {
        const string LockSql = """
            select
            from rounds
            where community_id = @community and round_id = (select round_id from disputes where community_id = @community and dispute_id = @dispute)
            for no key update
            """;
        const string Sql = $"""
            select {RowSql}
            from disputes d
            join rounds r using (community_id, round_id)
            join communities c using (community_id)
            where d.community_id = @community and d.dispute_id = @dispute
            """;

        var parameters = new { community, dispute };
        session.Lock(LockSql, parameters);
        return (await session.FindAsync<RoundRow>(Sql, parameters, cancellationToken))?.ToRound(cipher);
    }

    public Task SetDebriefEventAsync(CommunityId community, RoundId round, DebriefEvent last, CancellationToken cancellationToken)
    {
        const string Sql = """
            update rounds
            set debrief_event = @last
            where community_id = @community and round_id = @round
            """;

        return session.WriteAsync(Sql, new { community, round, last }, cancellationToken);
    }

    public Task<DebriefEvent?> DebriefEventAsync(CommunityId community, RoundId round, CancellationToken cancellationToken)
    {
        const string Sql = """
            select debrief_event
            from rounds
            where community_id = @community and round_id = @round
            """;

        return session.FindAsync<DebriefEvent?>(Sql, new { community, round }, cancellationToken);
    }

    public Task CountNoShowAsync(CommunityId community, RoundId round, MemberId member, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into no_shows (community_id, round_id, member_id)
            values (@community, @round, @member)
            on conflict do nothing
            """;

        return session.WriteAsync(Sql, new { community, round, member }, cancellationToken);
    }

    /// <summary>Seats and the channel to speak in are free for others; where the two talked is nobody's business any more.</summary>
    private async Task FreeAsync(Round round, CancellationToken cancellationToken)
    {
        const string Sql = """
            with unseated as (
                delete from open_seats
                where community_id = @CommunityId and round_id = @Id),
            untold as (
                delete from round_talks
                where community_id = @CommunityId and round_id = @Id),
            unnamed as (
                delete from voice_channels
                where community_id = @CommunityId and round_id = @Id and place is null)
            update voice_channels
            set round_id = null, freed_at = @now
            where community_id = @CommunityId and round_id = @Id and place is not null
            """;

        await session.WriteAsync(Sql, new { round.CommunityId, round.Id, now = session.Now }, cancellationToken);
    }
}
