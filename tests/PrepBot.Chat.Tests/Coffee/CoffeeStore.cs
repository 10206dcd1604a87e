using PrepBot.Chat.Work;
using PrepBot.Storage.Statements;
using PrepBot.Values.Identity;

namespace PrepBot.Chat.Tests.Coffee;

/// <summary>Who waits for a coffee in a channel, longest first.</summary>
public sealed record CoffeeTable(CommunityId CommunityId, ChannelId ChannelId, IReadOnlyList<MemberId> Waiting);

/// <summary>Keeps who waits for a coffee.</summary>
public interface ICoffeeStore
{
    Task<CoffeeTable> FindAsync(CommunityId community, ChannelId channel, CancellationToken cancellationToken);

    Task JoinAsync(CommunityId community, ChannelId channel, MemberId member, CancellationToken cancellationToken);

    Task LeaveAsync(CommunityId community, ChannelId channel, MemberId member, CancellationToken cancellationToken);
}

public static class CoffeeStores
{
    extension(IUnitOfWork work)
    {
        public ICoffeeStore Coffee => work.Store<ICoffeeStore>();
    }
}

/// <inheritdoc/>
internal sealed class CoffeeStore(Session session) : ICoffeeStore
{
    public const string Table = """
        create table coffee_waiting (
            community_id uuid                     not null references communities,
            channel_id   uuid                     not null,
            member_id    uuid                     not null,
            since        timestamp with time zone not null,
            primary key (community_id, channel_id, member_id));
        grant select, insert, update, delete on coffee_waiting to public
        """;

    public async Task<CoffeeTable> FindAsync(CommunityId community, ChannelId channel, CancellationToken cancellationToken) => new(community, channel, await session.ListAsync<MemberId>(
        "select member_id from coffee_waiting where community_id = @community and channel_id = @channel order by since, member_id for update", new { community, channel }, cancellationToken));

    public Task JoinAsync(CommunityId community, ChannelId channel, MemberId member, CancellationToken cancellationToken) => session.ExecuteAsync(
        "insert into coffee_waiting (community_id, channel_id, member_id, since) values (@community, @channel, @member, @now) on conflict do nothing", new { community, channel, member, now = session.Now }, cancellationToken);

    public Task LeaveAsync(CommunityId community, ChannelId channel, MemberId member, CancellationToken cancellationToken) => session.ExecuteAsync(
        "delete from coffee_waiting where community_id = @community and channel_id = @channel and member_id = @member", new { community, channel, member }, cancellationToken);
}
