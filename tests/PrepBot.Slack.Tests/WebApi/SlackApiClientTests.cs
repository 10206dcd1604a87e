using PrepBot.FakeChats.Slack;
using PrepBot.Slack.Settings;
using PrepBot.Slack.WebApi;
using PrepBot.Slack.Wire;
using PrepBot.Testing;
using PrepBot.Values.Secrets;

namespace PrepBot.Slack.Tests.WebApi;

public sealed class SlackApiClientTests : IAsyncLifetime
{
    private static readonly SlackToken Token = new(FakeSlackWorkspace.Team, new Secret(FakeSlackWorkspace.BotToken));

    private readonly ManualTimeProvider _clock = new();
    private FakeSlackServer _slack = null!;
    private SlackCaller _caller = null!;
    private SlackApiClient _api = null!;
    private string _channel = "";

    public async ValueTask InitializeAsync()
    {
        _slack = await FakeSlackServer.StartAsync(_clock);
        _caller = new SlackCaller(new Uri(_slack.ApiBaseUrl + "/"), new MethodPace(MethodPace.OneASecond), new RefusedTokens(), _clock);
        _api = new SlackApiClient(_caller);
        _channel = _slack.Workspace.AddChannel(_slack.Workspace.Add("Ana"));
    }

    public async ValueTask DisposeAsync()
    {
        _caller.Dispose();
        await _slack.DisposeAsync();
    }

    [Fact]
    public async Task Posted_Message_StandsAndCanBeChanged()
    {
        var posted = await _api.PostAsync(Token, Message("one"), CancellationToken.None);
        await _api.UpdateAsync(Token, new UpdateMessage(_channel, posted.Ts!, "two", Message("two").Blocks), CancellationToken.None);

        Assert.Equal(("two", 1), Assert.Single(_slack.Workspace.Messages) is var message ? (message.Text, message.Edits) : default);
    }

    [Fact]
    public async Task SecondMessageInAChannel_WaitsItsSecond()
    {
        _slack.Workspace.EnforcesMessageRate = true;
        await _api.PostAsync(Token, Message("one"), CancellationToken.None);

        var second = _api.PostAsync(Token, Message("two"), CancellationToken.None);
        Assert.False(second.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await second;

        Assert.DoesNotContain(_slack.Calls, call => call.Error == "ratelimited");
    }

    [Fact]
    public async Task MoreThanAChannelTakesInFiveSeconds_IsGivenBack_WithTheWait()
    {
        var waiting = Enumerable.Range(0, 6).Select(i => _api.PostAsync(Token, Message($"{i}"), CancellationToken.None)).ToList();

        var e = await Assert.ThrowsAsync<SlackApiException>(() => _api.PostAsync(Token, Message("7"), CancellationToken.None));

        Assert.Equal(SlackFault.RateLimited, e.Fault);
        _clock.Advance(TimeSpan.FromSeconds(6));
        await Task.WhenAll(waiting);
        Assert.Equal(6, _slack.Workspace.Messages.Count);
    }

    [Fact]
    public async Task Throttled_Method_WaitsAlone()
    {
        _slack.Next("chat.update", new FakeSlackFault.Throttle(30));
        var posted = await _api.PostAsync(Token, Message("one"), CancellationToken.None);
        var change = new UpdateMessage(_channel, posted.Ts!, "two", Message("two").Blocks);

        var e = await Assert.ThrowsAsync<SlackApiException>(() => _api.UpdateAsync(Token, change, CancellationToken.None));
        Assert.Equal((SlackFault.RateLimited, TimeSpan.FromSeconds(30)), (e.Fault, e.RetryAfter));
        await Assert.ThrowsAsync<SlackApiException>(() => _api.UpdateAsync(Token, change, CancellationToken.None));
        Assert.Single(_slack.Calls, call => call.Method == "chat.update");
        await _api.UserAsync(Token, "U0001", SlackApiClient.CallLimit, CancellationToken.None);

        _clock.Advance(TimeSpan.FromSeconds(30));
        await _api.UpdateAsync(Token, change, CancellationToken.None);
    }

    [Theory]
    [InlineData("channel_not_found", SlackFault.Refused, false)]
    [InlineData("ratelimited", SlackFault.RateLimited, false)]
    [InlineData("internal_error", SlackFault.Unknown, false)]
    [InlineData("fatal_error", SlackFault.Unknown, false)]
    [InlineData("token_revoked", SlackFault.Refused, true)]
    [InlineData("invalid_auth", SlackFault.Refused, true)]
    [InlineData("something new", SlackFault.Refused, false)]
    internal async Task RefusedCall_Fault_SaysWhatATryAgainIsWorth(string error, SlackFault fault, bool aboutToken)
    {
        _slack.Next("chat.postMessage", new FakeSlackFault.Refuse(error));

        var e = await Assert.ThrowsAsync<SlackApiException>(() => _api.PostAsync(Token, Message("x"), CancellationToken.None));

        Assert.Equal((fault, aboutToken), (e.Fault, e.IsAboutToken));
        Assert.DoesNotContain(' ', e.Error);
    }

    [Fact]
    public async Task ConnectionCutOrHttpError_Outcome_IsUnknown()
    {
        foreach (var fault in new FakeSlackFault[] { new FakeSlackFault.Cut(true), new FakeSlackFault.Cut(false), new FakeSlackFault.Status(502), new FakeSlackFault.Status(302) })
        {
            _slack.Next("chat.postMessage", fault);
            var e = await Assert.ThrowsAsync<SlackApiException>(() => PostInTurnAsync());
            Assert.Equal(SlackFault.Unknown, e.Fault);
        }
    }

    [Fact]
    public async Task NoAnswer_UntilTheDeadline_OutcomeIsUnknown()
    {
        var never = new TaskCompletionSource();
        _slack.Next("chat.postMessage", new FakeSlackFault.Wait(never.Task));
        var posting = _api.PostAsync(Token, Message("x"), CancellationToken.None);
        await Eventually.TrueAsync("the message", () => _slack.Workspace.Messages.Count > 0);

        _clock.Advance(SlackApiClient.CallLimit);

        Assert.Equal(SlackFault.Unknown, (await Assert.ThrowsAsync<SlackApiException>(() => posting)).Fault);
        never.SetResult();
    }

    [Fact]
    public async Task NobodyThere_WasNotSent()
    {
        using var caller = new SlackCaller(new Uri("http://127.0.0.1:9/api/"), new MethodPace(TimeSpan.Zero), new RefusedTokens(), _clock);
        var api = new SlackApiClient(caller);

        var e = await Assert.ThrowsAsync<SlackApiException>(() => api.AuthTestAsync(Token, CancellationToken.None));

        Assert.Equal(SlackFault.NotSent, e.Fault);
    }

    [Fact]
    public async Task Users_OverManyPages_AllCome()
    {
        for (var i = 0; i < 25; i++)
            _slack.Workspace.Add($"Member {i}");
        _slack.Workspace.LargestPage = 10;

        var names = new List<string>();
        await foreach (var user in _api.UsersAsync(Token, CancellationToken.None))
            names.Add(user.RealName!);

        Assert.Equal(26, names.Distinct().Count());
        Assert.Equal(3, _slack.Calls.Count(call => call.Method == "users.list"));
    }

    [Fact]
    public async Task MissingScope_IsRefused()
    {
        _slack.Workspace.Scopes.Remove("mpim:write");

        var e = await Assert.ThrowsAsync<SlackApiException>(() => _api.OpenConversationAsync(Token, ["U0001", "U0002"], CancellationToken.None));

        Assert.Equal("missing_scope", e.Error);
    }

    [Fact]
    public async Task ErrorsOfAnyKind_NeverCarryTheToken()
    {
        _slack.Next("auth.test", new FakeSlackFault.Refuse("invalid_auth"));

        var e = await Assert.ThrowsAsync<SlackApiException>(() => _api.AuthTestAsync(Token, CancellationToken.None));

        Assert.DoesNotContain(FakeSlackWorkspace.BotToken, $"{e} {Token} {Token.Secret}");
    }

    [Theory]
    [InlineData("https://hooks.slack.com/actions/T1/2/3", true)]
    [InlineData("https://hooks.slack.com.evil.example/actions", false)]
    [InlineData("http://hooks.slack.com/actions", false)]
    [InlineData("https://hooks.slack.com:8443/actions", false)]
    [InlineData("https://user@hooks.slack.com/actions", false)]
    [InlineData("https://127.0.0.1/x", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("nonsense", false)]
    [InlineData(null, false)]
    public void ResponseAddress_OnlySlacksOwn_IsCalled(string? address, bool allowed) => Assert.Equal(allowed, new SlackAddresses(loopback: false).Response(address) is not null);

    [Theory]
    [InlineData("wss://wss-primary.slack.com/link/?ticket=1", true)]
    [InlineData("ws://wss-primary.slack.com/link/?ticket=1", false)]
    [InlineData("wss://slack.com.evil.example/", false)]
    [InlineData("wss://evilslack.com/", false)]
    [InlineData("ws://127.0.0.1:1/", false)]
    public void SocketAddress_OnlySlacksOwn_IsCalled(string address, bool allowed) => Assert.Equal(allowed, new SlackAddresses(loopback: false).Socket(address) is not null);

    [Fact]
    public void Loopback_WhenConfigured_MayAnswerFromLoopback()
    {
        var addresses = new SlackAddresses(loopback: true);

        Assert.NotNull(addresses.Upload("http://127.0.0.1:5/x"));
        Assert.Null(addresses.Upload("http://files.slack.com/x"));
        Assert.NotNull(addresses.Response("http://127.0.0.1:5/x"));
        Assert.NotNull(addresses.Socket("ws://127.0.0.1:5/x"));
        Assert.Null(addresses.Response("http://192.168.0.1/x"));
    }

    private async Task PostInTurnAsync()
    {
        var posting = _api.PostAsync(Token, Message("x"), CancellationToken.None);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await posting;
    }

    private PostMessage Message(string text) => new(_channel, text, [new SectionBlock(new Mrkdwn(text))]);

    [Theory]
    [InlineData("https://files.slack.com/upload/v1/ABC", true)]
    [InlineData("https://files.slack-gov.com/upload/v1/ABC", true)]
    [InlineData("http://files.slack.com/upload/v1/ABC", false)]
    [InlineData("https://files.slack.com.evil.example/upload", false)]
    [InlineData("https://evil.example/files.slack.com", false)]
    [InlineData("https://files.slack.com:444/upload", false)]
    [InlineData("https://u@files.slack.com/upload", false)]
    [InlineData("http://127.0.0.1:5/x", false)]
    [InlineData(null, false)]
    public void UploadAddress_OnlySlacksOwn_IsSentTo(string? address, bool allowed) => Assert.Equal(allowed, new SlackAddresses(loopback: false).Upload(address) is not null);
}
