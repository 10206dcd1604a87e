using PrepBot.Domain.Questions;
using PrepBot.Storage.Sealing;

namespace PrepBot.Storage;

/// <summary>What the stores need to know. Read when the first of them is asked for, so that an embedded database may be started before.</summary>
/// <param name="ConnectionString">Where the database is. Never logged.</param>
/// <param name="Key">Seals what members write.</param>
public sealed record StorageSettings(string ConnectionString, EncryptionKey Key)
{
    /// <summary>How long a statement, or the wait for a connection, may take before an interaction is refused honestly. Default 2 seconds.</summary>
    public TimeSpan CommandTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Whose values prompts are drawn for. Default the built-in set.</summary>
    public ValueSetId ValueSet { get; init; } = new("amazon");

    /// <summary>The most connections at once for whoever waits for an answer. Default 20.</summary>
    public int PoolSize { get; init; } = 20;

    /// <summary>The most connections at once for what happens in the background: sending, what is due, housekeeping. Default 8.</summary>
    public int BackgroundPoolSize { get; init; } = 8;

    // A record would print the connection string.
    public override string ToString() => nameof(StorageSettings);
}
