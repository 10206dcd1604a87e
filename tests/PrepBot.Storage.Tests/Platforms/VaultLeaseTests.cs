using System.Text;
using PrepBot.Chat.Platforms;
using static PrepBot.Storage.Tests.StoreWorld;

namespace PrepBot.Storage.Tests.Platforms;

public sealed class VaultLeaseTests(StoreWorld world) : IClassFixture<StoreWorld>
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(1);

    private static int _keys;

    private readonly VaultKey _key = new(new("test"), "leased", $"{Interlocked.Increment(ref _keys)}");

    [Fact]
    public async Task R11_FreeEntry_AskedForByTwo_BelongsToTheFirst()
    {
        var first = await world.Vault.TakeAsync(_key, "one", Life, Token);
        var second = await world.Vault.TakeAsync(_key, "two", Life, Token);

        Assert.NotNull(first);
        Assert.Null(second);
    }

    [Fact]
    public async Task OwnedEntry_Renewed_KeepsItsNumber()
    {
        var first = await OwnAsync("one");
        var again = await OwnAsync("one");

        Assert.Equal(first, again);
    }

    [Fact]
    public async Task OwnedEntry_LeaseRunOut_PassesOnWithAHigherNumber()
    {
        var first = await OwnAsync("one");
        await RunOutAsync();

        var second = await OwnAsync("two");

        Assert.True(second.Fence > first.Fence);
        Assert.Null(await world.Vault.TakeAsync(_key, "one", Life, Token));
    }

    [Fact]
    public async Task OwnedEntry_Released_IsFreeAtOnce()
    {
        await world.Vault.ReleaseAsync(await OwnAsync("one"), Token);

        Assert.Equal("two", (await OwnAsync("two")).Owner);
    }

    [Fact]
    public async Task ReleasedLate_OfAnotherOwner_ChangesNothing()
    {
        var first = await OwnAsync("one");
        await RunOutAsync();
        await OwnAsync("two");

        await world.Vault.ReleaseAsync(first, Token);

        Assert.Null(await world.Vault.TakeAsync(_key, "three", Life, Token));
    }

    [Fact]
    public async Task Content_KeptUnderALease_IsFoundByTheNextOwner()
    {
        var kept = await KeepAsync(await OwnAsync("one"), "state");
        await RunOutAsync();

        await OwnAsync("two");

        Assert.True(kept);
        Assert.Equal("state", await FindAsync());
    }

    [Fact]
    public async Task R11_Content_KeptByAnOwnerOfThePast_IsRefused()
    {
        var first = await OwnAsync("one");
        await RunOutAsync();
        await KeepAsync(await OwnAsync("two"), "new");

        var kept = await KeepAsync(first, "old");

        Assert.False(kept);
        Assert.Equal("new", await FindAsync());
    }

    /// <summary>The lease is taken anew by the same process: what it kept before is not of this time.</summary>
    [Fact]
    public async Task R11_Content_KeptUnderAnEarlierLeaseOfOnesOwn_IsRefused()
    {
        var first = await OwnAsync("one");
        await RunOutAsync();
        await OwnAsync("two");
        await RunOutAsync();
        await OwnAsync("one");

        Assert.False(await KeepAsync(first, "old"));
    }

    [Fact]
    public async Task Content_Forgotten_LeavesNone()
    {
        var lease = await OwnAsync("one");
        await KeepAsync(lease, "state");

        await KeepAsync(lease, "");

        Assert.Equal("", await FindAsync());
    }

    [Fact]
    public async Task LeasedEntry_PutPastTheLease_IsOurBug()
    {
        await KeepAsync(await OwnAsync("one"), "state");

        await Assert.ThrowsAsync<InvalidOperationException>(() => world.Vault.PutAsync(new VaultEntry(_key, [1]), Token));

        Assert.Equal("state", await FindAsync());
    }

    private async Task<VaultLease> OwnAsync(string owner) =>
        await world.Vault.TakeAsync(_key, owner, Life, Token) ?? throw new InvalidOperationException($"{owner} does not get the lease.");

    private Task<bool> KeepAsync(VaultLease lease, string text) => world.Vault.KeepAsync(lease, Encoding.UTF8.GetBytes(text), Token);

    private async Task<string> FindAsync() => Encoding.UTF8.GetString((await world.Vault.FindAsync(_key, Token))!.Content);

    private Task<int> RunOutAsync() => world.ExecuteAsync("update platform_vault set leased_until = now() - interval '1 second' where kind = 'leased' and name = $1", _key.Name);
}
