using System.Collections.Concurrent;
using Npgsql;
using PrepBot.Storage.Statements;

namespace PrepBot.Testing;

/// <summary>
/// Connections that stay open from one test to the next on the same database: a new one has everything to learn about the tables, and every statement to
/// plan, which costs the server more than most tests do. What leads elsewhere, through a cut line for instance, has its own.
/// </summary>
public sealed class KeptConnections : IDataSources
{
    /// <summary>By what <see cref="UsedDatabase.EmptyAsync"/> knows them.</summary>
    public const string Application = "prepbot, kept";

    private static readonly ConcurrentDictionary<(string Host, int Port, string Database), KeptConnections> Databases = new();
    private static readonly OwnDataSources Own = new();

    private readonly ConcurrentDictionary<string, ConcurrentStack<NpgsqlDataSource>> _free = new();
    private readonly ConcurrentDictionary<NpgsqlDataSource, string> _lent = new();
    private readonly (string Host, int Port, string Database) _key;

    private KeptConnections((string Host, int Port, string Database) key) => _key = key;

    /// <summary>The ones of the database that this leads to.</summary>
    public static IDataSources Of(string connectionString) => Databases.TryGetValue(Key(connectionString), out var kept) ? kept : Own;

    /// <summary>From now on there are some for the database that this leads to.</summary>
    public static KeptConnections Open(string connectionString)
    {
        var key = Key(connectionString);
        return Databases[key] = new(key);
    }

    /// <summary>Several bots of one test have one each.</summary>
    public NpgsqlDataSource Make(string connectionString)
    {
        if (Key(connectionString) != _key)
            return Own.Make(connectionString);

        var named = new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = Application }.ConnectionString;
        var source = _free.TryGetValue(named, out var free) && free.TryPop(out var used) ? used : Own.Make(named);
        _lent[source] = named;
        return source;
    }

    public void End(NpgsqlDataSource source)
    {
        if (_lent.TryRemove(source, out var named))
            _free.GetOrAdd(named, _ => []).Push(source);
        else
            source.Dispose();
    }

    public ValueTask EndAsync(NpgsqlDataSource source)
    {
        End(source);
        return ValueTask.CompletedTask;
    }

    /// <summary>The database goes.</summary>
    public async ValueTask CloseAsync()
    {
        Databases.TryRemove(_key, out _);
        foreach (var source in _free.Values.SelectMany(free => free).Concat(_lent.Keys))
            await source.DisposeAsync();
    }

    private static (string Host, int Port, string Database) Key(string connectionString)
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString);
        return (connection.Host ?? "", connection.Port, connection.Database ?? "");
    }
}
