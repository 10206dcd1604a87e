using Microsoft.Extensions.Logging;
using PrepBot.Chat.Loops;
using PrepBot.Slack.Status;
using PrepBot.Slack.WebApi;

namespace PrepBot.Slack.Inbound;

/// <summary>In HTTP mode nothing connects by itself, so this asks Slack at the start whom the token is for.</summary>
internal sealed partial class SlackHttpWatch(LoopSupervision supervision, SlackStart start, SlackHealth health, TimeProvider time, ILogger<SlackHttpWatch> logger)
    : SupervisedLoop(supervision)
{
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(2);

    protected override async Task TurnAsync(CancellationToken stoppingToken)
    {
        try
        {
            await start.EnsureAsync(stoppingToken);
            health.Connection(isConnected: true);
        }
        catch (SlackApiException e)
        {
            LogNotReached(e.Error);
        }

        await Task.Delay(Turn, time, stoppingToken);
    }

    [LoggerMessage(7021, LogLevel.Warning, "Slack is not reached yet: {Error}")]
    private partial void LogNotReached(string error);
}
