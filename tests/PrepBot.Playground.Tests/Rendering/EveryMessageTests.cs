using System.Text.Json.Nodes;
using PrepBot.Playground.Rendering;
using PrepBot.Testing;
using PrepBot.Testing.Messages;

namespace PrepBot.Playground.Tests.Rendering;

/// <summary>Every message of the bot as the playground's page gets it, a file a subject.</summary>
public sealed class EveryMessageTests
{
    public static TheoryData<string> Subjects => [.. EveryMessage.Subjects];

    [Theory]
    [MemberData(nameof(Subjects))]
    public void Messages_OfASubject_LookAsApproved(string subject) => Approved.Messages(subject, Render);

    private static JsonArray Render(SampleMessage sample) =>
        [JsonNode.Parse((sample.Message is { } message ? MessageRenderer.Render(message) : FormRenderer.Render(sample.Form!)).ToJsonString())];
}
