using PrepBot.Chat.Dispatch;
using PrepBot.Chat.DueRows;
using PrepBot.Chat.Outbox;

namespace PrepBot.Chat.Work;

/// <summary>One transaction with every store in it. What is not committed has not happened.</summary>
public interface IUnitOfWork : IAsyncDisposable
{
    /// <summary>Who acts, and where.</summary>
    ISceneStore Scenes { get; }

    IDraftStore Drafts { get; }

    IDeliveryStore Deliveries { get; }

    IOutbox Outbox { get; }

    IDueRows DueRows { get; }

    /// <summary>One of the product's own stores, in this transaction. Each subject names its stores by properties of its own on this interface.</summary>
    /// <exception cref="NotSupportedException">Nobody keeps that here.</exception>
    TStore Store<TStore>()
        where TStore : class;

    /// <summary>Makes everything true at once.</summary>
    /// <exception cref="StoreException">It was refused, or nobody knows (<see cref="StoreFailure.Unknown"/>).</exception>
    Task CommitAsync(CancellationToken cancellationToken);
}

/// <summary>Opens transactions.</summary>
public interface IUnitOfWorkFactory
{
    /// <summary>Begins a transaction.</summary>
    /// <exception cref="StoreException">The database cannot be reached.</exception>
    Task<IUnitOfWork> BeginAsync(CancellationToken cancellationToken);
}

/// <summary>What a failed statement or commit means.</summary>
public enum StoreFailure
{
    /// <summary>The database cannot be reached, or is too slow: nothing has changed.</summary>
    Unavailable = 0,

    /// <summary>Two transactions got in each other's way: try the whole again.</summary>
    Conflict = 1,

    /// <summary>The connection broke around the commit: it may or may not have happened. Look the key up before repeating.</summary>
    Unknown = 2,
}

/// <summary>The database did not do as asked. Carries no values and no connection string.</summary>
public sealed class StoreException : Exception
{
    public StoreException(StoreFailure failure, string message, Exception? innerException = null)
        : base(message, innerException) => Failure = failure;

    public StoreException(string message)
        : this(StoreFailure.Unavailable, message)
    {
    }

    public StoreException()
        : this("The database did not do as asked.")
    {
    }

    public StoreException(string message, Exception innerException)
        : this(StoreFailure.Unavailable, message, innerException)
    {
    }

    /// <summary>What it means.</summary>
    public StoreFailure Failure { get; }
}
