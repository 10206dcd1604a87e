using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PrepBot.Bank;
using PrepBot.Chat.DueRows;
using PrepBot.Chat.Outbox;
using PrepBot.Domain.Questions;
using PrepBot.FakeChats.Slack;
using PrepBot.Practice;
using PrepBot.Slack.Adapter;
using PrepBot.Slack.Inbound;
using PrepBot.Slack.Install;
using PrepBot.Slack.Settings;
using PrepBot.Slack.WebApi;
using PrepBot.Storage;
using PrepBot.Storage.Statements;
using PrepBot.Testing;
using PrepBot.Values.Secrets;

namespace PrepBot.Slack.Tests.Support;

/// <summary>A study group on the fake Slack: the real features, dispatch, jobs and PostgreSQL behind the real wire, with the clock in the test's hand.</summary>
internal sealed class SlackGroup : IAsyncDisposable
{
    public const string PublicUrl = "https://bot.example";

    private readonly TestDatabase _database;
    private readonly WebApplication _app;
    private readonly bool _ownsWorld;

    private SlackGroup(TestDatabase database, WebApplication app, FakeSlackServer slack, ManualTimeProvider clock, bool ownsWorld) =>
        (_database, _app, Slack, Clock, _ownsWorld) = (database, app, slack, clock, ownsWorld);

    public FakeSlackServer Slack { get; }

    public ManualTimeProvider Clock { get; }

    /// <summary>Moves the clock as fast as the bot follows.</summary>
    public WirePace Pace => new(Clock, Slack.TravelAsync);

    /// <summary>The channel everybody is in.</summary>
    public string Channel { get; private init; } = "";

    /// <summary>Where the bot itself listens.</summary>
    public Uri Address => new(_app.Urls.First());

    public TestDatabase Database => _database;

    public static async Task<SlackGroup> GatherAsync()
    {
        var clock = new ManualTimeProvider();
        var slack = await FakeSlackServer.StartAsync(clock);
        slack.Installing.Redirects.Add(PublicUrl + InstallEndpoints.CallbackPath);
        return await StartAsync(await TestDatabase.CreateWithBankAsync(), slack, clock, slack.Workspace.AddChannel(), ownsWorld: true);
    }

    /// <summary>Another bot on the same database and the same Slack: a second replica, or the same one after a restart.</summary>
    public Task<SlackGroup> AnotherBotAsync() => StartAsync(_database, Slack, Clock, Channel, ownsWorld: false);

    private static async Task<SlackGroup> StartAsync(TestDatabase database, FakeSlackServer slack, ManualTimeProvider clock, string channel, bool ownsWorld)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration["Slack:ApiBaseUrl"] = slack.ApiBaseUrl;
        TestBot.AddTo(builder.Services, new TestWorld(database.ConnectionString, clock) { Platform = AddSlack });
        var app = builder.Build();
        app.MapSlack();
        await app.StartAsync();
        var group = new SlackGroup(database, app, slack, clock, ownsWorld) { Channel = channel };
        var before = slack.Sockets.Open.Count;
        await group.The<SlackSockets>().StartAsync(CancellationToken.None);
        await group.The<InstallationWatch>().StartAsync(CancellationToken.None);
        await slack.Sockets.UntilAsync(sockets => sockets.Open.Count == before + 2);
        return group;
    }

    private static void AddSlack(IServiceCollection services)
    {
        services.AddSlack(options =>
        {
            SlackHarness.Tokens(options);
            options.ClientId = FakeSlackInstalling.ClientId;
            options.ClientSecret = new Secret(FakeSlackInstalling.ClientSecret);
            options.PublicUrl = PublicUrl;
        });
        services.AddSingleton(new MethodPace(TimeSpan.Zero));
    }

    /// <summary>Somebody in the channel.</summary>
    public FakeSlackMember Member(string name, bool isAdmin = false)
    {
        var user = Slack.Workspace.Add(name, isAdmin);
        Slack.Workspace.Join(Channel, user);
        return new FakeSlackMember(Slack, user, Channel);
    }

    /// <summary>Somebody in a channel of another workspace.</summary>
    public FakeSlackMember Member(FakeSlackWorkspace workspace, string channel, string name, bool isAdmin = false, string? team = null)
    {
        var user = workspace.Add(name, isAdmin, home: team);
        workspace.Join(channel, user);
        return new FakeSlackMember(Slack, user, channel, workspace);
    }

    /// <summary>Somebody installs the bot there.</summary>
    public async Task InstallAsync(FakeSlackWorkspace workspace)
    {
        using var browser = new SlackBrowser(this);
        Slack.Installing.Into = workspace;
        var (status, page) = await browser.InstallAsync();
        Assert.True(status == System.Net.HttpStatusCode.OK, page);
    }

    /// <summary>An organiser opens the channel for mocks.</summary>
    public async Task OpenChannelAsync()
    {
        await Member("Omar", isAdmin: true).TypesAsync("enable");
        await QuietAsync();
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
        // What is on its way arrives first: a call's deadline goes by the same clock, and would be over before its answer came.
        await QuietAsync();
        for (var i = 0; i < minutes; i++)
        {
            // In steps that no deadline of a socket falls into.
            for (var second = 0; second < 60; second += 5)
                Clock.Advance(TimeSpan.FromSeconds(5));

            await SettleAsync();
        }
    }

    public T The<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await The<InstallationWatch>().StopAsync(CancellationToken.None);
        await The<SlackSockets>().StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        if (!_ownsWorld)
            return;

        await Slack.DisposeAsync();
        await _database.DisposeAsync();
    }
}
