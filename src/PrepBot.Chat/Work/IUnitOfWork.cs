using PrepBot.Chat.Dispatch;
using PrepBot.Chat.DueRows;
using PrepBot.Chat.Outbox;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Coverage;
using PrepBot.Practice.Coverage.Boards;
using PrepBot.Practice.Debriefs;
using PrepBot.Practice.Members;
using PrepBot.Practice.Questions;
using PrepBot.Practice.Queue;
using PrepBot.Practice.Rounds;

namespace PrepBot.Chat.Work;

/// <summary>One transaction with every store in it. What is not committed has not happened.</summary>
public interface IUnitOfWork : IAsyncDisposable
{
    ICommunityStore Communities { get; }

    IPlaceStore Places { get; }

    IMemberStore Members { get; }

    IQueueStore Queue { get; }

    IInvitationStore Invitations { get; }

    IRoundStore Rounds { get; }

    IDebriefStore Debriefs { get; }

    ICoverageStore Coverage { get; }

    IBoardStore Boards { get; }

    IDisputeStore Disputes { get; }

    IObservationStore Observations { get; }

    IPromptStore Prompts { get; }

    IOwnPromptStore OwnPrompts { get; }

    ISuggestionStore Suggestions { get; }

    IPromptQualityStore PromptQuality { get; }

    IDraftStore Drafts { get; }

    IErasureStore Erasures { get; }

    IMemberEraser Eraser { get; }

    IMemberExport Export { get; }

    IRemovedCommunities Removed { get; }

    IDeliveryStore Deliveries { get; }

    IOutbox Outbox { get; }

    IDueRows DueRows { get; }

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
