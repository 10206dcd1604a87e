using System.Security.Cryptography;
using Testcontainers.PostgreSql;

namespace PrepBot.Testing;

/// <summary>A PostgreSQL in a container of its own, gone after the tests: the image that the compose file runs beside the bot.</summary>
internal static class DatabaseContainer
{
    /// <summary>What is written instead of a connection string.</summary>
    public const string Word = "container";

    private static readonly string[] Settings = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off", "max_connections=60", "timezone=UTC"];

    /// <exception cref="DotNet.Testcontainers.Builders.DockerUnavailableException">There is no container engine, or it does not answer.</exception>
    public static async Task<PostgreSqlContainer> StartAsync(CancellationToken cancellationToken)
    {
        var container = new PostgreSqlBuilder(Image(Repository.Read("docker-compose.yml")))
            .WithPassword(RandomNumberGenerator.GetHexString(32))
            .WithCommand([.. Settings.SelectMany(setting => new[] { "-c", setting })])
            .Build();
        try
        {
            await container.StartAsync(cancellationToken);
            return container;
        }
        catch
        {
            await container.DisposeAsync();
            throw;
        }
    }

    private static string Image(string compose)
    {
        const string Key = "image: ";
        return compose.Split('\n', StringSplitOptions.TrimEntries).First(line => line.StartsWith(Key + "postgres:", StringComparison.Ordinal))[Key.Length..];
    }
}
