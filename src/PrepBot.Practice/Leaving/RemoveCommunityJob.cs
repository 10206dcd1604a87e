using Microsoft.Extensions.Logging;
using PrepBot.Chat.DueRows;
using PrepBot.Chat.Work;

namespace PrepBot.Practice.Leaving;

/// <summary>Erases a community the bot was removed from, once its time of grace is over: a batch in each run, and the next run at once.</summary>
internal sealed partial class RemoveCommunityJob(RemovalGrace grace, ILogger<RemoveCommunityJob> logger) : IJob
{
    /// <summary>The job's kind; its subject is the community itself, so that it is set once.</summary>
    public const string Name = "remove-community";

    private const int Rows = 2000;

    public string Kind => Name;

    public async Task RunAsync(IUnitOfWork work, DueRow row, CancellationToken cancellationToken)
    {
        // It has come back meanwhile.
        if (await work.Removed.AwayForAsync(row.CommunityId, cancellationToken) is not { } away)
            return;

        if (away < grace.Time)
            await work.DueRows.SetAsync(row.CommunityId, Kind, row.Subject, work.Now + (grace.Time - away), cancellationToken);
        else if (!await work.Removed.EraseAsync(row.CommunityId, Rows, cancellationToken))
            await work.DueRows.SetAsync(row.CommunityId, Kind, row.Subject, work.Now, cancellationToken);
        else
            LogErased(row.CommunityId.Value);
    }

    [LoggerMessage(3021, LogLevel.Warning, "Community {Community}, from which the bot was removed, is erased.")]
    private partial void LogErased(Guid community);
}
