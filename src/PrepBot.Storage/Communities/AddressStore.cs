using PrepBot.Chat.Work;
using PrepBot.Storage.Statements;
using PrepBot.Values.Identity;

namespace PrepBot.Storage.Communities;

/// <inheritdoc/>
internal sealed class AddressStore(Session session) : IAddressStore
{
    public async Task<CommunityRef> GetCommunityAsync(CommunityId community, CancellationToken cancellationToken)
    {
        const string Sql = """
            select platform, external_id
            from communities
            where community_id = @community
            """;

        var row = await session.SingleAsync<Row>(Sql, new { community }, cancellationToken);
        return new CommunityRef(new PlatformName(row.Platform), row.ExternalId);
    }

    public async Task<ChannelId> EnsureChannelAsync(CommunityId community, RoomRef room, CancellationToken cancellationToken)
    {
        const string Sql = """
            select channel_id
            from channels
            where community_id = @community and external_id = @externalId
            """;
        const string AddSql = """
            insert into channels (community_id, channel_id, external_id, enabled, changed_at)
            values (@community, @channel, @externalId, false, @now)
            on conflict (community_id, external_id) do nothing
            """;

        var parameters = new { community, channel = NewId.At<ChannelId>(session.Now), externalId = room.ExternalId, now = session.Now };
        if (await session.FindAsync<ChannelId?>(Sql, parameters, cancellationToken) is { } known)
            return known;

        await session.WriteAsync(AddSql, parameters, cancellationToken);
        return await session.SingleAsync<ChannelId>(Sql, parameters, cancellationToken);
    }

    public async Task<RoomRef?> FindChannelAsync(CommunityId community, ChannelId channel, CancellationToken cancellationToken)
    {
        const string Sql = """
            select c.platform, h.external_id
            from channels h
            join communities c using (community_id)
            where h.community_id = @community and h.channel_id = @channel
            """;

        var row = await session.FindAsync<Row>(Sql, new { community, channel }, cancellationToken);
        return row is null ? null : new RoomRef(new PlatformName(row.Platform), row.ExternalId);
    }

    public async Task<NamedMember?> FindMemberAsync(CommunityId community, MemberId member, CancellationToken cancellationToken)
    {
        const string Sql = """
            select c.platform, m.external_id, m.display_name, m.is_appointed
            from members m
            join communities c using (community_id)
            where m.community_id = @community and m.member_id = @member and m.forgotten_at is null
            """;

        var row = await session.FindAsync<MemberRow>(Sql, new { community, member }, cancellationToken);
        return row is null ? null : new NamedMember(member, new PersonRef(new PlatformName(row.Platform), row.ExternalId), row.DisplayName) { IsAppointed = row.IsAppointed };
    }

    public async Task<(CommunityId CommunityId, MemberId MemberId)?> FindPresentAsync(CommunityRef community, PersonRef person, CancellationToken cancellationToken)
    {
        const string Sql = """
            select m.community_id, m.member_id
            from communities c
            join members m using (community_id)
            where c.platform = @platform and c.external_id = @community and m.external_id = @person and m.left_at is null and m.forgotten_at is null
            """;

        var parameters = new { platform = community.Platform.Name, community = community.ExternalId, person = person.ExternalId };
        var row = await session.FindAsync<PresentRow>(Sql, parameters, cancellationToken);
        return row is null ? null : (row.CommunityId, row.MemberId);
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

    private sealed record Row(string Platform, string ExternalId);

    private sealed record MemberRow(string Platform, string ExternalId, string DisplayName, bool IsAppointed);

    private sealed record PresentRow(CommunityId CommunityId, MemberId MemberId);
}
