using System.Text.Json.Nodes;
using PrepBot.FakeChats.Slack;
using PrepBot.Slack.Tests.Support;
using PrepBot.Testing;

namespace PrepBot.Slack.Tests;

/// <summary>The own page of a member, and the shortcuts that are everywhere: what leads, that it follows every change, and how seldom it is shown for that.</summary>
public sealed class HomeTests
{
    private const int LongestTest = 120_000;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    [Fact(Timeout = LongestTest)]
    public async Task Page_LeadsWithTheOneButtonOfTheSituation_FromFreeToFiled()
    {
        await using var group = await SlackGroup.GatherAsync();
        await group.OpenChannelAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await DoAsync(group, ana.OpensHomeAsync());
        Assert.Equal("Practise Customer Obsession", Lead(ana));
        Assert.Contains($"<#{group.Channel}>", Text(ana));

        await DoAsync(group, ana.TypesAsync("start frugality as candidate 20m"));
        await DoAsync(group, raj.TypesAsync("start as interviewer"));
        await LaterAsync(group);
        Assert.Equal(("I'm here", "I'm here"), (Lead(ana), Lead(raj)));
        await DoAsync(group, ana.PressesAtHomeAsync("I'm here"));
        await DoAsync(group, raj.PressesAtHomeAsync("I'm here"));
        await LaterAsync(group);
        Assert.Equal((null, "My cockpit"), (Lead(ana), Lead(raj)));
        Assert.Contains("Open the room", Text(ana));
        await DoAsync(group, raj.PressesAtHomeAsync("My cockpit"));
        await DoAsync(group, raj.PressesAsync("Ask it"));
        await group.WaitAsync(12);
        await DoAsync(group, raj.PressesAsync("End"));
        await LaterAsync(group);

        Assert.Equal(("File my debrief", "File my debrief"), (Lead(ana), Lead(raj)));
        await DoAsync(group, ana.PressesAtHomeAsync("File my debrief"));
        await DoAsync(group, ana.SendsAsync(("frugality.own", "Strong"), ("helpful", "4"), ("change", "end with the lesson")));
        await LaterAsync(group);
        Assert.Equal("Practise Customer Obsession", Lead(ana));
        Assert.All(new[] { ana, raj }, member => Assert.InRange(Buttons(member).Count(button => (string?)button["style"] == "primary"), 0, 1));
        Assert.DoesNotContain(group.Slack.Calls, call => call.Error is not null);
    }

    [Fact(Timeout = LongestTest)]
    public async Task TwentyChangesWithinThreeSeconds_AreOneShowing_AndARowKeepsItMeanwhile()
    {
        await using var group = await SlackGroup.GatherAsync();
        await group.OpenChannelAsync();
        await LaterAsync(group);
        var ana = group.Member("Ana");
        await DoAsync(group, ana.TypesAsync("help"));
        var before = Shown(group);

        for (var i = 0; i < 10; i++)
        {
            await DoAsync(group, ana.TypesAsync("start frugality as candidate 20m"));
            await DoAsync(group, ana.TypesAsync("leave"));
        }

        Assert.Equal(before, Shown(group));
        Assert.Equal(1, await CountAsync(group, "select count(*) from due_rows where kind = 'own-page'"));
        await LaterAsync(group);
        Assert.Equal(before + 1, Shown(group));
        Assert.Equal(0, await CountAsync(group, "select count(*) from due_rows where kind = 'own-page'"));
        await LaterAsync(group);
        Assert.Equal(before + 1, Shown(group));
    }

    /// <summary>A crash between the request and its answer: a page is not a post, so it is shown again and nobody is asked about it.</summary>
    [Fact(Timeout = LongestTest)]
    public async Task PageNobodyKnowsOf_IsShownAgain_AndNoOrganiserIsAsked()
    {
        await using var group = await SlackGroup.GatherAsync();
        await group.OpenChannelAsync();
        var ana = group.Member("Ana");
        await DoAsync(group, ana.TypesAsync("start frugality as candidate 20m"));
        group.Clock.Advance(Pause);
        while (await group.The<Chat.DueRows.DueRowLoop>().RunOneAsync(CancellationToken.None))
        {
        }

        await using (var mark = group.Database.OwnerDataSource.CreateCommand("update outbox set sending = true, sending_since = now() where coalesce_key like 'own-page:%'"))
            Assert.True(await mark.ExecuteNonQueryAsync() > 0);
        await group.SettleAsync();

        Assert.NotNull(ana.Home);
        Assert.Equal(0, await CountAsync(group, "select count(*) from outbox where coalesce_key like 'own-page:%' and closed_at is null"));
    }

    [Fact(Timeout = LongestTest)]
    public async Task EveryShortcutOfTheManifest_DoesSomething()
    {
        await using var group = await SlackGroup.GatherAsync();
        await group.OpenChannelAsync();
        var ana = group.Member("Ana");
        var named = File.ReadAllLines(Repository.PathOf("deploy/slack-app-manifest.yaml"))
            .Select(line => line.Trim()).Where(line => line.StartsWith("callback_id:", StringComparison.Ordinal)).Select(line => line["callback_id:".Length..].Trim().Trim('"')).ToList();

        Assert.Equal(3, named.Count);
        foreach (var shortcut in named)
        {
            await DoAsync(group, ana.ChoosesShortcutAsync(shortcut));
            Assert.NotNull(ana.Modal);
            Assert.DoesNotContain("not yours to use", ana.Modal.View.ToJsonString());
            ana.Closes();
        }

        await DoAsync(group, ana.ChoosesShortcutAsync("command:dance"));
        Assert.Contains("not yours to use", ana.Reads);
    }

    [Fact(Timeout = LongestTest)]
    public async Task StartAMock_FromNowhere_AsksForTheChannelAndStartsThere()
    {
        await using var group = await SlackGroup.GatherAsync();
        var ana = group.Member("Ana");
        await DoAsync(group, ana.ChoosesShortcutAsync("home:start:-"));
        Assert.Contains("No channel is open for mocks yet", ana.Modal!.View.ToJsonString());
        ana.Closes();
        await group.OpenChannelAsync();

        await DoAsync(group, ana.ChoosesShortcutAsync("home:start:-"));
        Assert.Contains($"#{group.Channel}", ana.Modal!.View.ToJsonString());
        Assert.Equal(0, await CountAsync(group, "select count(*) from waiting_entries"));
        await DoAsync(group, ana.PressesAsync("Start a mock"));

        Assert.Equal(1, await CountAsync(group, "select count(*) from waiting_entries"));
    }

    [Fact(Timeout = LongestTest)]
    public async Task FileMyDebrief_FromNowhere_OpensTheForm()
    {
        await using var group = await SlackGroup.GatherAsync();
        await group.OpenChannelAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await ana.TypesAsync("start frugality as candidate 20m");
        await DoAsync(group, raj.TypesAsync("start as interviewer"));
        await DoAsync(group, ana.PressesAsync("I'm here"));
        await DoAsync(group, raj.PressesAsync("I'm here"));
        await DoAsync(group, raj.PressesAsync("My cockpit"));
        await DoAsync(group, raj.PressesAsync("Ask it"));
        await group.WaitAsync(12);
        await DoAsync(group, raj.PressesAsync("End"));
        ana.Closes();

        await DoAsync(group, ana.ChoosesShortcutAsync("command:debrief"));
        await DoAsync(group, ana.SendsAsync(("frugality.own", "Strong"), ("helpful", "4"), ("change", "end with the lesson")));

        Assert.Equal(1, await CountAsync(group, "select count(*) from debriefs"));
    }

    private static string Text(FakeSlackMember member) => member.Home!.View.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>The primary button beside the first sentence, or null.</summary>
    private static string? Lead(FakeSlackMember member) => member.Home!.View["blocks"]![0]!["accessory"] is { } button && (string?)button["style"] == "primary"
        ? (string?)button["text"]!["text"]
        : null;

    private static IEnumerable<JsonNode> Buttons(FakeSlackMember member) => member.Home!.View["blocks"]!.AsArray()
        .SelectMany(block => (block!["elements"] as JsonArray ?? []).Append(block["accessory"]).OfType<JsonNode>().Where(element => (string?)element["type"] == "button"));

    private static int Shown(SlackGroup group) => group.Slack.Calls.Count(call => call.Method == "views.publish");

    private static async Task DoAsync(SlackGroup group, Task action)
    {
        await action;
        await group.QuietAsync();
        await group.SettleAsync();
    }

    private static async Task LaterAsync(SlackGroup group)
    {
        group.Clock.Advance(Pause);
        await group.SettleAsync();
    }

    private static async Task<long> CountAsync(SlackGroup group, string sql)
    {
        await using var command = group.Database.OwnerDataSource.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
