using PrepBot.Domain.Pairing;
using PrepBot.Domain.Principles;
using PrepBot.Practice.Queue;
using PrepBot.Storage.Statements;
using PrepBot.Values.Identity;

namespace PrepBot.Storage.Queue;

/// <inheritdoc/>
internal sealed class RingStore(Session session) : IRingStore
{
    public async Task<RingWish?> FindWishAsync(CommunityId community, MemberId member, CancellationToken cancellationToken)
    {
        const string Sql = """
            select community_id, channel_id, member_id, role, principles, theme, minutes, since, expires_at, snoozed_until
            from ring_wishes
            where community_id = @community and member_id = @member
            """;

        return (await session.FindAsync<WishRow>(Sql, new { community, member }, cancellationToken))?.ToWish();
    }

    public Task SetWishAsync(RingWish wish, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into ring_wishes (community_id, member_id, channel_id, role, principles, theme, minutes, since, expires_at, snoozed_until)
            values (@CommunityId, @MemberId, @ChannelId, @Role, @principles, @theme, @Minutes, @Since, @ExpiresAt, @SnoozedUntil)
            on conflict (community_id, member_id) do update
            set channel_id = excluded.channel_id, role = excluded.role, principles = excluded.principles, theme = excluded.theme, minutes = excluded.minutes,
                since = excluded.since, expires_at = excluded.expires_at, snoozed_until = excluded.snoozed_until
            """;

        var parameters = new
        {
            wish.CommunityId,
            wish.MemberId,
            wish.ChannelId,
            wish.Role,
            principles = wish.Principles.Select(principle => principle.Key).ToArray(),
            theme = wish.Theme?.Key,
            wish.Minutes,
            wish.Since,
            wish.ExpiresAt,
            wish.SnoozedUntil,
        };
        return session.WriteAsync(Sql, parameters, cancellationToken);
    }

    public Task SnoozeAsync(CommunityId community, MemberId member, DateTimeOffset until, CancellationToken cancellationToken)
    {
        const string Sql = """
            update ring_wishes
            set snoozed_until = @until
            where community_id = @community and member_id = @member
            """;

        return session.WriteAsync(Sql, new { community, member, until }, cancellationToken);
    }

    public Task RemoveWishesAsync(CommunityId community, IReadOnlyCollection<MemberId> members, CancellationToken cancellationToken)
    {
        const string Sql = """
            delete from ring_wishes
            where community_id = @community and member_id = any(@ids)
            """;

        return session.WriteAsync(Sql, new { community, ids = members.Select(member => member.Value).ToArray() }, cancellationToken);
    }

    public async Task<IReadOnlyList<RingWish>> WishesAroundAsync(CommunityId community, ChannelId channel, MemberId member, CancellationToken cancellationToken)
    {
        const string Sql = """
            select community_id, channel_id, member_id, role, principles, theme, minutes, since, expires_at, snoozed_until
            from ring_wishes
            where community_id = @community and (member_id = @member or channel_id = @channel)
            order by member_id = @member desc
            limit 2
            """;

        return [.. (await session.ListAsync<WishRow>(Sql, new { community, channel, member }, cancellationToken)).Select(row => row.ToWish())];
    }

    public async Task<IReadOnlyList<RingTarget>> TargetsAsync(WaitingEntry waiting, CancellationToken cancellationToken)
    {
        // Two days hold every local day there is. Their rounds with who waits alone are looked up, whoever asked.
        const string Sql = """
            select w.community_id, w.channel_id, w.member_id, w.role, w.principles, w.theme, w.minutes, w.since, w.expires_at, w.snoozed_until,
                coalesce(m.time_zone, c.time_zone) as time_zone, h.from_hour, h.until_hour,
                exists (
                    select
                    from open_seats s
                    where s.community_id = w.community_id and s.member_id = w.member_id)
                or exists (
                    select
                    from rings a
                    where a.community_id = w.community_id and w.member_id in (a.member_id, a.waiter_id) and a.state in (@RingStateOpen, @RingStateAppointed)) as is_busy,
                exists (
                    select
                    from rings e
                    where e.community_id = w.community_id and e.entry_id = @Id and e.member_id = w.member_id) as was_asked,
                array(
                    select r.rung_at
                    from rings r
                    where r.community_id = w.community_id and r.member_id = w.member_id and r.rung_at > @since and r.state <> @RingStateUnreachable) as rung,
                array(
                    select d.avoided_id
                    from do_not_pair d
                    where d.community_id = w.community_id and d.member_id = w.member_id) as avoided,
                (
                    select max(r.ended_at)
                    from rounds r
                    where r.community_id = w.community_id and r.stage in (@RoundStageDebriefing, @RoundStageRevealed)
                        and ((r.candidate_id = w.member_id and r.interviewer_id = @MemberId) or (r.candidate_id = @MemberId and r.interviewer_id = w.member_id))) as last_met
            from ring_wishes w
            join members m using (community_id, member_id)
            join communities c using (community_id)
            left join ring_hours h using (community_id, member_id)
            where w.community_id = @CommunityId and w.channel_id = @ChannelId and w.member_id <> @MemberId and w.expires_at > @now
                and m.left_at is null and m.forgotten_at is null
            order by w.since, w.member_id
            """;

        var parameters = new { waiting.CommunityId, waiting.ChannelId, waiting.MemberId, waiting.Id, now = session.Now, since = session.Now.AddDays(-2) };
        var rows = await session.ListAsync<TargetRow>(Sql, parameters, cancellationToken);
        return [.. rows.Select(row => row.ToTarget())];
    }

    public async Task<bool> AddAsync(Ring ring, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into rings (
                community_id, ring_id, channel_id, member_id, waiter_id, entry_id, role, principles, theme, minutes, number, rung_at, answer_by, meet_at, state)
            values (
                @CommunityId, @Id, @ChannelId, @MemberId, @WaiterId, @EntryId, @Role, @principles, @theme, @Minutes, @Number, @RungAt, @AnswerBy, @MeetAt, @State)
            on conflict do nothing
            """;

        var parameters = new
        {
            ring.CommunityId,
            ring.Id,
            ring.ChannelId,
            ring.MemberId,
            ring.WaiterId,
            ring.EntryId,
            ring.Role,
            principles = ring.Principles.Select(principle => principle.Key).ToArray(),
            theme = ring.Theme?.Key,
            ring.Minutes,
            ring.Number,
            ring.RungAt,
            ring.AnswerBy,
            ring.MeetAt,
            ring.State,
        };
        return await session.ExecuteAsync(Sql, parameters, cancellationToken) == 1;
    }

    public async Task<Ring?> FindAsync(CommunityId community, RingId ring, bool forChange, CancellationToken cancellationToken)
    {
        const string LockSql = """
            select
            from rings
            where community_id = @community and ring_id = @ring
            for no key update
            """;
        const string Sql = """
            select community_id, ring_id, channel_id, member_id, waiter_id, entry_id, role, principles, theme, minutes, number, rung_at, answer_by, meet_at, state
            from rings
            where community_id = @community and ring_id = @ring
            """;

        var parameters = new { community, ring };
        if (forChange)
            session.Lock(LockSql, parameters);

        return (await session.FindAsync<Row>(Sql, parameters, cancellationToken))?.ToRing();
    }

    public async Task<IReadOnlyList<Ring>> OfEntryAsync(CommunityId community, WaitingEntryId entry, CancellationToken cancellationToken)
    {
        const string LockSql = """
            select
            from rings
            where community_id = @community and entry_id = @entry
            for no key update
            """;
        const string Sql = """
            select community_id, ring_id, channel_id, member_id, waiter_id, entry_id, role, principles, theme, minutes, number, rung_at, answer_by, meet_at, state
            from rings
            where community_id = @community and entry_id = @entry
            order by rung_at desc, ring_id desc
            """;

        var parameters = new { community, entry };
        session.Lock(LockSql, parameters);
        var rows = await session.ListAsync<Row>(Sql, parameters, cancellationToken);
        return [.. rows.Select(row => row.ToRing())];
    }

    public async Task<IReadOnlyList<Ring>> AliveOfAsync(CommunityId community, MemberId member, CancellationToken cancellationToken)
    {
        const string Sql = """
            select community_id, ring_id, channel_id, member_id, waiter_id, entry_id, role, principles, theme, minutes, number, rung_at, answer_by, meet_at, state
            from rings
            where community_id = @community and (member_id = @member or waiter_id = @member) and state in (@RingStateOpen, @RingStateAppointed)
            order by rung_at, ring_id
            """;

        var rows = await session.ListAsync<Row>(Sql, new { community, member }, cancellationToken);
        return [.. rows.Select(row => row.ToRing())];
    }

    public Task SaveAsync(Ring ring, CancellationToken cancellationToken)
    {
        const string Sql = """
            update rings
            set state = @State, meet_at = @MeetAt
            where community_id = @CommunityId and ring_id = @Id
            """;

        return session.WriteAsync(Sql, new { ring.CommunityId, ring.Id, ring.State, ring.MeetAt }, cancellationToken);
    }

    public async Task<RingHours?> HoursAsync(CommunityId community, MemberId member, CancellationToken cancellationToken)
    {
        const string Sql = """
            select from_hour, until_hour
            from ring_hours
            where community_id = @community and member_id = @member
            """;

        return await session.FindAsync<HoursRow>(Sql, new { community, member }, cancellationToken) is { } row ? new RingHours(row.FromHour, row.UntilHour) : null;
    }

    public Task SetHoursAsync(CommunityId community, MemberId member, RingHours? hours, CancellationToken cancellationToken)
    {
        const string RemoveSql = """
            delete from ring_hours
            where community_id = @community and member_id = @member
            """;
        const string Sql = """
            insert into ring_hours (community_id, member_id, from_hour, until_hour)
            values (@community, @member, @from, @until)
            on conflict (community_id, member_id) do update
            set from_hour = excluded.from_hour, until_hour = excluded.until_hour
            """;

        return hours is { } named
            ? session.WriteAsync(Sql, new { community, member, from = named.From, until = named.Until }, cancellationToken)
            : session.WriteAsync(RemoveSql, new { community, member }, cancellationToken);
    }

    private sealed record HoursRow(int FromHour, int UntilHour);

    private sealed record WishRow(
        CommunityId CommunityId, ChannelId ChannelId, MemberId MemberId, WantedRole Role, string[] Principles, string? Theme, int? Minutes,
        DateTimeOffset Since, DateTimeOffset ExpiresAt, DateTimeOffset? SnoozedUntil)
    {
        public RingWish ToWish() => new(CommunityId, ChannelId, MemberId, Role, [.. Principles.Select(key => new PrincipleId(key))], Minutes, Since, ExpiresAt)
        {
            Theme = Theme is null ? null : new ThemeId(Theme),
            SnoozedUntil = SnoozedUntil,
        };
    }

    private sealed record TargetRow(
        CommunityId CommunityId, ChannelId ChannelId, MemberId MemberId, WantedRole Role, string[] Principles, string? Theme, int? Minutes,
        DateTimeOffset Since, DateTimeOffset ExpiresAt, DateTimeOffset? SnoozedUntil, string TimeZone, int? FromHour, int? UntilHour, bool IsBusy, bool WasAsked,
        DateTime[] Rung, Guid[] Avoided, DateTimeOffset? LastMet)
    {
        public RingTarget ToTarget() => new(
            new WishRow(CommunityId, ChannelId, MemberId, Role, Principles, Theme, Minutes, Since, ExpiresAt, SnoozedUntil).ToWish(), TimeZone)
        {
            Rung = [.. Rung.Select(at => new DateTimeOffset(at, TimeSpan.Zero))],
            UsualHours = FromHour is { } from && UntilHour is { } until ? new RingHours(from, until) : null,
            IsBusy = IsBusy,
            WasAsked = WasAsked,
            LastMet = LastMet,
            DoNotPair = Avoided.Select(PrepBot.Values.Identity.MemberId.From).ToHashSet(),
        };
    }

    private sealed record Row(
        CommunityId CommunityId, RingId RingId, ChannelId ChannelId, MemberId MemberId, MemberId WaiterId, WaitingEntryId EntryId, WantedRole Role,
        string[] Principles, string? Theme, int Minutes, int Number, DateTimeOffset RungAt, DateTimeOffset AnswerBy, DateTimeOffset? MeetAt, RingState State)
    {
        public Ring ToRing() => new(
            CommunityId, RingId, ChannelId, MemberId, WaiterId, EntryId, Role, [.. Principles.Select(key => new PrincipleId(key))], Minutes, Number,
            RungAt, AnswerBy, State)
        {
            Theme = Theme is null ? null : new ThemeId(Theme),
            MeetAt = MeetAt,
        };
    }
}
