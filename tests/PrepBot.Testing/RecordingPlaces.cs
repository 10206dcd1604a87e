using System.Collections.Concurrent;
using PrepBot.Chat.Platforms;

namespace PrepBot.Testing;

/// <summary>Remembers what a platform told of channels and rooms.</summary>
public sealed class RecordingPlaces : IPlaceSink
{
    public ConcurrentQueue<PlaceNews> Heard { get; } = new();

    public Task HandleAsync(PlaceNews news, CancellationToken cancellationToken)
    {
        Heard.Enqueue(news);
        return Task.CompletedTask;
    }
}
