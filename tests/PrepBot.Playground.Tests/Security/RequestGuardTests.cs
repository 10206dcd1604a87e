using System.Net;
using System.Net.Http.Headers;
using System.Text;
using PrepBot.Playground.Tests.Support;

namespace PrepBot.Playground.Tests.Security;

public sealed class RequestGuardTests : IAsyncLifetime
{
    private PlaygroundServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await PlaygroundServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    public static TheoryData<string> Everything => ["/", "/page/main.js", "/api/people", "/api/state", "/api/rooms/r1/messages", "/api/events"];

    [Theory]
    [MemberData(nameof(Everything))]
    public async Task NameBoundToLoopbackByOthers_AnyRequest_IsRefused(string path)
    {
        using var request = PlaygroundServer.Request(HttpMethod.Get, path);
        request.Headers.Host = $"evil.example:{_server.Address.Port}";

        using var response = await _server.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Theory]
    [InlineData("127.0.0.1:1")]
    [InlineData("127.0.0.1")]
    [InlineData("localhost.evil.example:{0}")]
    [InlineData("0.0.0.0:{0}")]
    public async Task OtherHostOrPort_PageRead_IsRefused(string host)
    {
        using var request = PlaygroundServer.Request(HttpMethod.Get, "/");
        request.Headers.Host = host.Replace("{0}", _server.Address.Port.ToString());

        using var response = await _server.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Localhost_PageRead_IsServed()
    {
        using var request = PlaygroundServer.Request(HttpMethod.Get, "/");
        request.Headers.Host = $"localhost:{_server.Address.Port}";

        using var response = await _server.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://127.0.0.1:1")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Sec-Fetch-Site", "none")]
    public async Task AnotherPage_ReadsOrActs_IsRefusedAndNothingHappens(string header, string value)
    {
        using var read = PlaygroundServer.Request(HttpMethod.Get, "/api/state");
        using var stream = PlaygroundServer.Request(HttpMethod.Get, "/api/events");
        using var act = PlaygroundServer.Request(HttpMethod.Post, $"/api/rooms/{await _server.ChannelAsync()}/lines", json: """{"deliveryId":"delivery-9","text":"hi"}""");

        foreach (var request in new[] { read, stream, act })
        {
            request.Headers.Add(header, value);
            using var response = await _server.Http.SendAsync(request);
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        }

        Assert.Empty(_server.Store.Messages);
    }

    [Fact]
    public async Task OwnPage_Acts_IsTaken()
    {
        using var act = PlaygroundServer.Request(HttpMethod.Post, $"/api/rooms/{await _server.ChannelAsync()}/lines", json: """{"deliveryId":"delivery-9","text":"hi"}""");
        act.Headers.Add("Origin", $"http://127.0.0.1:{_server.Address.Port}");
        act.Headers.Add("Sec-Fetch-Site", "same-origin");

        using var response = await _server.Http.SendAsync(act);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data")]
    public async Task BodyAFormCouldSend_Act_IsRefused(string type)
    {
        using var act = PlaygroundServer.Request(HttpMethod.Post, $"/api/rooms/{await _server.ChannelAsync()}/lines");
        act.Content = new StringContent("""{"deliveryId":"delivery-9","text":"hi"}""", Encoding.UTF8, MediaTypeHeaderValue.Parse(type));

        using var response = await _server.Http.SendAsync(act);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/page/app.css")]
    [InlineData("/api/state")]
    [InlineData("/api/rooms/nowhere/messages")]
    public async Task AnyAnswer_Headers_KeepOthersOut(string path)
    {
        using var response = await _server.Http.SendAsync(PlaygroundServer.Request(HttpMethod.Get, path));

        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'self'", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        Assert.False(response.Headers.Contains("Set-Cookie"));
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }
}
