using PrepBot.Chat.Platforms;
using PrepBot.Storage.Statements;
using static PrepBot.Storage.Tests.StoreWorld;

namespace PrepBot.Storage.Tests.Platforms;

public sealed class GatewaySessionsTests(StoreWorld world) : IClassFixture<StoreWorld>
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(1);
    private static readonly GatewaySession Session = new("session-1", "wss://gateway.discord.gg", 42);

    private static int _streams;

    private readonly StreamRef _stream = new($"{Interlocked.Increment(ref _streams)}", 0, 2);

    [Fact]
    public async Task R11_FreeShard_AskedForByTwo_BelongsToTheFirst()
    {
        var first = await world.Sessions.TryOwnAsync(_stream, "one", Life, Token);
        var second = await world.Sessions.TryOwnAsync(_stream, "two", Life, Token);

        Assert.NotNull(first);
        Assert.Null(second);
    }

    [Fact]
    public async Task OwnedShard_Renewed_KeepsItsNumber()
    {
        var first = await OwnAsync("one");
        var again = await OwnAsync("one");

        Assert.Equal(first, again);
    }

    [Fact]
    public async Task OwnedShard_LeaseRunOut_PassesOnWithAHigherNumber()
    {
        var first = await OwnAsync("one");
        await RunOutAsync();

        var second = await OwnAsync("two");

        Assert.True(second.Fence > first.Fence);
        Assert.Null(await world.Sessions.TryOwnAsync(_stream, "one", Life, Token));
    }

    [Fact]
    public async Task OwnedShard_Released_IsFreeAtOnce()
    {
        await world.Sessions.ReleaseAsync(await OwnAsync("one"), Token);

        Assert.Equal("two", (await OwnAsync("two")).Owner);
    }

    [Fact]
    public async Task ReleasedLate_OfAnotherOwner_ChangesNothing()
    {
        var first = await OwnAsync("one");
        await RunOutAsync();
        await OwnAsync("two");

        await world.Sessions.ReleaseAsync(first, Token);

        Assert.Null(await world.Sessions.TryOwnAsync(_stream, "three", Life, Token));
    }

    [Fact]
    public async Task Session_Kept_IsFoundByTheNextOwner()
    {
        var kept = await world.Sessions.KeepAsync(await OwnAsync("one"), Session, Token);
        await RunOutAsync();

        var found = await world.Sessions.FindAsync(await OwnAsync("two"), Token);

        Assert.True(kept);
        Assert.Equal(Session, found);
    }

    [Fact]
    public async Task R11_Session_KeptByAnOwnerOfThePast_IsRefused()
    {
        var first = await OwnAsync("one");
        await RunOutAsync();
        var second = await OwnAsync("two");
        await world.Sessions.KeepAsync(second, Session, Token);

        var kept = await world.Sessions.KeepAsync(first, Session with { Sequence = 7 }, Token);

        Assert.False(kept);
        Assert.Equal(Session, await world.Sessions.FindAsync(second, Token));
    }

    [Fact]
    public async Task Session_OfAnotherNumberOfShards_IsNotFound()
    {
        await world.Sessions.KeepAsync(await OwnAsync("one"), Session, Token);

        var grown = await world.Sessions.TryOwnAsync(_stream with { Shards = 3 }, "one", Life, Token);

        Assert.Null(await world.Sessions.FindAsync(grown!, Token));
    }

    [Fact]
    public async Task Session_Forgotten_IsNotFound()
    {
        var lease = await OwnAsync("one");
        await world.Sessions.KeepAsync(lease, Session, Token);

        await world.Sessions.KeepAsync(lease, null, Token);

        Assert.Null(await world.Sessions.FindAsync(lease, Token));
    }

    private async Task<StreamLease> OwnAsync(string owner) =>
        await world.Sessions.TryOwnAsync(_stream, owner, Life, Token) ?? throw new InvalidOperationException($"{owner} does not get the shard.");

    private Task<int> RunOutAsync() => world.ExecuteAsync(
        "update discord_shards set expires_at = now() - interval '1 second' where application_id = $1", _stream.Application);
}
