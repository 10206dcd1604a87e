using System.Text.Json.Nodes;
using PrepBot.FakeChats.Slack;
using PrepBot.Slack.Tests.Support;

namespace PrepBot.Slack.Tests;

/// <summary>From Allow to the first open channel: a private message to whoever installed it, and one press for each channel the bot is let into.</summary>
public sealed class WelcomeTests
{
    private const int LongestTest = 120_000;

    [Fact(Timeout = LongestTest)]
    public async Task Installer_HearsWhatComesNext_InTheirZone_Once()
    {
        await using var group = await SlackGroup.GatherAsync();
        var other = group.Slack.AddWorkspace("T0002");
        var ines = other.Add("Ines", isAdmin: true, timeZone: "America/Lima");
        group.Slack.Installing.Installer = ines.Id;

        await group.InstallAsync(other);
        await group.SettleAsync();

        var told = Assert.Single(other.Messages, message => message.Channel.StartsWith('D'));
        var words = told.Blocks.ToJsonString();
        Assert.Contains("Choose where mocks run", words);
        Assert.Contains("Weeks are counted in America/Lima. The first weekly post comes", words);
        Assert.Contains("Settings of the group", words);
        Assert.Equal("America/Lima", await AskAsync(group, "select time_zone from communities where external_id = 'T0002'"));
    }

    [Fact(Timeout = LongestTest)]
    public async Task BotLetIntoAChannel_ByAnOrganiser_IsOpenedThereWithOnePress_AndByOthersNothingIsSaid()
    {
        await using var group = await SlackGroup.GatherAsync();
        var (omar, ana) = (group.Member("Omar", isAdmin: true), group.Member("Ana"));
        await DoAsync(group, ana.TypesAsync("help"));
        var seen = ana.Sees.Count;

        await LetInAsync(group, ana.Id, "Ev1");
        Assert.Equal(seen, ana.Sees.Count);
        await LetInAsync(group, omar.Id, "Ev2");
        await LetInAsync(group, omar.Id, "Ev2");
        Assert.Single(omar.Sees, message => message.Blocks.ToJsonString().Contains("Open it for mocks", StringComparison.Ordinal));
        await DoAsync(group, omar.PressesAsync("Open it for mocks"));

        Assert.False(omar.CanPress("Open it for mocks"));
        Assert.Single(group.Slack.Workspace.Messages, message => message.Channel == group.Channel && message.OnlyFor is null);
        Assert.Equal("true", await AskAsync(group, "select enabled::text from channels"));

        // Open already: there is nothing to offer.
        await LetInAsync(group, omar.Id, "Ev3");
        Assert.False(omar.CanPress("Open it for mocks"));
    }

    private static Task LetInAsync(SlackGroup group, string by, string id) => DoAsync(group, group.Slack.Sockets.DeliverAsync("events_api", new JsonObject
    {
        ["type"] = "event_callback",
        ["team_id"] = FakeSlackWorkspace.Team,
        ["event_id"] = id,
        ["event"] = new JsonObject { ["type"] = "member_joined_channel", ["user"] = FakeSlackWorkspace.Bot, ["channel"] = group.Channel, ["inviter"] = by },
    }));

    private static async Task DoAsync(SlackGroup group, Task action)
    {
        await action;
        await group.QuietAsync();
        await group.SettleAsync();
    }

    private static async Task<string> AskAsync(SlackGroup group, string sql)
    {
        await using var command = group.Database.OwnerDataSource.CreateCommand(sql);
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
