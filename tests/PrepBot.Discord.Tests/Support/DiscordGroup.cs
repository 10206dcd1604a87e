using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PrepBot.Bank;
using PrepBot.Chat.DueRows;
using PrepBot.Chat.Outbox;
using PrepBot.Discord.Adapter;
using PrepBot.Discord.Gateway;
using PrepBot.Discord.Settings;
using PrepBot.Domain.Communities;
using PrepBot.Domain.Questions;
using PrepBot.FakeChats.Discord;
using PrepBot.Practice;
using PrepBot.Practice.Queue;
using PrepBot.Storage;
using PrepBot.Storage.Statements;
using PrepBot.Testing;
using PrepBot.Values.Identity;
using PrepBot.Values.Secrets;

namespace PrepBot.Discord.Tests.Support;

/// <summary>The whole bot behind the fake Discord: real features, dispatch, jobs and PostgreSQL, real sockets, and the clock in the test's hand.</summary>
public sealed class DiscordGroup : IAsyncDisposable
{
    /// <summary>Shorter than two heartbeats.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    private readonly List<ServiceProvider> _bots = [];

    private DiscordGroup(TestDatabase database, FakeDiscordServer discord, ManualTimeProvider clock)
    {
        (Database, Discord, Clock) = (database, discord, clock);
        Pace = new WirePace(clock, TravelAsync);
        Guild = discord.AddGuild();
        Channel = discord.AddChannel(Guild);
    }

    public TestDatabase Database { get; }

    public FakeDiscordServer Discord { get; }

    public ManualTimeProvider Clock { get; }

    /// <summary>Moves the clock as fast as the bot follows.</summary>
    public WirePace Pace { get; }

    public FakeGuild Guild { get; }

    public FakeChannel Channel { get; }

    /// <summary>Everything logged by every bot.</summary>
    public ConcurrentQueue<string> Logged { get; } = new();

    /// <summary>A group with one open channel and a connected bot.</summary>
    public static async Task<DiscordGroup> GatherAsync(Action<FakeDiscordServer>? prepare = null)
    {
        var database = await TestDatabase.CreateWithBankAsync();
        var clock = new ManualTimeProvider();
        var group = new DiscordGroup(database, await FakeDiscordServer.StartAsync(clock), clock);
        prepare?.Invoke(group.Discord);
        var bot = await group.StartBotAsync();
        await bot.GetRequiredService<ChannelSetup>().OpenAsync(
            new CommunityRef(DiscordPlatformName.Name, group.Guild.Id), new RoomRef(DiscordPlatformName.Name, group.Channel.Id), CancellationToken.None);
        await group.SettleAsync();
        return group;
    }

    /// <summary>Starts a bot: another replica, or the same one again after it was stopped.</summary>
    public async Task<ServiceProvider> StartBotAsync(bool waitForReady = true)
    {
        var bot = TestBot.Start(new TestWorld(Database.ConnectionString, Clock) { Platform = AddDiscord });
        _bots.Add(bot);
        await bot.GetRequiredService<ShardOwner>().StartAsync(CancellationToken.None);
        if (waitForReady)
            await Pace.UntilAsync("the bot to connect", () => Discord.Gateway.Ready.Count >= Discord.Gateway.Shards, TimeSpan.FromSeconds(1), trips: 100);
        return bot;
    }

    private void AddDiscord(IServiceCollection services)
    {
        services.AddLogging(logging => logging.AddProvider(new QueueLogs(Logged)).SetMinimumLevel(LogLevel.Trace));
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("Discord:ApiBaseUrl", Discord.ApiBaseUrl)]).Build());
        services.AddSingleton(new GatewayTimings { FirstReconnectDelay = TimeSpan.Zero, LongestReconnectDelay = TimeSpan.Zero, Seed = 7 });
        services.AddDiscord(options => options.Token = new Secret(Discord.Token));
    }

    /// <summary>Stops a bot politely. Time goes by meanwhile, so that what it waits for may run out.</summary>
    public async Task StopBotAsync(ServiceProvider bot)
    {
        var stopping = bot.GetRequiredService<ShardOwner>().StopAsync(CancellationToken.None);
        await Pace.RunAsync(stopping, TimeSpan.FromSeconds(1), trips: 20);
        await stopping;
        _bots.Remove(bot);
        await bot.DisposeAsync();
    }

    public ServiceProvider Bot => _bots[^1];

    public FakeMember Member(string name, bool organiser = false) => Discord.Member(Guild, Channel, name, organiser);

    /// <summary>Does everything that is due, and sends everything that is to be sent.</summary>
    public async Task SettleAsync()
    {
        while (await Bot.GetRequiredService<DueRowLoop>().RunOneAsync(CancellationToken.None))
        {
        }

        // So much in one instant meets the bot's own limit of calls in a second: then a second goes by.
        var draining = Bot.GetRequiredService<OutboxLoop>().DrainAsync(CancellationToken.None);
        await Pace.RunAsync(draining, TimeSpan.FromSeconds(1), trips: 1_500);
        await draining;
    }

    /// <summary>Time goes by, and whatever falls due in it happens, to the step; leases are renewed and connections stand again before it goes on.</summary>
    public async Task WaitAsync(TimeSpan span, TimeSpan? step = null)
    {
        // What is on its way arrives first: a call's deadline goes by the same clock, and would be over before its answer came.
        await QuietAsync();
        var until = Clock.GetUtcNow() + span;
        while (until - Clock.GetUtcNow() is { Ticks: > 0 } left)
        {
            Clock.Advance(left < (step ?? Step) ? left : step ?? Step);
            await CatchUpAsync();
            await SettleAsync();
        }
    }

    /// <summary>Until a line that holds this has been logged.</summary>
    public Task LoggedAsync(string text) => Eventually.TrueAsync($"a log line with '{text}'", () => Logged.Any(line => line.Contains(text, StringComparison.Ordinal)));

    /// <summary>Until a count in the database has come to this.</summary>
    public Task HoldsAsync(string what, string sql, long count) => Eventually.TrueAsync(what, async () => await CountAsync(sql) == count);

    /// <summary>Delivers what a member did last once more, until the bot has answered that too.</summary>
    public async Task RedeliverAsync(FakeMember member)
    {
        var before = Answers();
        member.Redelivers();
        await Eventually.TrueAsync("an answer to the second delivery", () => Answers() > before);

        int Answers() => Discord.Requests.Count(request => request.Status > 0 && request.Path.StartsWith($"/interactions/{member.Last!.Id}/", StringComparison.Ordinal));
    }

    /// <summary>Until nothing that has arrived is in work any more.</summary>
    public async Task QuietAsync()
    {
        foreach (var bot in _bots)
        {
            var events = bot.GetRequiredService<DiscordEvents>();
            for (var quiet = 0; quiet < 5; quiet = events.InHand == 0 ? quiet + 1 : 0)
                await TravelAsync();
        }
    }

    /// <summary>Over the bot's wires there and back, to Discord and to the database.</summary>
    private async Task TravelAsync()
    {
        await Discord.TravelAsync();
        await CountAsync("select 1::bigint");
    }

    /// <summary>Whatever waits to be tried again is tried now: such waits go by the database's clock.</summary>
    public async Task RetryAsync()
    {
        await using (var command = Database.OwnerDataSource.CreateCommand("update outbox set not_before = now() where state = 1"))
            await command.ExecuteNonQueryAsync();
        await SettleAsync();
    }

    /// <summary>Tries whose outcome is unknown were made so long ago, by the database's clock.</summary>
    public async Task LongAgoAsync(TimeSpan ago)
    {
        await using var command = Database.OwnerDataSource.CreateCommand("update outbox set sending_since = sending_since - $1");
        command.Parameters.Add(new Npgsql.NpgsqlParameter { Value = ago });
        await command.ExecuteNonQueryAsync();
        Clock.Advance(ago);
        await CatchUpAsync();
    }

    /// <summary>A number out of the database.</summary>
    public async Task<long> CountAsync(string sql, params object[] values)
    {
        await using var command = Database.DataSource.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new Npgsql.NpgsqlParameter { Value = value });
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Another server with one open channel.</summary>
    public async Task<(FakeGuild Guild, FakeChannel Channel)> AddCommunityAsync()
    {
        var guild = Discord.AddGuild();
        var channel = Discord.AddChannel(guild);
        await Bot.GetRequiredService<ChannelSetup>().OpenAsync(
            new CommunityRef(DiscordPlatformName.Name, guild.Id), new RoomRef(DiscordPlatformName.Name, channel.Id), CancellationToken.None);
        await SettleAsync();
        return (guild, channel);
    }

    /// <summary>After a jump of the clock: until the bot knows again that its shards are its own, and is connected.</summary>
    public async Task CatchUpAsync(TimeSpan? step = null)
    {
        var owner = Bot.GetRequiredService<ShardOwner>();
        await Pace.UntilAsync(
            "the bot to come back", () => owner.IsSure && Discord.Gateway.Ready.Count >= Discord.Gateway.Shards, step ?? TimeSpan.FromSeconds(0.5), trips: 15);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var bot in _bots.ToList())
            await StopBotAsync(bot);
        await Discord.DisposeAsync();
        await Database.DisposeAsync();
    }

    private sealed class QueueLogs(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
