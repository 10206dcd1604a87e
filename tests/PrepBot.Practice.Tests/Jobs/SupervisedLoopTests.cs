using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using PrepBot.Chat.Loops;
using PrepBot.Chat.Stores;
using PrepBot.Testing;

namespace PrepBot.Practice.Tests.Jobs;

public sealed class SupervisedLoopTests : IAsyncDisposable
{
    private readonly ManualTimeProvider _clock = new();
    private readonly LoopHealth _health = new();
    private readonly TestLifetime _lifetime = new();
    private readonly ScriptedLoop _loop;

    public SupervisedLoopTests() => _loop = new(new(_health, _lifetime, _clock, NullLoggerFactory.Instance));

    [Fact]
    public async Task Loop_BeforeItsStart_IsNotReady()
    {
        Assert.Equal(LoopState.Starting, State);
        Assert.False(_health.AllRunning);

        await _loop.StartAsync(CancellationToken.None);
        await _loop.TurnBegunAsync();

        Assert.True(_health.AllRunning);
    }

    [Fact]
    public async Task Turn_Throws_NextTurnFollowsAfterAPause()
    {
        await _loop.StartAsync(CancellationToken.None);

        await FailAsync(new InvalidOperationException("a defect"));

        Assert.Equal(LoopState.Failing, State);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await _loop.TurnBegunAsync();
        _loop.EndTurn();
        await _loop.TurnBegunAsync();
        Assert.Equal(LoopState.Running, State);
    }

    [Fact]
    public async Task Turn_ThrowsAgainAndAgain_PausesDouble()
    {
        await _loop.StartAsync(CancellationToken.None);
        await FailAsync(new InvalidOperationException("a defect"));
        _clock.Advance(TimeSpan.FromSeconds(1));
        await FailAsync(new InvalidOperationException("a defect"));

        // Half of the two seconds is certain, the other half is drawn.
        _clock.Advance(TimeSpan.FromSeconds(0.99));

        Assert.Equal(1, _clock.Waiting);
        _clock.Advance(TimeSpan.FromSeconds(1.01));
        await _loop.TurnBegunAsync();
    }

    [Fact]
    public async Task Turn_FailsFiveTimesInARow_StopsTheProcessAsBroken()
    {
        await _loop.StartAsync(CancellationToken.None);
        await FailAsync(times: 4, new InvalidOperationException("a defect"));
        Assert.False(_lifetime.IsStopped);

        await _loop.TurnBegunAsync();
        _loop.EndTurn(new InvalidOperationException("a defect"));
        await _loop.ExecuteTask!;

        Assert.True(_lifetime.IsStopped);
        Assert.True(_health.AnyBroken);
    }

    [Fact]
    public async Task Turn_SucceedsBetweenFailures_LoopIsNeverGivenUp()
    {
        await _loop.StartAsync(CancellationToken.None);

        for (var round = 0; round < 5; round++)
        {
            await FailAsync(times: 4, new InvalidOperationException("a defect"));
            await _loop.TurnBegunAsync();
            _loop.EndTurn();
        }

        Assert.False(_lifetime.IsStopped);
    }

    [Fact]
    public async Task Failures_SpreadOverMoreThanFiveMinutes_LoopIsNotGivenUp()
    {
        await _loop.StartAsync(CancellationToken.None);

        for (var failure = 0; failure < 10; failure++)
        {
            await FailAsync(new InvalidOperationException("a defect"));
            _clock.Advance(TimeSpan.FromMinutes(2));
        }

        Assert.False(_lifetime.IsStopped);
    }

    [Fact]
    public async Task Database_AwayForAnHour_LoopWaitsAndNoticesWithinTwoSeconds()
    {
        await _loop.StartAsync(CancellationToken.None);
        var since = _clock.GetUtcNow();
        while (_clock.GetUtcNow() - since < TimeSpan.FromHours(1))
        {
            await FailAsync(new StoreException("away"));
            _clock.Advance(TimeSpan.FromSeconds(2));
        }

        await _loop.TurnBegunAsync();

        Assert.False(_lifetime.IsStopped);
        Assert.False(_health.AnyBroken);
    }

    [Fact]
    public async Task Cancellation_ThatIsNotOurs_IsSeenAndWaitedFor_AndIsNoDefect()
    {
        await _loop.StartAsync(CancellationToken.None);

        for (var turn = 0; turn < 20; turn++)
        {
            await FailAsync(new OperationCanceledException("a wait that ran out"));
            Assert.Equal(LoopState.Failing, State);
            _clock.Advance(TimeSpan.FromSeconds(2));
        }

        await _loop.TurnBegunAsync();
        Assert.False(_lifetime.IsStopped);
        Assert.False(_health.AnyBroken);
    }

    [Fact]
    public async Task Stop_DuringAPause_EndsTheLoopAtOnce()
    {
        await _loop.StartAsync(CancellationToken.None);
        await FailAsync(new InvalidOperationException("a defect"));

        await _loop.StopAsync(CancellationToken.None);

        Assert.True(_loop.ExecuteTask!.IsCompletedSuccessfully);
        Assert.Equal(LoopState.Stopped, State);
        Assert.False(_health.AnyBroken);
    }

    [Fact]
    public async Task Stop_DuringATurn_EndsTheLoopInOrder()
    {
        await _loop.StartAsync(CancellationToken.None);
        await _loop.TurnBegunAsync();

        await _loop.StopAsync(CancellationToken.None);

        Assert.True(_loop.ExecuteTask!.IsCompletedSuccessfully);
        Assert.Equal(LoopState.Stopped, State);
    }

    public async ValueTask DisposeAsync()
    {
        await _loop.StopAsync(CancellationToken.None);
        _loop.Dispose();
    }

    private LoopState State => _health.States[nameof(ScriptedLoop)];

    /// <summary>A turn fails, and the loop has gone to sleep over it.</summary>
    private async Task FailAsync(Exception error)
    {
        await _loop.TurnBegunAsync();
        _loop.EndTurn(error);
        await Eventually.TrueAsync(() => _clock.Waiting > 0);
    }

    private async Task FailAsync(int times, Exception error)
    {
        for (var failure = 0; failure < times; failure++)
        {
            await FailAsync(error);
            _clock.Advance(TimeSpan.FromSeconds(30));
        }
    }

    /// <summary>Each turn begins when the loop comes to it, and ends as the test says.</summary>
    private sealed class ScriptedLoop(LoopSupervision supervision) : SupervisedLoop(supervision)
    {
        private readonly SemaphoreSlim _begun = new(0);
        private TaskCompletionSource _turn = new();

        public async Task TurnBegunAsync() => Assert.True(await _begun.WaitAsync(Eventually.Patience));

        public void EndTurn(Exception? error = null)
        {
            var turn = _turn;
            _turn = new();
            if (error is null)
                turn.SetResult();
            else
                turn.SetException(error);
        }

        protected override Task TurnAsync(CancellationToken stoppingToken)
        {
            var turn = _turn.Task;
            _begun.Release();
            return turn.WaitAsync(stoppingToken);
        }
    }
}
