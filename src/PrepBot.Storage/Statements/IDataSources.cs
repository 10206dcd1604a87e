using Npgsql;

namespace PrepBot.Storage.Statements;

/// <summary>Makes what connections come from, and ends it. Tests keep connections from one to the next, as a new one costs the server more than they do.</summary>
public interface IDataSources
{
    /// <summary>A source of connections; nothing is asked of the server yet.</summary>
    /// <param name="connectionString">Where, as whom, and how many at once. Never logged.</param>
    NpgsqlDataSource Make(string connectionString);

    /// <summary>Whoever asked for this source has done with it, and has given every connection back.</summary>
    void End(NpgsqlDataSource source);

    /// <inheritdoc cref="End"/>
    ValueTask EndAsync(NpgsqlDataSource source);
}

/// <summary>A source of its own for everybody who asks; its connections are closed with it.</summary>
public sealed class OwnDataSources : IDataSources
{
    /// <inheritdoc/>
    /// <remarks>The schema has no types of its own, and asking the server for all of its would be the dearest question of a start.</remarks>
    public NpgsqlDataSource Make(string connectionString) =>
        new NpgsqlDataSourceBuilder(connectionString).ConfigureTypeLoading(types => types.EnableTypeLoading(false)).Build();

    /// <inheritdoc/>
    public void End(NpgsqlDataSource source) => source.Dispose();

    /// <inheritdoc/>
    public ValueTask EndAsync(NpgsqlDataSource source) => source.DisposeAsync();
}
