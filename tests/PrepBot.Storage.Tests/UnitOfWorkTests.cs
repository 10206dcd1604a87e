using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Stores;
using PrepBot.Chat.Work;
using PrepBot.Domain.Members;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Members;
using PrepBot.Testing;
using static PrepBot.Storage.Tests.StoreWorld;

namespace PrepBot.Storage.Tests;

/// <summary>What is not committed has not happened, and every failure says what it means.</summary>
public sealed class UnitOfWorkTests(StoreWorld world) : IClassFixture<StoreWorld>
{
    [Fact]
    public async Task Work_NotCommitted_HasNotHappened()
    {
        var home = await world.HomeAsync();
        var ana = await home.MemberAsync("Ana");

        await using (var unit = await world.Units.BeginAsync(Token))
            await unit.Members.SaveProfileAsync(home.Id, ana.Id, new Profile { Level = Level.Staff }, Token);

        Assert.Equal(Profile.Empty, (await world.DoAsync(unit => unit.Members.GetAsync(home.Id, ana.Id, Token))).Profile);
    }

    [Fact]
    public async Task StatementFailedAndWasSwallowed_Committed_IsRefused()
    {
        var home = await world.HomeAsync();
        var ana = await home.MemberAsync("Ana");
        await using var unit = await world.Units.BeginAsync(Token);
        await unit.Members.SetDoNotPairAsync(home.Id, ana.Id, ana.Id, avoid: true, Token);
        await Assert.ThrowsAsync<PostgresException>(() => unit.Members.GetAsync(home.Id, ana.Id, Token));

        await Assert.ThrowsAsync<InvalidOperationException>(() => unit.CommitAsync(Token));
    }

    [Fact]
    public async Task ConnectionEndedBeforeTheCommit_Committed_IsUnknownAndDidNotHappen()
    {
        var home = await world.HomeAsync();
        var ana = await home.MemberAsync("Ana");
        await using var unit = await world.Units.BeginAsync(Token);
        await unit.Members.SaveProfileAsync(home.Id, ana.Id, new Profile { Level = Level.Staff }, Token);
        await EndOthersAsync();

        var failure = await Assert.ThrowsAsync<StoreException>(() => unit.CommitAsync(Token));

        Assert.Equal(StoreFailure.Unknown, failure.Failure);
        Assert.Null((await world.DoAsync(again => again.Members.GetAsync(home.Id, ana.Id, Token))).Profile.Level);
    }

    [Fact]
    public async Task AnswerToTheCommitLost_Committed_IsUnknownAndTheDeliveryTellsTheTruth()
    {
        var home = await world.HomeAsync();
        var ana = await home.MemberAsync("Ana");
        var real = new NpgsqlConnectionStringBuilder(world.ConnectionString);
        Assert.SkipWhen(real.Host!.StartsWith('/'), "The server listens on a local socket only.");
        await using var proxy = new DatabaseProxy(world.ConnectionString);
        await using var services = With(new StorageSettings(proxy.ConnectionString, Key));
        await using var unit = await services.GetRequiredService<IUnitOfWorkFactory>().BeginAsync(Token);
        Assert.Null(await unit.Deliveries.TakeAsync(home.Id, ana.Id, "test", "d1", Token));
        await unit.Deliveries.AnswerAsync(home.Id, "test", "d1", Reply.Privately("Done."), Token);
        proxy.SwallowCommit();

        var failure = await Assert.ThrowsAsync<StoreException>(() => unit.CommitAsync(Token));

        Assert.Equal(StoreFailure.Unknown, failure.Failure);
        Assert.Equal(1, proxy.Swallowed);
        var answer = await world.DoAsync(again => again.Deliveries.TakeAsync(home.Id, ana.Id, "test", "d1", Token));
        Assert.Equivalent(Reply.Privately("Done."), answer, strict: true);
    }

    [Fact]
    public async Task ConnectionEndedBeforeAStatement_Run_IsUnavailable()
    {
        var home = await world.HomeAsync();
        var ana = await home.MemberAsync("Ana");
        await using var unit = await world.Units.BeginAsync(Token);
        await unit.Members.GetAsync(home.Id, ana.Id, Token);
        await EndOthersAsync();

        var failure = await Assert.ThrowsAsync<StoreException>(() => unit.Members.GetAsync(home.Id, ana.Id, Token));

        Assert.Equal(StoreFailure.Unavailable, failure.Failure);
    }

    [Fact]
    public async Task TwoTransactionsLockedCrosswise_OneOfThem_IsAConflict()
    {
        var home = await world.HomeAsync();
        var (ana, raj) = (await home.MemberAsync("Ana"), await home.MemberAsync("Raj"));
        await using var services = With(new StorageSettings(world.ConnectionString, Key) { CommandTimeout = TimeSpan.FromSeconds(10) });
        var units = services.GetRequiredService<IUnitOfWorkFactory>();
        await using var one = await units.BeginAsync(Token);
        await using var other = await units.BeginAsync(Token);
        await SaveNowAsync(one, ana);
        await SaveNowAsync(other, raj);

        var first = FailureAsync(SaveNowAsync(one, raj));
        await world.SomebodyWaitsAsync();
        var second = FailureAsync(SaveNowAsync(other, ana));

        Assert.Equivalent(new StoreFailure?[] { null, StoreFailure.Conflict }, (await Task.WhenAll(first, second)).Order(), strict: true);
    }

    [Fact]
    public async Task StatementThatWaitsTooLong_Run_IsUnavailable()
    {
        var home = await world.HomeAsync();
        var ana = await home.MemberAsync("Ana");
        await using var services = With(new StorageSettings(world.ConnectionString, Key) { CommandTimeout = TimeSpan.FromSeconds(1) });
        await using var holding = await world.Units.BeginAsync(Token);
        await SaveNowAsync(holding, ana);
        await using var waiting = await services.GetRequiredService<IUnitOfWorkFactory>().BeginAsync(Token);

        Assert.Equal(StoreFailure.Unavailable, await FailureAsync(SaveNowAsync(waiting, ana)));
    }

    [Fact]
    public async Task EveryConnectionTaken_NextBegun_IsUnavailable()
    {
        await using var services = With(
            new StorageSettings(world.ConnectionString, Key) { PoolSize = 1, CommandTimeout = TimeSpan.FromSeconds(1) });
        var units = services.GetRequiredService<IUnitOfWorkFactory>();
        await using var first = await units.BeginAsync(Token);

        Assert.Equal(StoreFailure.Unavailable, await FailureAsync(units.BeginAsync(Token)));
    }

    [Fact]
    public async Task OwnCancellation_DuringAStatement_IsNoFailureOfTheDatabase()
    {
        var home = await world.HomeAsync();
        using var given = new CancellationTokenSource();
        await using var unit = await world.Units.BeginAsync(Token);
        await given.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => unit.Communities.GetAsync(home.Id, given.Token));
    }

    [Fact]
    public void Settings_Printed_ShowNeitherAddressNorKey() =>
        Assert.Equal("StorageSettings", new StorageSettings("Host=secret", Key).ToString());

    [Fact]
    public async Task WriteThatLeavesWithTheCommitAndWaitsTooLong_IsUnavailable_SinceTheServerHasCalledItOff()
    {
        var home = await world.HomeAsync();
        var ana = await home.MemberAsync("Ana");
        await using var services = With(new StorageSettings(world.ConnectionString, Key) { CommandTimeout = TimeSpan.FromSeconds(1) });
        await using var holding = await world.Units.BeginAsync(Token);
        await SaveNowAsync(holding, ana);
        await using var waiting = await services.GetRequiredService<IUnitOfWorkFactory>().BeginAsync(Token);
        await waiting.Members.SaveProfileAsync(home.Id, ana.Id, Profile.Empty, Token);

        Assert.Equal(StoreFailure.Unavailable, await FailureAsync(waiting.CommitAsync(Token)));
    }

    /// <summary>What is only written leaves with the next question.</summary>
    private static async Task SaveNowAsync(IUnitOfWork unit, Member member)
    {
        await unit.Members.SaveProfileAsync(member.CommunityId, member.Id, Profile.Empty, Token);
        await unit.Members.GetAsync(member.CommunityId, member.Id, Token);
    }

    /// <summary>Ends every connection to this database but the one that asks.</summary>
    private Task<int> EndOthersAsync() => world.ExecuteAsync(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = current_user and pid <> pg_backend_pid()");

    private static async Task<StoreFailure?> FailureAsync(Task work)
    {
        try
        {
            await work;
            return null;
        }
        catch (StoreException e)
        {
            return e.Failure;
        }
    }
}
