using PrepBot.Chat.Stores;

namespace PrepBot.Chat.Work;

/// <summary>One transaction with every store in it. What is not committed has not happened.</summary>
public interface IUnitOfWork : IAsyncDisposable
{
    /// <summary>The instant of all that happens in it: the clock, looked at once, when it is asked for first. For an interaction that is before its member's row is waited for.</summary>
    DateTimeOffset Now { get; }

    /// <summary>Who acts, and where.</summary>
    ISceneStore Scenes { get; }

    /// <summary>Where everybody and everything is found.</summary>
    IAddressStore Addresses { get; }

    IDraftStore Drafts { get; }

    IDeliveryStore Deliveries { get; }

    IOutbox Outbox { get; }

    IDueRows DueRows { get; }

    /// <summary>One of the product's own stores, in this transaction. Each subject names its stores by properties of its own on this interface.</summary>
    /// <exception cref="NotSupportedException">Nobody keeps that here.</exception>
    TStore Store<TStore>()
        where TStore : class;

    /// <summary>
    /// Asks what does not need each other at once, so that the database is waited for only as often as by the longest of them. What is only written needs no such care: it leaves with the
    /// next question, at the latest with the commit.
    /// </summary>
    /// <param name="questions">Each asks the stores of this transaction, and waits for nothing else.</param>
    Task TogetherAsync(IReadOnlyList<Func<Task>> questions, CancellationToken cancellationToken);

    /// <summary>Which loops have work once this is committed.</summary>
    Wakes Wakes { get; }

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

/// <summary>Opens transactions of another time, for a past that is made up: what is written in one is written as of then.</summary>
public interface IPastUnits
{
    /// <summary>Begins a transaction.</summary>
    /// <param name="now">The instant of all that happens in it.</param>
    /// <exception cref="StoreException">The database cannot be reached.</exception>
    Task<IUnitOfWork> BeginAsync(DateTimeOffset now, CancellationToken cancellationToken);
}

/// <summary>
/// Opens the transactions of what happens in the background: sending, what is due, housekeeping. They have connections of their own, so that however much there
/// is to send, whoever waits for an answer never waits for one of those.
/// </summary>
public interface IBackgroundUnits : IUnitOfWorkFactory;
