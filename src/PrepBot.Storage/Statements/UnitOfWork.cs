using PrepBot.Chat.Work;

namespace PrepBot.Storage.Statements;

/// <summary>Every store on one connection, in one transaction. A store is made when it is asked for first.</summary>
internal sealed class UnitOfWork(Session session, IReadOnlyDictionary<Type, Func<Session, object>> makers) : IUnitOfWork
{
    private readonly Dictionary<Type, object> _stores = [];

    public DateTimeOffset Now => session.Now;

    public ISceneStore Scenes => Store<ISceneStore>();

    public IAddressStore Addresses => Store<IAddressStore>();

    public IDraftStore Drafts => Store<IDraftStore>();

    public IDeliveryStore Deliveries => Store<IDeliveryStore>();

    public IOutbox Outbox => Store<IOutbox>();

    public IDueRows DueRows => Store<IDueRows>();

    /// <summary>What the stores of this transaction run their statements on.</summary>
    public Session Session => session;

    public TStore Store<TStore>()
        where TStore : class
    {
        if (_stores.TryGetValue(typeof(TStore), out var made))
            return (TStore)made;

        var store = makers.TryGetValue(typeof(TStore), out var make)
            ? (TStore)make(session)
            : throw new NotSupportedException($"No store for {typeof(TStore).Name}.");
        _stores.Add(typeof(TStore), store);
        return store;
    }

    public Wakes Wakes => session.Wakes;

    public Task TogetherAsync(IReadOnlyList<Func<Task>> questions, CancellationToken cancellationToken) => session.TogetherAsync(questions, cancellationToken);

    public Task CommitAsync(CancellationToken cancellationToken) => session.CommitAsync(cancellationToken);

    public ValueTask DisposeAsync() => session.DisposeAsync();
}

/// <summary>How a store is made on the session of a transaction.</summary>
/// <param name="Store">What features ask for: the port.</param>
/// <param name="Make">Makes it.</param>
internal sealed record StoreMaker(Type Store, Func<Session, object> Make);

/// <inheritdoc/>
internal class UnitOfWorkFactory(Database database, IEnumerable<StoreMaker> makers) : IUnitOfWorkFactory
{
    // Who comes later knows more: the product's store takes the place of the engine's.
    private readonly Dictionary<Type, Func<Session, object>> _makers =
        makers.GroupBy(maker => maker.Store).ToDictionary(group => group.Key, group => group.Last().Make);

    public async Task<IUnitOfWork> BeginAsync(CancellationToken cancellationToken) => await OpenAsync(cancellationToken);

    /// <summary>A transaction with what its statements run on.</summary>
    public async Task<UnitOfWork> OpenAsync(CancellationToken cancellationToken) => new(await database.BeginAsync(cancellationToken), _makers);
}

/// <inheritdoc cref="IBackgroundUnits"/>
internal sealed class BackgroundUnits(BackgroundDatabase database, IEnumerable<StoreMaker> makers) : UnitOfWorkFactory(database, makers), IBackgroundUnits;

/// <inheritdoc cref="IPastUnits"/>
internal sealed class PastUnits(Database database, IEnumerable<StoreMaker> makers) : UnitOfWorkFactory(database, makers), IPastUnits
{
    public async Task<IUnitOfWork> BeginAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var work = await OpenAsync(cancellationToken);
        work.Session.Now = now;
        return work;
    }
}
