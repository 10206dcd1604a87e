using System.Reflection;
using System.Runtime.CompilerServices;
using PrepBot.Practice;
using PrepBot.Slack.WebApi;
using PrepBot.Testing;

namespace PrepBot.Slack.Tests;

/// <summary>Least rights: the manifest asks for what the methods we call and the events we read need, and for nothing else.</summary>
public sealed class ManifestTests
{
    /// <summary>What the manifest asks for.</summary>
    public static IReadOnlyList<string> Scopes => [.. ListAfter("bot:")];

    [Fact]
    public void Scopes_OfTheManifest_AreThoseOfTheMethodsCalledAndTheEventsRead()
    {
        Assert.Equal(SlackMethod.BotScopes.Order(), ListAfter("bot:").Order());
    }

    [Fact]
    public void Methods_Declared_AreAllInTheList()
    {
        var declared = typeof(SlackMethod).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.FieldType == typeof(SlackMethod)).Select(field => ((SlackMethod)field.GetValue(null)!).Name);

        Assert.Equal(declared.Order(), SlackMethod.All.Select(method => method.Name).Order());
    }

    [Fact]
    public void Manifest_AsksForNoMessages()
    {
        var manifest = File.ReadAllText(FileOf());

        Assert.DoesNotContain("history", manifest);
        Assert.DoesNotContain("message.", manifest);
        Assert.Contains("socket_mode_enabled: true", manifest);
        Assert.Contains("command: /mock", manifest);
    }

    /// <summary>What a page or a hint tells people to type is there to be typed.</summary>
    [Fact]
    public void Commands_OfTheManifest_AreTheProductsTwoNames()
    {
        var commands = File.ReadAllLines(FileOf()).Select(line => line.Trim()).Where(line => line.StartsWith("- command:", StringComparison.Ordinal));
        var escaped = File.ReadAllLines(FileOf()).Count(line => line.Trim() == "should_escape: true");

        Assert.Equal([$"- command: {PracticeRegistration.Root}", $"- command: /{PracticeRegistration.Root.OrganisersName}"], commands);
        Assert.Equal(2, escaped);
    }

    [Fact]
    public void Events_OfTheManifest_AreThoseThatAreRead()
    {
        var reader = File.ReadAllText(Repository.PathOf("src/PrepBot.Slack/Inbound/InteractionReader.cs"));

        Assert.Equal(SlackEventKind.All.Select(kind => kind.Name).Order(), ListAfter("bot_events:").Order());
        Assert.All(SlackEventKind.All, kind => Assert.Contains($"\"{kind.Name}\"", reader, StringComparison.Ordinal));
    }

    private static IEnumerable<string> ListAfter(string key) => File.ReadAllLines(FileOf())
        .SkipWhile(line => line.Trim() != key).Skip(1)
        .TakeWhile(line => line.TrimStart().StartsWith("- ", StringComparison.Ordinal))
        .Select(line => line.Trim()[2..]);

    private static string FileOf([CallerFilePath] string test = "") =>
        Path.Combine(Path.GetDirectoryName(test)!, "..", "..", "deploy", "slack-app-manifest.yaml");
}
