using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Npgsql;
using PrepBot.Storage.Schema;
using PrepBot.Testing;

namespace PrepBot.Storage.Tests.Schema;

/// <summary>The picture of the schema, and the rules every migration of the program follows.</summary>
public sealed partial class SchemaPictureTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EmbeddedMigrations_Applied_GiveThePictureInTheRepository()
    {
        await using var database = await TestDatabase.CreateAsync(Token);
        var file = Path.Combine(Persistence(), "schema.sql");

        var picture = await DrawAsync(database);

        if (Environment.GetEnvironmentVariable("PREPBOT_WRITE_SCHEMA") is "1")
            await File.WriteAllTextAsync(file, picture, Token);
        Assert.True(
            picture == (await File.ReadAllTextAsync(file, Token)).ReplaceLineEndings("\n"),
            $"src/PrepBot.Storage/schema.sql is out of date. Run this test once with PREPBOT_WRITE_SCHEMA=1 to refresh it. It should be:\n{picture}");
    }

    [Fact]
    public async Task TablesOfEveryKind_Drawn_ShowWhatAReaderWants()
    {
        await using var database = await TestDatabase.CreateEmptyAsync(Token);
        await using var make = database.OwnerDataSource.CreateCommand(
            """
            create type mood as enum ('calm', 'loud');
            create table ponds (id integer primary key, name text not null default 'it''s wet', unique (name));
            create table frogs (
                pond integer not null references ponds on delete cascade, number bigint generated always as identity, mood mood,
                caught_at timestamptz not null default now(), weight numeric(6,2) check (weight > 0), primary key (pond, number));
            create index frogs_by_mood on frogs (mood, caught_at desc) where mood is not null;
            create unique index frogs_lower on ponds (lower(name));
            comment on table frogs is 'Frogs, who''d have thought.';
            comment on column frogs.weight is 'In grams.';
            """);
        await make.ExecuteNonQueryAsync(Token);

        var picture = await DrawAsync(database);

        Assert.Equal(
            """
            create table frogs (
                pond      integer                  not null,
                number    bigint                   not null generated always as identity,
                mood      mood,
                caught_at timestamp with time zone not null default now(),
                weight    numeric(6,2),
                constraint frogs_pkey PRIMARY KEY (pond, number),
                constraint frogs_pond_fkey FOREIGN KEY (pond) REFERENCES ponds(id) ON DELETE CASCADE,
                constraint frogs_weight_check CHECK ((weight > (0)::numeric))
            );
            CREATE INDEX frogs_by_mood ON frogs USING btree (mood, caught_at DESC) WHERE (mood IS NOT NULL);
            comment on table frogs is 'Frogs, who''d have thought.';
            comment on column frogs.weight is 'In grams.';

            create table ponds (
                id   integer not null,
                name text    not null default 'it''s wet'::text,
                constraint ponds_pkey PRIMARY KEY (id),
                constraint ponds_name_key UNIQUE (name)
            );
            CREATE UNIQUE INDEX frogs_lower ON ponds USING btree (lower(name));

            create type mood as enum ('calm', 'loud');

            """.ReplaceLineEndings("\n"),
            picture[(picture.IndexOf("\n\n", StringComparison.Ordinal) + 2)..]);
    }

    [Fact]
    public void EmbeddedMigrations_Read_RunWithoutGapsAndEachSaysWhy()
    {
        var migrations = Migration.Embedded();

        Assert.Equal(Enumerable.Range(1, migrations.Count), migrations.Select(migration => migration.Number));
        Assert.All(migrations, migration => Assert.Matches("^-- .{10,}", migration.Sql));
        Assert.All(migrations, migration => Assert.DoesNotMatch(TransactionControl(), migration.Sql));
    }

    [Fact]
    public void EmbeddedMigrations_ComparedWithTheFolder_AreAllThere()
    {
        var files = Directory.GetFiles(Path.Combine(Persistence(), "Migrations"), "*.sql").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal);

        Assert.Equal(files, Migration.Embedded().Select(migration => migration.ToString()));
    }

    private static async Task<string> DrawAsync(TestDatabase database)
    {
        await using NpgsqlConnection connection = await database.OwnerDataSource.OpenConnectionAsync(Token);
        return await SchemaPicture.DrawAsync(connection, Token);
    }

    private static string Persistence([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "src", "PrepBot.Storage"));

    /// <summary>A commit inside a migration would let go of the lock and of the promise of all or nothing.</summary>
    [GeneratedRegex(
        @"^\s*(begin|commit|rollback|start\s+transaction)\s*;|\bindex\s+concurrently\b",
        RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex TransactionControl();
}
