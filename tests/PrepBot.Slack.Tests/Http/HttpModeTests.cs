using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Loops;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Platforms;
using PrepBot.FakeChats.Slack;
using PrepBot.Practice;
using PrepBot.Slack.Adapter;
using PrepBot.Slack.Http;
using PrepBot.Slack.Inbound;
using PrepBot.Slack.Settings;
using PrepBot.Slack.Tests.Support;
using PrepBot.Slack.WebApi;
using PrepBot.Testing;
using PrepBot.Values.Secrets;

namespace PrepBot.Slack.Tests.Http;

/// <summary>HTTP mode on the real wire: signed requests in, answers in the response.</summary>
public sealed class HttpModeTests : IAsyncLifetime
{
    private const string Secret = "0123456789abcdef0123456789abcdef";

    private readonly ManualTimeProvider _clock = new();
    private readonly CountingSink _sink = new();
    private readonly HttpClient _http = new();
    private FakeSlackServer _slack = null!;
    private WebApplication _app = null!;
    private FakeSlackUser _ana = null!;

    public async ValueTask InitializeAsync()
    {
        _slack = await FakeSlackServer.StartAsync(_clock);
        _ana = _slack.Workspace.Add("Ana");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration["Slack:ApiBaseUrl"] = _slack.ApiBaseUrl;
        builder.Services.AddSingleton<TimeProvider>(_clock);
        builder.Services.AddSingleton<LoopHealth>().AddSingleton<LoopSupervision>();
        builder.Services.AddSingleton<IInteractionSink>(_sink);
        builder.Services.AddSingleton<IRoomSink, RecordingPlaces>();
        builder.Services.AddSingleton<ICommunityPresence, RecordingPresence>();
        builder.Services.AddSingleton(new FeatureCatalog([])).AddSingleton(PracticeRegistration.Root);
        builder.Services.AddSingleton(Some.PrincipleSet()).AddSingleton(BuiltInBank.Read());
        builder.Services.AddSingleton<IPlatformVault, MemoryVault>();
        builder.Services.AddSlack(options =>
        {
            options.SigningSecret = new Secret(Secret);
            options.BotToken = new Secret(FakeSlackWorkspace.BotToken);
        });
        _app = builder.Build();
        _app.MapSlack();
        await _app.StartAsync();
        await _app.Services.GetRequiredService<SlackStart>().EnsureAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
        await _slack.DisposeAsync();
    }

    [Fact]
    public async Task SignedClick_IsAnswered()
    {
        var response = await SendAsync(SlackEndpoints.InteractivityPath, Click("t1"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var clicked = Assert.IsType<ActionClicked>(Assert.Single(_sink.Done));
        Assert.Equal(("meet", "here", _ana.Id, FakeSlackWorkspace.Team), (clicked.Action.Feature, clicked.Action.Verb, clicked.Origin.Person.ExternalId, clicked.Origin.Community.ExternalId));
        Assert.Equal("Europe/Madrid", clicked.Origin.TimeZone);
    }

    [Fact]
    public async Task SignedCommand_NotUnderstood_IsAnsweredInTheResponse()
    {
        var response = await SendAsync(SlackEndpoints.CommandsPath, $"command=%2Fmock&text=nonsense&team_id={FakeSlackWorkspace.Team}&user_id={_ana.Id}&channel_id=C1&trigger_id=t1");

        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.Equal("ephemeral", body["response_type"]!.GetValue<string>());
        Assert.Contains("nonsense", body["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task Handshake_SignedOnly_GetsItsChallengeBack()
    {
        var response = await SendAsync(SlackEndpoints.EventsPath, """{"type":"url_verification","challenge":"3eZbrw1aB"}""");

        Assert.Equal("3eZbrw1aB", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData(301, false)]
    [InlineData(-301, false)]
    [InlineData(0, true)]
    public async Task WrongTimeOrByte_IsRefusedBeforeAnythingIsRead(int secondsOff, bool changed)
    {
        var response = await SendAsync(SlackEndpoints.InteractivityPath, Click("t1"), secondsOff, changed);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Empty(_sink.Done);
    }

    [Fact]
    public async Task R2_SlacksOwnRetry_IsDoneOnce_AndACopyGetsNoAnswer()
    {
        var click = Click("t1");
        await SendAsync(SlackEndpoints.InteractivityPath, click);
        var copy = await SendAsync(SlackEndpoints.InteractivityPath, click);
        _clock.Advance(TimeSpan.FromSeconds(1));
        var retry = await SendAsync(SlackEndpoints.InteractivityPath, click);

        Assert.Equal((HttpStatusCode.OK, ""), (copy.StatusCode, await copy.Content.ReadAsStringAsync()));
        Assert.Equal(HttpStatusCode.OK, retry.StatusCode);
        Assert.Single(_sink.Done);
        Assert.Equal(2, _sink.Handed);
    }

    [Fact]
    public async Task LargerThanAllowed_IsRefused()
    {
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await SendAsync(SlackEndpoints.EventsPath, new string(' ', RequestBody.Largest + 1))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(SlackEndpoints.EventsPath, new string(' ', RequestBody.Largest))).StatusCode);
    }

    [Theory]
    [InlineData("T9999")]
    [InlineData("")]
    public async Task AnotherWorkspace_IsAcknowledgedAndPassedOver(string team)
    {
        var response = await SendAsync(SlackEndpoints.InteractivityPath, Click("t1", team));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(_sink.Done);
    }

    [Fact]
    public async Task R9_TokenRevoked_ThatWorkspaceStops()
    {
        var workspaces = _app.Services.GetRequiredService<SlackWorkspaces>();
        _slack.Workspace.Uninstall();

        await SendAsync(SlackEndpoints.EventsPath, """{"type":"event_callback","team_id":"T0001","event_id":"Ev1","event":{"type":"tokens_revoked","tokens":{"bot":["U0BOT"]}}}""");

        await Eventually.TrueAsync(() => workspaces.All.Count == 0);
        await SendAsync(SlackEndpoints.InteractivityPath, Click("t1"));
        Assert.Empty(_sink.Done);
    }

    private string Click(string trigger, string team = FakeSlackWorkspace.Team)
    {
        var payload = new JsonObject
        {
            ["type"] = "block_actions",
            ["team"] = new JsonObject { ["id"] = team },
            ["user"] = new JsonObject { ["id"] = _ana.Id, ["name"] = "ana" },
            ["trigger_id"] = trigger,
            ["channel"] = new JsonObject { ["id"] = "C1" },
            ["response_url"] = _slack.ResponseUrl(_slack.Workspace, _slack.Workspace.NewResponse(_ana.Id, "C1", null, false)),
            ["actions"] = new JsonArray(new JsonObject { ["type"] = "button", ["action_id"] = "meet:here:x" }),
        };
        return $"payload={Uri.EscapeDataString(payload.ToJsonString())}";
    }

    private async Task<HttpResponseMessage> SendAsync(string path, string body, int secondsOff = 0, bool changed = false)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var timestamp = $"{_clock.GetUtcNow().ToUnixTimeSeconds() + secondsOff}";
        var signature = SignatureCheck.Sign(Secret, timestamp, bytes);
        if (changed)
            bytes[^1] ^= 1;

        using var request = new HttpRequestMessage(HttpMethod.Post, _app.Urls.First() + path) { Content = new ByteArrayContent(bytes) };
        request.Headers.Add(SignatureCheck.TimeHeader, timestamp);
        request.Headers.Add(SignatureCheck.SignatureHeader, signature);
        return await _http.SendAsync(request);
    }
}
