using PrepBot.Chat.Stores;

namespace PrepBot.Chat.Loops;

/// <summary>
/// Removes what is kept for a time only, a rule at a time: each has its own budget and its own failure, and all go by the database's clock. Run about once an
/// hour; twice, or on two replicas at once, is harmless.
/// </summary>
public interface IStorePurge
{
    /// <summary>The names of the rules, in the order to run them.</summary>
    IReadOnlyList<string> Rules { get; }

    /// <summary>Removes what is past its time by one rule, in small transactions of its own, and notes how it went.</summary>
    /// <returns>How it went; what went wrong with the rule is in it.</returns>
    /// <exception cref="StoreException">The database is away, so that not even that could be noted.</exception>
    Task<PurgeRun> RunAsync(string rule, CancellationToken cancellationToken);

    /// <summary>How each rule stands, whoever ran it last.</summary>
    /// <exception cref="StoreException">The database is away.</exception>
    Task<IReadOnlyList<PurgeStatus>> StatusAsync(CancellationToken cancellationToken);
}

/// <summary>One run of a rule.</summary>
/// <param name="Removed">How many rows went.</param>
/// <param name="Took">How long it took.</param>
/// <param name="Failure">The kind of what went wrong, or null.</param>
public sealed record PurgeRun(string Rule, long Removed, TimeSpan Took, string? Failure);

/// <summary>How a rule stands.</summary>
/// <param name="Ago">How long ago it ran last; null when it never did.</param>
/// <param name="Removed">How many rows went then.</param>
/// <param name="Failures">How often in a row it has failed.</param>
/// <param name="Why">The kind of the last failure, or null.</param>
public sealed record PurgeStatus(string Rule, TimeSpan? Ago, long Removed, int Failures, string? Why);
