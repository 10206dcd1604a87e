namespace PrepBot.Discord.Rest;

/// <summary>
/// One limit of Discord's, as far as its answers have told. Until the first answer one call goes at a time, which is how its size is learnt.
/// Instants are durations since some fixed point of a monotonic clock.
/// </summary>
internal sealed class RateLimitBucket
{
    /// <summary>A new window of which no answer has told yet is taken to be so long at most.</summary>
    private static readonly TimeSpan LongestGuess = TimeSpan.FromSeconds(5);

    private int? _limit;
    private int? _remaining;
    private int _lost;
    private TimeSpan _resetAt;
    private TimeSpan _longestReset;
    private TimeSpan _blockedUntil;
    private bool _guessed;
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
        {
            // What was lost may have been counted in the window that begins.
            (_remaining, _lost, _guessed) = (Math.Max(0, Math.Max(1, _limit ?? 1) - _lost), 0, true);
            _resetAt = now + (_longestReset < LongestGuess ? _longestReset : LongestGuess);
        }

        if (_unlimited || InFlight < (_remaining ?? 1))
        {
            InFlight++;
            return null;
        }

        return _remaining is null || (_guessed && InFlight > 0) ? TimeSpan.MaxValue : _resetAt;
    }

    /// <summary>A call has been answered.</summary>
    public void Release() => InFlight--;

    /// <summary>A call has ended without an answer: nobody knows whether it was counted, so it was.</summary>
    public void Lose()
    {
        InFlight--;
        _lost++;
        if (_remaining > 0)
            _remaining--;
    }

    /// <summary>
    /// Learns from an answer. Answers overtake one another, and each is old by its time on the way: as long as a window may still last, the fewest
    /// left and the latest end are believed, so that a late answer never opens what is closed.
    /// </summary>
    public void Learn(RateLimitHeaders headers, TimeSpan now)
    {
        if (headers.Remaining is not { } remaining)
        {
            _unlimited = _remaining is null;
            return;
        }

        var resetAfter = headers.ResetAfter ?? TimeSpan.FromSeconds(1);
        var resetAt = now + resetAfter;
        var left = Math.Max(0, remaining - _lost);
        var mayLast = _remaining is not null && !_guessed && _resetAt > now;
        _unlimited = _guessed = false;
        _limit = headers.Limit;
        _remaining = mayLast ? Math.Min(_remaining!.Value, left) : left;
        _resetAt = mayLast && _resetAt > resetAt ? _resetAt : resetAt;
        _longestReset = resetAfter > _longestReset ? resetAfter : _longestReset;
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
