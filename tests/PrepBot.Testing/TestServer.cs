using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using DotNet.Testcontainers.Builders;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Rounds;
using PrepBot.LocalPostgres.Failures;
using PrepBot.LocalPostgres.Server;
using PrepBot.Storage.Schema;
using Testcontainers.PostgreSql;
using Xunit;

namespace PrepBot.Testing;

/// <summary>
/// The PostgreSQL of a test process: the server of <c>PREPBOT_TEST_DATABASE</c> if that is set, one in a container if it says
/// <c>container</c>, else an embedded one in a temporary folder: one for all processes of a run of <c>./test</c>, or one of its own. It starts when the first
/// test asks for a database. A test project that uses databases says <c>[assembly: AssemblyFixture(typeof(TestServer))]</c>, which stops it at the end, unless
/// another process still uses it.
/// </summary>
public sealed class TestServer : IAsyncLifetime
{
    public const string Variable = "PREPBOT_TEST_DATABASE";
    private const string FolderPrefix = "prepbot-tests-";

    private static readonly SemaphoreSlim Gate = new(1);
    private static Task<TestServer>? _running;

    private readonly ConcurrentDictionary<string, ConcurrentStack<UsedDatabase>> _free = new();

    private LocalPostgresServer? _embedded;
    private PostgreSqlContainer? _container;
    private string? _folder;
    private string _template = "";
    private Task<string>? _withBank;
    private int _clones;

    internal LocalPostgresConnections Connections { get; private set; } = new("", "", "");

    internal string Suffix { get; } = RandomNumberGenerator.GetHexString(8, lowercase: true);

    /// <summary>The server of this process. Without one, the test is skipped at home with the reason and fails on CI.</summary>
    internal static async Task<TestServer> RunningAsync(CancellationToken cancellationToken)
    {
        await Gate.WaitAsync(cancellationToken);
        try
        {
            // Not with the token of the test that happens to come first: the server is for all of them.
            _running ??= StartAsync(CancellationToken.None);
            return await _running;
        }
        catch (Exception e) when (e is LocalPostgresException or NpgsqlException or DockerUnavailableException)
        {
            if (Environment.GetEnvironmentVariable("CI") is "true")
                throw;
            Assert.Skip($"No PostgreSQL for tests: {e.Message}");
            throw;
        }
        finally
        {
            Gate.Release();
        }
    }

    public ValueTask InitializeAsync() => default;

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _running, null) is { IsCompletedSuccessfully: true } running)
            await (await running).EndAsync();
    }

    /// <summary>A database like the migrated one.</summary>
    internal Task<UsedDatabase> LendAsync(CancellationToken cancellationToken) => LendAsync(_template, cancellationToken);

    /// <summary>One with the bank of the repository loaded, which is loaded once per test process.</summary>
    internal async Task<UsedDatabase> LendWithBankAsync(CancellationToken cancellationToken)
    {
        await Gate.WaitAsync(cancellationToken);
        try
        {
            // Not with the token of the test that happens to come first.
            _withBank ??= MakeBankTemplateAsync();
        }
        finally
        {
            Gate.Release();
        }

        return await LendAsync(await _withBank, cancellationToken);
    }

    /// <summary>One without tables, for tests of the migrations themselves.</summary>
    internal async Task<UsedDatabase> LendWithoutTablesAsync(CancellationToken cancellationToken)
    {
        var name = NewName();
        await AdministerAsync($"create database {name} owner {OwnerName()}", cancellationToken);
        return await UsedDatabase.NoteAsync(name, "", Connections.Administration, cancellationToken);
    }

    /// <summary>Empties it for the next test, or drops it.</summary>
    internal async Task TakeBackAsync(UsedDatabase used, CancellationToken cancellationToken)
    {
        if (used.Template.Length > 0 && await used.EmptyAsync(cancellationToken))
        {
            _free.GetOrAdd(used.Template, _ => []).Push(used);
            return;
        }

        await DropAsync(used, cancellationToken);
    }

    private async Task DropAsync(UsedDatabase used, CancellationToken cancellationToken)
    {
        await used.DisposeAsync();
        await DropAsync(used.Name, cancellationToken);
    }

    private async Task<UsedDatabase> LendAsync(string template, CancellationToken cancellationToken)
    {
        if (_free.TryGetValue(template, out var free) && free.TryPop(out var used))
            return used;

        var name = await CloneAsync(template, cancellationToken);
        return await UsedDatabase.NoteAsync(name, template, Connections.Administration, cancellationToken);
    }

    /// <summary>A new database like the template; about 50 ms.</summary>
    private async Task<string> CloneAsync(string template, CancellationToken cancellationToken)
    {
        var name = NewName();
        await AdministerAsync($"create database {name} template {template} owner {OwnerName()}", cancellationToken);
        return name;
    }

    private string NewName() => string.Create(CultureInfo.InvariantCulture, $"prepbot_test_{Suffix}_{Interlocked.Increment(ref _clones)}");

    private Task DropAsync(string name, CancellationToken cancellationToken) => AdministerAsync($"drop database if exists {name} with (force)", cancellationToken);

    private static async Task<TestServer> StartAsync(CancellationToken cancellationToken)
    {
        var server = new TestServer();
        switch (Environment.GetEnvironmentVariable(Variable))
        {
            case null or "":
                await server.StartEmbeddedAsync(cancellationToken);
                break;
            case DatabaseContainer.Word:
                server._container = await DatabaseContainer.StartAsync(cancellationToken);
                server.Connections = OneFor(server._container.GetConnectionString());
                break;
            case var given:
                server.Connections = OneFor(given);
                break;
        }

        await server.MakeTemplateAsync(cancellationToken);
        return server;
    }

    /// <summary>A server that is not ours to make roles in: one account for everything.</summary>
    private static LocalPostgresConnections OneFor(string connection) => new(connection, connection, connection);

    private async Task StartEmbeddedAsync(CancellationToken cancellationToken)
    {
        if (ScratchFolder.OfRun is null)
        {
            await SweepAsync(cancellationToken);
            _folder = Path.Combine(ScratchFolder.Root, FolderPrefix + Suffix);
        }

        _embedded = Server(_folder ?? Path.Combine(ScratchFolder.Root, FolderPrefix + "of-this-run"));
        Connections = await _embedded.StartAsync(progress: null, cancellationToken);
    }

    /// <summary>Test processes that were killed leave a server behind. Young folders may belong to one that is just starting.</summary>
    private static async Task SweepAsync(CancellationToken cancellationToken)
    {
        var anHourAgo = TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-1);
        foreach (var folder in new DirectoryInfo(ScratchFolder.Root).EnumerateDirectories(FolderPrefix + "*"))
            if (folder.CreationTimeUtc < anHourAgo && await Server(folder.FullName).StopAbandonedAsync(cancellationToken))
                folder.Delete(recursive: true);
    }

    private static LocalPostgresServer Server(string folder) => new(
        new LocalPostgresOptions { DataDirectory = folder, BinDirectory = Environment.GetEnvironmentVariable("LocalPostgres__BinDirectory") },
        TimeProvider.System, NullLogger<LocalPostgresServer>.Instance, ServerSettings.ForThrowingAway);

    private async Task MakeTemplateAsync(CancellationToken cancellationToken)
    {
        _template = "prepbot_template_" + Suffix;
        await AdministerAsync($"create database {_template} owner {OwnerName()}", cancellationToken);
        await using var owner = NpgsqlDataSource.Create(TestDatabase.On(Connections.Owner, _template, pooling: false));
        await new MigrationRunner(owner, Migration.Embedded()).RunAsync(cancellationToken);
    }

    private async Task<string> MakeBankTemplateAsync()
    {
        var template = await CloneAsync(_template, CancellationToken.None);
        await using var owner = NpgsqlDataSource.Create(TestDatabase.On(Connections.Owner, template, pooling: false));
        await BuiltInBank.LoadAsync(owner, BuiltInBank.Read());
        await Newcomers.AreKnownAsync(owner);
        return template;
    }

    private async Task EndAsync()
    {
        if (_container is not null)
        {
            await _container.DisposeAsync();
            return;
        }

        if (_folder is null)
        {
            foreach (var used in _free.Values.SelectMany(free => free))
                await DropAsync(used, CancellationToken.None);
            if (_withBank is not null)
                await DropAsync(await _withBank, CancellationToken.None);

            await DropAsync(_template, CancellationToken.None);
        }

        if (_embedded is null)
            return;

        // The folder of a run is cleared away with the run.
        var moved = _folder is null ? null : _embedded.Folder;
        await _embedded.StopAsync(CancellationToken.None);
        foreach (var folder in new[] { _folder, moved }.OfType<string>().Distinct().Where(Directory.Exists))
            Directory.Delete(folder, recursive: true);
    }

    private string OwnerName() => '"' + (new NpgsqlConnectionStringBuilder(Connections.Owner).Username ?? "").Replace("\"", "\"\"", StringComparison.Ordinal) + '"';

    // Names of databases cannot be parameters; these are all made up above.
    private async Task AdministerAsync(string statement, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(Connections.Administration);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
