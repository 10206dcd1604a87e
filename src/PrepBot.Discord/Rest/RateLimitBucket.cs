namespace PrepBot.Discord.Rest;

/// <summary>
/// One limit of Discord's, as far as its answers have told. Until the first answer one call goes at a time, which is how its size is learnt.
/// Instants are durations since some fixed point of a monotonic clock.
/// </summary>
internal sealed class RateLimitBucket
{
    /// <summary>Windows whose ends lie closer together are the same: answers of one window differ by their time on the way.</summary>
    private static readonly TimeSpan SameWindow = TimeSpan.FromMilliseconds(250);

    private int? _limit;
    private int? _remaining;
    private TimeSpan _resetAt;
    private TimeSpan _blockedUntil;
    private bool _unlimited;

    /// <summary>Calls under way.</summary>
    public int InFlight { get; private set; }

    /// <summary>Takes a place if there is one.</summary>
    /// <returns>Null when the call may go; else when to ask again, <see cref="TimeSpan.MaxValue"/> for "after the next answer".</returns>
    public TimeSpan? TryTake(TimeSpan now)
    {
        if (_blockedUntil > now)
            return _blockedUntil;

        if (_remaining is not null && _resetAt <= now)
            _remaining = Math.Max(1, _limit ?? 1);

        if (_unlimited || InFlight < (_remaining ?? 1))
        {
            InFlight++;
            return null;
        }

        return _remaining is 0 ? _resetAt : TimeSpan.MaxValue;
    }

    /// <summary>A call has ended without an answer that says anything.</summary>
    public void Release() => InFlight--;

    /// <summary>Learns from an answer.</summary>
    public void Learn(RateLimitHeaders headers, TimeSpan now)
    {
        if (headers.Remaining is not { } remaining)
        {
            _unlimited = _remaining is null;
            return;
        }

        var resetAt = now + (headers.ResetAfter ?? TimeSpan.FromSeconds(1));
        var sameWindow = _remaining is not null && _resetAt > now && (resetAt - _resetAt).Duration() < SameWindow;
        _unlimited = false;
        _limit = headers.Limit;
        _remaining = sameWindow ? Math.Min(_remaining!.Value, remaining) : remaining;
        _resetAt = resetAt;
    }

    /// <summary>Nothing goes before this.</summary>
    public void BlockUntil(TimeSpan until)
    {
        if (until > _blockedUntil)
            _blockedUntil = until;
    }

    /// <summary>Nothing is known that matters any more.</summary>
    public bool IsStale(TimeSpan now) => InFlight == 0 && _resetAt <= now && _blockedUntil <= now;
}
