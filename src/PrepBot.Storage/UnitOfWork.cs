using Microsoft.Extensions.Logging;
using PrepBot.Chat.Work;
using PrepBot.Domain.Questions;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Coverage;
using PrepBot.Practice.Coverage.Boards;
using PrepBot.Practice.Debriefs;
using PrepBot.Practice.Leaving;
using PrepBot.Practice.Members;
using PrepBot.Practice.Questions;
using PrepBot.Practice.Queue;
using PrepBot.Practice.Rounds;
using PrepBot.Storage.Communities;
using PrepBot.Storage.Coverage;
using PrepBot.Storage.Debriefs;
using PrepBot.Storage.Deliveries;
using PrepBot.Storage.DueRows;
using PrepBot.Storage.Members;
using PrepBot.Storage.Members.Export;
using PrepBot.Storage.Members.Forgetting;
using PrepBot.Storage.Outbox;
using PrepBot.Storage.Questions;
using PrepBot.Storage.Queue;
using PrepBot.Storage.Rounds;
using PrepBot.Storage.Sealing;
using PrepBot.Storage.Statements;

namespace PrepBot.Storage;

/// <summary>Every store on one connection, in one transaction.</summary>
internal sealed class UnitOfWork(Session session, ContentCipher cipher, PersonMark marks, WordsMark words, ValueSetId valueSet, ILogger<PromptStore> logger) : IUnitOfWork
{
    private readonly Session _session = session;
    private readonly ContentCipher _cipher = cipher;
    private readonly PersonMark _marks = marks;
    private readonly WordsMark _words = words;
    private readonly ValueSetId _valueSet = valueSet;
    private readonly ILogger<PromptStore> _logger = logger;
    private readonly Dictionary<Type, object> _stores = [];

    public ISceneStore Scenes => Store<ISceneStore>();

    public IDraftStore Drafts => Store<IDraftStore>();

    public IDeliveryStore Deliveries => Store<IDeliveryStore>();

    public IOutbox Outbox => Store<IOutbox>();

    public IDueRows DueRows => Store<IDueRows>();

    public TStore Store<TStore>()
        where TStore : class
    {
        if (_stores.TryGetValue(typeof(TStore), out var made))
            return (TStore)made;

        var store = Create(typeof(TStore));
        _stores.Add(typeof(TStore), store);
        return (TStore)store;
    }

    private object Create(Type store) => Makers.TryGetValue(store, out var make)
        ? make(this)
        : throw new NotSupportedException($"No store for {store.Name}.");

    private static readonly Dictionary<Type, Func<UnitOfWork, object>> Makers = new()
    {
        [typeof(ISceneStore)] = unit => unit.Store<ICommunityStore>(),
        [typeof(IDraftStore)] = unit => new DraftStore(unit._session, unit._cipher),
        [typeof(IDeliveryStore)] = unit => new DeliveryStore(unit._session, unit._cipher, unit._words),
        [typeof(IOutbox)] = unit => new OutboxStore(unit._session, unit._cipher),
        [typeof(IDueRows)] = unit => new DueRowStore(unit._session),
        [typeof(ICommunityStore)] = unit => new CommunityStore(unit._session),
        [typeof(IPlaceStore)] = unit => new PlaceStore(unit._session),
        [typeof(IRemovedCommunities)] = unit => new RemovedCommunities(unit._session),
        [typeof(IMemberStore)] = unit => new MemberStore(unit._session),
        [typeof(IErasureStore)] = unit => new ErasureStore(unit._session, unit._cipher, unit._marks),
        [typeof(IMemberEraser)] = unit => new MemberEraser(unit._session, unit._cipher),
        [typeof(IMemberExport)] = unit => new MemberExport(unit._session, unit._cipher),
        [typeof(IQueueStore)] = unit => new QueueStore(unit._session, unit._valueSet),
        [typeof(IInvitationStore)] = unit => new InvitationStore(unit._session),
        [typeof(IRoundStore)] = unit => new RoundStore(unit._session),
        [typeof(IObservationStore)] = unit => new ObservationStore(unit._session),
        [typeof(IDebriefStore)] = unit => new DebriefStore(unit._session, unit._cipher),
        [typeof(IDisputeStore)] = unit => new DisputeStore(unit._session),
        [typeof(ICoverageStore)] = unit => new CoverageStore(unit._session),
        [typeof(IBoardStore)] = unit => new BoardStore(unit._session),
        [typeof(IPromptStore)] = unit => new PromptStore(unit._session, unit._valueSet, unit._logger),
        [typeof(IOwnPromptStore)] = unit => new OwnPromptStore(unit._session, unit._valueSet),
        [typeof(ISuggestionStore)] = unit => new SuggestionStore(unit._session, unit._cipher),
        [typeof(IPromptQualityStore)] = unit => new PromptQualityStore(unit._session, unit._valueSet),
    };

    public Task CommitAsync(CancellationToken cancellationToken) => _session.CommitAsync(cancellationToken);

    public ValueTask DisposeAsync() => _session.DisposeAsync();
}

/// <inheritdoc/>
internal sealed class UnitOfWorkFactory(
    Database database, ContentCipher cipher, PersonMark marks, WordsMark words, StorageSettings settings, ILogger<PromptStore> logger) : IUnitOfWorkFactory
{
    public async Task<IUnitOfWork> BeginAsync(CancellationToken cancellationToken) =>
        new UnitOfWork(await database.BeginAsync(cancellationToken), cipher, marks, words, settings.ValueSet, logger);
}
