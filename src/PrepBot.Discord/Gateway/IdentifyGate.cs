using Microsoft.Extensions.Logging;
using PrepBot.Chat.Platforms;
using PrepBot.Discord.Rest;
using PrepBot.Discord.Status;
using PrepBot.Discord.Wire;

namespace PrepBot.Discord.Gateway;

/// <summary>
/// Leave to log in. Discord counts logins over restarts and replicas; at its limit of 1,000 a day it resets the token, so it is asked for what is
/// left before each, and the last ones are never used. https://docs.discord.com/developers/events/gateway#session-start-limit-object
/// </summary>
internal sealed partial class IdentifyGate(DiscordRestClient rest, DiscordHealth health, TimeProvider time, ILogger<IdentifyGate> logger)
{
    /// <summary>Logins left unused, for somebody who has to find out what is wrong.</summary>
    public const int Reserve = 20;

    /// <summary>Each of the concurrent keys may log in once in this time. https://docs.discord.com/developers/events/gateway#rate-limiting</summary>
    public static readonly TimeSpan Spacing = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly Dictionary<int, TimeSpan> _free = [];

    /// <summary>Waits for leave.</summary>
    /// <exception cref="DiscordException">Discord could not be asked.</exception>
    public async Task WaitAsync(int shard, CancellationToken cancellationToken)
    {
        var limit = (await rest.GetGatewayBotAsync(cancellationToken)).SessionStartLimit;
        while (limit.Remaining <= Math.Min(Reserve, limit.Total / 10))
        {
            health.LoginsExhausted(true);
            LogExhausted(limit.Remaining, limit.ResetAfter / 60_000);
            var wait = TimeSpan.FromMilliseconds(Math.Clamp(limit.ResetAfter, 1_000, 600_000));
            await Task.Delay(wait, time, cancellationToken);
            limit = (await rest.GetGatewayBotAsync(cancellationToken)).SessionStartLimit;
        }

        health.LoginsExhausted(false);
        if (Take(shard % Math.Max(1, limit.MaxConcurrency)) is { } spacing)
            await Task.Delay(spacing, time, cancellationToken);
    }

    /// <summary>Whether Discord can be reached at all.</summary>
    public async Task<bool> CanAskAsync(CancellationToken cancellationToken)
    {
        try
        {
            await rest.GetGatewayBotAsync(cancellationToken);
            return true;
        }
        catch (DiscordException)
        {
            return false;
        }
    }

    private TimeSpan? Take(int key)
    {
        var now = time.GetElapsedTime(0);
        lock (_gate)
        {
            var at = _free.TryGetValue(key, out var free) && free > now ? free : now;
            _free[key] = at + Spacing;
            return at > now ? at - now : null;
        }
    }

    [LoggerMessage(6061, LogLevel.Error, "Too many logins today: {Left} are left, and none of them is used. It goes on by itself in {Minutes} min; what restarts the bot so often?")]
    private partial void LogExhausted(int left, long minutes);
}

/// <summary>The sum as Discord tells it: how many connections there should be, and where they begin.</summary>
internal sealed record GatewayEndpoint(Uri Url, int Shards)
{
    /// <summary>Checks an address from outside: wss, and a host of Discord's; on a loopback API also loopback.</summary>
    /// <returns>With our version and encoding in its query, or null when it is not to be trusted.</returns>
    public static Uri? Trusted(string text, bool loopback)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.UserInfo.Length > 0)
            return null;

        var discords = url.Scheme == "wss" && (url.Host == "discord.gg" || url.Host.EndsWith(".discord.gg", StringComparison.Ordinal));
        var ours = loopback && url.Scheme is "ws" or "wss" && Loopback.Leads(url);
        return discords || ours ? new UriBuilder(url) { Query = "v=10&encoding=json", Fragment = "" }.Uri : null;
    }

    public static GatewayEndpoint? Create(GatewayBot answer, bool loopback) =>
        Trusted(answer.Url, loopback) is { } url ? new GatewayEndpoint(url, Math.Clamp(answer.Shards, 1, 16_000)) : null;
}
