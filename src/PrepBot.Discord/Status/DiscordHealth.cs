using PrepBot.Discord.Rest;

namespace PrepBot.Discord.Status;

/// <summary>How the connection to Discord is doing.</summary>
public enum DiscordState
{
    /// <summary>Not there yet, or on its way back.</summary>
    Connecting = 0,

    /// <summary>Events flow, or another replica sees to them.</summary>
    Ready = 1,

    /// <summary>Too many logins today: waiting, so that Discord does not reset the token.</summary>
    LoginsExhausted = 2,

    /// <summary>Discord refuses us for good: the process ends with the exit code for a refused token.</summary>
    Refused = 3,

    /// <summary>Discord refuses the number of shards: waiting longer each time.</summary>
    ShardsRefused = 4,

    /// <summary>A call was refused for its token, which is being looked at: nothing is posted meanwhile.</summary>
    TokenInDoubt = 5,

    /// <summary>Discord holds back every call, or so many were refused that we do.</summary>
    Throttled = 6,
}

/// <summary>What the Discord platform says of itself, for readiness and for the exit code.</summary>
public sealed class DiscordHealth
{
    /// <summary>A connection that is back within this was never away.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(15);

    private readonly Lock _gate = new();
    private readonly HashSet<int> _ready = [];
    private readonly WireState _wire;
    private readonly InvalidRequests _invalid;
    private readonly TimeProvider _time;
    private int _shards = 1;
    private int _elsewhere;
    private bool _exhausted;
    private bool _shardsRefused;
    private long? _lastReady;

    internal DiscordHealth(WireState wire, InvalidRequests invalid, TimeProvider time) => (_wire, _invalid, _time) = (wire, invalid, time);

    /// <summary>Why Discord refuses us, in words for the operator; null while it does not.</summary>
    public string? Refusal { get; private set; }

    public DiscordState State
    {
        get
        {
            lock (_gate)
                return Now();
        }
    }

    /// <summary>Why nothing can be done on Discord, in one word; null while it can, or is on its way back within <see cref="Grace"/>.</summary>
    public string? NotReady
    {
        get
        {
            lock (_gate)
            {
                return Now() switch
                {
                    DiscordState.Ready => null,
                    DiscordState.Connecting => _lastReady is { } last && _time.GetElapsedTime(last) < Grace ? null : "connecting",
                    DiscordState.LoginsExhausted => "logins",
                    DiscordState.Refused or DiscordState.TokenInDoubt => "token",
                    DiscordState.ShardsRefused => "shards",
                    DiscordState.Throttled => "throttled",
                    var other => throw new NotSupportedException($"No word for {other}."),
                };
            }
        }
    }

    /// <summary>Whether every shard is connected, here or elsewhere.</summary>
    internal bool IsConnected
    {
        get
        {
            lock (_gate)
                return AllReady;
        }
    }

    private bool AllReady => _ready.Count + _elsewhere >= _shards;

    internal void Shards(int count, int elsewhere)
    {
        lock (_gate)
        {
            (_shards, _elsewhere) = (count, elsewhere);

            // Whoever has the shards has the logins too.
            _exhausted &= elsewhere < count;
            Note();
        }
    }

    internal void Ready(int shard, bool isReady)
    {
        lock (_gate)
        {
            Note();
            if (isReady)
                _ready.Add(shard);
            else
                _ready.Remove(shard);
            _exhausted &= !isReady;
            Note();
        }
    }

    internal void LoginsExhausted(bool areThey)
    {
        lock (_gate)
            _exhausted = areThey;
    }

    internal void ShardsRefused(bool areThey)
    {
        lock (_gate)
            _shardsRefused = areThey;
    }

    internal void Refused(string why)
    {
        lock (_gate)
            Refusal ??= why;
    }

    private DiscordState Now() =>
        Refusal is not null ? DiscordState.Refused
        : _wire.IsTokenInDoubt ? DiscordState.TokenInDoubt
        : _exhausted ? DiscordState.LoginsExhausted
        : _shardsRefused ? DiscordState.ShardsRefused
        : !AllReady ? DiscordState.Connecting
        : _wire.IsThrottled || _invalid.IsSpent ? DiscordState.Throttled
        : DiscordState.Ready;

    private void Note()
    {
        if (AllReady)
            _lastReady = _time.GetTimestamp();
    }
}
