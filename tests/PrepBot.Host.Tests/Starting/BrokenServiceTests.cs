using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PrepBot.Chat.Loops;
using PrepBot.Host.Configuration;
using PrepBot.Host.Ending;
using PrepBot.Host.Startup;

namespace PrepBot.Host.Tests.Starting;

/// <summary>A background service that throws stops a .NET host as if somebody had asked for it, with exit code 0. Ours tells.</summary>
public sealed class BrokenServiceTests
{
    [Fact]
    public async Task BackgroundService_ThrowsDuringTheStart_ProcessEndsAsBroken()
    {
        await using var app = Build<ThrowsAtOnce>();
        await BotHost.StartAsync(app, new Settings([]), CancellationToken.None);

        Assert.Equal(ExitCode.Broken, await BotHost.RunToEndAsync(app, CancellationToken.None));
    }

    [Fact]
    public async Task BackgroundService_ThrowsLater_ProcessEndsAsBroken()
    {
        await using var app = Build<ThrowsOnceStarted>();
        Assert.True(await BotHost.StartAsync(app, new Settings([]), CancellationToken.None));

        Assert.Equal(ExitCode.Broken, await BotHost.RunToEndAsync(app, CancellationToken.None));
    }

    [Fact]
    public async Task SupervisedLoop_GivenUp_ProcessEndsAsBroken()
    {
        await using var app = Build<NeverTurns>();
        await BotHost.StartAsync(app, new Settings([]), CancellationToken.None);

        Assert.Equal(ExitCode.Broken, await BotHost.RunToEndAsync(app, CancellationToken.None));
    }

    [Fact]
    public async Task Stop_Asked_ProcessEndsWell()
    {
        await using var app = Build<Waits>();
        await BotHost.StartAsync(app, new Settings([]), CancellationToken.None);
        using var stop = new CancellationTokenSource();
        var running = BotHost.RunToEndAsync(app, stop.Token);

        await stop.CancelAsync();

        Assert.Equal(ExitCode.Ok, await running);
    }

    private static WebApplication Build<TService>()
        where TService : class, IHostedService
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<LoopHealth>().AddSingleton<LoopSupervision>();
        builder.Services.AddSingleton<TimeProvider>(new HurriedTime());
        builder.Services.AddHostedService<TService>();
        return builder.Build();
    }

    private sealed class ThrowsAtOnce : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            await Task.Yield();
            throw new InvalidOperationException("a defect");
        }
    }

    private sealed class ThrowsOnceStarted(IHostApplicationLifetime lifetime) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            var started = new TaskCompletionSource();
            using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
            await started.Task;
            throw new InvalidOperationException("a defect");
        }
    }

    private sealed class Waits : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stoppingToken);
    }

    private sealed class NeverTurns(LoopSupervision supervision) : SupervisedLoop(supervision)
    {
        protected override Task TurnAsync(CancellationToken stoppingToken) => throw new InvalidOperationException("a defect");
    }

    /// <summary>Every pause is over at once.</summary>
    private sealed class HurriedTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
