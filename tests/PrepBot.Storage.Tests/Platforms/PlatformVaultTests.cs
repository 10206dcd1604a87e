using System.Text;
using PrepBot.Chat.Platforms;
using PrepBot.Values.Identity;
using static PrepBot.Storage.Tests.StoreWorld;

namespace PrepBot.Storage.Tests.Platforms;

public sealed class PlatformVaultTests(StoreWorld world) : IClassFixture<StoreWorld>
{
    private static readonly PlatformName Platform = new("test");

    private static int _keys;

    private readonly VaultKey _key = new(Platform, "thing", $"thing-{Interlocked.Increment(ref _keys)}");

    private IPlatformVault Vault => world.Vault;

    [Fact]
    public async Task Entry_Kept_IsFoundUnderItsKeyAlone()
    {
        await Vault.PutAsync(new VaultEntry(_key, Bytes("what")) { Group = "group", Community = "C1" }, Token);

        var found = await Vault.FindAsync(_key, Token);

        Assert.Equal(("what", "group", "C1"), (Text(found!), found!.Group, found.Community));
        Assert.Null(await Vault.FindAsync(_key with { Name = "another" }, Token));
        Assert.Null(await Vault.FindAsync(_key with { Kind = "another" }, Token));
        Assert.Null(await Vault.FindAsync(_key with { Platform = new("another") }, Token));
    }

    [Fact]
    public async Task Entry_KeptAgain_TakesThePlaceOfTheFirst_WhoseRemovalIsOldNews()
    {
        await Vault.PutAsync(new VaultEntry(_key, Bytes("first")), Token);
        var first = await Vault.FindAsync(_key, Token);
        await Vault.PutAsync(new VaultEntry(_key, Bytes("second")), Token);

        await Vault.RemoveAsync(first!, Token);

        var second = await Vault.FindAsync(_key, Token);
        Assert.Equal("second", Text(second!));
        await Vault.RemoveAsync(second!, Token);
        Assert.Null(await Vault.FindAsync(_key, Token));
        Assert.Equal(0, await RowsAsync());
    }

    [Fact]
    public async Task Entries_Listed_AreThoseOfTheKindOrOfAGroup()
    {
        var kind = $"kind-{_key.Name}";
        foreach (var (name, group) in new[] { ("c", "one"), ("a", "one"), ("b", (string?)null) })
            await Vault.PutAsync(new VaultEntry(new(Platform, kind, name), Bytes(name)) { Group = group }, Token);

        Assert.Equal(["a", "b", "c"], (await Vault.ListAsync(Platform, kind, null, Token)).Select(Text));
        Assert.Equal(["a", "c"], (await Vault.ListAsync(Platform, kind, "one", Token)).Select(Text));
        Assert.Empty(await Vault.ListAsync(new("another"), kind, null, Token));
    }

    [Fact]
    public async Task EntryWithoutContent_Kept_IsFoundWithNone()
    {
        await Vault.PutAsync(new VaultEntry(_key, []) { Group = "group" }, Token);

        Assert.Equal("", Text((await Vault.FindAsync(_key, Token))!));
    }

    [Fact]
    public async Task Content_AtRest_IsNotReadable()
    {
        await Vault.PutAsync(new VaultEntry(_key, Bytes("xoxb-secret")), Token);
        var lease = await OwnAsync("one", _key with { Kind = "leased" });
        await Vault.KeepAsync(lease, Bytes("session-secret"), Token);

        var rows = await world.ScalarAsync<string>("select string_agg(v::text, ' ') from platform_vault v where name = $1", _key.Name);

        foreach (var secret in new[] { "xoxb-secret", "session-secret" })
        {
            Assert.DoesNotContain(secret, rows);
            Assert.DoesNotContain(Convert.ToHexStringLower(Bytes(secret)), rows);
        }
    }

    /// <summary>One damaged value must not keep the others from being read, nor what is lost from being kept again.</summary>
    [Theory]
    [InlineData("update platform_vault set content = (select content from platform_vault where name = 'other' and kind = 'thing') where name = $1")]
    [InlineData("update platform_vault set content = set_byte(content, 40, get_byte(content, 40) # 1) where name = $1")]
    public async Task Content_CopiedFromAnotherRowOrDamaged_IsAsIfItHadNeverBeen(string damage)
    {
        await Vault.PutAsync(new VaultEntry(_key with { Name = "other" }, Bytes("content of the other")), Token);
        await Vault.PutAsync(new VaultEntry(_key, Bytes("content of this one")), Token);

        await world.ExecuteAsync(damage, _key.Name);

        Assert.Null(await Vault.FindAsync(_key, Token));
        Assert.DoesNotContain(await Vault.ListAsync(Platform, _key.Kind, null, Token), entry => entry.Key == _key);
        Assert.Contains(await Vault.ListAsync(Platform, _key.Kind, null, Token), entry => entry.Key.Name == "other");
        await Vault.PutAsync(new VaultEntry(_key, Bytes("again")), Token);
        Assert.Equal("again", Text((await Vault.FindAsync(_key, Token))!));
    }

    [Fact]
    public async Task WhatIsGoodOnce_IsUsedUpByTheFirst()
    {
        Assert.True(await Vault.UseUpAsync(_key, TimeSpan.FromMinutes(15), Token));
        Assert.False(await Vault.UseUpAsync(_key, TimeSpan.FromMinutes(15), Token));
        Assert.True(await Vault.UseUpAsync(_key with { Kind = "another" }, TimeSpan.FromMinutes(15), Token));
    }

    [Fact]
    public void Proof_IsTheSameForTheSameTextAndPurpose_AndNoOther()
    {
        var proof = Vault.Prove(Platform, "purpose", "text");

        Assert.Matches("^[0-9a-f]{32}$", proof);
        Assert.Equal(proof, Vault.Prove(Platform, "purpose", "text"));
        Assert.NotEqual(proof, Vault.Prove(Platform, "purpose", "text2"));
        Assert.NotEqual(proof, Vault.Prove(Platform, "purpose2", "text"));
        Assert.NotEqual(proof, Vault.Prove(new("another"), "purpose", "text"));
    }

    private async Task<VaultLease> OwnAsync(string owner, VaultKey key) =>
        await Vault.TakeAsync(key, owner, TimeSpan.FromMinutes(1), Token) ?? throw new InvalidOperationException($"{owner} does not get the lease.");

    private Task<long> RowsAsync() => world.ScalarAsync<long>("select count(*) from platform_vault where name = $1", _key.Name);

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Text(VaultEntry entry) => Encoding.UTF8.GetString(entry.Content);
}
