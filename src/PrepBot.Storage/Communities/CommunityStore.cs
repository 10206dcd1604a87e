using PrepBot.Chat.Interactions;
using PrepBot.Chat.Work;
using PrepBot.Domain.Communities;
using PrepBot.Practice.Communities;
using PrepBot.Storage.Statements;
using PrepBot.Values.Identity;

namespace PrepBot.Storage.Communities;

/// <inheritdoc/>
internal sealed class CommunityStore(Session session) : ICommunityStore
{
    private readonly Admission _admission = new(session);

    public async Task<Scene> AdmitAsync(Origin origin, bool forChange, CancellationToken cancellationToken)
    {
        var presence = await _admission.AdmitAsync(origin, forChange, () => FindAsync(origin, cancellationToken), cancellationToken);
        return presence.ToPresence(origin);
    }

    public Task<bool> KnowsAsync(CommunityRef community, PersonRef person, CancellationToken cancellationToken) =>
        _admission.KnowsAsync(community, person, cancellationToken);

    public async Task<Channel> SetChannelAsync(
        CommunityId community, RoomRef room, bool enabled, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into channels (community_id, channel_id, external_id, enabled, changed_at)
            values (@community, @channel, @externalId, @enabled, @now)
            on conflict (community_id, external_id) do update
            set enabled = excluded.enabled,
                changed_at = case when channels.enabled = excluded.enabled then channels.changed_at else excluded.changed_at end
            returning channel_id, changed_at
            """;

        var parameters = new { community, channel = NewId.At<ChannelId>(session.Now), externalId = room.ExternalId, enabled, now = session.Now };
        var (id, since) = await session.SingleAsync<(ChannelId ChannelId, DateTimeOffset ChangedAt)>(Sql, parameters, cancellationToken);
        return new Channel(community, id, room, enabled, since);
    }

    public async Task<Community?> FindAsync(CommunityRef community, CancellationToken cancellationToken)
    {
        const string Sql = """
            select community_id, platform, external_id, time_zone, waiting_entry_life, invitation_life, arrival_time, repeat_after,
                default_minutes, board_hour, rings_on, rings_from, rings_until
            from communities
            where platform = @platform and external_id = @externalId
            """;

        var parameters = new { platform = community.Platform.Name, externalId = community.ExternalId };
        return (await session.FindAsync<CommunityRow>(Sql, parameters, cancellationToken))?.ToCommunity();
    }

    public async Task<Community> EnsureAsync(CommunityRef community, CancellationToken cancellationToken)
    {
        if (await FindAsync(community, cancellationToken) is { } known)
            return known;

        await _admission.AddAsync(community, cancellationToken);
        return await FindAsync(community, cancellationToken) ?? throw new InvalidOperationException("A community just added is not there.");
    }

    public async Task<Community> GetAsync(CommunityId community, CancellationToken cancellationToken)
    {
        const string Sql = """
            select community_id, platform, external_id, time_zone, waiting_entry_life, invitation_life, arrival_time, repeat_after,
                default_minutes, board_hour, rings_on, rings_from, rings_until
            from communities
            where community_id = @community
            """;

        return (await session.SingleAsync<CommunityRow>(Sql, new { community }, cancellationToken)).ToCommunity();
    }

    public async Task<Channel?> FindChannelAsync(CommunityId community, ChannelId channel, CancellationToken cancellationToken)
    {
        const string Sql = """
            select c.platform, h.external_id, h.enabled, h.changed_at
            from channels h
            join communities c using (community_id)
            where h.community_id = @community and h.channel_id = @channel
            """;

        var row = await session.FindAsync<ChannelRow>(Sql, new { community, channel }, cancellationToken);
        return row is null ? null : new Channel(community, channel, new RoomRef(new PlatformName(row.Platform), row.ExternalId), row.Enabled, row.ChangedAt);
    }

    public Task SaveSettingsAsync(CommunityId community, CommunitySettings settings, CancellationToken cancellationToken)
    {
        const string Sql = """
            update communities
            set time_zone = @TimeZone, waiting_entry_life = @WaitingEntryLife, invitation_life = @InvitationLife, arrival_time = @ArrivalTime,
                repeat_after = @RepeatAfter, default_minutes = @DefaultMinutes, board_hour = @BoardHour,
                rings_on = @RingsOn, rings_from = @from, rings_until = @until
            where community_id = @community
            """;

        var parameters = new
        {
            community, settings.TimeZone, settings.WaitingEntryLife, settings.InvitationLife, settings.ArrivalTime, settings.RepeatAfter,
            settings.DefaultMinutes, settings.BoardHour, settings.RingsOn, from = settings.RingHours.From, until = settings.RingHours.Until,
        };
        return session.WriteAsync(Sql, parameters, cancellationToken);
    }

    public async Task<IReadOnlyList<ChannelId>> OpenChannelsAsync(CommunityId community, CancellationToken cancellationToken)
    {
        const string Sql = """
            select channel_id
            from channels
            where community_id = @community and enabled
            order by channel_id
            """;

        return await session.ListAsync<ChannelId>(Sql, new { community }, cancellationToken);
    }

    public async Task<IReadOnlyList<Channel>> ChannelsAsync(CommunityId community, CancellationToken cancellationToken)
    {
        const string Sql = """
            select h.channel_id, c.platform, h.external_id, h.enabled, h.changed_at
            from channels h
            join communities c using (community_id)
            where h.community_id = @community and (h.enabled or exists (
                select
                from refused_places p
                where p.community_id = h.community_id and p.subject = h.channel_id and p.use = @TargetUsePost))
            order by h.channel_id
            limit 100
            """;

        var rows = await session.ListAsync<ChannelRow>(Sql, new { community }, cancellationToken);
        return [.. rows.Select(row => new Channel(community, row.ChannelId, new RoomRef(new PlatformName(row.Platform), row.ExternalId), row.Enabled, row.ChangedAt))];
    }

    public Task NoteOpenedByAsync(Channel channel, MemberId organiser, CancellationToken cancellationToken)
    {
        const string Sql = """
            update channels
            set opened_by = @organiser
            where community_id = @CommunityId and channel_id = @Id
            """;

        return session.WriteAsync(Sql, new { channel.CommunityId, channel.Id, organiser }, cancellationToken);
    }

    public Task<MemberId?> OrganiserOfAsync(CommunityId community, ChannelId channel, CancellationToken cancellationToken)
    {
        const string Sql = """
            select m.member_id
            from members m
            left join channels h on h.community_id = m.community_id and h.channel_id = @channel and h.opened_by = m.member_id
            where m.community_id = @community and (m.is_organiser or m.is_appointed) and m.left_at is null and m.forgotten_at is null
            order by h.channel_id is null, m.member_id
            limit 1
            """;

        return session.FindAsync<MemberId?>(Sql, new { community, channel }, cancellationToken);
    }

    private Task<PresenceRow?> FindAsync(Origin origin, CancellationToken cancellationToken)
    {
        // A second round may follow in the same room: the youngest is meant.
        const string Sql = """
            select c.community_id, c.time_zone, c.waiting_entry_life, c.invitation_life, c.arrival_time, c.repeat_after,
                c.default_minutes, c.board_hour, c.rings_on, c.rings_from, c.rings_until, c.removed_at is not null and c.removed_at < now() - interval '1 minute' as was_removed,
                m.member_id, m.display_name, m.time_zone as member_time_zone, m.level, m.track, m.target_date, m.on_leaderboard, m.observers_welcome, m.was_asked,
                m.is_organiser, m.is_appointed, m.has_acted, m.left_at is not null as had_left,
                r.round_id, h.channel_id, h.external_id as channel_external_id, h.enabled as channel_enabled, h.changed_at as channel_since,
                exists (
                    select
                    from outbox o
                    where o.community_id = m.community_id and o.waits_for = m.member_id and o.state = @OutboxStateUnreachable) as has_words_waiting
            from communities c
            join members m using (community_id)
            left join lateral (
                select round_id, channel_id
                from rounds
                where community_id = c.community_id and room = @room
                order by created_at desc
                limit 1) r on true
            left join channels h on h.community_id = c.community_id
                and case when r.channel_id is null then h.external_id = @room else h.channel_id = r.channel_id end
            where c.platform = @platform and c.external_id = @community and m.external_id = @person
            """;

        var parameters = new
        {
            platform = origin.Community.Platform.Name,
            community = origin.Community.ExternalId,
            person = origin.Person.ExternalId,
            room = origin.Room.ExternalId,
        };
        return session.FindAsync<PresenceRow>(Sql, parameters, cancellationToken);
    }

    private sealed class ChannelRow
    {
        public ChannelId ChannelId { get; init; }

        public required string Platform { get; init; }

        public required string ExternalId { get; init; }

        public bool Enabled { get; init; }

        public DateTimeOffset ChangedAt { get; init; }
    }
}
