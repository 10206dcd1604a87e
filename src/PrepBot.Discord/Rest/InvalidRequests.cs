namespace PrepBot.Discord.Rest;

/// <summary>
/// Counts refused calls. At 10,000 in 10 minutes Discord bans the address (https://docs.discord.com/developers/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans);
/// we stop calling long before, at 100. Shared by everything this process sends.
/// </summary>
internal sealed class InvalidRequests(TimeProvider time)
{
    /// <summary>The most refused calls in <see cref="Window"/>.</summary>
    public const int MaxRequests = 100;

    /// <summary>Bulk calls stop a little earlier, so that people are still answered.</summary>
    public const int MaxForBulk = 80;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private readonly Queue<long> _refused = new();
    private int _underWay;

    /// <summary>Whether so many were refused that bulk calls are held back.</summary>
    public bool IsSpent
    {
        get
        {
            lock (_gate)
                return _refused.Count(at => time.GetElapsedTime(at) < Window) >= MaxForBulk;
        }
    }

    /// <summary>Asks for a place for a call. Each call under way may be refused, so it keeps one of the places until it has ended.</summary>
    /// <returns>Null when it may go; how long to send nothing; zero when only the end of another call has to be waited for.</returns>
    public TimeSpan? TryBegin(int most)
    {
        lock (_gate)
        {
            while (_refused.TryPeek(out var oldest) && time.GetElapsedTime(oldest) >= Window)
                _refused.Dequeue();

            if (_refused.Count >= most)
                return Window - time.GetElapsedTime(_refused.Peek());
            if (_refused.Count + _underWay >= most)
                return TimeSpan.Zero;

            _underWay++;
            return null;
        }
    }

    /// <summary>A call that had a place has ended.</summary>
    /// <param name="refused">Whether it counts against us.</param>
    public void End(bool refused)
    {
        lock (_gate)
        {
            _underWay--;
            if (refused)
                _refused.Enqueue(time.GetTimestamp());
        }
    }
}

/// <summary>How much of the refused calls one set of connections may use up.</summary>
/// <param name="Requests">Counted over all of them.</param>
/// <param name="Max">At so many it sends nothing more.</param>
internal sealed record InvalidBudget(InvalidRequests Requests, int Max)
{
    /// <inheritdoc cref="InvalidRequests.TryBegin"/>
    public TimeSpan? TryBegin() => Requests.TryBegin(Max);

    /// <inheritdoc cref="InvalidRequests.End"/>
    public void End(bool refused) => Requests.End(refused);
}
