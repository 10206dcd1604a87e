using System.Security.Cryptography;
using System.Text;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Rounds;
using PrepBot.Storage.Sealing;
using PrepBot.Storage.Statements;
using PrepBot.Values.Identity;

namespace PrepBot.Storage.Rounds;

/// <inheritdoc/>
internal sealed class TalkStore(Session session, ContentCipher cipher) : ITalkStore
{
    /// <summary>
    /// One that another round is just taking is passed over, so two starts at once get two. The one that has been free longest comes first: one that was left
    /// because somebody else sits in it is the last to be offered again.
    /// </summary>
    private const string TakeSql = """
        with next as (
            select external_id
            from voice_channels
            where community_id = @community and place is not null and round_id is null
            order by freed_at nulls first, place
            limit 1
            for update skip locked),
        moved as (
            update voice_channels v
            set round_id = case when v.external_id = next.external_id then @round end, freed_at = case when v.external_id = next.external_id then v.freed_at else @now end
            from next
            where v.community_id = @community and (v.external_id = next.external_id or (v.round_id = @round and v.place is not null))),
        unnamed as (
            delete from voice_channels
            where community_id = @community and round_id = @round and place is null and exists (select from next)),
        unset as (
            delete from round_talks
            where community_id = @community and round_id = @round and exists (select from next))
        select n.external_id, c.platform
        from next n
        join communities c on c.community_id = @community
        """;

    private const string FreeSql = """
        with unnamed as (
            delete from voice_channels
            where community_id = @community and round_id = @round and place is null)
        update voice_channels
        set round_id = null, freed_at = @now
        where community_id = @community and round_id = @round and place is not null
        """;

    public async Task<TalkPlace.Voice?> TakeVoiceAsync(CommunityId community, RoundId round, CancellationToken cancellationToken) =>
        await session.FindAsync<VoiceRow>(TakeSql, new { community, round, now = session.Now }, cancellationToken) is { } row ? new TalkPlace.Voice(row.Channel) : null;

    public Task GiveVoiceAsync(CommunityId community, RoundId round, CancellationToken cancellationToken)
    {
        const string Sql = """
            update voice_channels
            set round_id = @round
            where community_id = @community and external_id = (
                select external_id
                from voice_channels
                where community_id = @community and place is not null and round_id is null
                order by freed_at nulls first, place
                limit 1
                for update skip locked)
            """;

        return session.WriteAsync(Sql, new { community, round }, cancellationToken);
    }

    public async Task SetAsync(CommunityId community, RoundId round, TalkPlace talk, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into round_talks (community_id, round_id, link)
            values (@community, @round, @link)
            on conflict (community_id, round_id) do update
            set link = excluded.link
            """;

        var link = talk is TalkPlace.OwnLink own ? cipher.Seal(Encoding.UTF8.GetBytes(own.Address), ContextOf(community, round)) : null;
        await session.WriteAsync(FreeSql, new { community, round, now = session.Now }, cancellationToken);
        await session.WriteAsync(Sql, new { community, round, link }, cancellationToken);
    }

    public Task ClearAsync(CommunityId community, RoundId round, CancellationToken cancellationToken)
    {
        const string Sql = """
            delete from round_talks
            where community_id = @community and round_id = @round
            """;

        return session.WriteAsync(Sql, new { community, round }, cancellationToken);
    }

    public async Task<IReadOnlyList<NamedVoice>> VoicesAsync(CommunityId community, CancellationToken cancellationToken)
    {
        const string Sql = """
            select v.external_id, c.platform, v.round_id is not null as in_use
            from voice_channels v
            join communities c using (community_id)
            where v.community_id = @community and v.place is not null
            order by v.place
            """;

        var rows = await session.ListAsync<NamedRow>(Sql, new { community }, cancellationToken);
        return [.. rows.Select(row => new NamedVoice(new RoomRef(new PlatformName(row.Platform), row.ExternalId), row.InUse))];
    }

    public Task NameVoicesAsync(CommunityId community, IReadOnlyList<RoomRef> channels, CancellationToken cancellationToken)
    {
        const string Sql = """
            with gone as (
                delete from voice_channels
                where community_id = @community and round_id is null and external_id <> all(@ids)),
            kept as (
                update voice_channels
                set place = null
                where community_id = @community and round_id is not null and external_id <> all(@ids))
            insert into voice_channels (community_id, external_id, place)
            select @community, n.external_id, n.place - 1
            from unnest(@ids) with ordinality as n (external_id, place)
            on conflict (community_id, external_id) do update
            set place = excluded.place
            """;

        return session.WriteAsync(Sql, new { community, ids = channels.Select(channel => channel.ExternalId).ToArray() }, cancellationToken);
    }

    public async Task<(CommunityId Community, RoundId Round)?> RemoveVoiceAsync(CommunityRef community, RoomRef channel, CancellationToken cancellationToken)
    {
        const string Sql = """
            delete from voice_channels v
            using communities c
            where c.platform = @platform and c.external_id = @community and v.community_id = c.community_id and v.external_id = @channel
            returning v.community_id, v.round_id
            """;

        var parameters = new { platform = community.Platform.Name, community = community.ExternalId, channel = channel.ExternalId };
        return await session.FindAsync<RemovedRow>(Sql, parameters, cancellationToken) is { RoundId: { } round } row ? (row.CommunityId, round) : null;
    }

    /// <summary>Where a round talks, of what its row says.</summary>
    /// <param name="row">With <see cref="RoundRow.Talk"/> null where nothing is set, empty where they type, else the sealed link: one that does not open any more is as if none had been set.</param>
    internal static TalkPlace? Read(RoundRow row, ContentCipher cipher)
    {
        if (row.Voice is { } voice)
            return new TalkPlace.Voice(new RoomRef(new PlatformName(row.Platform), voice));

        try
        {
            return row.Talk switch
            {
                null => null,
                [] => new TalkPlace.Typing(),
                var link => new TalkPlace.OwnLink(Encoding.UTF8.GetString(cipher.Open(link, ContextOf(row.CommunityId, row.RoundId)))),
            };
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static SealingContext ContextOf(CommunityId community, RoundId round) =>
        SealingContext.Create("round_talks.link", community.Value.ToString(), round.Value.ToString());

    private sealed record VoiceRow(string ExternalId, string Platform)
    {
        public RoomRef Channel => new(new PlatformName(Platform), ExternalId);
    }

    private sealed record NamedRow(string ExternalId, string Platform, bool InUse);

    private sealed record RemovedRow(CommunityId CommunityId, RoundId? RoundId);
}
