using PrepBot.Values.Time;

namespace PrepBot.Discord.Gateway;

/// <summary>
/// Decides when to log in again after Discord refused a number of shards (close codes 4010 and 4011): it is asked once for the number, and only another
/// number is worth a login at once; after that the waits grow. Pure.
/// </summary>
/// <param name="chance">Draws the waits.</param>
internal sealed class RefusedShards(Random chance)
{
    public static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    private static readonly Backoff Waits = new(FirstWait, LongestWait);

    private int _times;
    private int _refused;
    private bool _waits;
    private bool _counted;
    private TimeSpan _until;

    /// <summary>Whether a refusal stands that no connection has made good.</summary>
    public bool Any => _times > 0;

    /// <summary>Whether shards that are not connected may connect.</summary>
    public bool MayConnect => !_waits;

    /// <summary>This many were refused.</summary>
    public void Refused(int shards)
    {
        _times++;
        (_refused, _waits, _counted) = (shards, true, false);
    }

    /// <summary>Whether Discord is to be asked for the number.</summary>
    public bool WantsCount(TimeSpan now) => _waits && (!_counted || now >= _until);

    /// <summary>Discord says how many there are to be.</summary>
    public void Counted(int shards, TimeSpan now)
    {
        if (!_waits)
            return;

        if (_counted || (_times == 1 && shards != _refused))
        {
            _waits = false;
            return;
        }

        (_counted, _until) = (true, now + Waits.After(_times, chance.NextDouble()));
    }

    /// <summary>Every shard is connected.</summary>
    public void Connected() => (_times, _waits) = (0, false);
}
