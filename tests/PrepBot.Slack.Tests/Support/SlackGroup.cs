using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PrepBot.Application;
using PrepBot.Application.Jobs;
using PrepBot.Persistence;
using PrepBot.Slack.Inbound;
using PrepBot.Slack.WebApi;
using PrepBot.Testing;
using PrepBot.Testing.Slack;

namespace PrepBot.Slack.Tests.Support;

/// <summary>A study group on the fake Slack: the real features, dispatch, jobs and PostgreSQL behind the real wire, with the clock in the test's hand.</summary>
internal sealed class SlackGroup : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly ServiceProvider _services;

    private SlackGroup(TestDatabase database, ServiceProvider services, FakeSlackServer slack, ManualTimeProvider clock) =>
        (_database, _services, Slack, Clock) = (database, services, slack, clock);

    public FakeSlackServer Slack { get; }

    public ManualTimeProvider Clock { get; }

    /// <summary>The channel everybody is in.</summary>
    public string Channel { get; private init; } = "";

    public static async Task<SlackGroup> GatherAsync()
    {
        var database = await TestDatabase.CreateWithBankAsync();
        var clock = new ManualTimeProvider();
        var slack = await FakeSlackServer.StartAsync(clock);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("Slack:ApiBaseUrl", slack.ApiBaseUrl)]).Build());
        services.AddSingleton<IHostApplicationLifetime, NoLifetime>();
        services.AddBank(BuiltInBank.Read());
        services.AddApplication();
        services.AddSlack(SlackHarness.Tokens);
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton(new MethodPace(TimeSpan.Zero));

        // A busy machine is not what these tests are about.
        services.AddPersistence(_ => new PersistenceSettings(database.ConnectionString, TestKey.Any) { CommandTimeout = TimeSpan.FromSeconds(30) });
        var group = new SlackGroup(database, services.BuildServiceProvider(validateScopes: true), slack, clock) { Channel = slack.Workspace.AddChannel() };
        await group.The<SlackSockets>().StartAsync(CancellationToken.None);
        await slack.Sockets.UntilAsync(sockets => sockets.Open.Count == 2);
        return group;
    }

    /// <summary>Somebody in the channel.</summary>
    public FakeSlackMember Member(string name, bool isAdmin = false)
    {
        var user = Slack.Workspace.Add(name, isAdmin);
        Slack.Workspace.Join(Channel, user);
        return new FakeSlackMember(Slack, user, Channel);
    }

    /// <summary>An organiser opens the channel for mocks.</summary>
    public async Task OpenChannelAsync()
    {
        await Member("Omar", isAdmin: true).TypesAsync("enable");
        await SettleAsync();
    }

    /// <summary>Does everything that is due, and sends everything that is to be sent.</summary>
    public async Task SettleAsync()
    {
        while (await The<DueRowLoop>().RunOneAsync(CancellationToken.None))
        {
        }

        await The<OutboxLoop>().DrainAsync(CancellationToken.None);
    }

    /// <summary>Waits until everything in hand has been answered: an acknowledgement comes before the answer where that travels apart.</summary>
    public Task QuietAsync() => The<SlackIntake>().QuietAsync();

    /// <summary>Time goes by, minute by minute.</summary>
    public async Task WaitAsync(int minutes)
    {
        for (var i = 0; i < minutes; i++)
        {
            // In steps that no deadline of a socket falls into.
            for (var second = 0; second < 60; second += 5)
                Clock.Advance(TimeSpan.FromSeconds(5));

            await SettleAsync();
        }
    }

    public T The<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await The<SlackSockets>().StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
        await Slack.DisposeAsync();
        await _database.DisposeAsync();
    }
}
