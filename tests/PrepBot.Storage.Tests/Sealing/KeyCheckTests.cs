using Microsoft.Extensions.DependencyInjection;
using PrepBot.Chat.Stores;
using PrepBot.Storage.Sealing;
using PrepBot.Storage.Statements;
using static PrepBot.Storage.Tests.StoreWorld;

namespace PrepBot.Storage.Tests.Sealing;

public sealed class KeyCheckTests
{
    [Fact]
    public async Task FirstStartAndLaterOnes_SameKey_Pass()
    {
        await using var world = await CreateAsync();

        await world.KeyCheck.CheckAsync(Token);
        await world.KeyCheck.CheckAsync(Token);

        Assert.Equal(1, await world.ScalarAsync<long>("select count(*) from key_check"));
    }

    [Fact]
    public async Task LaterStart_AnotherKey_IsRefusedInPlainWords()
    {
        await using var world = await CreateAsync();
        await world.KeyCheck.CheckAsync(Token);
        await using var other = With(new StorageSettings(world.ConnectionString, KeyOf(EncryptionKey.NewText())));

        var refusal = await Assert.ThrowsAsync<WrongEncryptionKeyException>(() => other.GetRequiredService<KeyCheck>().CheckAsync(Token));

        Assert.Contains("encryption key is not the one", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoFirstStartsAtOnce_DifferentKeys_OnlyOneIsTaken()
    {
        await using var world = await CreateAsync();
        await using var other = With(new StorageSettings(world.ConnectionString, KeyOf(EncryptionKey.NewText())));

        var outcomes = await Task.WhenAll(PassesAsync(world.KeyCheck), PassesAsync(other.GetRequiredService<KeyCheck>()));

        Assert.Single(outcomes, passed => passed);
    }

    [Fact]
    public async Task DatabaseAway_Checked_IsSaidAsSuch()
    {
        await using var away = With(new StorageSettings("Host=127.0.0.1;Port=1;Username=nobody;Database=none", Key));

        var failure = await Assert.ThrowsAsync<StoreException>(() => away.GetRequiredService<KeyCheck>().CheckAsync(Token));

        Assert.Equal(StoreFailure.Unavailable, failure.Failure);
    }

    private static async Task<bool> PassesAsync(KeyCheck check)
    {
        try
        {
            await check.CheckAsync(Token);
            return true;
        }
        catch (WrongEncryptionKeyException)
        {
            return false;
        }
    }
}
