using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Loops;
using PrepBot.Chat.Platforms;
using PrepBot.FakeChats.Slack;
using PrepBot.Practice;
using PrepBot.Slack.Adapter;
using PrepBot.Slack.Inbound;
using PrepBot.Slack.Install;
using PrepBot.Slack.Settings;
using PrepBot.Slack.Status;
using PrepBot.Slack.WebApi;
using PrepBot.Testing;
using PrepBot.Values.Secrets;

namespace PrepBot.Slack.Tests.Support;

/// <summary>The Slack room against the fake Slack, with a sink of the test's own in place of the features.</summary>
internal sealed class SlackHarness : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private SlackHarness(ServiceProvider services, FakeSlackServer slack, ManualTimeProvider clock, CountingSink sink) =>
        (_services, Slack, Clock, Sink) = (services, slack, clock, sink);

    public FakeSlackServer Slack { get; }

    public ManualTimeProvider Clock { get; }

    /// <summary>Moves the clock as fast as the bot follows.</summary>
    public WirePace Pace => new(Clock, Slack.TravelAsync);

    public CountingSink Sink { get; }

    public SlackSockets Sockets => _services.GetRequiredService<SlackSockets>();

    public SlackIntake Intake => _services.GetRequiredService<SlackIntake>();

    public IChatPlatform Platform => _services.GetRequiredService<IChatPlatform>();

    public SlackHealth Standing => _services.GetRequiredService<SlackHealth>();

    public SlackWorkspaces Workspaces => _services.GetRequiredService<SlackWorkspaces>();

    public InstallationWatch Watch => _services.GetRequiredService<InstallationWatch>();

    public LoopHealth Health => _services.GetRequiredService<LoopHealth>();

    public static async Task<SlackHarness> StartAsync(Action<FakeSlackServer>? prepare = null, bool waitUntilLive = true)
    {
        var clock = new ManualTimeProvider();
        var slack = await FakeSlackServer.StartAsync(clock);
        prepare?.Invoke(slack);
        var sink = new CountingSink();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("Slack:ApiBaseUrl", slack.ApiBaseUrl)]).Build());
        services.AddSingleton<IHostApplicationLifetime, TestLifetime>();
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton<LoopHealth>().AddSingleton<LoopSupervision>();
        services.AddSingleton<IInteractionSink>(sink);
        services.AddSingleton<IRoomSink, RecordingPlaces>();
        services.AddSingleton(new FeatureCatalog([new OnlyFeature()])).AddSingleton(PracticeRegistration.Root);
        services.AddSingleton(Some.PrincipleSet()).AddSingleton(BuiltInBank.Read());
        services.AddSingleton<IPlatformVault, MemoryVault>();
        services.AddSingleton<ICommunityPresence, RecordingPresence>();
        services.AddSlack(Tokens);
        services.AddSingleton(new MethodPace(TimeSpan.Zero));
        var harness = new SlackHarness(services.BuildServiceProvider(validateScopes: true), slack, clock, sink);
        await harness.Sockets.StartAsync(CancellationToken.None);
        if (waitUntilLive)
            await slack.Sockets.UntilAsync(sockets => sockets.Open.Count == 2);

        return harness;
    }

    public static void Tokens(SlackOptions options)
    {
        options.AppToken = new Secret(FakeSlackWorkspace.AppToken);
        options.BotToken = new Secret(FakeSlackWorkspace.BotToken);
    }

    public FakeSlackMember Member(string name, bool isAdmin = false)
    {
        var user = Slack.Workspace.Add(name, isAdmin);
        return new FakeSlackMember(Slack, user, Slack.Workspace.AddChannel(user));
    }

    /// <summary>Until the work is done; time goes by meanwhile.</summary>
    public async Task GoOnAsync(Task work)
    {
        await Pace.RunAsync(work, TimeSpan.FromMilliseconds(250), trips: 3);
        await work;
    }

    public async ValueTask DisposeAsync()
    {
        await Sockets.StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
        await Slack.DisposeAsync();
    }

    /// <summary>One command, so that there is something to type.</summary>
    private sealed class OnlyFeature : Feature
    {
        public override string Name => "start";

        public override IReadOnlyList<Handler> Handlers =>
        [
            new(
                new OnCommand(new CommandDefinition("start", "Start", [new NumberInput("minutes", "How long", 10, 90, "minutes"), new MemberInput("member", "Who", "with")])),
                AccessRule.AnyMember,
                HandlerKind.Changes,
                (_, _) => Task.FromResult(Reply.Nothing)),
        ];
    }
}

/// <summary>Takes interactions in and answers as the test says; knows deliveries it has seen, as dispatch does.</summary>
internal sealed class CountingSink : IInteractionSink
{
    private readonly ConcurrentDictionary<string, Interaction> _seen = new();
    private int _handed;

    /// <summary>What was done, each delivery once.</summary>
    public ICollection<Interaction> Done => _seen.Values;

    /// <summary>How often anything was handed over, repeats included.</summary>
    public int Handed => _handed;

    public Func<Interaction, IResponder, CancellationToken, Task> Answer { get; set; } =
        (_, responder, cancellationToken) => responder.AnswerAsync(Reply.Privately("Done."), cancellationToken);

    public Task HandleAsync(Interaction interaction, IResponder responder, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _handed);
        _seen.TryAdd(interaction.Origin.DeliveryId, interaction);
        return Answer(interaction, responder, cancellationToken);
    }
}
