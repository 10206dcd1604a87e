using System.Text.Json;
using System.Text.Json.Nodes;
using PrepBot.Chat.Messages;
using PrepBot.FakeChats.Slack;
using PrepBot.Slack.Rendering;
using PrepBot.Slack.Wire;
using PrepBot.Testing;
using PrepBot.Testing.Messages;

namespace PrepBot.Slack.Tests.Rendering;

/// <summary>Every message of the bot as Slack gets it, a file a subject, and each within Slack's rules.</summary>
public sealed class EveryMessageTests
{
    public static TheoryData<string> Subjects => [.. EveryMessage.Subjects];

    [Theory]
    [MemberData(nameof(Subjects))]
    public void Messages_OfASubject_LookAsApproved(string subject) => Approved.Messages(subject, Render);

    [Theory]
    [MemberData(nameof(Subjects))]
    public void Messages_OfASubject_KeepSlacksRules(string subject) => Assert.All(
        EveryMessage.All.Where(sample => sample.Subject == subject),
        sample => Assert.Null(sample.Message is { } message ? BlockKitRules.OfMessage(Blocks(message)) : BlockKitRules.OfView(View(sample))));

    private static JsonArray Render(SampleMessage sample) => sample.Message is { } message ? Blocks(message) : [View(sample)];

    private static JsonArray Blocks(Message message) => JsonSerializer.SerializeToNode(
        new PostMessage("C1", MessageRenderer.Text(message), MessageRenderer.Blocks(message)), SlackJsonContext.Default.PostMessage)!["blocks"]!.DeepClone().AsArray();

    private static JsonNode View(SampleMessage sample) =>
        JsonSerializer.SerializeToNode(FormRenderer.Render(sample.Form!, ViewLocation.None), SlackJsonContext.Default.ViewObject)!;
}
