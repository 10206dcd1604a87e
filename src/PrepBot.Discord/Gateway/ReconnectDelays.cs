using PrepBot.Values.Time;

namespace PrepBot.Discord.Gateway;

/// <summary>How long to wait before connecting again. Pure: full jitter from a seed, so that many who were cut off together do not come back together.</summary>
/// <param name="seed">Of the jitter.</param>
/// <param name="first">The longest first wait.</param>
/// <param name="longest">The longest wait of all.</param>
internal sealed class ReconnectDelays(int seed, TimeSpan first, TimeSpan longest)
{
    private readonly Random _chance = new(seed);
    private readonly Backoff _pauses = new(first, longest);
    private int _failures;

    /// <summary>The next wait: from nothing to twice the bound of the one before.</summary>
    public TimeSpan Next()
    {
        _failures++;
        return _pauses.UpTo(_failures, _chance.NextDouble());
    }

    /// <summary>A connection stood.</summary>
    public void Reset() => _failures = 0;
}
