using PrepBot.Chat.Messages;
using PrepBot.Features.Tests.Support;
using PrepBot.Testing;

namespace PrepBot.Features.Tests.Pairing;

/// <summary>The queue's one card, and how an entry ends.</summary>
public sealed class QueueTests
{
    [Fact]
    public async Task ManyChanges_QueueCard_StaysOneAndIsEdited()
    {
        await using var group = await Group.GatherAsync();
        var (ana, mia) = (group.Member("Ana"), group.Member("Mia"));

        await ana.PressesAsync("Candidate");
        await mia.PressesAsync("Candidate");
        await ana.PressesAsync("Leave");

        var card = Assert.Single(group.Platform.In(RecordingPlatform.Channel));
        Assert.True(card.Edits >= 3);
        Assert.DoesNotContain("Ana", card.Text);
        Assert.Contains("Mia · candidate · anything", card.Text);
    }

    [Fact]
    public async Task CardDeleted_NextChange_PostsOneAnew()
    {
        await using var group = await Group.GatherAsync();
        var (ana, mia) = (group.Member("Ana"), group.Member("Mia"));
        await ana.StartsAsync("candidate");

        group.Platform.Delete(Assert.Single(group.Platform.In(RecordingPlatform.Channel)).Posted);
        await mia.StartsAsync("candidate");
        await mia.CommandsAsync("leave");

        var card = Assert.Single(group.Platform.In(RecordingPlatform.Channel)).Text;
        Assert.Contains("Ana", card);
        Assert.DoesNotContain("Mia", card);
    }

    [Theory]
    [InlineData("Candidate", "candidate")]
    [InlineData("Interviewer", "interviewer")]
    [InlineData("Either", "either")]
    public async Task CardButton_Pressed_JoinsInThatRole(string label, string role)
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");

        await ana.PressesAsync(label);

        Assert.Contains($"as {role}.", ana.Heard);
    }

    [Fact]
    public async Task SixWait_CardListsFiveWithAButtonEachAndCountsTheOther()
    {
        await using var group = await Group.GatherAsync();
        foreach (var i in Enumerable.Range(1, 6))
        {
            group.Tick();
            await group.Member($"Member{i:00}").StartsAsync("candidate");
        }

        var card = Assert.Single(group.Platform.In(RecordingPlatform.Channel));

        Assert.Equal(
            ["Interview Member01", "Interview Member02", "Interview Member03", "Interview Member04", "Interview Member05"],
            card.Message.Blocks.OfType<Section>().Select(section => section.Accessory.Label));
        Assert.DoesNotContain("Member06", card.Text);
        Assert.Contains("and 1 more, longest wait first", card.Text);
    }

    [Theory]
    [InlineData("candidate", "Interview Mia", "interviewer")]
    [InlineData("interviewer", "Be asked by Mia", "candidate")]
    public async Task ButtonBesideSomebody_PressedByWhoDidNotWait_PairsWithThatOneAndNotWithWhoWaitsLonger(string role, string button, string part)
    {
        await using var group = await Group.GatherAsync();
        var (ana, mia, raj) = (group.Member("Ana"), group.Member("Mia"), group.Member("Raj"));
        await ana.StartsAsync(role);
        group.Tick();
        await mia.StartsAsync(role);

        await raj.PressesAsync(button);

        Assert.Contains($"You are paired with Mia, as {part}: ", raj.Heard);
        Assert.Single(group.Platform.Rooms);
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from waiting_entries"));
        Assert.Contains("Ana", Assert.Single(group.Platform.In(RecordingPlatform.Channel)).Text);
    }

    [Fact]
    public async Task ButtonBesideWhoTakesEitherPart_Pressed_PairsTheTwo()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await ana.StartsAsync("either");

        await raj.PressesAsync("Practise with Ana");

        Assert.Contains("You are paired with Ana", raj.Heard);
        Assert.Single(group.Platform.Rooms);
    }

    [Fact]
    public async Task ButtonBesideSomebody_PressedTwice_OpensOneRound()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await ana.StartsAsync("candidate");
        var take = raj.Find("Interview Ana").Action;

        await raj.ClicksAsync(take);
        await raj.ClicksAsync(take);

        Assert.StartsWith("You are in a round already", raj.Heard);
        Assert.Single(group.Platform.Rooms);
    }

    [Fact]
    public async Task ButtonBesideOneself_Pressed_SaysSoAndKeepsThePlace()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");
        await ana.StartsAsync("candidate", 30, null, "frugality");

        await ana.PressesAsync("Interview Ana");

        Assert.StartsWith("That is you, waiting until 2026-11-22 10:00 UTC. Frugality, 30 min, as candidate.", ana.Heard);
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from waiting_entries"));
        await ana.PressesAsync("Leave the queue");
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from waiting_entries"));
    }

    [Fact]
    public async Task ButtonBesideSomebodyGone_PressedByWhoDidNotWait_LeavesNobodyInTheQueue()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await ana.StartsAsync("candidate");
        var take = raj.Find("Interview Ana").Action;
        await ana.PressesAsync("Leave the queue");

        await raj.ClicksAsync(take);

        Assert.StartsWith("They are not free for a round right now.", raj.Heard);
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from waiting_entries"));
        Assert.Empty(group.Platform.Rooms);
    }

    [Fact]
    public async Task ButtonBesideSomebody_IsNotFree_OwnPlaceThatHadLapsedCanStillBeRenewed()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await raj.StartsAsync("candidate", 30, null, "frugality");
        await group.WaitAsync(TimeSpan.FromMinutes(60));
        await ana.AvoidsAsync(raj);
        await ana.StartsAsync("candidate");

        await raj.PressesAsync("Interview Ana");
        Assert.StartsWith("They are not free for a round right now.", raj.Heard);
        Assert.DoesNotContain("Raj", raj.Around);
        await raj.PressesAsync("Wait another hour");

        Assert.Contains("Frugality, 30 min, as candidate", raj.Heard);
    }

    [Fact]
    public async Task AnHourGoesBy_Entry_LapsesWithAPrivateWordAndOneClickToRenew()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");
        await ana.StartsAsync("candidate", 30, null, "frugality");

        await group.WaitAsync(TimeSpan.FromMinutes(59));
        Assert.Equal("", ana.Inbox);
        await group.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Contains("Nobody who fits came by in this time, so you are out of the queue.", ana.Inbox);
        Assert.Contains("Nobody is waiting", ana.Around);
        await ana.PressesAsync("Wait another hour");

        Assert.Contains("You are in the queue, number 1, until 2026-11-22 11:00 UTC", ana.Heard);
        Assert.Contains("Ana · candidate · Frugality · 30 min", ana.Around);
        Assert.Single(group.Platform.PrivatelyTo(ana.Person));
    }

    [Fact]
    public async Task Lapsed_ComesBack_AtTheEndOfTheLine()
    {
        await using var group = await Group.GatherAsync();
        var (ana, mia) = (group.Member("Ana"), group.Member("Mia"));
        await ana.StartsAsync("candidate");
        await group.WaitAsync(TimeSpan.FromMinutes(60));
        await mia.StartsAsync("candidate");
        group.Tick();

        await ana.PressesAsync("Wait another hour");

        Assert.Contains("number 2", ana.Heard);
    }

    [Fact]
    public async Task Renewed_Twice_WaitsOnceAndLapsesOnce()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");
        await ana.StartsAsync("candidate");
        await group.WaitAsync(TimeSpan.FromMinutes(60));

        var renew = ana.Find("Wait another hour").Action;
        await ana.ClicksAsync(renew);
        await ana.ClicksAsync(renew);
        Assert.Contains("you keep your place", ana.Heard);
        await group.WaitAsync(TimeSpan.FromMinutes(60));

        Assert.Equal(2, group.Platform.PrivatelyTo(ana.Person).Count);
    }

    [Fact]
    public async Task RenewPressed_ByAStranger_IsNotTheirs()
    {
        await using var group = await Group.GatherAsync();
        var (ana, mia) = (group.Member("Ana"), group.Member("Mia"));
        await ana.StartsAsync("candidate");
        await group.WaitAsync(TimeSpan.FromMinutes(60));

        await mia.ClicksAsync(ana.Find("Wait another hour").Action);

        Assert.StartsWith("This one is not yours", mia.Heard);
        Assert.Contains("Nobody is waiting", mia.Around);
    }

    [Fact]
    public async Task Leave_Twice_SaysWhatIsTrue()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");
        await ana.StartsAsync("candidate");

        await ana.CommandsAsync("leave");
        Assert.StartsWith("You are out of the queue.", ana.Heard);
        await ana.CommandsAsync("leave");

        Assert.StartsWith("You were not waiting anywhere.", ana.Heard);
    }

    [Fact]
    public async Task Status_WhileWaiting_TellsThePlace()
    {
        await using var group = await Group.GatherAsync();
        var (ana, mia) = (group.Member("Ana"), group.Member("Mia"));
        await ana.StartsAsync("candidate");
        group.Tick();
        await mia.StartsAsync("candidate");

        await mia.CommandsAsync("status");

        Assert.Contains("Waiting, number 2 of 2, until 2026-11-22 10:00 UTC. Any principle, as candidate.", mia.Heard);
        Assert.True(mia.Sees("Leave the queue"));
    }

    [Fact]
    public async Task FirstTimeInTheChannel_QueueCard_RingsNobody()
    {
        await using var group = await Group.GatherAsync();
        await group.Member("Ana").StartsAsync("candidate");

        Assert.Empty(Assert.Single(group.Platform.In(RecordingPlatform.Channel)).Message.Notify);
        Assert.Contains(
            group.Platform.In(RecordingPlatform.Channel)[0].Message.Blocks.OfType<Section>(),
            line => line.Text.Spans.OfType<PersonName>().Any(person => person.DisplayName == "Ana"));
    }
}
