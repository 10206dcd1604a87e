namespace PrepBot.Discord.Rest;

/// <summary>
/// Which call may go when: pure decisions, no waiting. Buckets are learnt from answers; a throttled one waits alone.
/// https://docs.discord.com/developers/topics/rate-limits
/// </summary>
/// <param name="globalPerSecond">The bot's limit over everything together; null for routes it does not count, which are those of interactions.</param>
internal sealed class RateLimits(int? globalPerSecond)
{
    /// <summary>Discord's own limit is 50 a second; we stay below, since windows are not aligned.</summary>
    public const int GlobalPerSecond = 45;

    /// <summary>
    /// So many of those are kept for what somebody waits for: a burst of edits takes the rest. It is a round's start, its first question and a few follow-ups.
    /// </summary>
    public const int KeptForWords = 15;

    /// <summary>At least so many buckets are remembered before they are looked through for stale ones.</summary>
    private const int TidyAbove = 1_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, string> _names = [];
    private readonly Dictionary<(string Name, string Major), RateLimitBucket> _buckets = [];
    private readonly Queue<TimeSpan> _lastSecond = new();
    private TimeSpan _globalUntil;
    private int _tidyAt = TidyAbove;

    /// <summary>How many buckets are remembered.</summary>
    public int Known
    {
        get
        {
            lock (_gate)
                return _buckets.Count;
        }
    }

    /// <summary>Asks for a place for a call.</summary>
    /// <param name="yields">Whether it is one that nobody waits for, see <see cref="RestCall.Yields"/>.</param>
    public Turn Ask(string route, string major, TimeSpan now, bool yields = false)
    {
        lock (_gate)
        {
            if (GlobalWait(yields, now) is { } global)
                return new Turn(null, global);

            var bucket = Bucket(_names.GetValueOrDefault(route, route), major, now);
            if (bucket.TryTake(now) is { } until)
                return new Turn(null, until);

            if (globalPerSecond is not null)
                _lastSecond.Enqueue(now);

            return new Turn(bucket, default);
        }
    }

    /// <summary>Gives the place back and learns from the answer.</summary>
    public void Answered(Turn turn, string route, string major, RateLimitHeaders headers, TimeSpan now)
    {
        lock (_gate)
        {
            turn.Bucket!.Release();
            if (headers.Bucket is { } name)
            {
                _names[route] = name;
                Bucket(name, major, now).Learn(headers, now);
            }
            else
            {
                turn.Bucket.Learn(headers, now);
            }
        }
    }

    /// <summary>Gives the place back; there was no answer.</summary>
    public void Unanswered(Turn turn)
    {
        lock (_gate)
            turn.Bucket!.Lose();
    }

    /// <summary>Discord asked us to wait.</summary>
    public void Refused(string route, string major, bool everything, TimeSpan wait, TimeSpan now)
    {
        lock (_gate)
        {
            if (everything)
                _globalUntil = now + wait > _globalUntil ? now + wait : _globalUntil;
            else
                Bucket(_names.GetValueOrDefault(route, route), major, now).BlockUntil(now + wait);
        }
    }

    private TimeSpan? GlobalWait(bool yields, TimeSpan now)
    {
        if (_globalUntil > now)
            return _globalUntil;

        while (_lastSecond.TryPeek(out var oldest) && oldest + TimeSpan.FromSeconds(1) <= now)
            _lastSecond.Dequeue();

        if (globalPerSecond is not { } all)
            return null;

        // One more goes when so many of the last second are over that fewer than the most are left.
        var most = yields ? Math.Max(1, all - KeptForWords) : all;
        return _lastSecond.Count >= most ? _lastSecond.ElementAt(_lastSecond.Count - most) + TimeSpan.FromSeconds(1) : null;
    }

    private RateLimitBucket Bucket(string name, string major, TimeSpan now)
    {
        if (_buckets.TryGetValue((name, major), out var known))
            return known;

        if (_buckets.Count >= _tidyAt)
            Tidy(now);

        return _buckets[(name, major)] = new RateLimitBucket();
    }

    /// <summary>The next time comes when there are twice as many as were left: every interaction has a bucket, and to look through all for each would be dear.</summary>
    private void Tidy(TimeSpan now)
    {
        foreach (var (key, bucket) in _buckets)
        {
            if (bucket.IsStale(now))
                _buckets.Remove(key);
        }

        _tidyAt = Math.Max(TidyAbove, _buckets.Count * 2);
    }
}

/// <summary>A place in a bucket, or the instant to ask again.</summary>
/// <param name="Bucket">Where the place is; null when there is none yet.</param>
/// <param name="AskAgainAt"><see cref="TimeSpan.MaxValue"/> for "after the next answer".</param>
internal readonly record struct Turn(RateLimitBucket? Bucket, TimeSpan AskAgainAt);
