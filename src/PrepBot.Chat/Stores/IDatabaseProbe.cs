namespace PrepBot.Chat.Stores;

/// <summary>Asks the database whether it answers, now and not some time ago.</summary>
public interface IDatabaseProbe
{
    /// <exception cref="StoreException">It does not.</exception>
    Task AskAsync(CancellationToken cancellationToken);
}
