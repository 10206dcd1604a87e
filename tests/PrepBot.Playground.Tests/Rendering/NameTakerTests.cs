using System.Text.Json.Nodes;
using PrepBot.Chat.Messages;
using PrepBot.Playground.People;
using PrepBot.Playground.Rendering;
using PrepBot.Values.Identity;

namespace PrepBot.Playground.Tests.Rendering;

public sealed class NameTakerTests
{
    private static readonly NameTaker Taker = new("ana", "Ana");

    [Fact]
    public void MessageThatNamesThem_Taken_NamesNobodyAndKeepsTheRest()
    {
        var ana = new PersonRef(PlaygroundPeople.Platform, "ana");
        var message = new Message(
        [
            new Heading("Mock of Ana"),
            new Paragraph(RichText.Create($"{new PersonName(ana, "Ana")} waits, and Ana's banana stays.")),
            new Facts([new Fact("Ana", "Ana solid")]),
            new Buttons([new Button(new ActionId("meet", "here", Subject.Create("Ana")), "Go, Ana")]),
        ])
        {
            Notify = [ana, new PersonRef(PlaygroundPeople.Platform, "raj")],
        };

        var taken = JsonNode.Parse(Taker.Taken(MessageRenderer.Render(message).ToJsonString())!)!;

        Assert.Equal("a former member waits, and a former member's banana stays.", string.Concat(taken["blocks"]![1]!["text"]!.AsArray().Select(span => (string)span!["text"]!)));
        Assert.Equal(["raj"], taken["notify"]!.AsArray().Select(person => (string)person!));
        Assert.Equal("meet:here:Ana", (string)taken["blocks"]![3]!["items"]![0]!["action"]!);
        Assert.DoesNotContain("Ana", taken.ToJsonString().Replace("meet:here:Ana", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Anastasia and banAna analyse")]
    [InlineData("")]
    public void TextWithoutTheName_Taken_IsLeftAlone(string text) =>
        Assert.Null(Taker.Taken(MessageRenderer.Render(Message.Create($"x{text}")).ToJsonString()));

    [Fact]
    public void UnreadableMessage_Taken_IsEmptied() => Assert.Equal("{}", Taker.Taken("not json about Ana"));
}
