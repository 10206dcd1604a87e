using System.Net;
using System.Net.Http.Json;
using PrepBot.EndToEnd.Tests.Support;

namespace PrepBot.EndToEnd.Tests;

/// <summary>Nothing but the playground's own page may talk to it.</summary>
[Collection(OneBot.Name)]
public sealed class SecurityTests(OneBot bot) : IDisposable
{
    private readonly HttpClient _http = new();

    [Theory]
    [InlineData("GET", "/")]
    [InlineData("GET", "/page/main.js")]
    [InlineData("GET", "/api/state")]
    [InlineData("GET", "/api/events")]
    [InlineData("POST", "/api/rooms/1/lines")]
    public async Task Request_WithForeignHost_IsRefused(string method, string path)
    {
        using var answer = await SendAsync(method, path, ("Host", $"evil.example:{bot.Address.Port}"));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData("GET", "/api/state", "Origin", "https://evil.example")]
    [InlineData("GET", "/api/rooms/1/messages", "Sec-Fetch-Site", "cross-site")]
    [InlineData("GET", "/api/events", "Origin", "null")]
    [InlineData("POST", "/api/rooms/1/lines", "Origin", "http://127.0.0.1:1")]
    [InlineData("POST", "/api/rooms/1/clicks", "Sec-Fetch-Site", "same-site")]
    [InlineData("POST", "/api/rooms/1/forms", "Origin", "https://evil.example")]
    public async Task Request_FromAnotherPage_IsRefused(string method, string path, string header, string value)
    {
        using var answer = await SendAsync(method, path, (header, value));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Room_OfOthers_LooksLikeNoRoom()
    {
        await bot.FreeEverybodyAsync();
        using var ana = bot.Member("ana");
        using var raj = bot.Member("raj");
        using var mia = bot.Member("mia");
        await ana.SaysAsync("/mock start frugality as candidate");
        await raj.SaysAsync("/mock start as interviewer");
        await ana.PressesAsync("I'm here");
        var room = (await ana.RoomsAsync()).First(each => each is { Kind: "room", Closed: false });

        using var theirs = await SendAsync("GET", $"/api/rooms/{room.Id}/messages", ("Acting-As", "mia"));
        using var none = await SendAsync("GET", "/api/rooms/999999/messages", ("Acting-As", "mia"));

        Assert.Equal(HttpStatusCode.NotFound, theirs.StatusCode);
        Assert.Equal(await none.Content.ReadAsStringAsync(), await theirs.Content.ReadAsStringAsync());
        Assert.DoesNotContain(await mia.RoomsAsync(), each => each.Kind == "room");
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> SendAsync(string method, string path, (string Name, string Value) header)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(bot.Address, path));
        if (method == "POST")
            request.Content = JsonContent.Create(new { deliveryId = "12345678", text = "hello" });
        if (header.Name != "Acting-As")
            request.Headers.Add("Acting-As", "ana");
        request.Headers.Add(header.Name, header.Value);
        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }
}
