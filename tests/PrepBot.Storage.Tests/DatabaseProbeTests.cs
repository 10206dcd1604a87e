using Microsoft.Extensions.DependencyInjection;
using PrepBot.Chat.Stores;
using PrepBot.Storage.Statements;
using static PrepBot.Storage.Tests.StoreWorld;

namespace PrepBot.Storage.Tests;

/// <summary>Readiness rests on an answer given now, not on a connection that once stood.</summary>
public sealed class DatabaseProbeTests(StoreWorld world) : IClassFixture<StoreWorld>
{
    [Fact]
    public async Task ConnectionOfThePool_HasDied_Asked_SaysSo_AndAnswersAgainWithTheNext()
    {
        await using var services = With(new StorageSettings(world.ConnectionString, Key) { PoolSize = 1 });
        var probe = services.GetRequiredService<IDatabaseProbe>();
        await probe.AskAsync(Token);

        await world.ExecuteAsync(
            "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'prepbot' and datname = current_database() and pid <> pg_backend_pid()");

        await Assert.ThrowsAsync<StoreException>(() => probe.AskAsync(Token));
        await probe.AskAsync(Token);
    }

    [Fact]
    public async Task DatabaseThatIsNotThere_Asked_SaysSo()
    {
        await using var services = With(new StorageSettings("Host=127.0.0.1;Port=1;Database=none;Username=none", Key));

        await Assert.ThrowsAsync<StoreException>(() => services.GetRequiredService<IDatabaseProbe>().AskAsync(Token));
    }
}
