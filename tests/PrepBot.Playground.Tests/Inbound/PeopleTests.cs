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
}
