using System.Net;
using PrepBot.Playground.Tests.Support;

namespace PrepBot.Playground.Tests.Inbound;

/// <summary>What a page is told when it opens.</summary>
public sealed class PeopleTests
{
    [Fact]
    public async Task Page_Opened_LearnsWhoThereIs_TheCommand_AndTheNewcomersFirstLine()
    {
        await using var server = await PlaygroundServer.StartAsync();

        var answer = await server.GetAsync("/api/people", "ana");

        Assert.Contains("ana", answer["people"]!.AsArray().Select(person => (string?)person!["id"]));
        Assert.Equal("/mock", (string?)answer["command"]);
        Assert.Equal(("Try it", "/mock start", "They are paired."), ((string?)answer["tour"]!["title"], (string?)answer["tour"]!["line"], (string?)answer["tour"]!["then"]));
    }

    [Fact]
    public async Task ProductWithoutAMadeUpPast_OffersNone_AndGivesNone()
    {
        await using var server = await PlaygroundServer.StartAsync();

        Assert.Null((await server.GetAsync("/api/past"))["offer"]);
        var (status, body) = await server.PostAsync("/api/past", []);
        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Equal("There is no past to be had.", (string?)body["error"]);
    }
}
