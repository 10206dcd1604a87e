namespace PrepBot.Discord;

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
}

/// <summary>What the Discord platform says of itself, for readiness and for the exit code.</summary>
public sealed class DiscordStanding
{
    private readonly Lock _gate = new();
    private readonly HashSet<int> _ready = [];
    private int _shards = 1;
    private int _elsewhere;
    private bool _exhausted;

    /// <summary>Why Discord refuses us, in words for the operator; null while it does not.</summary>
    public string? Refusal { get; private set; }

    public DiscordState State
    {
        get
        {
            lock (_gate)
            {
                if (Refusal is not null)
                    return DiscordState.Refused;
                if (_exhausted)
                    return DiscordState.LoginsExhausted;

                return _ready.Count + _elsewhere >= _shards ? DiscordState.Ready : DiscordState.Connecting;
            }
        }
    }

    internal void Shards(int count, int elsewhere)
    {
        lock (_gate)
            (_shards, _elsewhere) = (count, elsewhere);
    }

    internal void Ready(int shard, bool isReady)
    {
        lock (_gate)
        {
            if (isReady)
            {
                _ready.Add(shard);
                _exhausted = false;
            }
            else
            {
                _ready.Remove(shard);
            }
        }
    }

    internal void LoginsExhausted()
    {
        lock (_gate)
            _exhausted = true;
    }

    internal void Refused(string why)
    {
        lock (_gate)
            Refusal ??= why;
    }
}
