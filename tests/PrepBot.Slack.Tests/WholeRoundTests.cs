using PrepBot.FakeChats.Slack;
using PrepBot.Slack.Tests.Support;
using PrepBot.Testing;

namespace PrepBot.Slack.Tests;

/// <summary>A round on Slack from /mock-admin enable to the debriefs, as two members live through it and a stranger looks on.</summary>
public sealed class WholeRoundTests(ITestOutputHelper output)
{
    private const string Evidence = "She cut the nightly batch from six hours to forty minutes and told us how she had measured it.";
    private const int LongestTest = Eventually.LongestTest;

    [Fact(Timeout = LongestTest)]
    public async Task WholeRound_FromEnableToReveal_EverybodySeesWhatIsTheirs()
    {
        await using var group = await SlackGroup.GatherAsync();
        var story = group.Slack.Transcript;
        story.Chapter("An organiser opens the channel");
        await group.OpenChannelAsync();
        var (ana, raj, mia) = (group.Member("Ana"), group.Member("Raj"), group.Member("Mia"));

        story.Chapter("Ana waits, Raj presses a button of the queue card, and they are paired");
        await ana.TypesAsync("start frugality as candidate 20m");
        await group.SettleAsync();
        Assert.Contains("Ana", QueueCard(group).Text);
        await DoAsync(group, raj.PressesAsync("Interviewer"));
        Assert.Contains("You interview Ana. Can you both speak now?", raj.Reads);
        var room = Assert.Single(group.Slack.Workspace.Messages.Select(message => message.Channel).Distinct(), channel => channel[0] == 'G');
        Assert.Equal(new[] { FakeSlackWorkspace.Bot, ana.Id, raj.Id }.Order(), group.Slack.Workspace.In(room).Order());
        Assert.False(mia.CanPress("My cockpit"));

        story.Chapter("Both arrive, and the interviewer opens the kit");
        await DoAsync(group, ana.PressesAsync("I'm here"));
        await DoAsync(group, raj.PressesAsync("I'm here"));
        await DoAsync(group, raj.PressesAsync("My cockpit"));
        Assert.Contains("Listen for:", raj.Reads);
        Assert.DoesNotContain("Listen for:", ana.Reads);
        var kit = raj.Sees.Last(message => message.Channel[0] == 'D' && message.Text.Contains("Listen for:", StringComparison.Ordinal));
        Assert.Null(kit.OnlyFor);

        story.Chapter("A prompt is asked, answered, and noted down");
        await DoAsync(group, raj.PressesAsync("Ask it"));
        Assert.Contains("Clock runs", ana.Reads);
        Assert.Equal(1, raj.Sees.Single(message => message.Ts == kit.Ts).Edits);
        await group.WaitAsync(3);
        Assert.Contains("3:00", ana.Reads);
        await DoAsync(group, raj.PressesAsync("Done"));
        await DoAsync(group, raj.PressesAsync("Note"));
        await DoAsync(group, raj.SendsAsync(("note", "cut the batch cost by 40 %")));
        Assert.Contains("Noted", raj.Reads);
        raj.Closes();
        await group.WaitAsync(9);

        story.Chapter("End is answered with the form; it comes back once with words at its fields");
        await DoAsync(group, raj.PressesAsync("End"));
        await DoAsync(group, raj.SendsAsync(("frugality.verdict", "Solid"), ("frugality.evidence", "cut the batch")));
        Assert.Equal(["frugality.evidence", "keep", "overall"], raj.Errors.Keys.Order());
        await DoAsync(group, raj.SendsAsync(
            ("frugality.verdict", "Solid"), ("frugality.evidence", Evidence), ("overall", "Inclined"), ("keep", "the numbers"), ("change-1", "say what you learned")));
        Assert.Contains("Nobody sees it until your partner has filed", raj.Reads);
        raj.Closes();
        Assert.DoesNotContain(Evidence, ana.Reads);

        story.Chapter("The candidate files, and both sides are opened");
        await DoAsync(group, ana.PressesAsync("File my debrief"));
        await DoAsync(group, ana.SendsAsync(("frugality.own", "Strong"), ("helpful", "4"), ("change", "end with the lesson")));
        Assert.Contains("Both sides are in", ana.Reads);
        ana.Closes();
        Assert.Contains(Evidence, ana.Reads);
        Assert.DoesNotContain(Evidence, mia.Reads);
        Assert.Contains("finished a round: Frugality", mia.Reads);

        story.Chapter("Ana looks at her page, Mia at the leaderboard");
        await DoAsync(group, ana.OpensHomeAsync());
        Assert.Contains("1 of 16", ana.Reads);
        await DoAsync(group, mia.TypesAsync("leaderboard"));
        Assert.Contains("Ana", mia.Reads);
        Assert.DoesNotContain(group.Slack.Calls, call => call.Error is not null);
        await HoldAsync(group);
        await ForgetEverybodyAsync(group, ana, raj, mia);
    }

    /// <summary>R8: once everybody has asked to be forgotten, nobody can be read out of the database.</summary>
    private async Task ForgetEverybodyAsync(SlackGroup group, params FakeSlackMember[] members)
    {
        var look = await LastLook.BeforeAsync(
            group.Database.OwnerDataSource, TestKey.Text, [.. members.SelectMany(member => new[] { member.Id, member.Name })],
            ["forty minutes", "say what you learned", "end with the lesson"]);
        foreach (var member in members)
        {
            member.Closes();
            await DoAsync(group, member.TypesAsync("forget-me"));
            await DoAsync(group, member.PressesAsync("Erase me"));
        }

        output.WriteLine(await look.AfterAsync("Slack, a group conversation"));
    }

    [Fact(Timeout = LongestTest)]
    public async Task EndOnTheRoomsCard_IsAskedByACardThatCountsWhatWasAskedByNow()
    {
        await using var group = await SlackGroup.GatherAsync();
        await group.OpenChannelAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await ana.TypesAsync("start frugality as candidate 20m");
        await DoAsync(group, raj.TypesAsync("start as interviewer"));
        await DoAsync(group, ana.PressesAsync("I'm here"));
        await DoAsync(group, raj.PressesAsync("I'm here"));
        await DoAsync(group, raj.PressesAsync("Ask it"));
        var card = ana.Sees.Single(message => message.Channel[0] == 'G' && message.Text.Contains("Frugality now", StringComparison.Ordinal));

        await DoAsync(group, ana.PressesOnAsync(card, "End"));

        Assert.DoesNotContain("\"confirm\"", card.Blocks.ToJsonString());
        Assert.Contains("End the round? 1 of 1 was asked", ana.Reads);
        Assert.Contains("Frugality now", raj.Reads);
    }

    [Fact(Timeout = LongestTest)]
    public async Task R7_StrangerPressesTheInterviewersButton_IsToldSoPrivately()
    {
        await using var group = await SlackGroup.GatherAsync();
        await group.OpenChannelAsync();
        var (ana, raj, mia) = (group.Member("Ana"), group.Member("Raj"), group.Member("Mia"));
        await ana.TypesAsync("start frugality as candidate 20m");
        await DoAsync(group, raj.TypesAsync("start as interviewer"));

        await DoAsync(group, mia.PressesOnAsync(raj.Sees.Last(message => message.Channel[0] == 'G'), "My cockpit"));
        await DoAsync(group, ana.PressesAsync("My cockpit"));

        Assert.DoesNotContain("Listen for:", mia.Reads + ana.Reads);
        Assert.Contains("not yours", ana.Reads);
    }

    [Fact(Timeout = LongestTest)]
    public async Task R2_CommandDeliveredAgain_ChangesNothingAndIsAnsweredTheSame()
    {
        await using var group = await SlackGroup.GatherAsync();
        await group.OpenChannelAsync();
        var ana = group.Member("Ana");
        await DoAsync(group, ana.TypesAsync("start frugality as candidate 20m"));

        await DoAsync(group, ana.LastComesAgainAsync());

        var answers = ana.Sees.Where(message => message.OnlyFor == ana.Id).ToList();
        Assert.Equal(2, answers.Count);
        Assert.Equal(answers[0].Text, answers[1].Text);
        Assert.Single(ana.Sees, message => message.OnlyFor is null);
    }

    [Fact(Timeout = LongestTest)]
    public async Task R4_PostWhoseAnswerWasLost_IsNotShownTwice()
    {
        await using var group = await SlackGroup.GatherAsync();
        await group.OpenChannelAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await ana.TypesAsync("start frugality as candidate 20m");
        await group.SettleAsync();
        group.Slack.Next("chat.postMessage", new FakeSlackFault.Cut(AfterDoing: true));

        await raj.TypesAsync("start as interviewer");
        for (var i = 0; i < 5; i++)
            await group.WaitAsync(1);

        var shown = group.Slack.Workspace.Messages.Where(message => message.OnlyFor is null).ToList();
        Assert.Contains(group.Slack.Calls, call => call.Error == "cut after doing");
        Assert.Equal(shown.Count, shown.Select(message => (message.Channel, message.Text)).Distinct().Count());
    }

    [Fact(Timeout = LongestTest)]
    public async Task StrangerToSlacksApi_EnablesAndMistypes_IsHelped()
    {
        await using var group = await SlackGroup.GatherAsync();
        await group.OpenChannelAsync();
        var ana = group.Member("Ana");

        await DoAsync(group, ana.TypesAsync("enable"));
        Assert.Contains("Only organisers", ana.Reads);
        await ana.TypesAsync("strat dive deep");
        await ana.TypesAsync("start frugality qwertyuiop");
        Assert.Contains("qwertyuiop", ana.Reads);
        await ana.TypesAsync("profile");
        Assert.Contains("Europe/Madrid", ana.Reads);
        await DoAsync(group, ana.PressesAsync("Edit"));
        Assert.NotNull(ana.Modal);
        await ana.SendsAsync(("zone", "GMT+1"), ("track", "Software"), ("board", "yes"));
        Assert.Contains("Europe/Madrid", Assert.Single(ana.Errors).Value);
    }

    /// <summary>What went over the wire holds no token, and the page that shows it is true.</summary>
    private static Task HoldAsync(SlackGroup group)
    {
        var lines = group.Slack.Transcript.Lines;
        Assert.True(lines.Count > 60, $"only {lines.Count} lines");
        Assert.DoesNotContain(lines, line => line.Contains("xoxb-", StringComparison.Ordinal) || line.Contains("xapp-", StringComparison.Ordinal));
        return TranscriptPage.HoldAsync("slack-round", "Start", lines);
    }

    private static async Task DoAsync(SlackGroup group, Task action)
    {
        await action;
        await group.QuietAsync();
        await group.SettleAsync();
    }

    private static FakeSlackMessage QueueCard(SlackGroup group) =>
        Assert.Single(group.Slack.Workspace.Messages, message => message.Channel == group.Channel && message.OnlyFor is null);
}
