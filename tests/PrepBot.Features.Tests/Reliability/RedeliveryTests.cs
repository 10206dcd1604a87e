using PrepBot.Chat.Commands;
using PrepBot.Chat.Forms;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Features.Tests.Support;

namespace PrepBot.Features.Tests.Reliability;

/// <summary>R2: one delivery, however often and wherever it arrives.</summary>
public sealed class RedeliveryTests
{
    [Fact]
    public async Task R2_OneDeliveryAtTwoProcesses_OneEffectAndOneAnswer()
    {
        await using var group = await Group.GatherAsync();
        var other = group.Replica();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj);
        await raj.PressesAsync("My cockpit");
        var ask = new ActionClicked(raj.Origin(), raj.Find("Ask it").Action, []);

        var answers = await Task.WhenAll(group.HandleAsync(ask), Group.HandleAsync(ask, other), group.HandleAsync(ask), Group.HandleAsync(ask, other));
        await group.SettleAsync();

        Assert.Single(answers.Select(Actor.TextOf).Distinct());
        Assert.Contains("Listen:", Actor.TextOf(answers[0]));
        Assert.Equal(1, await group.AskAsync<int>("select sum(times) from prompt_exposures where heard_as = 1"));
    }

    [Fact]
    public async Task R2_FormAtTwoProcesses_IsFiledOnce()
    {
        await using var group = await Group.GatherAsync();
        var other = group.Replica();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj);
        await raj.PressesAsync("File my debrief");
        var form = raj.Filled(raj.Form.Submit, ("frugality.verdict", "Solid"), ("frugality.evidence", TheRound.Evidence), ("overall", "Inclined"), ("keep", "it"));

        var answers = await Task.WhenAll(group.HandleAsync(form), Group.HandleAsync(form, other));

        Assert.All(answers, answer => Assert.StartsWith("Filed, thank you.", Actor.TextOf(answer)));
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from debriefs"));
    }

    [Fact]
    public async Task R3_TwoProcessesTwoClicks_StillOneRoundEach()
    {
        await using var group = await Group.GatherAsync();
        var other = group.Replica();
        var members = Enumerable.Range(1, 6).Select(i => group.Member($"Member{i}")).ToList();

        await Task.WhenAll(members.SelectMany(member => new[]
        {
            group.HandleAsync(new CommandUsed(member.Origin(), "start", CommandValues.None)),
            Group.HandleAsync(new CommandUsed(member.Origin(), "start", CommandValues.None), other),
        }));
        await group.SettleAsync();

        Assert.Equal(3, group.Platform.Rooms.Count);
        Assert.Equal(6, group.Platform.Rooms.SelectMany(room => room.People).Distinct().Count());
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from waiting_entries"));
    }

    [Fact]
    public async Task R8_DeliveryIdOfSomebodyElse_GivesNothingOfTheirAnswer()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj);
        await raj.PressesAsync("My cockpit");
        await raj.PressesAsync("Ask it", "one-id");

        await ana.CommandsAsync("help");
        var answer = await group.HandleAsync(new CommandUsed(ana.Origin("one-id"), "leave", CommandValues.None));

        Assert.Equal("", Actor.TextOf(answer));
    }
}
