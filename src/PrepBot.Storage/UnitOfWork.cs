using Microsoft.Extensions.Logging;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.DueRows;
using PrepBot.Chat.Outbox;
using PrepBot.Chat.Work;
using PrepBot.Domain.Questions;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Coverage;
using PrepBot.Practice.Coverage.Boards;
using PrepBot.Practice.Debriefs;
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
    public ICommunityStore Communities { get; } = new CommunityStore(session);

    public IPlaceStore Places { get; } = new PlaceStore(session);

    public IMemberStore Members { get; } = new MemberStore(session);

    public IQueueStore Queue { get; } = new QueueStore(session, valueSet);

    public IInvitationStore Invitations { get; } = new InvitationStore(session);

    public IRoundStore Rounds { get; } = new RoundStore(session);

    public IDebriefStore Debriefs { get; } = new DebriefStore(session, cipher);

    public ICoverageStore Coverage { get; } = new CoverageStore(session);

    public IBoardStore Boards { get; } = new BoardStore(session);

    public IDisputeStore Disputes { get; } = new DisputeStore(session);

    public IObservationStore Observations { get; } = new ObservationStore(session);

    public IPromptStore Prompts { get; } = new PromptStore(session, valueSet, logger);

    public IOwnPromptStore OwnPrompts { get; } = new OwnPromptStore(session, valueSet);

    public ISuggestionStore Suggestions { get; } = new SuggestionStore(session, cipher);

    public IPromptQualityStore PromptQuality { get; } = new PromptQualityStore(session, valueSet);

    public IDraftStore Drafts { get; } = new DraftStore(session, cipher);

    public IErasureStore Erasures { get; } = new ErasureStore(session, cipher, marks);

    public IMemberEraser Eraser { get; } = new MemberEraser(session, cipher);

    public IMemberExport Export { get; } = new MemberExport(session, cipher);

    public IRemovedCommunities Removed { get; } = new RemovedCommunities(session);

    public IDeliveryStore Deliveries { get; } = new DeliveryStore(session, cipher, words);

    public IOutbox Outbox { get; } = new OutboxStore(session, cipher);

    public IDueRows DueRows { get; } = new DueRowStore(session);

    public Task CommitAsync(CancellationToken cancellationToken) => session.CommitAsync(cancellationToken);

    public ValueTask DisposeAsync() => session.DisposeAsync();
}

/// <inheritdoc/>
internal sealed class UnitOfWorkFactory(
    Database database, ContentCipher cipher, PersonMark marks, WordsMark words, StorageSettings settings, ILogger<PromptStore> logger) : IUnitOfWorkFactory
{
    public async Task<IUnitOfWork> BeginAsync(CancellationToken cancellationToken) =>
        new UnitOfWork(await database.BeginAsync(cancellationToken), cipher, marks, words, settings.ValueSet, logger);
}
