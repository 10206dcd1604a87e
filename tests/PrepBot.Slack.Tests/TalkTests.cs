using PrepBot.FakeChats.Slack;
using PrepBot.Slack.Tests.Support;
using PrepBot.Testing;

namespace PrepBot.Slack.Tests;

/// <summary>Where a round talks on Slack: in a huddle of its conversation, or by a link of its own.</summary>
public sealed class TalkTests
{
    [Fact(Timeout = Eventually.LongestTest)]
    public async Task Huddle_IsSaidFirst_AndTheOwnLinkTakesItsPlace()
    {
        await using var group = await SlackGroup.GatherAsync();
        await group.OpenChannelAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await ana.TypesAsync("start frugality as candidate 20m");
        await DoAsync(group, raj.TypesAsync("start as interviewer"));
        Assert.Contains("Start a huddle in your conversation.", ana.Reads);
        Assert.False(ana.CanPress("Another voice channel"));
        Assert.All([ana, raj], member => Assert.Contains("Start a huddle in your conversation.", FakeSlackMember.Words(member.Sees.Last(message => message.Channel[0] == 'D').Blocks)));

        await DoAsync(group, ana.PressesAsync("Our own link"));
        await DoAsync(group, ana.SendsAsync(("link", "javascript:alert(1)")));
        Assert.Equal(["link"], ana.Errors.Keys);
        await DoAsync(group, ana.SendsAsync(("link", "https://meet.example.org/abc")));

        ana.Closes();
        Assert.Contains("Ana set a link to talk by", raj.Reads);
        var card = raj.Sees.Single(message => message.Text.Contains("Can you both speak now?", StringComparison.Ordinal) && message.Channel[0] == 'G');
        Assert.Contains("\"url\":\"https://meet.example.org/abc\"", card.Blocks.ToJsonString());
        Assert.DoesNotContain("huddle", card.Blocks.ToJsonString());
        Assert.DoesNotContain(group.Slack.Calls, call => call.Error is not null);
    }

    private static async Task DoAsync(SlackGroup group, Task what)
    {
        await what;
        await group.QuietAsync();
        await group.SettleAsync();
    }
}
