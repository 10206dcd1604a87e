using PrepBot.Application.Conversation;
using PrepBot.Application.Ports;
using PrepBot.Domain.Members;
using static PrepBot.Persistence.Tests.StoreWorld;

namespace PrepBot.Persistence.Tests;

public sealed class StorePurgeTests : IAsyncLifetime
{
    private static readonly ActionId Form = new("debrief", "file", Subject.None);

    private readonly StoreWorld world = new();

    public ValueTask InitializeAsync() => world.InitializeAsync();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Theory]
    [InlineData("deliveries", 72)]
    [InlineData("form_drafts", 7 * 24)]
    [InlineData("invitations", 30 * 24)]
    [InlineData("waiting_entries", 7 * 24)]
    [InlineData("local_messages", 90 * 24)]
    [InlineData("discord_shards", 30 * 24)]
    public async Task Row_PastItsTime_GoesAndNotBefore(string table, int hours)
    {
        await FillAsync();

        await world.Purge.PurgeAsync(Now.AddHours(hours), Token);
        Assert.Equal(1, await RowsAsync(table));
        await world.Purge.PurgeAsync(Now.AddHours(hours).AddTicks(10), Token);

        Assert.Equal(0, await RowsAsync(table));
    }

    [Theory]
    [InlineData(2, 24)]
    [InlineData(3, 30 * 24)]
    public async Task OutboxItem_SentOrFailedLongAgo_GoesAndNotBefore(int state, int hours)
    {
        await FillAsync();
        await world.ExecuteAsync(
            "update outbox set state = $1, content = null, closed_at = $2", (short)state, Now.UtcDateTime);

        await world.Purge.PurgeAsync(Now.AddHours(hours), Token);
        Assert.Equal(1, await RowsAsync("outbox"));
        await world.Purge.PurgeAsync(Now.AddHours(hours).AddTicks(10), Token);

        Assert.Equal(0, await RowsAsync("outbox"));
    }

    [Fact]
    public async Task OutboxItem_StillWaiting_StaysHoweverOld()
    {
        await FillAsync();

        await world.Purge.PurgeAsync(Now.AddYears(1), Token);

        Assert.Equal(1, await RowsAsync("outbox"));
    }

    [Fact]
    public async Task MoreRowsThanGoAtOnce_Purged_AllGoAndAreCounted()
    {
        await world.ExecuteAsync(
            """
            insert into local_rooms (community, key, title, people, added_at) values ('local', 'k', 't', '{}', now())
            """);
        await world.ExecuteAsync(
            """
            insert into local_messages (community, room_id, key, content, posted_at)
            select 'local', room_id, 'k' || i, '\x00', $1 from local_rooms, generate_series(1, 4500) i
            """,
            Now.UtcDateTime);

        Assert.Equal(4500, await world.Purge.PurgeAsync(Now.AddYears(1), Token));
        Assert.Equal(0, await world.Purge.PurgeAsync(Now.AddYears(1), Token));
    }

    private async Task FillAsync()
    {
        var home = await world.HomeAsync();
        var (ana, raj) = (await home.MemberAsync("Ana"), await home.MemberAsync("Raj"));
        await world.DoAsync(async unit =>
        {
            await unit.Deliveries.TakeAsync(home.Id, ana.Id, "test", "d1", Now, Token);
            await unit.Drafts.KeepAsync(home.Id, ana.Id, Form, FormAnswers.Empty, Now, Token);
            await unit.Invitations.AddAsync(Made.Invitation(home, ana, raj) with { CreatedAt = Now.AddHours(-1), ExpiresAt = Now }, Token);
            await unit.Queue.PutAsync(Made.Entry(home, ana) with { ExpiresAt = Now }, Token);
            await unit.Outbox.AddAsync(Made.Item(home.Id, ana.Id.Value), Token);
        });
        await world.ExecuteAsync(
            "insert into discord_shards (application_id, shard, shards, owner, expires_at) values ('1', 0, 1, 'one', $1)", Now.UtcDateTime);
        var room = await world.Chat.AddRoomAsync(new NewLocalRoom("local", "k", "t", null, [], Now), Token);
        await world.Chat.AddMessageAsync(new NewLocalMessage("local", room.Id, "k", null, null, "text", Now), Token);
    }

    private Task<long> RowsAsync(string table) => world.ScalarAsync<long>($"select count(*) from {table}");
}
