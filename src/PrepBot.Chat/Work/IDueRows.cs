using PrepBot.Values.Identity;

namespace PrepBot.Chat.Work;

/// <summary>What is to happen by itself, as rows: they survive a restart, and running one twice is harmless.</summary>
public interface IDueRows
{
    /// <summary>Sets when something of this kind is due for this subject; an earlier instant for the same is replaced.</summary>
    /// <param name="kind">The job's stable name, 1-30 characters.</param>
    /// <param name="subject">The row it is about.</param>
    Task SetAsync(CommunityId community, string kind, Guid subject, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Sets when something of this kind is due for this subject, unless something is already: that one stays, overdue or not.</summary>
    Task SetIfNoneAsync(CommunityId community, string kind, Guid subject, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Nothing of this kind is due for this subject any more. Twice is harmless.</summary>
    Task ClearAsync(CommunityId community, string kind, Guid subject, CancellationToken cancellationToken);

    /// <summary>The row in hand is done, in this transaction; nothing happens when it was set anew meanwhile.</summary>
    Task FinishAsync(DueRow row, CancellationToken cancellationToken);
}

/// <summary>The working side of the due rows, each call in a transaction of its own.</summary>
public interface IDueQueue
{
    /// <summary>
    /// Claims the row that is due longest, for <paramref name="lease"/>; rows another replica has in hand are passed over. Should we die with it,
    /// it is due again when the lease is over: a job looks at the present state and does what is still to be done.
    /// </summary>
    /// <param name="now">Rows due at or before this instant.</param>
    /// <param name="lease">How long it is ours.</param>
    Task<DueRow?> ClaimAsync(DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>The next instant anything is due, or null.</summary>
    Task<DateTimeOffset?> NextAsync(CancellationToken cancellationToken);

    /// <summary>Puts a row back after a failure, due later and counted; nothing happens when it was set anew meanwhile.</summary>
    Task PutBackAsync(DueRow row, DateTimeOffset at, CancellationToken cancellationToken);
}

/// <summary>A due row in hand.</summary>
/// <param name="Kind">The job's stable name.</param>
/// <param name="Subject">The row it is about.</param>
/// <param name="DueAt">When it was due.</param>
/// <param name="Failures">How often it failed before.</param>
/// <param name="Token">Proves that it is in our hand.</param>
public sealed record DueRow(CommunityId CommunityId, string Kind, Guid Subject, DateTimeOffset DueAt, int Failures, Guid Token);
