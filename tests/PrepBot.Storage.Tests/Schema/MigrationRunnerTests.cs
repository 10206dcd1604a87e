using Npgsql;
using PrepBot.Domain.Answers;
using PrepBot.Storage.Questions;
using PrepBot.Storage.Schema;
using PrepBot.Testing;

namespace PrepBot.Storage.Tests.Schema;

/// <summary>Migrations on a real server.</summary>
public sealed class MigrationRunnerTests
{
    private static readonly Migration Ponds = new(1, "create_ponds", "-- Frogs need somewhere to sit.\ncreate table ponds (id integer primary key);");
    private static readonly Migration Frogs = new(2, "create_frogs", "-- Frogs.\ncreate table frogs (id bigint generated always as identity primary key, pond integer not null references ponds);");
    private static readonly Migration Broken = new(2, "broken", "-- Breaks in the middle.\ncreate table half (id integer); insert into missing values (1);");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EmptyDatabase_Migrated_HasTablesAndJournal()
    {
        await using var database = await TestDatabase.CreateEmptyAsync(Token);

        var applied = await Runner(database, Ponds, Frogs).RunAsync(Token);

        Assert.Equal([Ponds, Frogs], applied);
        Assert.Equal($"1 create_ponds {Ponds.Checksum}, 2 create_frogs {Frogs.Checksum}", await JournalAsync(database));
    }

    [Fact]
    public async Task UpToDate_MigratedAgain_NothingHappens()
    {
        await using var database = await TestDatabase.CreateEmptyAsync(Token);
        await Runner(database, Ponds).RunAsync(Token);
        var before = await AskAsync(database, "select applied_at from schema_migrations");

        var applied = await Runner(database, Ponds).RunAsync(Token);

        Assert.Empty(applied);
        Assert.Equal(before, await AskAsync(database, "select applied_at from schema_migrations"));
    }

    [Fact]
    public async Task TwoReplicasAtOnce_Migrate_AppliesOnce()
    {
        await using var database = await TestDatabase.CreateEmptyAsync(Token);

        var applied = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Runner(database, Ponds, Frogs).RunAsync(Token)));

        Assert.Equal(2, applied.Sum(list => list.Count));
        Assert.Equal(2L, await AskAsync(database, "select count(*) from schema_migrations"));
    }

    [Fact]
    public async Task LoginWithRowsAlone_SchemaIsComplete_NeedsNoMore()
    {
        await using var database = await TestDatabase.CreateEmptyAsync(Token);
        await Runner(database, Ponds, Frogs).RunAsync(Token);

        var applied = await new MigrationRunner(database.DataSource, [Ponds, Frogs]).RunAsync(Token);

        Assert.Empty(applied);
    }

    [Fact]
    public async Task LoginWithRowsAlone_SchemaIsBehind_IsToldWhoMustMigrate()
    {
        await using var database = await TestDatabase.CreateEmptyAsync(Token);
        Assert.SkipWhen(database.ConnectionString == database.OwnerConnectionString, "The given server has one login for everything.");
        await Runner(database, Ponds).RunAsync(Token);

        var refusal = await Assert.ThrowsAsync<MigrationException>(() => new MigrationRunner(database.DataSource, [Ponds, Frogs]).RunAsync(Token));

        Assert.Equal(MigrationProblem.NotAllowed, refusal.Problem);
        Assert.Contains("prepbot migrate", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(1L, await AskAsync(database, "select count(*) from schema_migrations"));
    }

    [Fact]
    public async Task LoginWithRowsAlone_WholeStart_LoadsTheBankToo()
    {
        await using var database = await TestDatabase.CreateAsync(Token);
        await using var owner = new OwnerDatabase(database.ConnectionString, TimeProvider.System);

        Assert.Empty(await owner.MigrateAsync(progress: null, Token));
        Assert.IsNotType<BankLoad.IdsTaken>(await owner.LoadAsync(BuiltInBank.Read(), AnswerBook.None, progress: null, Token));
    }

    [Fact]
    public async Task SecondMigrationFails_Migrated_NothingOfTheRunIsKept()
    {
        await using var database = await TestDatabase.CreateEmptyAsync(Token);

        var refusal = await Assert.ThrowsAsync<MigrationException>(() => Runner(database, Ponds, Broken).RunAsync(Token));

        Assert.Equal(MigrationProblem.Failed, refusal.Problem);
        Assert.Contains("0002_broken", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(0L, await AskAsync(database, "select count(*) from pg_tables where schemaname = 'public'"));
    }

    [Fact]
    public async Task AppliedMigrationEdited_MigratedAgain_IsRefusedAndNamed()
    {
        await using var database = await TestDatabase.CreateEmptyAsync(Token);
        await Runner(database, Ponds).RunAsync(Token);
        var edited = Ponds with { Sql = Ponds.Sql + "\ncreate table extra (id integer);" };

        var refusal = await Assert.ThrowsAsync<MigrationException>(() => Runner(database, edited, Frogs).RunAsync(Token));

        Assert.Equal(MigrationProblem.ChangedAfterApplying, refusal.Problem);
        Assert.Contains("0001_create_ponds", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(1L, await AskAsync(database, "select count(*) from schema_migrations"));
    }

    [Fact]
    public async Task DatabaseOfANewerBot_MigratedByAnOlder_IsRefused()
    {
        await using var database = await TestDatabase.CreateEmptyAsync(Token);
        await Runner(database, Ponds, Frogs).RunAsync(Token);

        var refusal = await Assert.ThrowsAsync<MigrationException>(() => Runner(database, Ponds).RunAsync(Token));

        Assert.Equal(MigrationProblem.DatabaseIsNewer, refusal.Problem);
    }

    [Fact]
    public async Task NothingAppliedYet_AskedWhatIsPending_ChangesNothing()
    {
        await using var database = await TestDatabase.CreateEmptyAsync(Token);

        var pending = await Runner(database, Ponds, Frogs).PendingAsync(Token);

        Assert.Equal([Ponds, Frogs], pending);
        Assert.Equal(0L, await AskAsync(database, "select count(*) from pg_tables where schemaname = 'public'"));
    }

    [Fact]
    public async Task Migrated_RunTimeRoleWorks_OnRowsButNotOnSchemaOrJournal()
    {
        await using var database = await TestDatabase.CreateEmptyAsync(Token);
        Assert.SkipWhen(database.ConnectionString == database.OwnerConnectionString, "The given server has one login for everything.");
        await Runner(database, Ponds, Frogs).RunAsync(Token);

        await RunAsync(database, "insert into ponds values (1); insert into frogs (pond) values (1); update frogs set pond = 1; delete from frogs; select * from schema_migrations");

        var refused = new[] { "drop table frogs", "alter table frogs add x int", "create table t (a int)", "truncate frogs", "delete from schema_migrations" };
        foreach (var statement in refused)
            Assert.Equal("42501", (await Assert.ThrowsAsync<PostgresException>(() => RunAsync(database, statement))).SqlState);
    }

    [Fact]
    public async Task MigratedTemplate_Cloned_ClonesDoNotSeeEachOther()
    {
        await using var one = await TestDatabase.CreateAsync(Token);
        await using var other = await TestDatabase.CreateAsync(Token);

        await AskAsync(one, "create table only_here (id integer)");

        Assert.Equal(0L, await AskAsync(other, "select count(*) from pg_tables where tablename = 'only_here'"));
        Assert.Equal((long)Migration.Embedded().Count, await AskAsync(other, "select count(*) from schema_migrations"));
    }

    private static MigrationRunner Runner(TestDatabase database, params Migration[] migrations) => new(database.OwnerDataSource, migrations);

    private static async Task RunAsync(TestDatabase database, string statement)
    {
        await using var command = database.DataSource.CreateCommand(statement);
        await command.ExecuteNonQueryAsync(Token);
    }

    private static async Task<object?> AskAsync(TestDatabase database, string question)
    {
        await using var command = database.OwnerDataSource.CreateCommand(question);
        return await command.ExecuteScalarAsync(Token);
    }

    private static async Task<object?> JournalAsync(TestDatabase database) =>
        await AskAsync(database, "select string_agg(concat_ws(' ', number, name, checksum), ', ' order by number) from schema_migrations");
}
