using System.Diagnostics;
using Npgsql;
using PrepBot.Chat.Loops;
using PrepBot.Chat.Stores;
using PrepBot.Storage.Statements;

namespace PrepBot.Storage.Retention;

/// <inheritdoc/>
internal sealed class StorePurge(BackgroundDatabase database) : IStorePurge
{
    /// <summary>So many rows go at once: a statement stays far below its time, and locks are short.</summary>
    private const int Batch = 2000;

    /// <summary>Nobody waits for housekeeping: a statement may take longer than one of an interaction.</summary>
    private static readonly TimeSpan StatementLimit = TimeSpan.FromSeconds(20);

    /// <summary>What one rule may take at a time; what is left comes with the next run.</summary>
    private static readonly TimeSpan Budget = TimeSpan.FromMinutes(1);

    public IReadOnlyList<string> Rules { get; } = [.. StoredTables.Rules.Select(rule => rule.Name)];

    public async Task<PurgeRun> RunAsync(string rule, CancellationToken cancellationToken)
    {
        var since = Stopwatch.GetTimestamp();
        var (removed, failure) = await RemoveAsync(StoredTables.Rules.First(known => known.Name == rule), since, cancellationToken);
        var run = new PurgeRun(rule, removed, Stopwatch.GetElapsedTime(since), failure);
        await NoteAsync(run, cancellationToken);
        return run;
    }

    public async Task<IReadOnlyList<PurgeStatus>> StatusAsync(CancellationToken cancellationToken)
    {
        const string Sql = """
            select rule, now() - ran_at as ago, removed, failures, failed_why
            from housekeeping
            """;

        await using var session = await database.OpenAsync(cancellationToken);
        var rows = (await session.ListAsync<Row>(Sql, new { }, cancellationToken)).ToDictionary(row => row.Rule);
        return [.. Rules.Select(rule => rows.TryGetValue(rule, out var row)
            ? new PurgeStatus(rule, row.Ago, row.Removed, row.Failures, row.FailedWhy)
            : new PurgeStatus(rule, null, 0, 0, null))];
    }

    /// <summary>Whatever is wrong with one rule is that rule's alone.</summary>
    private async Task<(long Removed, string? Failure)> RemoveAsync(PurgeRule rule, long since, CancellationToken cancellationToken)
    {
        var removed = 0L;
        try
        {
            await using var session = await database.OpenAsync(StatementLimit, cancellationToken);
            while (Stopwatch.GetElapsedTime(since) < Budget)
            {
                var gone = await session.ExecuteAsync(rule.Sql, new { age = rule.Age, batch = Batch }, cancellationToken);
                removed += gone;
                if (gone < Batch)
                    break;
            }

            return (removed, null);
        }
        catch (Exception e) when (e is StoreException or PostgresException)
        {
            return (removed, Kind(e));
        }
    }

    /// <summary>The kind alone: messages of the database may quote rows.</summary>
    private static string Kind(Exception error) => (error as PostgresException ?? error.InnerException) switch
    {
        PostgresException refused => $"refused by the database ({refused.SqlState})",
        TimeoutException or OperationCanceledException or NpgsqlException { InnerException: TimeoutException } => "too slow",
        _ => "the database is away",
    };

    private async Task NoteAsync(PurgeRun run, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into housekeeping as h (rule, ran_at, removed, took, failures, failed_why)
            values (@Rule, now(), @Removed, @Took, case when @Failure::text is null then 0 else 1 end, @Failure)
            on conflict (rule) do update
            set ran_at = excluded.ran_at, removed = excluded.removed, took = excluded.took, failed_why = excluded.failed_why,
                failures = case when excluded.failures = 0 then 0 else h.failures + 1 end
            """;

        await using var session = await database.OpenAsync(cancellationToken);
        await session.ExecuteAsync(Sql, new { run.Rule, run.Removed, run.Took, run.Failure }, cancellationToken);
    }

    private sealed record Row(string Rule, TimeSpan Ago, long Removed, int Failures, string? FailedWhy);
}
