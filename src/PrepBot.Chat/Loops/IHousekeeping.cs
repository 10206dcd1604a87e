namespace PrepBot.Chat.Loops;

/// <summary>Something the product looks after before each run of housekeeping. Doing it twice, or on two replicas at once, is harmless.</summary>
public interface IHousekeeping
{
    /// <summary>Does it.</summary>
    /// <exception cref="Stores.StoreException">The database is away.</exception>
    Task LookAsync(CancellationToken cancellationToken);
}

/// <summary>For a product that looks after nothing.</summary>
internal sealed class NoHousekeeping : IHousekeeping
{
    public Task LookAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
