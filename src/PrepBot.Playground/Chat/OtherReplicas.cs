using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PrepBot.Playground.Chat;

/// <summary>
/// Tells our open pages what other replicas on the same database said. A look each second, and only while a page is open: this is a place
/// to try the bot out, not one to wait in.
/// </summary>
internal sealed partial class OtherReplicas(ChatService chat, Feed feed, TimeProvider time, ILogger<OtherReplicas> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    /// <summary>Looked back this much further than the last look: a row is stamped a moment before it is committed, perhaps by another clock.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        var seen = time.GetUtcNow();
        while (await NextAsync(timer, stoppingToken))
        {
            var now = time.GetUtcNow();
            if (!feed.HasPages)
            {
                // A page that comes reads everything by itself.
                seen = now;
                continue;
            }

            try
            {
                await chat.TellChangesAsync(seen - Overlap, stoppingToken);
                seen = now;
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // The database is away; what changes meanwhile is told once it is back.
                LogNotRead(logger, exception.GetType().Name);
            }
        }
    }

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken stoppingToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return false;
        }
    }

    [LoggerMessage(EventId = 8001, Level = LogLevel.Debug, Message = "What other replicas said could not be read: {Error}")]
    private static partial void LogNotRead(ILogger logger, string error);
}
