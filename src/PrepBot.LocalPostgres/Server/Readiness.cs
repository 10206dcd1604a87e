using Npgsql;

namespace PrepBot.LocalPostgres.Server;

/// <summary>Waits until the server takes connections; after a crash it first repeats what its journal holds.</summary>
internal static class Readiness
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(50);

    /// <summary>An open connection for administration, or null when the server went away or did not answer in time.</summary>
    public static async Task<NpgsqlConnection?> ConnectAsync(
        string connectionString, Func<bool> isAlive, TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        var since = time.GetTimestamp();
        var unpooled = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString;
        while (isAlive() && time.GetElapsedTime(since) <= limit)
        {
            var connection = new NpgsqlConnection(unpooled);
            try
            {
                await connection.OpenAsync(cancellationToken);
                return connection;
            }
            catch (NpgsqlException e) when (IsPassing(e))
            {
                await connection.DisposeAsync();
                await Task.Delay(Between, time, cancellationToken);
            }
            catch
            {
                await connection.DisposeAsync();
                throw;
            }
        }
        return null;
    }

    /// <summary>Not listening yet, or 57P03: starting up or shutting down; 53300: everybody else got in first.</summary>
    private static bool IsPassing(NpgsqlException error) =>
        error is not PostgresException refusal || refusal.SqlState is PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.TooManyConnections;
}
