using PrepBot.Application.Members;
using PrepBot.Application.Ports;

namespace PrepBot.Application.Jobs;

/// <summary>
/// At the start and once an hour: forgets again whom a restored backup brought back, and throws away what no rule needs any more. On any number of
/// replicas; doing it twice is harmless.
/// </summary>
internal sealed class PurgeLoop(LoopSupervision supervision, ForgetAgain forgetAgain, IStorePurge purge, TimeProvider time) : SupervisedLoop(supervision)
{
    protected override async Task TurnAsync(CancellationToken stoppingToken)
    {
        await forgetAgain.LookAsync(stoppingToken);
        await purge.PurgeAsync(time.GetUtcNow(), stoppingToken);
        await Task.Delay(TimeSpan.FromHours(1), time, stoppingToken);
    }
}
