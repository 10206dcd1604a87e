using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using PrepBot.Discord.Rest;
using PrepBot.Discord.Settings;
using PrepBot.Discord.Status;
using PrepBot.FakeChats.Discord;
using PrepBot.Testing;
using PrepBot.Values.Secrets;

namespace PrepBot.Discord.Tests.Support;

/// <summary>The HTTP client over the fake, on a clock moved by hand: no database, no gateway.</summary>
internal sealed class HandRest : IAsyncDisposable
{
    private HandRest(FakeDiscordServer discord, ManualTimeProvider clock)
    {
        (Discord, Clock) = (discord, clock);
        (Invalid, State) = (new InvalidRequests(clock), new WireState(clock, Difference));
        Standing = new DiscordHealth(State, Invalid, clock);
        Options = new DiscordOptions { ApiBaseUrl = discord.ApiBaseUrl, Token = new Secret(discord.Token) };
        Bulk = Transport(RateLimits.GlobalPerSecond, InvalidRequests.MaxForBulk);
        Answers = Transport(null, InvalidRequests.MaxRequests);
        Client = new DiscordRestClient(Bulk, Answers);
        Guild = discord.AddGuild();
        Channel = discord.AddChannel(Guild);
    }

    public FakeDiscordServer Discord { get; }

    public ManualTimeProvider Clock { get; }

    public InvalidRequests Invalid { get; }

    public ClockDifference Difference { get; } = new();

    public WireState State { get; }

    public DiscordHealth Standing { get; }

    public DiscordOptions Options { get; }

    public RestTransport Bulk { get; }

    public RestTransport Answers { get; }

    public DiscordRestClient Client { get; }

    public FakeGuild Guild { get; }

    public FakeChannel Channel { get; }

    /// <summary>Everything logged.</summary>
    public ConcurrentQueue<string> Logged { get; } = new();

    public static async Task<HandRest> StartAsync()
    {
        var clock = new ManualTimeProvider();
        return new HandRest(await FakeDiscordServer.StartAsync(clock), clock);
    }

    /// <summary>Moves the clock a step at a time until the work is done.</summary>
    /// <returns>How much time went by on the clock.</returns>
    public Task<TimeSpan> RunAsync(Task work, TimeSpan? step = null) =>
        new WirePace(Clock, Discord.TravelAsync).RunAsync(work, step ?? TimeSpan.FromMilliseconds(100), trips: 3);

    /// <summary>How it ended, in time.</summary>
    public async Task<Exception?> FailureAsync(Task work, TimeSpan? step = null)
    {
        await RunAsync(work, step);
        return await Record.ExceptionAsync(() => work);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Discord.DisposeAsync();
    }

    private RestTransport Transport(int? globalPerSecond, int mostInvalid) => new(
        new RestConnection(RestTransport.CreateClient(mostConnections: 16), Options), new RateLimits(globalPerSecond), new InvalidBudget(Invalid, mostInvalid), State, Clock, new Random(1), new Lines(Logged));

    private sealed class Lines(ConcurrentQueue<string> lines) : ILogger<RestTransport>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");
    }
}
