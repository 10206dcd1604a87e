using System.Net;
using System.Text.Json.Nodes;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Playground.Tests.Support;

namespace PrepBot.Playground.Tests.Inbound;

/// <summary>A file that comes with a private answer: for its person, and for nobody else.</summary>
public sealed class FileTests : IAsyncLifetime
{
    private static readonly byte[] Content = [.. "id,text\r\n1,'=SUM(A1)\r\n"u8];

    private PlaygroundServer _server = null!;
    private string _channel = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await PlaygroundServer.StartAsync();
        _channel = await _server.ChannelAsync();
        _server.Sink.AnswersWith(new PrivateReply(Message.Create("Here it is."))
        {
            File = new Attachment("prompts.csv", "text/csv; charset=utf-8", Content, "1 prompt."),
        });
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Answer_WithAFile_ShowsItsLinkAndItsTwinAndStaysAfterAReload()
    {
        var answer = (await _server.SayAsync(_channel, "/mock question-export", "zoe")).Body;

        var file = answer["message"]!["content"]!["file"]!;
        Assert.Equal(("prompts.csv", "1 prompt.", Content.Length), ((string?)file["name"], (string?)file["twin"], (int)file["bytes"]!));
        var messages = await _server.GetAsync($"/api/rooms/{_channel}/messages", "zoe");
        Assert.True(JsonNode.DeepEquals(file, messages["messages"]!.AsArray()[^1]!["content"]!["file"]));
    }

    [Fact]
    public async Task File_FetchedByItsPerson_IsADownload()
    {
        var id = (string)(await _server.SayAsync(_channel, "/mock question-export", "zoe")).Body["message"]!["content"]!["file"]!["id"]!;

        using var response = await _server.Http.SendAsync(PlaygroundServer.Request(HttpMethod.Get, $"/api/files/{id}", "zoe"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(Content, await response.Content.ReadAsByteArrayAsync());
        Assert.Equal("attachment; filename=\"prompts.csv\"", response.Content.Headers.GetValues("Content-Disposition").Single());
        Assert.Contains("nosniff", response.Headers.GetValues("X-Content-Type-Options"));
    }

    [Theory]
    [InlineData("ana", HttpStatusCode.NotFound)]
    [InlineData(null, HttpStatusCode.Forbidden)]
    [InlineData("eve", HttpStatusCode.Forbidden)]
    public async Task File_FetchedByAnybodyElse_IsLikeNone(string? person, HttpStatusCode status)
    {
        var id = (string)(await _server.SayAsync(_channel, "/mock question-export", "zoe")).Body["message"]!["content"]!["file"]!["id"]!;

        using var theirs = await _server.Http.SendAsync(PlaygroundServer.Request(HttpMethod.Get, $"/api/files/{id}", person));
        using var none = await _server.Http.SendAsync(PlaygroundServer.Request(HttpMethod.Get, "/api/files/999", person));

        Assert.Equal((status, status), (theirs.StatusCode, none.StatusCode));
        Assert.Equal(await none.Content.ReadAsStringAsync(), await theirs.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task DatabaseAway_AnswerWithAFile_IsAnHonestWord()
    {
        await _server.ChannelAsync();
        _server.Sink.Answer = async (_, responder, cancellationToken) =>
        {
            _server.Store.IsAway = true;
            await responder.AnswerAsync(new PrivateReply(Message.Create("Here it is.")) { File = new Attachment("a.csv", "text/csv", Content, "1 prompt.") }, cancellationToken);
        };

        var answer = (await _server.SayAsync(_channel, "/mock question-export", "zoe")).Body;

        Assert.Contains("could not be made ready", answer.ToJsonString());
        Assert.Null(answer["message"]!["content"]!["file"]);
    }
}
