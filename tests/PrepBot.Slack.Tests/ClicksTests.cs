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

    [Theory(Timeout = LongestTest)]
    [InlineData("sent")]
    [InlineData("skipped")]
    public async Task FirstStartEver_OneFormOverTheAnswer_SentOrSkipped_LosesNoPlace(string how)
    {
        await using var group = await SlackGroup.GatherAsync();
        await group.OpenChannelAsync();
        await Newcomers.AreNewAsync(group.Database.OwnerDataSource);
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));

        await ana.TypesAsync("start frugality as candidate 20m");
        await group.QuietAsync();
        Assert.Equal("Three short questions", (string?)ana.Modal!.View["title"]!["text"]);
        Assert.Equal(("Go on", "Skip"), ((string?)ana.Modal.View["submit"]!["text"], (string?)ana.Modal.View["close"]!["text"]));
        Assert.Contains("You are in the queue, number 1", ana.Reads);
        if (how == "sent")
            await ana.SendsAsync(("level", "Senior"), ("track", "Data"), ("date", "2027-05-04"));
        else
            ana.Closes();
        Assert.Null(ana.Modal);
        await ana.LastComesAgainAsync();
        await group.QuietAsync();

        await raj.PressesAsync("Interviewer");
        await group.QuietAsync();
        Assert.Equal("Three short questions", (string?)raj.Modal!.View["title"]!["text"]);
        raj.Closes();
        await CountAsync(group, () => ana.PressesAsync("I'm here"), () => raj.PressesAsync("Ask it"));

        Assert.Contains("Clock runs", ana.Reads);
        await ana.TypesAsync("profile");
        await group.QuietAsync();
        Assert.Contains(how == "sent" ? "senior" : "not told", ana.Reads);
    }

    [Fact(Timeout = LongestTest)]
    public async Task FirstStartEver_WhoseTriggerIsOver_AsksByTapsInTheAnswer()
    {
        await using var group = await SlackGroup.GatherAsync();
        await group.OpenChannelAsync();
        await Newcomers.AreNewAsync(group.Database.OwnerDataSource);
        var ana = group.Member("Ana");
        group.Slack.Next("views.open", new FakeSlackFault.Refuse("expired_trigger_id"));

        await ana.TypesAsync("start frugality as candidate 20m");
        await group.QuietAsync();
        Assert.Null(ana.Modal);
        Assert.DoesNotContain("You are in the queue", ana.Reads);
        await ana.PressesAsync("Senior");
        await group.QuietAsync();
        Assert.True(ana.CanPress("✓ Senior"));
        await ana.PressesAsync("Go on");
        await group.QuietAsync();

        Assert.Contains("You are in the queue, number 1", ana.Reads);
        Assert.False(ana.CanPress("✓ Senior"));
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
