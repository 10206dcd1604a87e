namespace PrepBot.Slack.Status;

/// <summary>What the Slack platform says of itself, for readiness.</summary>
public sealed class SlackHealth
{
    /// <summary>Sockets that are back within this were never away.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(15);

    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private bool _isConnected;
    private bool _isSwitchedOff;
    private bool _isTokenRefused;
    private long? _lastConnected;

    internal SlackHealth(TimeProvider time) => _time = time;

    /// <summary>Why nothing can be done on Slack, in one word; null while it can, or is on its way back within <see cref="Grace"/>.</summary>
    public string? NotReady
    {
        get
        {
            lock (_gate)
            {
                return _isTokenRefused ? "token"
                    : _isSwitchedOff ? "switched-off"
                    : _isConnected || (_lastConnected is { } last && _time.GetElapsedTime(last) < Grace) ? null
                    : "connecting";
            }
        }
    }

    /// <summary>Whether Slack can deliver now, and whether it says that Socket Mode is switched off for the app.</summary>
    internal void Connection(bool isConnected, bool isSwitchedOff = false)
    {
        lock (_gate)
        {
            if (_isConnected || isConnected)
                _lastConnected = _time.GetTimestamp();
            (_isConnected, _isSwitchedOff) = (isConnected, isSwitchedOff);
        }
    }

    /// <summary>Whether Slack refuses the configured bot token. An installation's own token is its community's business alone.</summary>
    internal void TokenRefused(bool isIt)
    {
        lock (_gate)
            _isTokenRefused = isIt;
    }
}
