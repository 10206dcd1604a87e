using System.Runtime.InteropServices;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using PrepBot.Discord.Rest;
using PrepBot.Discord.Status;
using PrepBot.Discord.Wire;
using PrepBot.Values.Secrets;

namespace PrepBot.Discord.Gateway;

/// <summary>Keeps one shard connected: connects, lets the protocol decide, does what it says, connects again. Owned by whoever holds the shard's lease.</summary>
internal sealed partial class ShardRunner(
    ShardEndpoint endpoint, IdentifyGate gate, GatewayEventHandler handler, DiscordHealth health, GatewayTimings timings, TimeProvider time, ILogger<ShardRunner> logger)
{
    /// <summary>Events between the socket and the handlers. The handlers only start work, so this fills only when the process is starved.</summary>
    private const int MaxWaiting = 1_000;

    /// <summary>A resume address that cannot be reached so often while the API can is left for a new login.</summary>
    private const int MaxFailedResumes = 3;

    /// <summary>Intents: servers and channels only, none of the privileged ones. https://docs.discord.com/developers/events/gateway#list-of-intents</summary>
    public const int Intents = 1 << 0;

    /// <summary>A connection that lasted so long was a good one.</summary>
    private static readonly TimeSpan Steady = TimeSpan.FromMinutes(1);

    private readonly WorkInHand _work = new();
    private readonly ReconnectDelays _delays = new(timings.Seed + endpoint.Shard, timings.FirstReconnectDelay, timings.LongestReconnectDelay);
    private readonly Random _chance = new(timings.Seed - endpoint.Shard);
    private volatile ResumePoint? _session = endpoint.Session;
    private TaskCompletionSource _began = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _failedResumes;

    /// <summary>Where a restart would go on; to be stored.</summary>
    public ResumePoint? SafePoint => _work.SafePoint(_session);

    /// <summary>Completes when the next connection stands: a session that is stored at once can be gone on with after a crash in the next instant.</summary>
    public Task NextReady => Volatile.Read(ref _began).Task;

    /// <summary>Why this shard must not connect again, or null.</summary>
    public GatewayNext.Stop? Stopped { get; private set; }

    /// <summary>Runs until it is stopped, or until Discord says never again.</summary>
    public async Task RunAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await ConnectOnceAsync(stoppingToken) is GatewayNext.Stop stop)
                {
                    Stopped = stop;
                    LogStopped(endpoint.Shard, stop.Code);
                    return;
                }

                await Task.Delay(_delays.Next(), time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            finally
            {
                health.Ready(endpoint.Shard, false);
            }
        }
    }

    /// <summary>Completes when everything handed over is dealt with.</summary>
    public Task WhenIdle() => _work.WhenIdle();

    private async Task<GatewayNext> ConnectOnceAsync(CancellationToken stoppingToken)
    {
        var session = _session;
        var url = session is null ? endpoint.Url : GatewayEndpoint.Trusted(session.ResumeUrl, endpoint.Loopback) ?? endpoint.Url;
        GatewaySocket socket;
        try
        {
            socket = await GatewaySocket.ConnectAsync(url, time, stoppingToken);
        }
        catch (GatewayLostException e)
        {
            LogNoConnection(endpoint.Shard, e.InnerException?.GetType().Name ?? "");
            return await AfterFailedConnectAsync(session, stoppingToken);
        }

        using (socket)
        {
            _failedResumes = 0;
            var since = Now();
            using var connection = new Connection(this, socket, new GatewayProtocol(session, since, _chance.NextDouble()));
            var next = await connection.RunAsync(stoppingToken);

            // A resume costs nothing, a login does: quick ends that need one back off further each time.
            if ((next is GatewayNext.Resume && connection.WasReady) || Now() - since >= Steady)
                _delays.Reset();
            _session = next is GatewayNext.Resume resume ? resume.Session : null;
            LogClosed(endpoint.Shard, socket.CloseCode, next.GetType().Name);
            return next;
        }
    }

    private async Task<GatewayNext> AfterFailedConnectAsync(ResumePoint? session, CancellationToken stoppingToken)
    {
        if (session is null || ++_failedResumes < MaxFailedResumes)
            return new GatewayNext.Identify();

        // Should nothing at all be reachable, it is our own network, and the session waits for us.
        if (await gate.CanAskAsync(stoppingToken))
        {
            _failedResumes = 0;
            _session = null;
        }

        return new GatewayNext.Identify();
    }

    private TimeSpan Now() => time.GetElapsedTime(0);

    /// <summary>One connection: a loop that receives, one that keeps the heartbeats, one that starts the handlers.</summary>
    private sealed class Connection(ShardRunner runner, GatewaySocket socket, GatewayProtocol protocol) : IDisposable
    {
        private readonly SemaphoreSlim _turn = new(1);
        private readonly Channel<(GatewayEvent Event, long Sequence)> _events =
            Channel.CreateBounded<(GatewayEvent, long)>(new BoundedChannelOptions(MaxWaiting) { SingleReader = true });

        private Task _identifying = Task.CompletedTask;
        private volatile bool _closing;

        public async Task<GatewayNext> RunAsync(CancellationToken stoppingToken)
        {
            using var over = new CancellationTokenSource();
            var pump = PumpAsync();
            var heartbeats = SendHeartbeatsAsync(over.Token);
            var close = CloseAsync(over, stoppingToken);
            try
            {
                while (!_closing && await socket.ReceiveAsync(over.Token) is { } frame)
                    await DoAsync(() => protocol.Receive(frame, runner.Now()), over.Token);
            }
            catch (Exception e) when (e is GatewayLostException or OperationCanceledException)
            {
                // Closed without a word, or by ourselves; the session may still be resumed.
            }
            finally
            {
                _events.Writer.Complete();
                await over.CancelAsync();
                await Task.WhenAll(pump, heartbeats, close, _identifying);
            }

            runner._session = protocol.Session;
            stoppingToken.ThrowIfCancellationRequested();
            WasReady = protocol.IsReady;
            return protocol.Closed(_closing ? null : socket.CloseCode);
        }

        /// <summary>Whether events flowed when it ended.</summary>
        public bool WasReady { get; private set; }

        public void Dispose() => _turn.Dispose();

        /// <summary>When the process stops: any code but 1000 and 1001 keeps the session, so that whoever comes next can resume.</summary>
        private async Task CloseAsync(CancellationTokenSource over, CancellationToken stoppingToken)
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(over.Token, stoppingToken);
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, runner.Time, either.Token);
            }
            catch (OperationCanceledException)
            {
            }

            if (over.IsCancellationRequested)
                return;

            await socket.CloseAsync(GatewayCloseCodes.KeepSession);
            await over.CancelAsync();
        }

        private async Task SendHeartbeatsAsync(CancellationToken over)
        {
            try
            {
                while (!over.IsCancellationRequested && !_closing)
                {
                    var at = protocol.NextTick;
                    var wait = at - runner.Now();
                    if (wait > TimeSpan.Zero)
                        await Task.Delay(wait < TimeSpan.FromSeconds(1) ? WholeWait.RoundUp(wait) : TimeSpan.FromSeconds(1), runner.Time, over);

                    await DoAsync(() => protocol.Tick(runner.Now()), over);
                }
            }
            catch (Exception e) when (e is OperationCanceledException or GatewayLostException)
            {
                // The receiving loop notices by itself.
                socket.Dispose();
            }
        }

        private async Task PumpAsync()
        {
            await foreach (var (arrived, sequence) in _events.Reader.ReadAllAsync(CancellationToken.None))
                _ = HandleAsync(arrived, sequence);
        }

        private async Task HandleAsync(GatewayEvent arrived, long sequence)
        {
            try
            {
                await runner.Handle(arrived);
            }
            finally
            {
                runner._work.End(sequence);
            }
        }

        /// <summary>One decision of the protocol at a time, whoever brings it about.</summary>
        private async Task DoAsync(Func<IReadOnlyList<GatewayDecision>> decide, CancellationToken cancellationToken)
        {
            await _turn.WaitAsync(cancellationToken);
            try
            {
                foreach (var decision in decide())
                    await DoAsync(decision, cancellationToken);

                runner._session = protocol.Session;
            }
            finally
            {
                _turn.Release();
            }
        }

        private async Task DoAsync(GatewayDecision decision, CancellationToken cancellationToken)
        {
            switch (decision)
            {
                case GatewayDecision.SendHeartbeat beat:
                    await SendAsync(new GatewayEventPayload<long?>(GatewayOpcode.Heartbeat, beat.Sequence), DiscordJsonContext.Default.HeartbeatPayload, cancellationToken);
                    break;
                case GatewayDecision.SendResume resume:
                    await SendAsync(runner.ResumeOf(resume.Session), DiscordJsonContext.Default.ResumePayload, cancellationToken);
                    break;
                case GatewayDecision.SendIdentify:
                    await SendAsync(runner.IdentifyPayload(), DiscordJsonContext.Default.IdentifyPayload, cancellationToken);
                    break;
                case GatewayDecision.AskToIdentify:
                    _identifying = IdentifyAsync(cancellationToken);
                    break;
                case GatewayDecision.NowReady:
                    runner._session = protocol.Session;
                    runner.NowReady();
                    break;
                case GatewayDecision.Deliver deliver:
                    runner._work.Begin(deliver.Sequence);
                    await _events.Writer.WriteAsync((new GatewayEvent(runner.Shard, deliver.Event, deliver.Data, runner.Time.GetUtcNow()), deliver.Sequence), CancellationToken.None);
                    break;
                case GatewayDecision.Close close:
                    _closing = true;
                    await socket.CloseAsync(close.Code);
                    socket.Dispose();
                    break;
                default:
                    throw new NotSupportedException($"Nothing is done with {decision.GetType().Name}.");
            }
        }

        /// <summary>Waits for leave to log in; heartbeats go on meanwhile.</summary>
        private async Task IdentifyAsync(CancellationToken over)
        {
            try
            {
                await runner.Gate.WaitAsync(runner.Shard, over);
                await DoAsync(() => protocol.MayIdentify(runner.Now()), over);
            }
            catch (Exception e) when (e is DiscordException or GatewayLostException or OperationCanceledException)
            {
                // The connection begins anew, with the delays of a failed one; a token that was refused is looked at by the keeper.
                socket.Dispose();
            }
        }

        private Task SendAsync<T>(T payload, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
            socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(payload, type), cancellationToken);
    }

    private int Shard => endpoint.Shard;

    private TimeProvider Time => time;

    private IdentifyGate Gate => gate;

    private Task Handle(GatewayEvent arrived) => handler(arrived);

    private void NowReady()
    {
        health.Ready(endpoint.Shard, true);
        Interlocked.Exchange(ref _began, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
        LogReady(endpoint.Shard);
    }

    private GatewayEventPayload<Resume> ResumeOf(ResumePoint session) =>
        new(GatewayOpcode.Resume, new Resume(endpoint.Token.Reveal(), session.SessionId, session.Sequence));

    private GatewayEventPayload<Identify> IdentifyPayload() => new(GatewayOpcode.Identify, new Identify(
        endpoint.Token.Reveal(),
        new IdentifyConnectionProperties(RuntimeInformation.RuntimeIdentifier, "PrepBot", "PrepBot"),
        [endpoint.Shard, endpoint.Shards],
        Intents));

    [LoggerMessage(6081, LogLevel.Information, "Shard {Shard} is connected")]
    private partial void LogReady(int shard);

    [LoggerMessage(6082, LogLevel.Information, "Shard {Shard} was disconnected ({Code}); next: {Next}")]
    private partial void LogClosed(int shard, int? code, string next);

    [LoggerMessage(6083, LogLevel.Warning, "Shard {Shard} found no connection: {Error}")]
    private partial void LogNoConnection(int shard, string error);

    [LoggerMessage(6084, LogLevel.Critical, "Shard {Shard} was told never to connect again ({Code})")]
    private partial void LogStopped(int shard, int code);
}

/// <summary>What a shard needs to know to connect.</summary>
internal sealed record ShardEndpoint(int Shard, int Shards, Uri Url, bool Loopback, Secret Token, ResumePoint? Session);
