using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace PrepBot.Playground.Chat;

/// <summary>One thing an open page is told.</summary>
/// <param name="Id">Rises within one run of the bot.</param>
/// <param name="Json">What, as one line.</param>
internal sealed record FeedEvent(long Id, string Json);

/// <summary>
/// Tells the open pages what changed. Nothing is remembered here: a page that was away reads the state again, and puts rooms and
/// messages in place by their ids, so it neither misses nor doubles anything.
/// </summary>
internal sealed class Feed(TimeProvider time)
{
    /// <summary>The most pages open at once; a browser has long stopped by then.</summary>
    public const int MaxPages = 64;

    private readonly ConcurrentDictionary<Subscription, bool> _open = new();
    private readonly Lock _order = new();
    private long _last;

    /// <summary>Differs from one run of the bot to the next.</summary>
    public long Run { get; } = time.GetUtcNow().UtcTicks;

    /// <summary>Whether anybody listens.</summary>
    public bool HasPages => !_open.IsEmpty;

    /// <summary>Starts telling a page what these people may see, or null when too many pages are open.</summary>
    public Subscription? Open(IReadOnlyList<string> viewers)
    {
        if (_open.Count >= MaxPages)
            return null;

        var subscription = new Subscription(viewers, closed => _open.TryRemove(closed, out _));
        _open[subscription] = true;
        return subscription;
    }

    /// <summary>Tells everybody who may see it.</summary>
    /// <param name="maySee">Asked for each viewer of each page.</param>
    /// <param name="body">Made anew for each viewer.</param>
    public void Publish(Func<string, bool> maySee, string kind, Func<JsonObject> body)
    {
        // One at a time, so that ids rise in the order pages get them.
        lock (_order)
        {
            foreach (var subscription in _open.Keys)
            {
                foreach (var viewer in subscription.Viewers.Where(maySee))
                    subscription.Tell(Event(viewer, kind, body()));
            }
        }
    }

    private FeedEvent Event(string viewer, string kind, JsonObject body)
    {
        body["for"] = viewer;
        body["kind"] = kind;
        return new FeedEvent(++_last, body.ToJsonString());
    }
}

/// <summary>One open page.</summary>
internal sealed class Subscription(IReadOnlyList<string> viewers, Action<Subscription> close) : IDisposable
{
    /// <summary>A page this far behind is cut off; it comes back and reads the state anew.</summary>
    public const int MaxWaiting = 512;

    private readonly Channel<FeedEvent> _waiting = Channel.CreateBounded<FeedEvent>(MaxWaiting);

    /// <summary>Through whose eyes it looks.</summary>
    public IReadOnlyList<string> Viewers { get; } = viewers;

    public ChannelReader<FeedEvent> Events => _waiting.Reader;

    public void Tell(FeedEvent happened)
    {
        if (!_waiting.Writer.TryWrite(happened))
            _waiting.Writer.TryComplete();
    }

    public void Dispose()
    {
        close(this);
        _waiting.Writer.TryComplete();
    }
}
