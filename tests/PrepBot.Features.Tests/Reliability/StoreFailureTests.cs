using PrepBot.Chat.Forms;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Features.Tests.Support;

namespace PrepBot.Features.Tests.Reliability;

/// <summary>R1, R9: the database away, in the way, or silent around the commit.</summary>
public sealed class StoreFailureTests
{
    [Fact]
    public async Task R9_DatabaseAway_Start_IsRefusedHonestlyAndWorksWhenItIsBack()
    {
        await using var group = await Group.GatherAsync(FailingUnits.PutInPlace);
        var ana = group.Member("Ana");

        group.The<FailingUnits>().Begins.Enqueue(FailingUnits.Unavailable);
        await ana.StartsAsync("candidate");
        Assert.StartsWith("I cannot reach my records right now, so nothing was changed.", ana.Heard);
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from waiting_entries"));
        await ana.StartsAsync("candidate");

        Assert.StartsWith("You are in the queue", ana.Heard);
    }

    [Fact]
    public async Task R1_DatabaseAway_FormSent_KeepsTheWords()
    {
        await using var group = await Group.GatherAsync(FailingUnits.PutInPlace);
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj);
        await raj.PressesAsync("File my debrief");

        group.The<FailingUnits>().Begins.Enqueue(FailingUnits.Unavailable);
        await raj.SendsAsync(("frugality.verdict", "Solid"), ("frugality.evidence", TheRound.Evidence), ("overall", "Inclined"), ("keep", "it"));

        Assert.Contains("I cannot reach my records right now", raj.Heard);
        Assert.Equal(TheRound.Evidence, Assert.IsType<FormErrorsReply>(raj.Last).Typed.Text("frugality.evidence"));
    }

    [Fact]
    public async Task R1_DatabaseAway_LateForm_KeepsTheWords()
    {
        await using var group = await Group.GatherAsync(FailingUnits.PutInPlace);
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj);
        await raj.PressesAsync("File my debrief");
        var sent = raj.Filled(raj.Form.Submit, ("frugality.evidence", TheRound.Evidence));

        group.Clock.Advance(TimeSpan.FromSeconds(10));
        group.The<FailingUnits>().Begins.Enqueue(FailingUnits.Unavailable);
        await raj.DoAsync(sent);

        Assert.Equal(TheRound.Evidence, Assert.IsType<FormErrorsReply>(raj.Last).Typed.Text("frugality.evidence"));
    }

    [Fact]
    public async Task R2_CommitDoneButAnswerLost_OneEffectAndTheFirstAnswer()
    {
        await using var group = await Group.GatherAsync(FailingUnits.PutInPlace);
        var ana = group.Member("Ana");
        group.Tick();

        group.The<FailingUnits>().Commits.Enqueue(FailingUnits.CommittedButUnknown);
        await ana.StartsAsync("candidate");

        Assert.StartsWith("You are in the queue, number 1", ana.Heard);
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from waiting_entries"));
    }

    [Fact]
    public async Task R2_CommitNotDoneAndAnswerLost_IsDoneByTheNextTry()
    {
        await using var group = await Group.GatherAsync(FailingUnits.PutInPlace);
        var ana = group.Member("Ana");

        group.The<FailingUnits>().Commits.Enqueue(FailingUnits.LostAndUnknown);
        await ana.StartsAsync("candidate");

        Assert.StartsWith("You are in the queue, number 1", ana.Heard);
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from waiting_entries"));
    }

    [Fact]
    public async Task R1_CommitUnknownAndNobodyToAsk_SaysThatItIsUnknown()
    {
        await using var group = await Group.GatherAsync(FailingUnits.PutInPlace);
        var ana = group.Member("Ana");
        var units = group.The<FailingUnits>();

        units.Commits.Enqueue(FailingUnits.CommittedButUnknown);
        units.Begins.Enqueue(_ => Task.CompletedTask);
        units.Begins.Enqueue(FailingUnits.Unavailable);
        await ana.StartsAsync("candidate");

        Assert.Contains("I cannot tell whether this was done.", ana.Heard);
        Assert.DoesNotContain("nothing was changed", ana.Heard);
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from waiting_entries"));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public async Task Conflicts_AreTriedThreeTimesInAll(int conflicts, bool done)
    {
        await using var group = await Group.GatherAsync(FailingUnits.PutInPlace);
        var ana = group.Member("Ana");
        var units = group.The<FailingUnits>();
        for (var i = 0; i < conflicts; i++)
            units.Commits.Enqueue(FailingUnits.Conflict);

        await ana.StartsAsync("candidate");

        Assert.Equal(done, ana.Heard.StartsWith("You are in the queue", StringComparison.Ordinal));
        Assert.Equal(done ? 1 : 0, await group.AskAsync<int>("select count(*) from waiting_entries"));
    }

    [Fact]
    public async Task HandlerFails_PersonIsAnsweredKindlyAndOthersGoOn()
    {
        await using var group = await Group.GatherAsync(FailingUnits.PutInPlace);
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));

        group.The<FailingUnits>().Commits.Enqueue((_, _) => throw new InvalidOperationException("A defect, as the test asked."));
        await ana.StartsAsync("candidate");
        Assert.StartsWith("Something went wrong on my side, and nothing was changed.", ana.Heard);
        await raj.StartsAsync("candidate");

        Assert.StartsWith("You are in the queue, number 1", raj.Heard);
    }
}
