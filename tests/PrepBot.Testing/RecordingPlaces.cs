using System.Collections.Concurrent;
using PrepBot.Chat.Platforms;

namespace PrepBot.Testing;

/// <summary>Remembers what a platform told of channels and rooms.</summary>
public sealed class RecordingPlaces : IRoomSink
{
    public ConcurrentQueue<RoomNews> Heard { get; } = new();

    public Task HandleAsync(RoomNews news, CancellationToken cancellationToken)
    {
        Heard.Enqueue(news);
        return Task.CompletedTask;
    }
}
