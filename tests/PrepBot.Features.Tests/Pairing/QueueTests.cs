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
    public async Task Sixteen_Wait_CardListsFifteenAndCountsTheOther()
    {
        await using var group = await Group.GatherAsync();
        foreach (var i in Enumerable.Range(1, 16))
        {
            group.Tick();
            await group.Member($"Member{i:00}").StartsAsync("candidate");
        }

        var card = Assert.Single(group.Platform.In(RecordingPlatform.Channel)).Text;

        Assert.Contains("Member15", card);
        Assert.DoesNotContain("Member16", card);
        Assert.Contains("and 1 more", card);
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
            group.Platform.In(RecordingPlatform.Channel)[0].Message.Blocks.OfType<Paragraph>(),
            line => line.Text.Spans.OfType<PersonName>().Any(person => person.DisplayName == "Ana"));
    }
}
