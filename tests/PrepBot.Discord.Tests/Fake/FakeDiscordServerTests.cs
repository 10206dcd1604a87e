using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PrepBot.FakeChats.Discord;
using PrepBot.Testing;

namespace PrepBot.Discord.Tests.Fake;

/// <summary>That the fake enforces what Discord documents: asked with a bare client, apart from the product.</summary>
public sealed class FakeDiscordServerTests : IAsyncLifetime
{
    private static readonly JsonObject Words = Message("x");

    private readonly ManualTimeProvider _clock = new();
    private readonly HttpClient _http = new();
    private FakeDiscordServer _discord = null!;
    private FakeChannel _channel = null!;
    private FakeMember _ana = null!;

    public async ValueTask InitializeAsync()
    {
        _discord = await FakeDiscordServer.StartAsync(_clock);
        var guild = _discord.AddGuild();
        _channel = _discord.AddChannel(guild);
        _ana = _discord.Member(guild, _channel, "Ana");
        _http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "DiscordBot (test, 1)");
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _discord.DisposeAsync();
    }

    [Theory]
    [InlineData(2.9, 204)]
    [InlineData(3.1, 404)]
    public async Task FirstAnswer_HasThreeSeconds(double after, int status)
    {
        var interaction = Begin();
        _clock.Advance(TimeSpan.FromSeconds(after));

        Assert.Equal(status, await AnswerAsync(interaction, 4, Words));
    }

    [Fact]
    public async Task FirstAnswer_IsTakenOnce()
    {
        var interaction = Begin();

        Assert.Equal(204, await AnswerAsync(interaction, 4, Words));
        Assert.Equal((400, 40060), await RefusedAsync(await SendAnswerAsync(interaction, 4, Words)));
    }

    [Fact]
    public async Task FirstAnswer_NeedsTheInteractionsOwnToken()
    {
        var (one, other) = (Begin(), Begin());

        using var answer = await _http.PostAsJsonAsync(Url($"interactions/{one.Id}/{other.Token}/callback"), Callback(4, Words), CancellationToken.None);

        Assert.Equal((404, 10062), await RefusedAsync(answer));
    }

    [Theory]
    [InlineData(14.9, 200)]
    [InlineData(15.1, 404)]
    public async Task Token_LivesFifteenMinutes(double minutes, int status)
    {
        var interaction = Begin();
        await AnswerAsync(interaction, 5, null);
        _clock.Advance(TimeSpan.FromMinutes(minutes));

        using var followUp = await _http.PostAsJsonAsync(Url($"webhooks/{_discord.ApplicationId}/{interaction.Token}"), Words, CancellationToken.None);

        Assert.Equal(status, (int)followUp.StatusCode);
    }

    [Fact]
    public async Task FollowUp_NeedsAFirstAnswer()
    {
        var interaction = Begin();

        using var followUp = await _http.PostAsJsonAsync(Url($"webhooks/{_discord.ApplicationId}/{interaction.Token}"), Words, CancellationToken.None);

        Assert.Equal(HttpStatusCode.NotFound, followUp.StatusCode);
    }

    [Fact]
    public async Task Modal_CannotFollowADeferral_NorAModal()
    {
        var deferred = Begin();
        await AnswerAsync(deferred, 5, null);

        Assert.Equal(400, await AnswerAsync(deferred, 9, Modal()));
        Assert.Equal(400, await AnswerAsync(Begin(type: 5), 9, Modal()));
        Assert.Equal(204, await AnswerAsync(Begin(type: 3), 9, Modal()));
    }

    [Theory]
    [InlineData(2, 7)]
    [InlineData(2, 6)]
    [InlineData(2, 8)]
    [InlineData(4, 4)]
    [InlineData(2, 3)]
    public async Task AnswerOfTheWrongType_IsRefused(int interaction, int answer) => Assert.Equal(400, await AnswerAsync(Begin(interaction), answer, Words));

    [Fact]
    public async Task BrokenMessage_IsRefusedAndNoted()
    {
        Assert.Equal(400, await AnswerAsync(Begin(), 4, Message(new string('x', 4_001))));
        Assert.NotEmpty(_discord.Violations);
    }

    [Fact]
    public async Task SameNonce_IsOneMessage_ForAFewMinutes()
    {
        var (first, second, other) = (await PostAsync("n1"), await PostAsync("n1"), await PostAsync("n2"));
        _clock.Advance(TimeSpan.FromMinutes(4));
        var later = await PostAsync("n1");

        Assert.Equal(first, second);
        Assert.Equal(3, new[] { first, other, later }.Distinct().Count());
    }

    [Fact]
    public async Task Bucket_TellsItselfInHeaders_AndRefusesPastItsEnd()
    {
        _discord.Limits["GET gateway/bot"] = (2, TimeSpan.FromSeconds(5));
        using var first = await GetAsync("gateway/bot");
        using var second = await GetAsync("gateway/bot");
        _clock.Advance(TimeSpan.FromSeconds(1));
        using var third = await GetAsync("gateway/bot");
        _clock.Advance(TimeSpan.FromSeconds(4));
        using var fourth = await GetAsync("gateway/bot");

        Assert.Equal([200, 200, 429, 200], new[] { first, second, third, fourth }.Select(answer => (int)answer.StatusCode));
        Assert.Equal(("1", "0"), (Header(first, "X-RateLimit-Remaining"), Header(second, "X-RateLimit-Remaining")));
        Assert.Equal(("4.000", "4", "user"), (Header(third, "X-RateLimit-Reset-After"), Header(third, "Retry-After"), Header(third, "X-RateLimit-Scope")));
    }

    [Theory]
    [InlineData(0L, 50001)]
    [InlineData(1L << 10, 50013)]
    public async Task Permissions_AreAsked(long permissions, int code)
    {
        _channel.Permissions = permissions;

        Assert.Equal((403, code), await RefusedAsync(await SendPostAsync("n")));
    }

    [Fact]
    public async Task DeletedChannel_ClosedDirectMessages_AndAnArchivedThread_AreRefused()
    {
        var thread = _discord.AddThread(_channel, "room", _ana.User);
        thread.Archived = true;
        using var added = await SendAsync(HttpMethod.Put, $"channels/{thread.Id}/thread-members/{_ana.User.Id}", null);
        _ana.User.DirectClosed = true;
        using var direct = await SendAsync(HttpMethod.Post, "users/@me/channels", new JsonObject { ["recipient_id"] = _ana.User.Id });
        var directId = (string)(await direct.Content.ReadFromJsonAsync<JsonNode>(CancellationToken.None))!["id"]!;
        using var word = await SendAsync(HttpMethod.Post, $"channels/{directId}/messages", Nonce("n"));
        _channel.Deleted = true;

        Assert.Equal((400, 50083), await RefusedAsync(added));
        Assert.Equal((403, 50007), await RefusedAsync(word));
        Assert.Equal((404, 10003), await RefusedAsync(await SendPostAsync("n")));
    }

    [Fact]
    public async Task WrongToken_IsRefused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Url("gateway/bot"));
        request.Headers.TryAddWithoutValidation("Authorization", "Bot wrong");
        using var answer = await _http.SendAsync(request, CancellationToken.None);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Faults_CutBeforeAndAfterAreDifferentForDiscord()
    {
        _discord.Fault = _ => new FakeFault { CutBefore = true };
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => SendPostAsync("n1"));
        _discord.Fault = _ => new FakeFault { CutAfter = true };
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => SendPostAsync("n2"));

        Assert.Equal("n2", Assert.Single(_discord.Messages).Nonce);
    }

    [Fact]
    public async Task LoginsOfOneKey_WithinFiveSeconds_AreRefused()
    {
        using var first = await ConnectAsync();
        await LogInAsync(first);
        using var second = await ConnectAsync();
        await LogInAsync(second);

        Assert.Equal("READY", (string?)(await ReceiveAsync(first))!["t"]);
        Assert.Equal(9, (int?)(await ReceiveAsync(second))!["op"]);
    }

    [Fact]
    public async Task LoginPastTheBudget_IsNoted()
    {
        _discord.Gateway.IdentifiesLeft = 0;
        using var socket = await ConnectAsync();
        await LogInAsync(socket);
        await ReceiveAsync(socket);

        Assert.Contains("a login past the budget", _discord.Violations);
    }

    [Theory]
    [InlineData("wrong", 1, 1, 4004)]
    [InlineData(null, 3, 1, 4014)]
    [InlineData(null, 1, 2, 4010)]
    public async Task BadLogin_IsClosedWithItsCode(string? token, int intents, int shards, int code)
    {
        using var socket = await ConnectAsync();

        await LogInAsync(socket, token, intents, shards);

        Assert.Null(await ReceiveAsync(socket));
        Assert.Equal(code, (int?)socket.CloseStatus);
    }

    [Fact]
    public async Task Resume_ReplaysWhatWasMissed_InOrder_AndThenSaysSo()
    {
        using var first = await ConnectAsync();
        await LogInAsync(first);
        var session = (string)(await ReceiveAsync(first))!["d"]!["session_id"]!;
        await ReceiveAsync(first);
        _discord.Gateway.Cut();
        Begin();
        Begin();
        using var second = await ConnectAsync("resume");

        await SendAsync(second, new { op = 6, d = new { token = _discord.Token, session_id = session, seq = 2 } });

        Assert.Equal([(3, "INTERACTION_CREATE"), (4, "INTERACTION_CREATE"), (5, "RESUMED")], new[] { await ReceiveAsync(second), await ReceiveAsync(second), await ReceiveAsync(second) }.Select(frame => ((int)frame!["s"]!, (string)frame["t"]!)));
    }

    [Fact]
    public async Task Resume_PastTheEnd_OrOfASessionThatIsGone_IsRefused()
    {
        using var first = await ConnectAsync();
        await LogInAsync(first);
        var session = (string)(await ReceiveAsync(first))!["d"]!["session_id"]!;
        using var ahead = await ConnectAsync("resume");
        await SendAsync(ahead, new { op = 6, d = new { token = _discord.Token, session_id = session, seq = 99 } });
        using var strange = await ConnectAsync("resume");
        await SendAsync(strange, new { op = 6, d = new { token = _discord.Token, session_id = "no-such", seq = 1 } });

        Assert.Null(await ReceiveAsync(ahead));
        Assert.Equal(4007, (int?)ahead.CloseStatus);
        Assert.Equal("""{"op":9,"d":false}""", (await ReceiveAsync(strange))!.ToJsonString());
    }

    private FakeInteraction Begin(int type = 2) => _ana.Begins(type, FakeMember.Command("status", []), null);

    private async Task<int> AnswerAsync(FakeInteraction interaction, int type, JsonObject? data)
    {
        using var answer = await SendAnswerAsync(interaction, type, data);
        return (int)answer.StatusCode;
    }

    private Task<HttpResponseMessage> SendAnswerAsync(FakeInteraction interaction, int type, JsonObject? data) =>
        _http.PostAsJsonAsync(Url($"interactions/{interaction.Id}/{interaction.Token}/callback"), Callback(type, data), CancellationToken.None);

    private async Task<string> PostAsync(string nonce)
    {
        using var answer = await SendPostAsync(nonce);
        return (string)(await answer.Content.ReadFromJsonAsync<JsonNode>(CancellationToken.None))!["id"]!;
    }

    private Task<HttpResponseMessage> SendPostAsync(string nonce) => SendAsync(HttpMethod.Post, $"channels/{_channel.Id}/messages", Nonce(nonce));

    private Task<HttpResponseMessage> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, JsonNode? body)
    {
        using var request = new HttpRequestMessage(method, Url(path)) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("Authorization", $"Bot {_discord.Token}");
        return await _http.SendAsync(request, CancellationToken.None);
    }

    private string Url(string path) => $"{_discord.ApiBaseUrl}/{path}";

    private static async Task<(int Status, int Code)> RefusedAsync(HttpResponseMessage answer) =>
        ((int)answer.StatusCode, (int)(await answer.Content.ReadFromJsonAsync<JsonNode>(CancellationToken.None))!["code"]!);

    private static string? Header(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? values.First() : null;

    private static JsonObject Callback(int type, JsonObject? data) => new() { ["type"] = type, ["data"] = data?.DeepClone() };

    private static JsonObject Message(string text) => new()
    {
        ["flags"] = 32_768,
        ["components"] = new JsonArray(new JsonObject { ["type"] = 10, ["content"] = text }),
        ["allowed_mentions"] = new JsonObject { ["parse"] = new JsonArray() },
    };

    private static JsonObject Nonce(string nonce)
    {
        var message = Message("x");
        message["nonce"] = nonce;
        message["enforce_nonce"] = true;
        return message;
    }

    private static JsonObject Modal() => new()
    {
        ["custom_id"] = "m",
        ["title"] = "x",
        ["components"] = JsonNode.Parse("""[{"type":18,"label":"x","component":{"type":4,"custom_id":"t","style":1}}]"""),
    };

    private async Task<ClientWebSocket> ConnectAsync(string path = "gateway")
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri(_discord.ApiBaseUrl.Replace("http", "ws", StringComparison.Ordinal).Replace("api/v10", path, StringComparison.Ordinal) + "?v=10&encoding=json"), CancellationToken.None);
        Assert.Equal(10, (int?)(await ReceiveAsync(socket))!["op"]);
        return socket;
    }

    private Task LogInAsync(ClientWebSocket socket, string? token = null, int intents = 1, int shards = 1) =>
        SendAsync(socket, new { op = 2, d = new { token = token ?? _discord.Token, intents, shard = new[] { 0, shards }, properties = new { os = "x" } } });

    private static Task SendAsync<T>(ClientWebSocket socket, T frame) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(frame)), WebSocketMessageType.Text, true, CancellationToken.None);

    private static async Task<JsonNode?> ReceiveAsync(ClientWebSocket socket)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        var buffer = new byte[64 * 1024];
        var received = await socket.ReceiveAsync(buffer.AsMemory(), limit.Token);
        return received.MessageType == WebSocketMessageType.Close ? null : JsonNode.Parse(buffer.AsSpan(0, received.Count));
    }
}
