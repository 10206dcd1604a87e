using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using PrepBot.Testing;

namespace PrepBot.FakeChats.Discord;

/// <summary>The fake's gateway: hello, login with its budget, sessions with replay, and every way to lose a connection.</summary>
public sealed class FakeGateway(FakeDiscordServer server, TimeProvider time) : IDisposable
{
    private const int Privileged = (1 << 1) | (1 << 8) | (1 << 15);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Session> _sessions = [];
    private readonly Dictionary<int, DateTimeOffset> _lastIdentify = [];
    private readonly SemaphoreSlim _changed = new(0);
    private readonly Queue<Action> _held = new();
    private bool _holds;
    private int _next;

    /// <summary>How many connections a bot should make.</summary>
    public int Shards { get; set; } = 1;

    public int MaxConcurrency { get; set; } = 1;

    public int IdentifiesLeft { get; set; } = 1000;

    public int HeartbeatInterval { get; set; } = 41_250;

    /// <summary>Whether heartbeats are acknowledged.</summary>
    public bool Acknowledges { get; set; } = true;

    /// <summary>Whether logins within five seconds of one another are refused, as Discord does.</summary>
    public bool SpacesIdentifies { get; set; } = true;

    /// <summary>Keeps events back; what was kept is sent when this ends.</summary>
    public bool Holds
    {
        get => _holds;
        set
        {
            lock (_gate)
            {
                _holds = value;
                while (!value && _held.TryDequeue(out var send))
                    send();
            }
        }
    }

    /// <summary>Close every login with this code.</summary>
    public int? RefuseLoginsWith { get; set; }

    public int Identifies { get; private set; }

    public int Resumes { get; private set; }

    public int Heartbeats { get; private set; }

    public int Connections { get; private set; }

    /// <summary>Frames the bot sent that were too long, too many or nonsense.</summary>
    public List<string> Violations { get; } = [];

    /// <summary>The last close code the bot gave.</summary>
    public int? LastCloseCode { get; private set; }

    /// <summary>Shards with a connection on which events flow.</summary>
    public IReadOnlyList<int> Ready
    {
        get
        {
            lock (_gate)
                return [.. _sessions.Values.Where(session => session.Flows).Select(session => session.Shard).Distinct().Order()];
        }
    }

    public void Dispose() => _changed.Dispose();

    /// <summary>Waits until a condition on this gateway holds.</summary>
    public async Task UntilAsync(Func<FakeGateway, bool> holds)
    {
        using var limit = new CancellationTokenSource(Eventually.Patience);
        while (!holds(this))
            await _changed.WaitAsync(TimeSpan.FromMilliseconds(20), limit.Token);
    }

    /// <summary>Waits until this many shards are connected.</summary>
    public Task UntilReadyAsync(int shards = 1) => UntilAsync(gateway => gateway.Ready.Count >= shards);

    /// <summary>Sends an event of a server to the shard that has it, now or after its next resume.</summary>
    public void Dispatch(string? guildId, string name, JsonNode data)
    {
        var shard = guildId is null ? 0 : ShardOf(guildId, Shards);
        lock (_gate)
        {
            if (_holds)
                _held.Enqueue(() => SendToAlive(shard, name, data));
            else
                SendToAlive(shard, name, data);
        }
    }

    private void SendToAlive(int shard, string name, JsonNode data)
    {
        foreach (var session in _sessions.Values.Where(session => session.Shard == shard && session.IsAlive))
            session.Send(name, data);
    }

    /// <summary>The data of the last event sent on a shard, as it went out.</summary>
    public ReadOnlyMemory<byte> LastData(int shard)
    {
        lock (_gate)
            return Encoding.UTF8.GetBytes(JsonNode.Parse(_sessions.Values.Last(session => session.Shard == shard && session.IsAlive).Log[^1])!["d"]!.ToJsonString());
    }

    /// <summary>The shard a server belongs to. https://docs.discord.com/developers/events/gateway#sharding</summary>
    public static int ShardOf(string guildId, int shards) => (int)((ulong.Parse(guildId) >> 22) % (ulong)shards);

    /// <summary>Cuts the connection of a shard without a word.</summary>
    public void Cut(int shard) => Each(session =>
    {
        if (session.Shard == shard)
            session.Connection?.Abort();
    });

    /// <summary>Cuts every connection without a word.</summary>
    public void Cut() => Each(session => session.Connection?.Abort());

    /// <summary>Closes every connection with a code.</summary>
    public void Close(int code) => Each(session => session.Connection?.Enqueue(new Outgoing(null, code)));

    /// <summary>Sends every connection a frame as it is.</summary>
    public void SendRaw(string text) => Each(session => session.Connection?.Enqueue(new Outgoing(text, null)));

    public void AskReconnect() => SendRaw("""{"op":7,"d":null,"s":null,"t":null}""");

    public void AskHeartbeat() => SendRaw("""{"op":1,"d":null,"s":null,"t":null}""");

    public void Invalidate(bool resumable)
    {
        Each(session => session.IsAlive = resumable && session.IsAlive);
        SendRaw(resumable ? """{"op":9,"d":true}""" : """{"op":9,"d":false}""");
    }

    /// <summary>Forgets every session: the next resume is refused.</summary>
    public void ForgetSessions() => Each(session => session.IsAlive = false);

    internal async Task ServeAsync(WebSocket socket, CancellationToken aborted)
    {
        Connections++;
        var connection = new Connection(socket, aborted);
        connection.Enqueue(new Outgoing($$"""{"op":10,"d":{"heartbeat_interval":{{HeartbeatInterval}}},"s":null,"t":null}""", null));
        var writing = connection.WriteAsync();
        Session? session = null;
        try
        {
            var buffer = new byte[16 * 1024];
            while (true)
            {
                var received = await socket.ReceiveAsync(buffer.AsMemory(), aborted);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    LastCloseCode = (int?)socket.CloseStatus;
                    if (LastCloseCode is 1000 or 1001 && session is not null)
                        session.IsAlive = false;
                    break;
                }

                if (received.Count > 4096)
                    Violations.Add("a frame of more than 4096 bytes");
                session = Receive(JsonNode.Parse(buffer.AsSpan(0, received.Count))!, connection, session);
                _changed.Release();
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            // Gone: the session stays, to be resumed.
        }
        finally
        {
            lock (_gate)
            {
                if (session?.Connection == connection)
                    session.Connection = null;
            }

            connection.Complete();
            await writing;
            _changed.Release();
        }
    }

    private Session? Receive(JsonNode frame, Connection connection, Session? session)
    {
        switch ((int?)frame["op"])
        {
            case 1:
                Heartbeats++;
                if (!frame.AsObject().ContainsKey("d"))
                    Violations.Add("a heartbeat without d");
                if (Acknowledges)
                    connection.Enqueue(new Outgoing("""{"op":11}""", null));
                return session;
            case 2:
                return Identify(frame["d"]!, connection);
            case 6:
                return Resume(frame["d"]!, connection);
            default:
                Violations.Add($"opcode {frame["op"]}");
                return session;
        }
    }

    private Session? Identify(JsonNode login, Connection connection)
    {
        lock (_gate)
        {
            Identifies++;
            var shard = (int)login["shard"]![0]!;
            if (RefuseLoginsWith is { } code || Refusal(login) is { } refusal && (code = refusal) > 0)
            {
                connection.Enqueue(new Outgoing(null, code));
                return null;
            }

            if (IdentifiesLeft-- <= 0)
                Violations.Add("a login past the budget");
            var key = shard % MaxConcurrency;
            if (SpacesIdentifies && _lastIdentify.TryGetValue(key, out var last) && time.GetUtcNow() - last < TimeSpan.FromSeconds(5))
            {
                connection.Enqueue(new Outgoing("""{"op":9,"d":false}""", null));
                return null;
            }

            _lastIdentify[key] = time.GetUtcNow();
            var session = new Session($"session-{++_next}", shard) { Connection = connection, Flows = true };
            foreach (var other in _sessions.Values.Where(other => other.Shard == shard))
                other.IsAlive = false;
            _sessions[session.Id] = session;
            var guilds = server.Guilds.Where(guild => ShardOf(guild.Id, Shards) == shard).ToList();
            session.Send("READY", new JsonObject
            {
                ["v"] = 10,
                ["user"] = server.BotUser(),
                ["guilds"] = new JsonArray([.. guilds.Select(guild => new JsonObject { ["id"] = guild.Id, ["unavailable"] = true })]),
                ["session_id"] = session.Id,
                ["resume_gateway_url"] = server.GatewayUrl("resume"),
                ["shard"] = new JsonArray(shard, Shards),
                ["application"] = new JsonObject { ["id"] = server.ApplicationId, ["flags"] = 0 },
            });
            foreach (var guild in guilds)
                session.Send("GUILD_CREATE", FakeDiscordServer.GuildCreate(guild));
            return session;
        }
    }

    private int? Refusal(JsonNode login)
    {
        if ((string?)login["token"] != server.Token)
            return 4004;
        if (((int)login["intents"]! & Privileged) != 0)
            return 4014;

        return (int)login["shard"]![1]! != Shards ? 4010 : null;
    }

    private Session? Resume(JsonNode resume, Connection connection)
    {
        lock (_gate)
        {
            Resumes++;
            if ((string?)resume["token"] != server.Token || !_sessions.TryGetValue((string)resume["session_id"]!, out var session) || !session.IsAlive)
            {
                connection.Enqueue(new Outgoing("""{"op":9,"d":false}""", null));
                return null;
            }

            var sequence = (long)resume["seq"]!;
            if (sequence > session.Log.Count)
            {
                connection.Enqueue(new Outgoing(null, 4007));
                return null;
            }

            session.Connection?.Abort();
            session.Connection = connection;
            foreach (var missed in session.Log.Skip((int)sequence))
                connection.Enqueue(new Outgoing(missed, null));
            session.Send("RESUMED", new JsonObject());
            session.Flows = true;
            return session;
        }
    }

    private void Each(Action<Session> act)
    {
        lock (_gate)
        {
            foreach (var session in _sessions.Values.ToList())
                act(session);
        }
    }

    private sealed record Outgoing(string? Text, int? CloseCode);

    private sealed class Session(string id, int shard)
    {
        private Connection? _connection;

        public string Id => id;

        public int Shard => shard;

        public bool IsAlive { get; set; } = true;

        public bool Flows { get; set; }

        public List<string> Log { get; } = [];

        public Connection? Connection
        {
            get => _connection;
            set
            {
                _connection = value;
                Flows = Flows && value is not null;
            }
        }

        public void Send(string name, JsonNode data)
        {
            var text = new JsonObject { ["op"] = 0, ["s"] = Log.Count + 1, ["t"] = name, ["d"] = data.DeepClone() }.ToJsonString();
            Log.Add(text);
            Connection?.Enqueue(new Outgoing(text, null));
        }
    }

    private sealed class Connection(WebSocket socket, CancellationToken aborted)
    {
        private readonly System.Threading.Channels.Channel<Outgoing> _queue = System.Threading.Channels.Channel.CreateUnbounded<Outgoing>();

        public void Enqueue(Outgoing frame) => _queue.Writer.TryWrite(frame);

        public void Complete() => _queue.Writer.TryComplete();

        public void Abort() => socket.Abort();

        public async Task WriteAsync()
        {
            try
            {
                await foreach (var frame in _queue.Reader.ReadAllAsync(aborted))
                {
                    if (frame.Text is { } text)
                        await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, aborted);
                    else
                        await socket.CloseOutputAsync((WebSocketCloseStatus)frame.CloseCode!.Value, null, aborted);
                }
            }
            catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException or InvalidOperationException)
            {
                // The reader notices.
            }
        }
    }
}
