using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PrepBot.Chat.Outbox;
using PrepBot.Chat.Work;
using PrepBot.Domain.Members;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Members;
using PrepBot.Testing;
using static PrepBot.Storage.Tests.StoreWorld;

namespace PrepBot.Storage.Tests.Statements;

/// <summary>Behind a pooler that hands each transaction another server: everything works, since nothing is left on a connection, prepared statements neither.</summary>
public sealed class PgBouncerTests(StoreWorld world) : IClassFixture<StoreWorld>
{
    [Fact]
    public async Task TransactionsOfManyMembers_ThroughIt_AllGoThrough()
    {
        await using var bouncer = await PgBouncer.StartAsync(world.ConnectionString, Token);
        await using var services = With(new StorageSettings(bouncer.ConnectionString, Key) { CommandTimeout = TimeSpan.FromSeconds(20) });

        var levels = await BusyAsync(services);

        Assert.All(levels, level => Assert.Equal(Level.Staff, level));
    }

    [Fact]
    public async Task StatementsPreparedThroughItAllTheSame_Break_SoTheQuestionWhetherItIsThereMatters()
    {
        await using var bouncer = await PgBouncer.StartAsync(world.ConnectionString, Token);
        var insisting = new NpgsqlConnectionStringBuilder(bouncer.ConnectionString) { MaxAutoPrepare = 100 }.ConnectionString;
        await using var services = With(new StorageSettings(insisting, Key) { CommandTimeout = TimeSpan.FromSeconds(20) });

        var broken = await Assert.ThrowsAnyAsync<PostgresException>(() => BusyAsync(services));

        Assert.Contains(broken.SqlState, new[] { PostgresErrorCodes.InvalidSqlStatementName, PostgresErrorCodes.DuplicatePreparedStatement });
    }

    [Fact]
    public async Task OutboxThroughIt_IsClaimedAndDone()
    {
        var home = await world.HomeAsync();
        var ana = await home.MemberAsync("Ana");
        await using var bouncer = await PgBouncer.StartAsync(world.ConnectionString, Token);
        await using var services = With(new StorageSettings(bouncer.ConnectionString, Key) { CommandTimeout = TimeSpan.FromSeconds(20) });
        var queue = services.GetRequiredService<IOutboxQueue>();

        for (var n = 0; n < 10; n++)
        {
            await using (var unit = await services.GetRequiredService<IUnitOfWorkFactory>().BeginAsync(Token))
            {
                await unit.Outbox.SendPrivatelyAsync(home.Id, ana.Id, Chat.Messages.Message.Create("A word."), Token);
                await unit.CommitAsync(Token);
            }

            var item = Assert.Single(await queue.ClaimAsync(10, 10, TimeSpan.FromSeconds(8), Token));
            Assert.True(await queue.MarkSendingAsync(item, Token));
            await queue.DoneAsync(item, SentResult.Plain, Token);
        }

        Assert.Equal(10, await world.ScalarAsync<long>("select count(*) from outbox where community_id = $1 and state = 2", home.Id.Value));
    }

    /// <summary>More at once than the pooler has connections to the server, each with several statements in and out of transactions.</summary>
    private async Task<Level?[]> BusyAsync(ServiceProvider services)
    {
        var home = await world.HomeAsync();
        var members = await Task.WhenAll(Enumerable.Range(0, 12).Select(n => home.MemberAsync($"Member {n}")));
        var units = services.GetRequiredService<IUnitOfWorkFactory>();
        return await Task.WhenAll(members.Select(async member =>
        {
            for (var n = 0; n < 20; n++)
            {
                await using var unit = await units.BeginAsync(Token);
                await unit.Communities.PresenceAsync(Made.Origin(home, member.DisplayName), forChange: n % 2 == 0, Token);
                await unit.Members.SaveProfileAsync(home.Id, member.Id, new Profile { Level = Level.Staff }, Token);
                await unit.Members.GetAllAsync(home.Id, [member.Id], Token);
                await unit.CommitAsync(Token);
            }

            await using var last = await units.BeginAsync(Token);
            return (await last.Members.GetAsync(home.Id, member.Id, Token)).Profile.Level;
        }));
    }
}
