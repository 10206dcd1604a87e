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

/// <summary>What the stores of one transaction are made of.</summary>
internal sealed record StoreParts(Session Session, ContentCipher Cipher, PersonMark Marks, WordsMark Words, ValueSetId ValueSet, ILogger<PromptStore> Logger);

/// <summary>Every store on one connection, in one transaction.</summary>
internal sealed class UnitOfWork(StoreParts parts) : IUnitOfWork
{
    private readonly Dictionary<Type, object> _stores = [];

    public ISceneStore Scenes => Store<ICommunityStore>();

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
        ? make(parts)
        : throw new NotSupportedException($"No store for {store.Name}.");

    private static readonly Dictionary<Type, Func<StoreParts, object>> Makers = new()
    {
        [typeof(IDraftStore)] = parts => new DraftStore(parts.Session, parts.Cipher),
        [typeof(IDeliveryStore)] = parts => new DeliveryStore(parts.Session, parts.Cipher, parts.Words),
        [typeof(IOutbox)] = parts => new OutboxStore(parts.Session, parts.Cipher),
        [typeof(IDueRows)] = parts => new DueRowStore(parts.Session),
        [typeof(ICommunityStore)] = parts => new CommunityStore(parts.Session),
        [typeof(IPlaceStore)] = parts => new PlaceStore(parts.Session),
        [typeof(IRemovedCommunities)] = parts => new RemovedCommunities(parts.Session),
        [typeof(IMemberStore)] = parts => new MemberStore(parts.Session),
        [typeof(IErasureStore)] = parts => new ErasureStore(parts.Session, parts.Cipher, parts.Marks),
        [typeof(IMemberEraser)] = parts => new MemberEraser(parts.Session, parts.Cipher),
        [typeof(IMemberExport)] = parts => new MemberExport(parts.Session, parts.Cipher),
        [typeof(IQueueStore)] = parts => new QueueStore(parts.Session, parts.ValueSet),
        [typeof(IInvitationStore)] = parts => new InvitationStore(parts.Session),
        [typeof(IRoundStore)] = parts => new RoundStore(parts.Session),
        [typeof(IObservationStore)] = parts => new ObservationStore(parts.Session),
        [typeof(IDebriefStore)] = parts => new DebriefStore(parts.Session, parts.Cipher),
        [typeof(IDisputeStore)] = parts => new DisputeStore(parts.Session),
        [typeof(ICoverageStore)] = parts => new CoverageStore(parts.Session),
        [typeof(IBoardStore)] = parts => new BoardStore(parts.Session),
        [typeof(IPromptStore)] = parts => new PromptStore(parts.Session, parts.ValueSet, parts.Logger),
        [typeof(IOwnPromptStore)] = parts => new OwnPromptStore(parts.Session, parts.ValueSet),
        [typeof(ISuggestionStore)] = parts => new SuggestionStore(parts.Session, parts.Cipher),
        [typeof(IPromptQualityStore)] = parts => new PromptQualityStore(parts.Session, parts.ValueSet),
    };

    public Task CommitAsync(CancellationToken cancellationToken) => parts.Session.CommitAsync(cancellationToken);

    public ValueTask DisposeAsync() => parts.Session.DisposeAsync();
}

/// <inheritdoc/>
internal sealed class UnitOfWorkFactory(
    Database database, ContentCipher cipher, PersonMark marks, WordsMark words, StorageSettings settings, ILogger<PromptStore> logger) : IUnitOfWorkFactory
{
    public async Task<IUnitOfWork> BeginAsync(CancellationToken cancellationToken) =>
        new UnitOfWork(new(await database.BeginAsync(cancellationToken), cipher, marks, words, settings.ValueSet, logger));
}
