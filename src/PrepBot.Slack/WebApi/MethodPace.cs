namespace PrepBot.Slack.WebApi;

/// <summary>
/// Says how long a call has to wait: a method Slack has throttled waits alone, per workspace; a channel gets one message a second
/// (https://docs.slack.dev/apis/web-api/rate-limits). Pure but for its memory: the caller brings the time and does the waiting.
/// </summary>
/// <param name="betweenMessages">Between two messages of one channel.</param>
internal sealed class MethodPace(TimeSpan betweenMessages)
{
    /// <summary>What Slack allows a channel.</summary>
    public static readonly TimeSpan OneASecond = TimeSpan.FromSeconds(1);

    /// <summary>When Slack throttles without saying for how long.</summary>
    public static readonly TimeSpan DefaultRetryAfter = TimeSpan.FromSeconds(1);

    /// <summary>However long Slack wants a method to wait, after this it is asked again.</summary>
    public static readonly TimeSpan LongestHold = TimeSpan.FromHours(1);

    /// <summary>No channel is remembered longer than it matters; this many are looked through at once.</summary>
    private const int SweepAt = 1_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Workspace, string Method), TimeSpan> _blocked = [];
    private readonly Dictionary<(string Workspace, string Channel), TimeSpan> _next = [];

    /// <summary>How long calls of this method have to wait, or zero.</summary>
    public TimeSpan Blocked(string workspace, string method, TimeSpan now)
    {
        lock (_gate)
            return _blocked.TryGetValue((workspace, method), out var until) && until > now ? until - now : TimeSpan.Zero;
    }

    /// <summary>Slack said so.</summary>
    public void Throttled(string workspace, string method, TimeSpan retryAfter, TimeSpan now)
    {
        lock (_gate)
        {
            var until = now + (retryAfter < LongestHold ? retryAfter : LongestHold);
            if (!_blocked.TryGetValue((workspace, method), out var known) || known < until)
                _blocked[(workspace, method)] = until;
        }
    }

    /// <summary>Takes the channel's next place.</summary>
    /// <param name="most">Longer is not worth waiting.</param>
    /// <param name="now">By a monotonic clock.</param>
    /// <returns>How long to wait before sending; null when that would be too long: then no place was taken.</returns>
    public TimeSpan? Reserve(string workspace, string channel, TimeSpan most, TimeSpan now)
    {
        lock (_gate)
        {
            var at = _next.TryGetValue((workspace, channel), out var next) && next > now ? next : now;
            if (at - now > most)
                return null;

            if (_next.Count >= SweepAt)
                Sweep(now);

            _next[(workspace, channel)] = at + betweenMessages;
            return at - now;
        }
    }

    private void Sweep(TimeSpan now)
    {
        foreach (var (key, _) in _next.Where(pair => pair.Value <= now).ToList())
            _next.Remove(key);
    }
}
