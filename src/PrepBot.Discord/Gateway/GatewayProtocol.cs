using System.Text.Json;
using PrepBot.Discord.Wire;

namespace PrepBot.Discord.Gateway;

/// <summary>
/// One connection to the gateway as a pure machine: frames and instants in, decisions out. It knows no socket, no clock and no chance.
/// Instants are durations since some fixed point of a monotonic clock. https://docs.discord.com/developers/events/gateway
/// </summary>
/// <param name="session">The session to go on with, or null.</param>
/// <param name="connectedAt">When the connection stood.</param>
/// <param name="jitter">From 0 to 1: where in the first interval the first heartbeat falls.</param>
internal sealed class GatewayProtocol(ResumePoint? session, TimeSpan connectedAt, double jitter)
{
    /// <summary>A connection that says nothing at all is given up after this.</summary>
    public static readonly TimeSpan HelloWithin = TimeSpan.FromSeconds(20);

    /// <summary>We may send 120 events a minute (https://docs.discord.com/developers/events/gateway#rate-limiting); asked-for heartbeats stop before.</summary>
    private const int MaxSentPerMinute = 118;

    private const int MaxSentBeforeAskedFor = 110;

    private readonly Queue<TimeSpan> _sent = new();
    private TimeSpan? _interval;
    private TimeSpan _nextTick = connectedAt + HelloWithin;
    private bool _acknowledged = true;
    private bool _invalidated;

    /// <summary>The session as it stands: to be stored, and to resume with.</summary>
    public ResumePoint? Session { get; private set; } = session;

    /// <summary>Events flow: logged in, or resumed.</summary>
    public bool IsReady { get; private set; }

    /// <summary>When <see cref="Tick"/> wants to be called.</summary>
    public TimeSpan NextTick => _nextTick;

    /// <summary>Frames that were no frames, or of an unknown kind.</summary>
    public int Ignored { get; private set; }

    /// <summary>A frame came in.</summary>
    public IReadOnlyList<GatewayDecision> Receive(ReadOnlyMemory<byte> json, TimeSpan now)
    {
        if (!GatewayFrame.TryRead(json, out var frame))
        {
            Ignored++;
            return [];
        }

        switch (frame.Op)
        {
            case GatewayOpcode.Hello:
                return Greet(frame, now);
            case GatewayOpcode.Heartbeat:
                return MaySend(now, MaxSentBeforeAskedFor) ? [Beat(now)] : [];
            case GatewayOpcode.HeartbeatAck:
                _acknowledged = true;
                return [];
            case GatewayOpcode.Reconnect:
                return [new GatewayDecision.Close(GatewayCloseCodes.KeepSession)];
            case GatewayOpcode.InvalidSession:
                return Invalidate(frame);
            case GatewayOpcode.Dispatch:
                return Dispatch(frame);
            default:
                Ignored++;
                return [];
        }
    }

    /// <summary>The instant of <see cref="NextTick"/> has come.</summary>
    public IReadOnlyList<GatewayDecision> Tick(TimeSpan now)
    {
        if (now < _nextTick)
            return [];

        // No hello, or no answer to the last heartbeat: the other side is gone, though writing may still succeed.
        if (_interval is not { } interval || !_acknowledged)
        {
            _nextTick = TimeSpan.MaxValue;
            return [new GatewayDecision.Close(GatewayCloseCodes.KeepSession)];
        }

        _nextTick = now + interval;
        if (!MaySend(now, MaxSentPerMinute))
            return [];

        _acknowledged = false;
        return [Beat(now)];
    }

    /// <summary>Leave to log in has come.</summary>
    public IReadOnlyList<GatewayDecision> MayIdentify(TimeSpan now)
    {
        _sent.Enqueue(now);
        return [new GatewayDecision.SendIdentify()];
    }

    /// <summary>The connection is gone.</summary>
    /// <param name="code">The close code of the other side; null when it gave none or we closed.</param>
    public GatewayNext Closed(int? code)
    {
        IsReady = false;
        if (GatewayCloseCodes.Stop(code) is { } reason)
            return new GatewayNext.Stop(reason, code!.Value);

        if (GatewayCloseCodes.EndsSession(code) || _invalidated)
            Session = null;

        return Session is { } resumable ? new GatewayNext.Resume(resumable) : new GatewayNext.Identify();
    }

    private IReadOnlyList<GatewayDecision> Greet(GatewayFrame frame, TimeSpan now)
    {
        // A second hello would start a second rhythm, and a second login would be closed with 4005.
        if (_interval is not null || Read(frame.Data, DiscordJsonContext.Default.Hello) is not { HeartbeatInterval: > 0 } hello)
        {
            Ignored++;
            return [];
        }

        var interval = TimeSpan.FromMilliseconds(hello.HeartbeatInterval);
        _interval = interval;
        _nextTick = now + (interval * jitter);
        if (Session is not { } session)
            return [new GatewayDecision.AskToIdentify()];

        _sent.Enqueue(now);
        return [new GatewayDecision.SendResume(session)];
    }

    private IReadOnlyList<GatewayDecision> Invalidate(GatewayFrame frame)
    {
        _invalidated = !frame.Data.Span.SequenceEqual("true"u8);
        return [new GatewayDecision.Close(GatewayCloseCodes.KeepSession)];
    }

    private IReadOnlyList<GatewayDecision> Dispatch(GatewayFrame frame)
    {
        if (frame.Event is not { } name)
        {
            Ignored++;
            return [];
        }

        if (name == "READY")
        {
            if (Read(frame.Data, DiscordJsonContext.Default.Ready) is not { SessionId.Length: > 0 } ready)
            {
                // Without a session there is nothing to resume, and without READY nothing to start from.
                Ignored++;
                _invalidated = true;
                return [new GatewayDecision.Close(GatewayCloseCodes.KeepSession)];
            }

            Session = new ResumePoint(ready.SessionId, ready.ResumeGatewayUrl, frame.Sequence ?? 0);
            IsReady = true;
            return [new GatewayDecision.NowReady(), new GatewayDecision.Deliver(name, frame.Data, frame.Sequence ?? 0)];
        }

        if (Session is not null && frame.Sequence > Session.Sequence)
            Session = Session with { Sequence = frame.Sequence.Value };

        if (name == "RESUMED")
        {
            IsReady = true;
            return [new GatewayDecision.NowReady()];
        }

        // What was seen already is handed over again too: it may be its only arrival here, and what it does is done once.
        return [new GatewayDecision.Deliver(name, frame.Data, frame.Sequence ?? 0)];
    }

    private GatewayDecision.SendHeartbeat Beat(TimeSpan now)
    {
        _sent.Enqueue(now);
        return new GatewayDecision.SendHeartbeat(Session?.Sequence);
    }

    private bool MaySend(TimeSpan now, int most)
    {
        while (_sent.TryPeek(out var oldest) && oldest + TimeSpan.FromMinutes(1) <= now)
            _sent.Dequeue();

        return _sent.Count < most;
    }

    private static T? Read<T>(ReadOnlyMemory<byte> data, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(data.Span, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
