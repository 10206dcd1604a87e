using PrepBot.Chat.Work;
using PrepBot.Values.Time;

namespace PrepBot.Chat.Outbox;

/// <summary>How long an item waits for its next try where the platform has not said so. Pure.</summary>
internal static class OutboxPauses
{
    /// <summary>So long after it was added somebody sits before the screen and waits for it.</summary>
    private static readonly TimeSpan Live = TimeSpan.FromMinutes(5);

    private static readonly Backoff WhileWaitedFor = new(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(3));
    private static readonly Backoff Otherwise = new(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(2));

    /// <summary>The pause after a failed try.</summary>
    public static TimeSpan After(ClaimedItem claimed, DateTimeOffset now)
    {
        var backoff = !claimed.IsPicture && now - claimed.Item.CreatedAt < Live ? WhileWaitedFor : Otherwise;
        return backoff.After(claimed.Attempt, claimed.Token);
    }
}
