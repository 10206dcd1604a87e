using PrepBot.Domain.Pairing;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Questions;
using PrepBot.Practice.Queue;
using PrepBot.Storage.Statements;
using PrepBot.Values.Identity;

namespace PrepBot.Storage.Queue;

/// <inheritdoc/>
internal sealed class QueueStore(Session session, ValueSetId valueSet) : IQueueStore
{
    public Task LockAsync(CommunityId community, ChannelId channel, CancellationToken cancellationToken)
    {
        const string Sql = """
            select
            from channels
            where community_id = @community and channel_id = @channel
            for no key update
            """;

        session.Lock(Sql, new { community, channel });
        return Task.CompletedTask;
    }

    public async Task<EnteredQueue?> EnterAsync(WaitingEntry entry, bool keepsWish, CancellationToken cancellationToken)
    {
        // One that has lapsed is no place in the line: who comes back stands at its end. What was there before is looked up as it was before.
        const string Sql = """
            with held as materialized (
                select
                from channels
                where community_id = @CommunityId and channel_id = @ChannelId and enabled
                for no key update)
            insert into waiting_entries as w (
                community_id, entry_id, channel_id, member_id, role, principles, minutes, since, expires_at, first_in_line, theme)
            select @CommunityId, @Id, @ChannelId, @MemberId, @Role, @principles, @Minutes, @Since, @ExpiresAt, @First, @theme
            from held
            on conflict (community_id, channel_id, member_id) do update
            set role = excluded.role, expires_at = excluded.expires_at,
                principles = case when @keepsWish and w.expires_at > excluded.since then w.principles else excluded.principles end,
                minutes = case when @keepsWish and w.expires_at > excluded.since then w.minutes else excluded.minutes end,
                theme = case when @keepsWish and w.expires_at > excluded.since then w.theme else excluded.theme end,
                since = case when w.expires_at <= excluded.since then excluded.since else w.since end,
                first_in_line = excluded.first_in_line or (w.first_in_line and w.expires_at > excluded.since)
            returning community_id, entry_id, channel_id, member_id, role, principles, minutes, since, expires_at, first_in_line, theme,
                exists (
                    select
                    from waiting_entries b
                    where b.community_id = @CommunityId and b.channel_id = @ChannelId and b.member_id = @MemberId and b.expires_at > @Since) as was_waiting
            """;

        var parameters = new
        {
            entry.CommunityId,
            entry.Id,
            entry.ChannelId,
            entry.MemberId,
            entry.Role,
            principles = entry.Principles.Select(principle => principle.Key).ToArray(),
            entry.Minutes,
            entry.Since,
            entry.ExpiresAt,
            entry.First,
            theme = entry.Theme?.Key,
            keepsWish,
        };
        return await session.FindAsync<EnteredRow>(Sql, parameters, cancellationToken) is { } row ? new EnteredQueue(row.ToEntry(), row.WasWaiting) : null;
    }

    public async Task<WaitingEntry?> FindAsync(CommunityId community, WaitingEntryId entry, CancellationToken cancellationToken)
    {
        const string Sql = """
            select community_id, entry_id, channel_id, member_id, role, principles, minutes, since, expires_at, first_in_line, theme
            from waiting_entries
            where community_id = @community and entry_id = @entry
            """;

        return (await session.FindAsync<Row>(Sql, new { community, entry }, cancellationToken))?.ToEntry();
    }

    public async Task<IReadOnlyList<WaitingEntry>> OfMemberAsync(
        CommunityId community, MemberId member, CancellationToken cancellationToken)
    {
        const string Sql = """
            select community_id, entry_id, channel_id, member_id, role, principles, minutes, since, expires_at, first_in_line, theme
            from waiting_entries
            where community_id = @community and member_id = @member
                and not exists (
                    select
                    from open_seats s
                    where s.community_id = waiting_entries.community_id and s.member_id = waiting_entries.member_id)
            order by since, entry_id
            """;

        var rows = await session.ListAsync<Row>(Sql, new { community, member }, cancellationToken);
        return [.. rows.Select(row => row.ToEntry())];
    }

    public async Task<IReadOnlyList<QueueRank>> RanksOfAsync(CommunityId community, MemberId member, CancellationToken cancellationToken)
    {
        const string Sql = """
            select community_id, entry_id, channel_id, member_id, role, principles, minutes, since, expires_at, first_in_line, theme, rank, waiting
            from (
                select w.*,
                    cast(row_number() over (partition by w.channel_id order by w.first_in_line desc, w.since, w.entry_id) as int) as rank,
                    cast(count(*) over (partition by w.channel_id) as int) as waiting
                from waiting_entries w
                where w.community_id = @community and w.expires_at > @now
                    and w.channel_id = any(array(select channel_id from waiting_entries where community_id = @community and member_id = @member))
                    and not exists (
                        select
                        from open_seats s
                        where s.community_id = w.community_id and s.member_id = w.member_id)) p
            where member_id = @member
            order by since, entry_id
            """;

        var rows = await session.ListAsync<RankRow>(Sql, new { community, member, now = session.Now }, cancellationToken);
        return [.. rows.Select(row => new QueueRank(row.ToEntry(), row.Rank, row.Waiting))];
    }

    public async Task<IReadOnlyList<WaitingEntry>> OfChannelAsync(
        CommunityId community, ChannelId channel, CancellationToken cancellationToken)
    {
        const string Sql = """
            select community_id, entry_id, channel_id, member_id, role, principles, minutes, since, expires_at, first_in_line, theme
            from waiting_entries
            where community_id = @community and channel_id = @channel and expires_at > @now
                and not exists (
                    select
                    from open_seats s
                    where s.community_id = waiting_entries.community_id and s.member_id = waiting_entries.member_id)
            order by first_in_line desc, since, entry_id
            """;

        var rows = await session.ListAsync<Row>(Sql, new { community, channel, now = session.Now }, cancellationToken);
        return [.. rows.Select(row => row.ToEntry())];
    }

    public Task<IReadOnlyList<Waiter>> WaitersAsync(CommunityId community, ChannelId channel, CancellationToken cancellationToken) =>
        new WaiterQuestions(session, community, valueSet).AskAsync(channel, cancellationToken);

    public Task RemoveAsync(CommunityId community, WaitingEntryId entry, CancellationToken cancellationToken)
    {
        const string Sql = """
            delete from waiting_entries
            where community_id = @community and entry_id = @entry
            """;

        return session.WriteAsync(Sql, new { community, entry }, cancellationToken);
    }

    public async Task<IReadOnlyList<HeldRound>> HeldAsync(CommunityId community, DateTimeOffset since, CancellationToken cancellationToken)
    {
        const string Sql = """
            select created_at as began, interviewer_id, candidate_id
            from rounds
            where community_id = @community and stage in (@RoundStageDebriefing, @RoundStageRevealed) and ended_at > @since
            order by ended_at desc
            limit 200
            """;

        return await session.ListAsync<HeldRound>(Sql, new { community, since }, cancellationToken);
    }

    public Task<int> MembersAsync(CommunityId community, CancellationToken cancellationToken)
    {
        const string Sql = """
            select cast(count(*) as int)
            from (
                select
                from members
                where community_id = @community and has_acted and left_at is null and forgotten_at is null
                limit 2) m
            """;

        return session.SingleAsync<int>(Sql, new { community }, cancellationToken);
    }

    public Task LapseAsync(CommunityId community, WaitingEntryId entry, CancellationToken cancellationToken)
    {
        const string Sql = """
            update waiting_entries
            set expires_at = @now
            where community_id = @community and entry_id = @entry and expires_at > @now
            """;

        return session.WriteAsync(Sql, new { community, entry, now = session.Now }, cancellationToken);
    }

    public async Task<IReadOnlyList<ChannelId>> RemoveMembersAsync(
        CommunityId community, IReadOnlyCollection<MemberId> members, CancellationToken cancellationToken)
    {
        const string Sql = """
            with gone as (
                delete from waiting_entries
                where community_id = @community and member_id = any(@ids)
                returning channel_id)
            select distinct channel_id
            from gone
            """;

        var ids = members.Select(member => member.Value).ToArray();
        return await session.ListAsync<ChannelId>(Sql, new { community, ids }, cancellationToken);
    }

    private sealed record EnteredRow(
        CommunityId CommunityId, WaitingEntryId EntryId, ChannelId ChannelId, MemberId MemberId, WantedRole Role, string[] Principles,
        int? Minutes, DateTimeOffset Since, DateTimeOffset ExpiresAt, bool FirstInLine, string? Theme, bool WasWaiting)
        : Row(CommunityId, EntryId, ChannelId, MemberId, Role, Principles, Minutes, Since, ExpiresAt, FirstInLine, Theme);

    private sealed record RankRow(
        CommunityId CommunityId, WaitingEntryId EntryId, ChannelId ChannelId, MemberId MemberId, WantedRole Role, string[] Principles,
        int? Minutes, DateTimeOffset Since, DateTimeOffset ExpiresAt, bool FirstInLine, string? Theme, int Rank, int Waiting)
        : Row(CommunityId, EntryId, ChannelId, MemberId, Role, Principles, Minutes, Since, ExpiresAt, FirstInLine, Theme);

    private record Row(
        CommunityId CommunityId, WaitingEntryId EntryId, ChannelId ChannelId, MemberId MemberId, WantedRole Role, string[] Principles,
        int? Minutes, DateTimeOffset Since, DateTimeOffset ExpiresAt, bool FirstInLine, string? Theme)
    {
        public WaitingEntry ToEntry() => new(
            CommunityId, EntryId, ChannelId, MemberId, Role, [.. Principles.Select(key => new PrincipleId(key))],
            Minutes, Since, ExpiresAt, FirstInLine)
        {
            Theme = Theme is null ? null : new ThemeId(Theme),
        };
    }
}
