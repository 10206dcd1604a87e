using System.Net;
using System.Text.RegularExpressions;
using PrepBot.Playground.Serving;
using PrepBot.Playground.Tests.Support;

namespace PrepBot.Playground.Tests.Serving;

public sealed partial class PageFilesTests : IAsyncLifetime
{
    private PlaygroundServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await PlaygroundServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task EveryFileThePageNames_Read_IsServedWithItsType()
    {
        var wanted = new Queue<string>(Names(await _server.Http.GetStringAsync("/")));
        var seen = new HashSet<string>();
        while (wanted.TryDequeue(out var name))
        {
            if (!seen.Add(name))
                continue;

            using var response = await _server.Http.GetAsync($"/page/{name}");
            Assert.True(response.IsSuccessStatusCode, name);
            Assert.NotNull(response.Content.Headers.ContentType);
            foreach (var next in Names(await response.Content.ReadAsStringAsync()))
                wanted.Enqueue(next);
        }

        Assert.Equal(new PageFiles().Names.Where(name => name != "index.html").Order(), seen.Order());
    }

    [Fact]
    public async Task FileReadBefore_ReadAgain_IsNotSentAgain()
    {
        using var first = await _server.Http.GetAsync("/page/main.js");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/page/main.js");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await _server.Http.SendAsync(again);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("/page/nothing.js")]
    [InlineData("/page/..%2fappsettings.json")]
    public async Task UnknownFile_Read_IsNotThere(string path)
    {
        using var response = await _server.Http.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Page_Text_HasNothingInlineAndNothingFromOutside()
    {
        var html = await _server.Http.GetStringAsync("/");

        Assert.DoesNotMatch("<script(?![^>]*src=\"/page/)", html);
        Assert.DoesNotMatch("<style|style=|\\son[a-z]+=|https?:", html);
    }

    [Fact]
    public async Task Scripts_Text_NeverMakeMarkupOfText()
    {
        foreach (var name in new PageFiles().Names.Where(name => name.EndsWith(".js", StringComparison.Ordinal)))
        {
            var script = await _server.Http.GetStringAsync($"/page/{name}");
            Assert.DoesNotMatch("innerHTML|outerHTML|insertAdjacentHTML|document\\.write|eval\\(|new Function", script);
        }
    }

    private static IEnumerable<string> Names(string text) => Mentions().Matches(text).Select(match => match.Groups["name"].Value);

    [GeneratedRegex("(?:/page/|from '\\./)(?<name>[a-z.]+)", RegexOptions.None, 1000)]
    private static partial Regex Mentions();
}
