using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PrepBot.Chat.Loops;
using PrepBot.Chat.Platforms;
using PrepBot.Slack.Settings;
using PrepBot.Slack.SocketMode;
using PrepBot.Slack.Status;
using PrepBot.Slack.WebApi;
using PrepBot.Slack.Wire;

namespace PrepBot.Slack.Inbound;

/// <summary>Keeps the sockets of Socket Mode: carries out what the protocol decides, and tells it what happened. Readers only read and hand over.</summary>
internal sealed partial class SlackSockets : SupervisedLoop
{
    private const int MaxWaiting = 1_024;

    private static readonly TimeSpan LongestTurn = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan CloseLimit = TimeSpan.FromSeconds(2);

    private readonly Channel<Signal> _news = Channel.CreateBounded<Signal>(new BoundedChannelOptions(MaxWaiting) { SingleReader = true });
    private readonly Dictionary<int, Connection> _connections = [];
    private readonly SocketModeProtocol _protocol;
    private readonly SocketOpener _opener;
    private readonly SlackStart _start;
    private readonly SlackIntake _intake;
    private readonly SlackHealth _health;
    private readonly ILogger<SlackSockets> _logger;
    private readonly ITimer _alarm;
    private readonly long _since;
    private TokenRefusedException? _refused;
    private bool _saidSwitchedOff;
    private int _usable;

    public SlackSockets(
        LoopSupervision supervision,
        SocketOpener opener,
        SlackStart start,
        SlackIntake intake,
        SlackHealth health,
        IOptions<SlackOptions> options,
        ILogger<SlackSockets> logger)
        : base(supervision)
    {
        (_opener, _start, _intake, _health, _logger) = (opener, start, intake, health, logger);
        _since = Time.GetTimestamp();
        _alarm = Time.CreateTimer(_ => _news.Writer.TryWrite(new Signal.Rang()), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _protocol = new SocketModeProtocol(options.Value.Sockets, new Random(unchecked((int)Time.GetTimestamp())));
    }

    /// <summary>How many sockets Slack can deliver through right now.</summary>
    public int Usable => Volatile.Read(ref _usable);

    private TimeSpan Now => Time.GetElapsedTime(_since);

    protected override async Task TurnAsync(CancellationToken stoppingToken)
    {
        if (!await HasStartedAsync(stoppingToken))
            return;

        await WaitAsync(stoppingToken);
        while (_news.Reader.TryRead(out var news))
            CarryOut(Told(news), stoppingToken);

        CarryOut(_protocol.Tick(Now), stoppingToken);
        Volatile.Write(ref _usable, _protocol.Usable);
        _health.Connection(_protocol.Usable > 0, _protocol.SwitchedOff);
        if (_refused is { } refused)
            throw refused;

        SaySwitchedOff();
    }

    /// <summary>Work in hand is acknowledged on the sockets it came through, so they close after it.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await _intake.StopAsync(cancellationToken);
        var connections = _connections.Values.ToList();
        _connections.Clear();
        foreach (var connection in connections)
            End(connection);

        await Task.WhenAll(connections.Select(connection => connection.Running));
        Volatile.Write(ref _usable, 0);
    }

    public override void Dispose()
    {
        _alarm.Dispose();
        base.Dispose();
    }

    private async Task<bool> HasStartedAsync(CancellationToken stoppingToken)
    {
        try
        {
            await _start.EnsureAsync(stoppingToken);
            return true;
        }
        catch (SlackApiException e)
        {
            LogNotReached(e.Error);
            await Task.Delay(e.RetryAfter is { } wait && wait > LongestTurn ? wait : LongestTurn, Time, stoppingToken);
            return false;
        }
    }

    private async Task WaitAsync(CancellationToken stoppingToken)
    {
        var left = _protocol.NextAt is { } next ? next - Now : LongestTurn;
        if (left <= TimeSpan.Zero || _news.Reader.Count > 0)
            return;

        // One clock for all turns: under load, one of its own for each would cost more than the turn.
        _alarm.Change(left < LongestTurn ? left : LongestTurn, Timeout.InfiniteTimeSpan);
        await _news.Reader.WaitToReadAsync(stoppingToken);
    }

    private IReadOnlyList<SocketDecision> Told(Signal news)
    {
        switch (news)
        {
            case Signal.Opened opened:
                if (_connections.TryGetValue(opened.Socket, out var connection))
                    connection.Socket = opened.Connected;
                return _protocol.Opened(opened.Socket, Now);
            case Signal.Rang:
                return [];
            case Signal.NotOpened failed:
                Forget(failed.Socket);
                _refused ??= failed.What.Refused;
                LogNotOpened(failed.Socket, failed.What.Why);
                return _protocol.NotOpened(failed.Socket, failed.What.RetryAfter, Now);
            case Signal.FrameReceived said:
                return Received(said);
            case Signal.Ended ended:
                Forget(ended.Socket);
                LogEnded(ended.Socket);
                return _protocol.Ended(ended.Socket, Now);
            default:
                throw new NotSupportedException($"No ear for {news.GetType().Name}.");
        }
    }

    private IReadOnlyList<SocketDecision> Received(Signal.FrameReceived said)
    {
        if (said.Frame.Type == SocketFrame.Disconnect)
            LogAsked(said.Socket, said.Frame.Reason is { Length: <= 40 } reason && reason.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') ? reason : "unknown");

        return [.. _protocol.Receive(said.Socket, said.Frame, Now).Select(decision => decision is SocketDecision.Deliver deliver ? Stamped(deliver, said.ArrivedAt) : decision)];
    }

    private SocketDecision Stamped(SocketDecision.Deliver deliver, DateTimeOffset arrivedAt)
    {
        if (!_connections.TryGetValue(deliver.Socket, out var connection) || connection.Socket is not { } socket)
            return deliver;

        var id = deliver.Envelope.EnvelopeId!;
        if (EnvelopeReader.Read(deliver.Envelope) is not { } content)
        {
            LogUnreadable(deliver.Envelope.Type ?? "");
            return new SocketDecision.Acknowledge(deliver.Socket, id);
        }

        _ = _intake.Take(new SlackDelivery(content, arrivedAt, id, (answer, cancellationToken) => socket.AcknowledgeAsync(new SocketAcknowledgement(id, answer), cancellationToken)));
        return deliver;
    }

    private void CarryOut(IReadOnlyList<SocketDecision> decisions, CancellationToken stoppingToken)
    {
        foreach (var decision in decisions)
        {
            switch (decision)
            {
                case SocketDecision.Open open:
                    // Not with the stopping token: a socket outlives the loop until the work that came through it is acknowledged.
                    var connection = new Connection();
                    _connections[open.Socket] = connection;
                    connection.Running = RunAsync(open.Socket, connection.Ending.Token);
                    break;
                case SocketDecision.Close close when _connections.TryGetValue(close.Socket, out var old):
                    End(old);
                    break;
                case SocketDecision.Acknowledge known when _connections.TryGetValue(known.Socket, out var on) && on.Socket is { } socket:
                    _ = socket.AcknowledgeAsync(new SocketAcknowledgement(known.EnvelopeId), stoppingToken);
                    break;
                case SocketDecision.Deliver or SocketDecision.Close or SocketDecision.Acknowledge:
                    break;
                default:
                    throw new NotSupportedException($"No way to carry out {decision.GetType().Name}.");
            }
        }
    }

    /// <summary>One socket from its address to its end.</summary>
    private async Task RunAsync(int number, CancellationToken ending)
    {
        await Task.Yield();
        SlackSocket? socket = null;
        try
        {
            var opening = await _opener.OpenAsync(ending);
            if (opening is SocketOpening.Failed failed)
            {
                await _news.Writer.WriteAsync(new Signal.NotOpened(number, failed), ending);
                return;
            }

            socket = ((SocketOpening.Connected)opening).Socket;
            await _news.Writer.WriteAsync(new Signal.Opened(number, socket), ending);
            while (await socket.ReadAsync(ending) is { } frame)
                await _news.Writer.WriteAsync(new Signal.FrameReceived(number, frame, Time.GetUtcNow()), ending);

            await _news.Writer.WriteAsync(new Signal.Ended(number), ending);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            _news.Writer.TryWrite(new Signal.Ended(number));
        }
        finally
        {
            if (socket is not null)
                await socket.DisposeAsync();
        }
    }

    /// <summary>Says goodbye, and lets the reader see Slack's; whoever does not answer is cut off.</summary>
    private static void End(Connection connection)
    {
        if (connection.Socket is not { } socket)
        {
            connection.Ending.Cancel();
            return;
        }

        connection.Ending.CancelAfter(CloseLimit);
        _ = socket.CloseAsync();
    }

    private void Forget(int socket)
    {
        if (_connections.Remove(socket, out var connection))
            connection.Ending.Dispose();
    }

    private void SaySwitchedOff()
    {
        if (_protocol.SwitchedOff && !_saidSwitchedOff)
            LogSwitchedOff();

        _saidSwitchedOff = _protocol.SwitchedOff;
    }

    private sealed class Connection
    {
        public CancellationTokenSource Ending { get; } = new();

        public Task Running { get; set; } = Task.CompletedTask;

        public SlackSocket? Socket { get; set; }
    }

    private abstract record Signal(int Socket)
    {
        /// <summary>Time has gone by, and the protocol may have something to do.</summary>
        public sealed record Rang() : Signal(0);

        public sealed record Opened(int Socket, SlackSocket Connected) : Signal(Socket);

        public sealed record NotOpened(int Socket, SocketOpening.Failed What) : Signal(Socket);

        public sealed record FrameReceived(int Socket, SocketFrame Frame, DateTimeOffset ArrivedAt) : Signal(Socket);

        public sealed record Ended(int Socket) : Signal(Socket);
    }

    [LoggerMessage(7081, LogLevel.Warning, "Slack is not reached yet: {Error}")]
    private partial void LogNotReached(string error);

    [LoggerMessage(7082, LogLevel.Warning, "Socket {Socket} could not be opened: {Why}")]
    private partial void LogNotOpened(int socket, string why);

    [LoggerMessage(7083, LogLevel.Information, "Slack asks socket {Socket} to be renewed: {Reason}")]
    private partial void LogAsked(int socket, string reason);

    [LoggerMessage(7084, LogLevel.Information, "Socket {Socket} has ended")]
    private partial void LogEnded(int socket);

    [LoggerMessage(7085, LogLevel.Warning, "An envelope of kind {Kind} could not be read; acknowledged and passed over")]
    private partial void LogUnreadable(string kind);

    [LoggerMessage(7086, LogLevel.Error, "Socket Mode is switched off for the app. Switch it on in the app's settings, under Socket Mode; PrepBot keeps trying")]
    private partial void LogSwitchedOff();
}
