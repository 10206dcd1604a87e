using Microsoft.Extensions.DependencyInjection;
using PrepBot.Chat.Work;

namespace PrepBot.Features.Tests.Support;

/// <summary>The real sending side of the outbox, with what goes wrong after a failed call in the test's hand.</summary>
internal sealed class FailingQueue : IOutboxQueue
{
    private IOutboxQueue _real = null!;
    private int _retried;

    /// <summary>What happens in place of putting an item back; null for what really happens.</summary>
    public Func<CancellationToken, Task>? Retries { get; set; }

    /// <summary>Before several are finished in one transaction; throws where that is to fail.</summary>
    public Action<IReadOnlyList<SentItem>> Finishes { get; set; } = _ => { };

    /// <summary>How often an item was to be put back and was not.</summary>
    public int Retried => _retried;

    /// <summary>Puts it in front of the real one.</summary>
    public static FailingQueue PutInPlace(IServiceCollection services)
    {
        var real = services.Last(service => service.ServiceType == typeof(IOutboxQueue)).ImplementationType!;
        var queue = new FailingQueue();
        services.AddSingleton<IOutboxQueue>(provider =>
        {
            queue._real = (IOutboxQueue)ActivatorUtilities.CreateInstance(provider, real);
            return queue;
        });
        return queue;
    }

    public Task DoneAsync(ClaimedItem item, SentResult result, CancellationToken cancellationToken) => _real.DoneAsync(item, result, cancellationToken);

    public Task RetryAsync(ClaimedItem item, TimeSpan wait, bool mayHaveBeenSent, CancellationToken cancellationToken)
    {
        if (Retries is not { } fail)
            return _real.RetryAsync(item, wait, mayHaveBeenSent, cancellationToken);

        Interlocked.Increment(ref _retried);
        return fail(cancellationToken);
    }

    public Task GiveUpAsync(ClaimedItem item, string why, CancellationToken cancellationToken) => _real.GiveUpAsync(item, why, cancellationToken);

    public Task ParkAsync(ClaimedItem item, Guid waitsFor, CancellationToken cancellationToken) => _real.ParkAsync(item, waitsFor, cancellationToken);

    public Task<bool> MarkSendingAsync(ClaimedItem item, CancellationToken cancellationToken) => _real.MarkSendingAsync(item, cancellationToken);

    public Task<ClaimedItems> FinishAndClaimAsync(IReadOnlyList<SentItem> sent, int waitedFor, int pictures, TimeSpan lease, CancellationToken cancellationToken)
    {
        Finishes(sent);
        return _real.FinishAndClaimAsync(sent, waitedFor, pictures, lease, cancellationToken);
    }
}
