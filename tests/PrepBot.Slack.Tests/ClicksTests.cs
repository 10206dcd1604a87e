using PrepBot.FakeChats.Slack;
using PrepBot.Slack.Tests.Support;
using PrepBot.Testing;

namespace PrepBot.Slack.Tests;

/// <summary>How many actions it takes on Slack: a command sent, a button pressed, a form sent. These are upper bounds.</summary>
public sealed class ClicksTests
{
    private const int LongestTest = Eventually.LongestTest;

    [Fact(Timeout = LongestTest)]
    public async Task FromTheCommandToTheFirstQuestion_TwoPeople_OneCommandAndThreeClicks()
    {
        await using var group = await SlackGroup.GatherAsync();
        await group.OpenChannelAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));

        await ana.TypesAsync("start frugality as candidate 20m");
        var clicks = await CountAsync(
            group,
            () => raj.PressesAsync("Interviewer"),
            () => ana.PressesAsync("I'm here"),
            () => raj.PressesAsync("Ask it"));

        Assert.Equal(3, clicks);
        Assert.Contains("Clock runs", ana.Reads);
    }

    [Fact(Timeout = LongestTest)]
    public async Task FromTheInvitationToTheFirstQuestion_TheInviterInterviews_OneCommandAndTwoClicks()
    {
        await using var group = await SlackGroup.GatherAsync();
        await group.OpenChannelAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));

        await raj.TypesAsync($"start as interviewer with <@{ana.Id}|ana>");
        var clicks = await CountAsync(group, () => ana.PressesAsync("Accept"), () => raj.PressesAsync("Ask it"));

        Assert.Equal(2, clicks);
        Assert.Contains("Clock runs", ana.Reads);
    }

    [Fact(Timeout = LongestTest)]
    public async Task PairingMessage_LeadsIntoTheConversation()
    {
        await using var group = await SlackGroup.GatherAsync();
        await group.OpenChannelAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await ana.TypesAsync("start frugality as candidate 20m");
        await raj.TypesAsync("start as interviewer");
        await group.QuietAsync();
        await group.SettleAsync();

        var room = Assert.Single(group.Slack.Workspace.Messages.Select(message => message.Channel).Distinct(), channel => channel[0] == 'G');
        foreach (var member in new[] { ana, raj })
        {
            var told = member.Sees.Last(message => message.Channel[0] == 'D' && message.Blocks.ToJsonString().Contains("You are paired with", StringComparison.Ordinal));
            Assert.Contains($"https://slack.com/app_redirect?channel={room}", told.Blocks.ToJsonString());
        }
    }

    private static async Task<int> CountAsync(SlackGroup group, params Func<Task>[] clicks)
    {
        await group.QuietAsync();
        await group.SettleAsync();
        foreach (var click in clicks)
        {
            await click();
            await group.QuietAsync();
            await group.SettleAsync();
        }

        return clicks.Length;
    }
}
