namespace PrepBot.Chat.Platforms;

/// <summary>For a product that keeps no account of refusals: nothing waits for a channel or room to change, and the next call there finds out by itself.</summary>
internal sealed class PlainRoomSink : IRoomSink
{
    public Task HandleAsync(RoomNews news, CancellationToken cancellationToken) => Task.CompletedTask;
}
