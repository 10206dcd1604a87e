namespace PrepBot.Discord.Rest;

/// <summary>
/// Counts refused calls. At 10,000 in 10 minutes Discord bans the address (https://docs.discord.com/developers/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans);
/// we stop calling long before, at 100. Shared by everything this process sends.
/// </summary>
internal sealed class InvalidRequests(TimeProvider time)
{
    /// <summary>The most refused calls in <see cref="Window"/>.</summary>
    public const int Most = 100;

    /// <summary>Bulk calls stop a little earlier, so that people are still answered.</summary>
    public const int MostForBulk = 80;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private readonly Queue<long> _refused = new();

    public void Note()
    {
        lock (_gate)
            _refused.Enqueue(time.GetTimestamp());
    }

    /// <summary>How long to send nothing, or null. One place is left for each call under way, so the limit itself is not reached.</summary>
    public TimeSpan? Wait(int most)
    {
        lock (_gate)
        {
            while (_refused.TryPeek(out var oldest) && time.GetElapsedTime(oldest) >= Window)
                _refused.Dequeue();

            return _refused.Count >= most ? Window - time.GetElapsedTime(_refused.Peek()) : null;
        }
    }
}
