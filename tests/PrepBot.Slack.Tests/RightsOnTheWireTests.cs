using PrepBot.FakeChats.Slack;
using PrepBot.Slack.Tests.Support;
using PrepBot.Testing;

namespace PrepBot.Slack.Tests;

/// <summary>A demoted, a removed and a returning member on Slack, over the real wire, and no event tells of any of it.</summary>
public sealed class RightsOnTheWireTests(ITestOutputHelper output)
{
    [Fact]
    public async Task DemotedDeactivatedAndReturning_AreAskedForAtThatMoment()
    {
        await using var group = await SlackGroup.GatherAsync();
        await group.OpenChannelAsync();
        var (world, transcript) = (group.Slack.Workspace, group.Slack.Transcript);
        var (zoeUser, rajUser) = (world.Add("Zoe", isAdmin: true), world.Add("Raj"));
        world.Join(group.Channel, zoeUser);
        world.Join(group.Channel, rajUser);
        var (zoe, raj, ana) = (new FakeSlackMember(group.Slack, zoeUser, group.Channel), new FakeSlackMember(group.Slack, rajUser, group.Channel), group.Member("Ana"));

        transcript.Chapter("Zoe, an admin of the workspace, opens the settings");
        await DoAsync(group, zoe.TypesAsync("settings"));
        Assert.Contains("Settings of this group", zoe.Reads);

        transcript.Chapter("She is no admin any more: a minute later her powers are gone");
        world.Change(zoeUser with { IsAdmin = false });
        await group.WaitAsync(1);
        await DoAsync(group, zoe.TypesAsync("settings"));
        Assert.Contains("Only organisers can do this", zoe.Reads);

        transcript.Chapter("Raj waits for a partner, and his account is switched off");
        await DoAsync(group, raj.TypesAsync("start as candidate"));
        Assert.Contains("Raj", Card(group));
        world.Change(rajUser with { Deleted = true });
        await group.WaitAsync(1);

        transcript.Chapter("Ana comes: nobody is paired with him, nor invited, and the card does not list him");
        await DoAsync(group, ana.TypesAsync("start as interviewer"));
        Assert.DoesNotContain("You are paired", ana.Reads);
        Assert.DoesNotContain("Raj", Card(group));
        await DoAsync(group, ana.TypesAsync($"start with <@{raj.Id}|raj>"));
        Assert.Contains("is switched off", ana.Reads);

        transcript.Chapter("His account is on again: he types as before, and they are paired");
        world.Change(rajUser);
        await group.WaitAsync(1);
        await DoAsync(group, raj.TypesAsync("start as candidate"));
        Assert.Contains("You are paired", raj.Reads);

        foreach (var line in transcript.Lines)
            output.WriteLine(line);
        await TranscriptPage.HoldAsync("slack-rights", "Start", transcript.Lines);
    }

    private static async Task DoAsync(SlackGroup group, Task action)
    {
        await action;
        await group.QuietAsync();
        await group.SettleAsync();
    }

    private static string Card(SlackGroup group) => string.Join(
        '\n', group.Slack.Workspace.Messages.Where(message => message.Channel == group.Channel && message.OnlyFor is null).Select(message => message.Blocks.ToJsonString()));
}
