using PrepBot.Chat.Work;

namespace PrepBot.Testing;

/// <summary>The two halves of what the loop of the outbox asks at once, for tests that look at one of them.</summary>
public static class OutboxClaims
{
    private static readonly TimeSpan AnyLease = TimeSpan.FromSeconds(15);

    /// <summary>Claims, with nothing to finish.</summary>
    public static async Task<IReadOnlyList<ClaimedItem>> ClaimAsync(
        this IOutboxQueue queue, int waitedFor, int pictures, TimeSpan lease, CancellationToken cancellationToken) =>
        (await queue.FinishAndClaimAsync([], waitedFor, pictures, lease, cancellationToken)).Items;

    /// <summary>How long until the next one may be sent; null where none waits. Claims nothing.</summary>
    public static async Task<TimeSpan?> NextWaitAsync(this IOutboxQueue queue, CancellationToken cancellationToken) =>
        (await queue.FinishAndClaimAsync([], 0, 0, AnyLease, cancellationToken)).NextIn;
}
