namespace PrepBot.Application.Ports;

/// <summary>Removes what is kept for a time only. Run about once an hour; twice, or on two replicas at once, is harmless.</summary>
public interface IStorePurge
{
    /// <summary>Removes everything past its time at <paramref name="now"/>, in small transactions of its own.</summary>
    /// <returns>How many rows went.</returns>
    /// <exception cref="StoreException">The database did not do as asked; what went so far is gone.</exception>
    Task<int> PurgeAsync(DateTimeOffset now, CancellationToken cancellationToken);
}
