namespace PrepBot.Discord.Gateway;

/// <summary>An event as it arrived.</summary>
/// <param name="Shard">Over which connection.</param>
/// <param name="Data">Its data as JSON.</param>
/// <param name="ArrivedAt">When, by our clock.</param>
internal readonly record struct GatewayEvent(int Shard, string Name, ReadOnlyMemory<byte> Data, DateTimeOffset ArrivedAt);

/// <summary>Whoever handles events. Called in the order of arrival; what it starts may run on side by side.</summary>
/// <returns>Completes when the event is dealt with. Never throws.</returns>
internal delegate Task GatewayEventHandler(GatewayEvent arrived);

/// <summary>How a connection behaves: defaults for the world, shorter for tests.</summary>
internal sealed record GatewayTimings
{
    public TimeSpan FirstReconnectDelay { get; init; } = TimeSpan.FromSeconds(1);

    public TimeSpan LongestReconnectDelay { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Of jitter.</summary>
    public int Seed { get; init; } = Environment.ProcessId;
}
