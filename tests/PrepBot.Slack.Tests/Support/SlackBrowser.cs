using System.Net;
using Microsoft.AspNetCore.WebUtilities;

namespace PrepBot.Slack.Tests.Support;

/// <summary>A browser of somebody who installs: keeps the bot's cookie, and knows the bot's public address by the one it really has.</summary>
internal sealed class SlackBrowser(SlackGroup group) : IDisposable
{
    private readonly HttpClient _http = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
    private string? _cookie;

    /// <summary>What the bot's cookie was set with.</summary>
    public string CookieAsSet { get; private set; } = "";

    /// <summary>Sets out: where the bot sends the browser.</summary>
    public async Task<Uri> SetOutAsync()
    {
        using var response = await GetAsync(new Uri(SlackGroup.PublicUrl + "/slack/install"));
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return response.Headers.Location!;
    }

    /// <summary>Answers Slack's page: where Slack sends the browser back.</summary>
    public async Task<Uri> AnswerAsync(Uri authorize)
    {
        using var response = await _http.GetAsync(authorize);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return response.Headers.Location!;
    }

    /// <summary>Comes back.</summary>
    public async Task<(HttpStatusCode Status, string Page)> ComeBackAsync(Uri back)
    {
        using var response = await GetAsync(back);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>All three steps.</summary>
    public async Task<(HttpStatusCode Status, string Page)> InstallAsync() => await ComeBackAsync(await AnswerAsync(await SetOutAsync()));

    public static string StateIn(Uri address) => QueryHelpers.ParseQuery(address.Query)["state"].ToString();

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> GetAsync(Uri address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(group.Address, address.PathAndQuery));
        if (_cookie is not null)
            request.Headers.Add("Cookie", _cookie);

        var response = await _http.SendAsync(request);
        if (response.Headers.TryGetValues("Set-Cookie", out var set))
        {
            var header = Assert.Single(set);
            var cookie = header.Split(';')[0];
            (CookieAsSet, _cookie) = cookie.EndsWith('=') ? (CookieAsSet, null) : (header, cookie);
        }

        return response;
    }
}
