using System.Text.Json.Nodes;
using PrepBot.Discord.Rendering;
using PrepBot.Discord.Tests.Support;
using PrepBot.FakeChats.Discord;
using PrepBot.Testing;
using PrepBot.Testing.Messages;

namespace PrepBot.Discord.Tests.Rendering;

/// <summary>Every message of the bot as Discord gets it, a file a subject, and each within Discord's rules.</summary>
public sealed class EveryMessageTests
{
    public static TheoryData<string> Subjects => [.. EveryMessage.Subjects];

    [Theory]
    [MemberData(nameof(Subjects))]
    public void Messages_OfASubject_LookAsApproved(string subject) => Approved.Messages(subject, Render);

    [Theory]
    [MemberData(nameof(Subjects))]
    public void Messages_OfASubject_KeepDiscordsRules(string subject) => Assert.All(
        EveryMessage.All.Where(sample => sample.Subject == subject),
        sample => Assert.Empty(sample.Message is { } message
            ? MessageRenderer.Render(message).SelectMany(page => FakeRules.Message(Gallery.Body(page), mayBeEphemeral: true))
            : Enumerable.Range(0, sample.Form!.Steps.Count).SelectMany(step => FakeRules.Modal(Gallery.Modal(sample.Form, step)))));

    private static JsonArray Render(SampleMessage sample) => sample.Message is { } message
        ? [.. MessageRenderer.Render(message).Select(page => Gallery.Body(page, MessageRenderer.Mentions(message))["components"]!.DeepClone())]
        : [.. Enumerable.Range(0, sample.Form!.Steps.Count).Select(step => Gallery.Modal(sample.Form, step).DeepClone())];
}
