using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using PrepBot.Testing;

namespace PrepBot.FakeChats.Slack;

/// <summary>The server side of Socket Mode: greets, delivers, waits for acknowledgements, delivers again what got none, asks sockets to leave.</summary>
public sealed class FakeSlackSockets(TimeProvider time, FakeSlackTranscript transcript)
{
    public static readonly TimeSpan AcknowledgeWithin = TimeSpan.FromSeconds(3);

    private readonly Lock _gate = new();
    private readonly List<Line> _open = [];
    private readonly Dictionary<string, Envelope> _envelopes = [];
    private readonly HashSet<string> _tickets = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _next;
    private int _turn;

    /// <summary>Seconds a connection lasts, as the greeting says.</summary>
    public int ConnectionTime { get; set; } = 3600;

    /// <summary>How many sockets were greeted, ever.</summary>
    public int Greeted { get; private set; }

    /// <summary>The fewest open sockets since <see cref="Watch"/>.</summary>
    public int FewestOpen { get; private set; }

    /// <summary>How often an envelope was delivered again.</summary>
    public int Redelivered { get; private set; }

    /// <summary>Acknowledgements of envelopes that were acknowledged before, or never sent.</summary>
    public int StrayAcknowledgements { get; private set; }

    /// <summary>Numbers of the open sockets, oldest first.</summary>
    public IReadOnlyList<int> Open
    {
        get
        {
            lock (_gate)
                return [.. _open.Select(line => line.Number)];
        }
    }

    /// <summary>From now on <see cref="FewestOpen"/> counts.</summary>
    public void Watch()
    {
        lock (_gate)
            FewestOpen = _open.Count;
    }

    public string NewTicket()
    {
        lock (_gate)
        {
            var ticket = $"ticket-{++_next}";
            _tickets.Add(ticket);
            return ticket;
        }
    }

    /// <summary>Each address is good for one connection.</summary>
    public bool Take(string ticket)
    {
        lock (_gate)
            return _tickets.Remove(ticket);
    }

    /// <summary>Waits until the sockets are as wanted.</summary>
    public async Task UntilAsync(Func<FakeSlackSockets, bool> wanted)
    {
        using var limit = new CancellationTokenSource(Eventually.Patience);
        while (true)
        {
            Task next;
            lock (_gate)
                next = _changed.Task;
            if (wanted(this))
                return;

            await next.WaitAsync(limit.Token);
        }
    }

    /// <summary>Delivers an envelope and waits for its acknowledgement.</summary>
    /// <returns>The payload that came with it, or null.</returns>
    public Task<JsonNode?> DeliverAsync(string type, JsonNode payload, bool takesPayload = true)
    {
        Envelope envelope;
        lock (_gate)
        {
            envelope = new Envelope($"envelope-{++_next}", type, payload, takesPayload);
            _envelopes[envelope.Id] = envelope;
        }

        Send(envelope);
        return envelope.Acknowledged.Task;
    }

    /// <summary>Delivers the same envelope once more, as Slack does when the acknowledgement got lost on the way.</summary>
    /// <returns>The payload of the acknowledgement that follows.</returns>
    public Task<JsonNode?> DeliverAgainAsync(string type, JsonNode payload, int attempt = 1)
    {
        Envelope envelope;
        lock (_gate)
        {
            envelope = new Envelope($"envelope-{++_next}", type, payload, true) { Attempt = attempt };
            _envelopes[envelope.Id] = envelope;
            Redelivered++;
        }

        Send(envelope);
        return envelope.Acknowledged.Task;
    }

    /// <summary>Sends a text as it is through the oldest socket.</summary>
    public Task SendRawAsync(string text) => Oldest().SendAsync(text);

    /// <summary>Asks a socket to leave.</summary>
    public Task AskToLeaveAsync(int socket, string reason) =>
        Find(socket).SendAsync(new JsonObject { ["type"] = "disconnect", ["reason"] = reason, ["debug_info"] = new JsonObject { ["host"] = "fake" } }.ToJsonString());

    /// <summary>Cuts a socket without a word.</summary>
    public void Cut(int socket) => Find(socket).Socket.Abort();

    /// <summary>Serves one connection to its end.</summary>
    public async Task ServeAsync(WebSocket socket, CancellationToken stopping)
    {
        Line line;
        lock (_gate)
            line = new Line(++_next, socket);

        await line.SendAsync(new JsonObject
        {
            ["type"] = "hello",
            ["num_connections"] = Open.Count + 1,
            ["debug_info"] = new JsonObject { ["host"] = "fake", ["approximate_connection_time"] = ConnectionTime },
            ["connection_info"] = new JsonObject { ["app_id"] = "A0001" },
        }.ToJsonString());
        List<Envelope> waiting;
        lock (_gate)
        {
            _open.Add(line);
            Greeted++;
            waiting = [.. _envelopes.Values.Where(envelope => !envelope.Acknowledged.Task.IsCompleted && envelope.On is null)];
        }

        Changed();
        foreach (var envelope in waiting)
            Send(envelope);

        try
        {
            await ListenAsync(line, stopping);
        }
        finally
        {
            Gone(line);
            line.Dispose();
        }
    }

    private async Task ListenAsync(Line line, CancellationToken stopping)
    {
        var buffer = new byte[256 * 1024];
        var length = 0;
        try
        {
            while (true)
            {
                var got = await line.Socket.ReceiveAsync(buffer.AsMemory(length), stopping);
                if (got.MessageType == WebSocketMessageType.Close)
                    return;

                length += got.Count;
                if (!got.EndOfMessage)
                    continue;

                Acknowledged(JsonNode.Parse(Encoding.UTF8.GetString(buffer, 0, length))!);
                length = 0;
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException)
        {
            // Cut by us or by them.
        }
    }

    private void Acknowledged(JsonNode said)
    {
        lock (_gate)
        {
            if (said["envelope_id"]?.GetValue<string>() is { } id && _envelopes.TryGetValue(id, out var envelope)
                && envelope.Acknowledged.TrySetResult(said["payload"]?.DeepClone()))
            {
                envelope.Timer?.Dispose();
                transcript.Acknowledged(envelope.Type, said["payload"]);
                return;
            }

            StrayAcknowledgements++;
        }
    }

    private void Gone(Line line)
    {
        List<Envelope> lost;
        lock (_gate)
        {
            _open.Remove(line);
            FewestOpen = Math.Min(FewestOpen, _open.Count);
            lost = [.. _envelopes.Values.Where(envelope => envelope.On == line && !envelope.Acknowledged.Task.IsCompleted)];
            foreach (var envelope in lost)
                envelope.On = null;
        }

        Changed();
        foreach (var envelope in lost)
            Again(envelope);
    }

    private void Again(Envelope envelope)
    {
        lock (_gate)
        {
            if (envelope.Acknowledged.Task.IsCompleted)
                return;

            envelope.Attempt++;
            envelope.On = null;
            Redelivered++;
        }

        Send(envelope);
    }

    private void Send(Envelope envelope)
    {
        Line line;
        lock (_gate)
        {
            // With nobody there it waits; a socket that opened this instant may have taken it already.
            if (_open.Count == 0 || envelope.On is not null)
                return;

            line = _open[_turn++ % _open.Count];
            envelope.On = line;
            envelope.Timer?.Dispose();
            envelope.Timer = time.CreateTimer(_ => Again(envelope), null, AcknowledgeWithin, Timeout.InfiniteTimeSpan);
        }

        transcript.Delivered(envelope.Type, envelope.Payload, envelope.Attempt);
        _ = line.SendAsync(envelope.ToJson());
    }

    private Line Oldest()
    {
        lock (_gate)
            return _open[0];
    }

    private Line Find(int socket)
    {
        lock (_gate)
            return _open.Single(line => line.Number == socket);
    }

    private void Changed()
    {
        lock (_gate)
        {
            _changed.TrySetResult();
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private sealed class Line(int number, WebSocket socket) : IDisposable
    {
        private readonly SemaphoreSlim _sending = new(1);

        public int Number => number;

        public WebSocket Socket => socket;

        public void Dispose() => _sending.Dispose();

        public async Task SendAsync(string text)
        {
            try
            {
                await _sending.WaitAsync();
                await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
            }
            catch (Exception e) when (e is WebSocketException or InvalidOperationException or OperationCanceledException or IOException)
            {
                // The reader notices.
                return;
            }

            _sending.Release();
        }
    }

    private sealed class Envelope(string id, string type, JsonNode payload, bool takesPayload)
    {
        public string Id => id;

        public string Type => type;

        public JsonNode Payload => payload;

        public Line? On { get; set; }

        public int Attempt { get; set; }

        public ITimer? Timer { get; set; }

        public TaskCompletionSource<JsonNode?> Acknowledged { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string ToJson()
        {
            var json = new JsonObject
            {
                ["envelope_id"] = id,
                ["type"] = type,
                ["accepts_response_payload"] = takesPayload,
                ["payload"] = payload.DeepClone(),
            };
            if (Attempt > 0)
            {
                json["retry_attempt"] = Attempt;
                json["retry_reason"] = "timeout";
            }

            return json.ToJsonString();
        }
    }
}
