using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PrepBot.Discord.Gateway;
using PrepBot.Discord.Settings;
using PrepBot.Discord.Status;

namespace PrepBot.Discord.Adapter;

/// <summary>Makes what keeps a shard connected.</summary>
internal sealed class ShardRunners(
    IdentifyGate gate, DiscordEvents events, DiscordHealth health, IOptions<DiscordOptions> options, GatewayTimings timings, TimeProvider time, ILogger<ShardRunner> logger)
{
    /// <summary>One shard, not connected yet.</summary>
    /// <param name="endpoint">Where to connect, and how many shards there are.</param>
    /// <param name="session">The session to go on with, or null.</param>
    /// <param name="owned">Whether this process can still prove that the stream is its own.</param>
    public ShardRunner Create(int shard, GatewayEndpoint endpoint, ResumePoint? session, Func<bool> owned) => new(
        new ShardEndpoint(shard, endpoint.Shards, endpoint.Url, options.Value.IsLoopback, options.Value.Token, session),
        gate,
        arrived => events.HandleAsync(arrived, owned),
        health,
        timings,
        time,
        logger);

    /// <summary>The pauses between tries to reach Discord at all.</summary>
    public ReconnectDelays Delays() => new(timings.Seed, timings.FirstReconnectDelay, timings.LongestReconnectDelay);
}
