using PrepBot.Slack.Wire;
using PrepBot.Values.Time;

namespace PrepBot.Slack.SocketMode;

/// <summary>
/// Decides which sockets there are. Pure: what happened goes in with the time, what to do comes out. It keeps so many live as it is told, opens
/// one at a time, renews each before Slack does, half a life apart, and lets an old one go only when its successor is live.
/// </summary>
/// <param name="wanted">How many sockets to keep.</param>
/// <param name="chance">Where waits are drawn from.</param>
internal sealed class SocketModeProtocol(int wanted, Random chance)
{
    /// <summary>Address, connection and greeting take less, or something is wrong.</summary>
    public static readonly TimeSpan OpeningLimit = TimeSpan.FromSeconds(15);

    /// <summary>When Slack does not say how long a connection lasts.</summary>
    public static readonly TimeSpan DefaultLife = TimeSpan.FromHours(1);

    /// <summary>Acknowledgements in hand get this long on a socket that has been replaced.</summary>
    public static readonly TimeSpan Farewell = TimeSpan.FromSeconds(4);

    /// <summary>While Socket Mode is switched off for the app, somebody has to act first.</summary>
    public static readonly TimeSpan SwitchedOffWait = TimeSpan.FromSeconds(60);

    /// <summary>Slack holds ten sockets an app open; other replicas have to let go of theirs first.</summary>
    public static readonly TimeSpan TooManyWait = TimeSpan.FromSeconds(30);

    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);

    private static readonly Backoff Waits = new(FirstWait, LongestWait);
    private static readonly TimeSpan ShortestLife = TimeSpan.FromSeconds(30);

    private readonly Dictionary<int, Line> _lines = [];
    private int _next;
    private int _failures;
    private TimeSpan _notBefore;

    /// <summary>Each socket and how far it has come.</summary>
    public IReadOnlyDictionary<int, SocketStage> Sockets => _lines.ToDictionary(pair => pair.Key, pair => pair.Value.Stage);

    /// <summary>How many sockets Slack can deliver through right now.</summary>
    public int Usable => _lines.Values.Count(line => line.Stage is SocketStage.Live or SocketStage.Leaving);

    /// <summary>Whether Slack last said that Socket Mode is switched off for the app.</summary>
    public bool SwitchedOff { get; private set; }

    /// <summary>Envelopes and frames of kinds nobody here knows.</summary>
    public int Ignored { get; private set; }

    /// <summary>When <see cref="Tick"/> has something to do, even if nothing happens before.</summary>
    public TimeSpan? NextAt
    {
        get
        {
            TimeSpan? next = MayOpen ? _notBefore : null;
            foreach (var line in _lines.Values.Where(line => line.Until is not null))
                next = next is null || line.Until < next ? line.Until : next;

            return next;
        }
    }

    private bool IsOpening => _lines.Values.Any(line => line.Stage is SocketStage.Opening or SocketStage.Greeting);

    private int Live => _lines.Values.Count(line => line.Stage == SocketStage.Live);

    private bool MayOpen => !IsOpening && Live < wanted;

    /// <summary>Time has gone by.</summary>
    public IReadOnlyList<SocketDecision> Tick(TimeSpan now)
    {
        var decisions = new List<SocketDecision>();
        foreach (var (number, line) in _lines.Where(pair => pair.Value.Until <= now).OrderBy(pair => pair.Key).ToList())
        {
            switch (line.Stage)
            {
                case SocketStage.Live when !IsOpening && Live == wanted:
                    line.Leave();
                    break;
                case SocketStage.Live:
                    // Another one is being renewed: this one's turn comes after.
                    line.Until = now + FirstWait;
                    break;
                case SocketStage.Leaving:
                    Drop(number, decisions);
                    break;
                default:
                    Drop(number, decisions);
                    Failed(now);
                    break;
            }
        }

        return Settled(decisions, now);
    }

    /// <summary>The socket is connected.</summary>
    public IReadOnlyList<SocketDecision> Opened(int socket, TimeSpan now)
    {
        if (_lines.TryGetValue(socket, out var line) && line.Stage == SocketStage.Opening)
            line.Stage = SocketStage.Greeting;

        return Settled([], now);
    }

    /// <summary>It could not be opened.</summary>
    public IReadOnlyList<SocketDecision> NotOpened(int socket, TimeSpan? retryAfter, TimeSpan now)
    {
        if (_lines.Remove(socket))
        {
            Failed(now);
            if (retryAfter is { } wait && now + wait > _notBefore)
                _notBefore = now + wait;
        }

        return Settled([], now);
    }

    /// <summary>It has ended, whoever ended it.</summary>
    public IReadOnlyList<SocketDecision> Ended(int socket, TimeSpan now)
    {
        if (_lines.Remove(socket, out var line) && line.Stage != SocketStage.Leaving)
            Failed(now);

        return Settled([], now);
    }

    /// <summary>Something came through it.</summary>
    public IReadOnlyList<SocketDecision> Receive(int socket, SocketFrame frame, TimeSpan now)
    {
        var decisions = new List<SocketDecision>();
        _lines.TryGetValue(socket, out var line);
        switch (frame.Type)
        {
            case SocketFrame.Hello when line is not null:
                Greeted(line, frame, now);
                break;
            case SocketFrame.Disconnect when line is not null:
                Asked(socket, line, frame, now, decisions);
                break;
            case SocketFrame.EventsApi or SocketFrame.Interactive or SocketFrame.SlashCommands when frame.EnvelopeId is not null && frame.Payload is not null:
                decisions.Add(new SocketDecision.Deliver(socket, frame));
                break;
            default:
                Ignored++;
                if (frame.EnvelopeId is { } envelope)
                    decisions.Add(new SocketDecision.Acknowledge(socket, envelope));
                break;
        }

        return Settled(decisions, now);
    }

    private void Greeted(Line line, SocketFrame hello, TimeSpan now)
    {
        if (line.Stage is SocketStage.Live or SocketStage.Leaving)
            return;

        var said = hello.DebugInfo?.ApproximateConnectionTime is { } seconds and > 0 ? TimeSpan.FromSeconds(seconds) : DefaultLife;
        var life = said > ShortestLife ? said : ShortestLife;
        var until = now + (life * 0.9);

        // Two that would be renewed close together are set half a life apart.
        var crowded = _lines.Values.Any(other => other.Stage == SocketStage.Live && (other.Until - until)?.Duration() < life * 0.25);
        line.Stage = SocketStage.Live;
        line.Until = crowded ? now + (life * 0.45) : until;
        _failures = 0;
        SwitchedOff = false;
    }

    private void Asked(int socket, Line line, SocketFrame frame, TimeSpan now, List<SocketDecision> decisions)
    {
        switch (frame.Reason)
        {
            case "link_disabled":
                SwitchedOff = true;
                Drop(socket, decisions);
                _notBefore = Later(_notBefore, now + SwitchedOffWait);
                break;
            case "too_many_websockets":
                Drop(socket, decisions);
                _notBefore = Later(_notBefore, now + TooManyWait);
                break;
            default:
                // "warning", "refresh_requested", and what may come: a successor first.
                if (line.Stage == SocketStage.Live)
                    line.Leave();
                else if (line.Stage != SocketStage.Leaving)
                    Drop(socket, decisions);
                break;
        }
    }

    /// <summary>Lets go of what has a successor, and opens what is missing.</summary>
    private List<SocketDecision> Settled(List<SocketDecision> decisions, TimeSpan now)
    {
        if (Live >= wanted)
        {
            foreach (var line in _lines.Values.Where(line => line is { Stage: SocketStage.Leaving, Until: null }))
                line.Until = now + Farewell;

            // Asked to leave faster than they may say goodbye: the app must not run into Slack's ten.
            var leaving = _lines.Where(pair => pair.Value.Stage == SocketStage.Leaving).Select(pair => pair.Key).Order().ToList();
            foreach (var number in leaving.Take(leaving.Count - wanted))
                Drop(number, decisions);
        }

        if (MayOpen && now >= _notBefore)
        {
            var number = ++_next;
            _lines[number] = new Line { Until = now + OpeningLimit };
            decisions.Add(new SocketDecision.Open(number));
        }

        return decisions;
    }

    private void Drop(int socket, List<SocketDecision> decisions)
    {
        _lines.Remove(socket);
        decisions.Add(new SocketDecision.Close(socket));
    }

    /// <summary>Full jitter, so that many replicas do not come back all at once.</summary>
    private void Failed(TimeSpan now)
    {
        _failures++;
        _notBefore = Later(_notBefore, now + Waits.UpTo(_failures, chance.NextDouble()));
    }

    private static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private sealed class Line
    {
        public SocketStage Stage { get; set; } = SocketStage.Opening;

        /// <summary>Opening: the deadline. Live: when to renew. Leaving: when to go, null until there is a successor.</summary>
        public TimeSpan? Until { get; set; }

        public void Leave() => (Stage, Until) = (SocketStage.Leaving, null);
    }
}
