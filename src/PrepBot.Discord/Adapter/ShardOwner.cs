using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using PrepBot.Chat.Loops;
using PrepBot.Chat.Platforms;
using PrepBot.Chat.Stores;
using PrepBot.Discord.Gateway;
using PrepBot.Discord.Rest;
using PrepBot.Discord.Status;

namespace PrepBot.Discord.Adapter;

/// <summary>
/// Sees to it that every shard is connected by one replica: takes leases, renews them, stores where each connection stands, lets go of what
/// another has taken. While the database is away connections stay up; nothing new is taken.
/// </summary>
internal sealed partial class ShardOwner : SupervisedLoop
{
    /// <summary>A crashed owner is replaced after this and one <see cref="Turn"/> at the latest.</summary>
    public static readonly TimeSpan LeaseLife = TimeSpan.FromSeconds(7);

    private static readonly TimeSpan LeaseMargin = TimeSpan.FromSeconds(1);

    /// <summary>How often leases are renewed and free ones looked for.</summary>
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(1.5);

    /// <summary>Stopping waits so long for interactions in work.</summary>
    private static readonly TimeSpan FinishWithin = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<int, OwnedShard> _owned = [];
    private readonly string _owner = $"{Environment.MachineName}:{Environment.ProcessId}:{RandomNumberGenerator.GetHexString(8)}";
    private readonly ShardSessions _sessions;
    private readonly DiscordApplication _discord;
    private readonly ShardRunners _runners;
    private readonly DiscordHealth _health;
    private readonly TimeProvider _time;
    private readonly ILogger<ShardOwner> _logger;
    private readonly ReconnectDelays _askAgain;
    private readonly RefusedShards _refusedShards = new(new Random(RandomNumberGenerator.GetInt32(int.MaxValue)));
    private GatewayEndpoint? _endpoint;
    private string _application = "";
    private bool _registered;

    public ShardOwner(
        LoopSupervision supervision,
        ShardSessions sessions,
        DiscordApplication discord,
        ShardRunners runners,
        DiscordHealth health,
        TimeProvider time,
        ILogger<ShardOwner> logger)
        : base(supervision)
    {
        (_sessions, _discord, _runners, _health, _time, _logger) = (sessions, discord, runners, health, time, logger);
        _askAgain = runners.Delays();
    }

    /// <summary>The shards this process holds now.</summary>
    public IReadOnlyCollection<int> Owned => [.. _owned.Keys];

    /// <summary>Whether every shard it holds can be proven to be its own at this instant.</summary>
    public bool IsSure => !_owned.IsEmpty && _owned.Values.All(shard => shard.IsTrusted(Now()));

    protected override async Task TurnAsync(CancellationToken stoppingToken)
    {
        try
        {
            if (_discord.IsTokenInDoubt)
                await LookAtTokenAsync(stoppingToken);
            if (_endpoint is null || _refusedShards.WantsCount(Now()))
                await FindEndpointAsync(stoppingToken);
            await OwnAsync(_endpoint!, stoppingToken);
            if (!_registered && _owned.ContainsKey(0))
                await RegisterAsync(stoppingToken);
        }
        catch (DiscordException e)
        {
            // Discord being away is no fault of this loop's.
            LogAway(e.GetType().Name);
            await Task.Delay(_askAgain.Next(), _time, stoppingToken);
            return;
        }

        _askAgain.Reset();
        if (_health.Refusal is { } why)
            throw Refused(why, null);
        await Task.WhenAny([Task.Delay(Turn, _time, stoppingToken), _discord.TokenDoubted, .. _owned.Values.Select(shard => shard.Running), .. _owned.Values.Select(shard => shard.Changed)]);
        stoppingToken.ThrowIfCancellationRequested();
    }

    /// <summary>Connections first, so that nothing new comes in; then what is in work; then the leases, so that another may take over at once.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        var shards = _owned.Values.ToList();
        await Task.WhenAll(shards.Select(shard => shard.StopAsync()));
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(Task.WhenAll(shards.Select(shard => shard.Runner.WhenIdle())), Task.Delay(FinishWithin, _time, enough.Token));
        await enough.CancelAsync();
        foreach (var shard in shards)
        {
            await LetGoAsync(shard, CancellationToken.None);
            shard.Dispose();
        }

        _owned.Clear();
    }

    /// <summary>A call was refused for its token. Refused again is no accident; anything else but a good answer leaves the doubt for the next turn.</summary>
    private async Task LookAtTokenAsync(CancellationToken stoppingToken)
    {
        try
        {
            await _discord.LookAtTokenAsync(stoppingToken);
            LogTokenIsGood();
        }
        catch (DiscordTokenRefusedException e)
        {
            throw Refused("Discord refuses Discord__Token (HTTP 401). Reset it on the Bot page of the developer portal and set the new one.", e);
        }
    }

    private async Task FindEndpointAsync(CancellationToken stoppingToken)
    {
        if (await _discord.FindEndpointAsync(stoppingToken) is not { } endpoint)
        {
            LogStrangeAddress();
            throw new DiscordUnreachableException("gateway/bot", mayHaveBeenDone: false);
        }

        _application = await _discord.IdAsync(stoppingToken);
        _endpoint = endpoint;
        _refusedShards.Counted(endpoint.Shards, Now());
    }

    private async Task OwnAsync(GatewayEndpoint endpoint, CancellationToken stoppingToken)
    {
        await LeaveOthersAsync(endpoint, stoppingToken);
        var held = 0;
        for (var shard = 0; shard < endpoint.Shards; shard++)
        {
            if (_owned.TryGetValue(shard, out var mine) && mine.Running.IsCompleted)
                await EndAsync(shard, mine, stoppingToken);
            if (_health.Refusal is not null)
                return;
            if (!_refusedShards.MayConnect && !_owned.ContainsKey(shard))
            {
                held++;
                continue;
            }

            var begun = Now();
            var lease = await _sessions.TakeAsync(new Shard(_application, shard, endpoint.Shards), _owner, LeaseLife, stoppingToken);
            await AfterAskingAsync(endpoint, shard, lease, begun, stoppingToken);
        }

        _health.Shards(endpoint.Shards, endpoint.Shards - _owned.Count - held);
        if (_refusedShards.MayConnect && _health.IsConnected)
            _refusedShards.Connected();
        _health.ShardsRefused(_refusedShards.Any);
    }

    /// <summary>Discord wants another number of shards than those were connected for.</summary>
    private async Task LeaveOthersAsync(GatewayEndpoint endpoint, CancellationToken stoppingToken)
    {
        foreach (var (shard, mine) in _owned.Where(pair => pair.Value.Lease.Shard.Count != endpoint.Shards).ToList())
        {
            await mine.StopAsync();
            await LetGoAsync(mine, stoppingToken);
            mine.Dispose();
            _owned.TryRemove(shard, out _);
        }
    }

    private async Task AfterAskingAsync(GatewayEndpoint endpoint, int shard, ShardLease? lease, TimeSpan begun, CancellationToken stoppingToken)
    {
        _owned.TryGetValue(shard, out var mine);
        if (lease is null && mine is not null)
        {
            LogTaken(shard);
            await mine.StopAsync();
            mine.Dispose();
            _owned.TryRemove(shard, out _);
        }
        else if (lease is not null && mine is null)
        {
            _owned[shard] = await StartAsync(endpoint, lease, begun, stoppingToken);
        }
        else if (lease is not null)
        {
            mine!.Renewed(lease, begun);
            await mine.KeepAsync(_sessions, stoppingToken);
        }
    }

    private async Task<OwnedShard> StartAsync(GatewayEndpoint endpoint, ShardLease lease, TimeSpan begun, CancellationToken stoppingToken)
    {
        var session = await _sessions.FindAsync(lease, stoppingToken);
        var trusted = new TrustedUntil(LeaseLife, LeaseMargin);
        trusted.Renewed(begun);
        var runner = _runners.Create(lease.Shard.Number, endpoint, session, () => trusted.Holds(Now()));
        var stop = new CancellationTokenSource();
        LogOwned(lease.Shard.Number, session is not null);
        return new OwnedShard(lease, runner, runner.RunAsync(stop.Token), stop, trusted);
    }

    /// <summary>A connection has ended by itself: for good, or by a fault, which is thrown on to the supervision.</summary>
    private async Task EndAsync(int shard, OwnedShard mine, CancellationToken stoppingToken)
    {
        _owned.TryRemove(shard, out _);
        using (mine)
        {
            if (mine.Runner.Stopped is { Reason: not GatewayStop.ShardRefused } stopped)
                throw Refused(Words(stopped), null);

            await LetGoAsync(mine, stoppingToken);
            if (mine.Runner.Stopped is not null)
            {
                // The bot has grown, it may be: how many connections there are to be is asked once, and then less and less often.
                _refusedShards.Refused(mine.Lease.Shard.Count);
                LogShardsRefused(shard, mine.Lease.Shard.Count);
            }

            await mine.Running;
        }
    }

    private async Task LetGoAsync(OwnedShard shard, CancellationToken cancellationToken)
    {
        try
        {
            await shard.KeepAsync(_sessions, cancellationToken);
            await _sessions.ReleaseAsync(shard.Lease, cancellationToken);
        }
        catch (StoreException e)
        {
            // The lease runs out by itself.
            LogNotReleased(e.Failure);
        }
    }

    private async Task RegisterAsync(CancellationToken stoppingToken)
    {
        var changed = await _discord.RegisterAsync(_application, stoppingToken);
        _registered = true;
        LogRegistered(changed);
    }

    /// <summary>Nothing but a person can help: the supervision ends the process with the code for a refused token.</summary>
    private TokenRefusedException Refused(string why, Exception? cause)
    {
        _health.Refused(why);
        return cause is null ? new TokenRefusedException(why) : new TokenRefusedException(why, cause);
    }

    private static string Words(GatewayNext.Stop stop) => stop.Reason switch
    {
        GatewayStop.TokenRefused => "Discord refuses Discord__Token (close code 4004). Reset it on the Bot page of the developer portal and set the new one.",
        GatewayStop.IntentRefused => $"Discord refuses the intents (close code {stop.Code}). PrepBot asks for none that need approval; a newer version may know more.",
        GatewayStop.VersionRefused => "Discord no longer speaks this version of the gateway; a newer PrepBot is needed.",
        _ => throw new NotSupportedException($"No words for {stop.Reason}."),
    };

    private TimeSpan Now() => _time.GetElapsedTime(0);

    [LoggerMessage(6041, LogLevel.Information, "Shard {Shard} is ours; going on with its session: {Resumes}")]
    private partial void LogOwned(int shard, bool resumes);

    [LoggerMessage(6042, LogLevel.Warning, "Shard {Shard} was taken by another replica")]
    private partial void LogTaken(int shard);

    [LoggerMessage(6043, LogLevel.Warning, "Discord cannot be reached: {Error}")]
    private partial void LogAway(string error);

    [LoggerMessage(6044, LogLevel.Warning, "A lease could not be given back ({Failure}); it runs out by itself")]
    private partial void LogNotReleased(StoreFailure failure);

    [LoggerMessage(6045, LogLevel.Information, "Commands are in place; changed: {Changed}")]
    private partial void LogRegistered(bool changed);

    [LoggerMessage(6047, LogLevel.Warning, "A call was refused for its token, but the token is good; going on")]
    private partial void LogTokenIsGood();

    [LoggerMessage(6048, LogLevel.Error, "Discord refuses shard {Shard} of {Shards}. It is asked for the number; should that be the same, the next login waits a minute, and longer each time")]
    private partial void LogShardsRefused(int shard, int shards);

    [LoggerMessage(6046, LogLevel.Error, "The gateway's address is not one of Discord's")]
    private partial void LogStrangeAddress();
}
