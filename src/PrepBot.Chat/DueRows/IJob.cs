using PrepBot.Chat.Work;

namespace PrepBot.Chat.DueRows;

/// <summary>Something that happens by itself. It looks at the present state and does what is still to be done, so running twice is harmless.</summary>
public interface IJob
{
    /// <summary>Stable name, as in the due rows.</summary>
    string Kind { get; }

    /// <summary>Does it, in the transaction that also takes the due row out. Sets the next one where there is one.</summary>
    Task RunAsync(IUnitOfWork work, DueRow row, CancellationToken cancellationToken);
}
