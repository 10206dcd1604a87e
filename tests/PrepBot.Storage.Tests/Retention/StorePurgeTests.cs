using PrepBot.Chat.Forms;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Platforms;
using PrepBot.Practice.Members;
using PrepBot.Practice.Questions;
using PrepBot.Practice.Queue;
using PrepBot.Practice.Rounds;
using static PrepBot.Storage.Tests.StoreWorld;

namespace PrepBot.Storage.Tests.Retention;

public sealed class StorePurgeTests : IAsyncLifetime
{
    private static readonly ActionId Form = new("debrief", "file", Subject.None);

    private readonly StoreWorld world = new();

    public ValueTask InitializeAsync() => world.InitializeAsync();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    /// <summary>By the database's clock: an hour before its time a row stays, an hour after it goes.</summary>
    [Theory]
    [InlineData("deliveries", "taken_at", 72)]
    [InlineData("form_drafts", "changed_at", 7 * 24)]
    [InlineData("invitations", "expires_at", 30 * 24)]
    [InlineData("waiting_entries", "expires_at", 7 * 24)]
    [InlineData("local_messages", "posted_at", 90 * 24)]
    [InlineData("platform_vault", "forget_at", 0)]
    public async Task Row_PastItsTime_GoesAndNotBefore(string table, string column, int hours)
    {
        await FillAsync();

        await AgeAsync(table, column, hours - 1);
        await PurgeAsync();
        Assert.Equal(1, await RowsAsync(table));
        await AgeAsync(table, column, hours + 1);
        await PurgeAsync();

        Assert.Equal(0, await RowsAsync(table));
    }

    [Theory]
    [InlineData(2, 24)]
    [InlineData(3, 30 * 24)]
    public async Task OutboxItem_SentOrFailedLongAgo_GoesAndNotBefore(int state, int hours)
    {
        await FillAsync();
        await world.ExecuteAsync("update outbox set state = $1, content = null, closed_at = now()", (short)state);

        await AgeAsync("outbox", "closed_at", hours - 1);
        await PurgeAsync();
        Assert.Equal(1, await RowsAsync("outbox"));
        await AgeAsync("outbox", "closed_at", hours + 1);
        await PurgeAsync();

        Assert.Equal(0, await RowsAsync("outbox"));
    }

    [Fact]
    public async Task PersonWhoWasOnlyNamed_LongAfterTheLastWhoNamedThem_IsLetGo()
    {
        var home = await world.HomeAsync();
        var (ana, raj) = (await home.MemberAsync("Ana"), await home.MemberAsync("Raj"));
        await world.ExecuteAsync("update members set has_acted = false, added_at = now() - interval '31 days' where member_id = $1", raj.Id.Value);
        await world.DoAsync(unit => unit.Members.SetDoNotPairAsync(home.Id, ana.Id, raj.Id, avoid: true, Token));

        await PurgeAsync();
        Assert.Equal("Raj", await world.ScalarAsync<string>("select display_name from members where member_id = $1", raj.Id.Value));
        await world.ExecuteAsync("delete from do_not_pair");
        await PurgeAsync();

        Assert.Equal("a former member", await world.ScalarAsync<string>("select display_name from members where member_id = $1", raj.Id.Value));
        Assert.Equal("Ana", await world.ScalarAsync<string>("select display_name from members where member_id = $1", ana.Id.Value));
    }

    [Fact]
    public async Task OutboxItem_StillWaiting_StaysHoweverOld()
    {
        await FillAsync();

        await AgeAsync("outbox", "created_at", 24 * 365);
        await AgeAsync("outbox", "expires_at", 24 * 365);
        await PurgeAsync();

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
            select 'local', room_id, 'k' || i, '\x00', now() - interval '1 year' from local_rooms, generate_series(1, 4500) i
            """);

        Assert.Equal(4500, (await world.Purge.RunAsync("local-messages", Token)).Removed);
        Assert.Equal(0, (await world.Purge.RunAsync("local-messages", Token)).Removed);
    }

    [Theory]
    [InlineData("rounds", "round_id", "ended_at", 730 * 24)]
    [InlineData("leaderboard_posts", "post_id", "posted_at", 730 * 24)]
    [InlineData("invitations", "invitation_id", "expires_at", 25 * 24)]
    public async Task PostedCard_OfWhatIsLongOver_GoesAndNotBefore(string table, string id, string column, int hours)
    {
        await FillAsync();
        await world.ExecuteAsync($"insert into posted_cards (community_id, card, subject, room, message_id) select community_id, 'card', {id}, 'r', 'm' from {table}");

        await AgeAsync(table, column, hours - 1);
        await PurgeAsync();
        Assert.Equal(1, await RowsAsync("posted_cards"));
        await AgeAsync(table, column, hours + 1);
        await PurgeAsync();

        Assert.Equal(0, await RowsAsync("posted_cards"));
    }

    [Fact]
    public async Task PromptThatWasMetTwoYearsAgo_Purged_IsForgottenAndNotBefore()
    {
        var home = await world.HomeAsync();
        var ana = await home.MemberAsync("Ana");
        await world.DoAsync(unit => unit.Prompts.RecordPractisedAsync(home.Id, ana.Id, "frugality-01", Token));

        await AgeAsync("prompt_exposures", "last_at", (730 * 24) - 1);
        await PurgeAsync();
        Assert.Equal(1, await RowsAsync("prompt_exposures"));
        await AgeAsync("prompt_exposures", "last_at", (730 * 24) + 1);
        await PurgeAsync();

        Assert.Equal(0, await RowsAsync("prompt_exposures"));
    }

    private async Task FillAsync()
    {
        var home = await world.HomeAsync();
        var (ana, raj) = (await home.MemberAsync("Ana"), await home.MemberAsync("Raj"));
        await world.DoAsync(async unit =>
        {
            await unit.Deliveries.TakeAsync(home.Id, ana.Id, "test", "d1", Token);
            await unit.Drafts.KeepAsync(home.Id, ana.Id, Form, FormAnswers.Empty, Token);
            await unit.Invitations.AddAsync(Made.Invitation(home, ana, raj) with { CreatedAt = Now.AddHours(-1), ExpiresAt = Now }, Token);
            await unit.Queue.EnterAsync(Made.Entry(home, ana) with { ExpiresAt = Now }, keepsWish: false, Token);
            await unit.Outbox.AddAsync(Made.Item(home.Id, ana.Id.Value), Token);
            await unit.Rounds.AddAsync(Made.Ended(home, ana, raj), Token);
        });
        await world.ExecuteAsync("insert into leaderboard_posts (community_id, post_id, channel_id, week, posted_at, late) select community_id, channel_id, channel_id, 202640, now(), false from channels");
        await world.Vault.TakeAsync(new VaultKey(new("test"), "leased", "1"), "one", TimeSpan.FromMinutes(1), Token);
        await world.ExecuteAsync("insert into local_rooms (community, key, title, people, added_at) values ('local', 'k', 't', '{}', now())");
        await world.ExecuteAsync("insert into local_messages (community, room_id, key, content, posted_at) select 'local', room_id, 'k', '\\x00', now() from local_rooms");
    }

    private async Task PurgeAsync()
    {
        foreach (var rule in world.Purge.Rules)
            Assert.Null((await world.Purge.RunAsync(rule, Token)).Failure);
    }

    private Task<int> AgeAsync(string table, string column, int hours) => world.ExecuteAsync($"update {table} set {column} = now() - make_interval(hours => $1)", hours);

    private Task<long> RowsAsync(string table) => world.ScalarAsync<long>($"select count(*) from {table}");
}
