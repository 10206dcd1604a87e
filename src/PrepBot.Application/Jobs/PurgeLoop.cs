using PrepBot.Application.Ports;

namespace PrepBot.Application.Jobs;

/// <summary>Throws away, once an hour, what no rule needs any more. On any number of replicas; deleting twice is harmless.</summary>
internal sealed class PurgeLoop(LoopSupervision supervision, IStorePurge purge, TimeProvider time) : SupervisedLoop(supervision)
{
    protected override async Task TurnAsync(CancellationToken stoppingToken)
    {
        await purge.PurgeAsync(time.GetUtcNow(), stoppingToken);
        await Task.Delay(TimeSpan.FromHours(1), time, stoppingToken);
    }
}
