using PrepBot.Chat.Forms;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Features.Tests.Support;

namespace PrepBot.Features.Tests.Reliability;

/// <summary>What was kept on the way, a half-filled form or an answer, can no longer be read: its owner is told, and goes on.</summary>
public sealed class DamagedDraftTests
{
    [Fact]
    public async Task Draft_Damaged_FormOpensAndSaysSo()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj);
        await raj.PressesAsync("File my debrief");
        await raj.SendsStepAsync(raj.Form.Submit, ("frugality.verdict", "Solid"), ("frugality.evidence", TheRound.Evidence));
        await group.RunAsync(Damage.OfDrafts);

        await raj.PressesAsync("File my debrief");
        Assert.Equal("What you had typed here earlier can no longer be read. Please write it once more.", raj.Form.Fields.First().Hint);
        await raj.SendsAsync(("frugality.verdict", "Solid"), ("frugality.evidence", TheRound.Evidence), ("overall", "Inclined"), ("keep", "it"));

        Assert.StartsWith("Filed, thank you.", raj.Heard);
    }

    [Fact]
    public async Task Draft_DamagedBetweenTwoSteps_LastStepIsKeptAndItsSenderTold()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj);
        await raj.PressesAsync("File my debrief");
        var form = raj.Form.Submit;
        await raj.SendsStepAsync(form, ("frugality.verdict", "Solid"), ("frugality.evidence", TheRound.Evidence));
        await group.RunAsync(Damage.OfDrafts);

        await raj.SendsAsync(form, ("overall", "Inclined"), ("keep", "the calm"));

        var errors = Assert.IsType<FormErrorsReply>(raj.Last);
        Assert.StartsWith("What you had typed here earlier can no longer be read.", errors.Errors[""]);
        Assert.Equal("the calm", errors.Typed.Text("keep"));
        await raj.PressesAsync("File my debrief");
        Assert.Equal("the calm", Assert.IsType<TextField>(raj.Form.Fields.Single(field => field.Key == "keep")).Value);
    }

    [Fact]
    public async Task Answer_DamagedAndDeliveredAgain_SaysSoAndDoesNothingTwice()
    {
        await using var group = await Group.GatherAsync();
        var mia = group.Member("Mia");
        await mia.PressesAsync("Candidate", "same");
        Assert.StartsWith("You are in the queue", mia.Heard);
        await group.RunAsync(Damage.OfAnswers);

        await mia.PressesAsync("Candidate", "same");

        Assert.StartsWith("This reached me before, and what I answered then can no longer be read.", mia.Heard);
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from waiting_entries"));
    }
}
