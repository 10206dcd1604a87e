namespace PrepBot.Chat.Loops;

/// <summary>Something the product looks after before each run of housekeeping. Doing it twice, or on two replicas at once, is harmless.</summary>
public interface IHousekeeping
{
    /// <summary>Does it.</summary>
    /// <exception cref="Stores.StoreException">The database is away.</exception>
    Task LookAsync(CancellationToken cancellationToken);
}
