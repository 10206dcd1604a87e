using PrepBot.Chat.Forms;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Features.Tests.Support;

namespace PrepBot.Features.Tests.Rounds;

/// <summary>What is ticked while the candidate talks is kept at once, for the interviewer alone, and stands in the debrief.</summary>
public sealed class ScorecardTests
{
    [Fact]
    public async Task Ticks_AreKeptAtOnce_AndTheFormOpensWithThem()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await AskedAsync(ana, raj);
        await raj.PressesAsync("Scorecard");

        await raj.ChoosesAsync("Verdict so far", "▅ solid");
        var (beats, good) = (Values(raj, "Beats heard"), Values(raj, "Good signs"));
        await TickAsync(raj, "Beats heard", beats[0], beats[1]);
        await TickAsync(raj, "Good signs", good[0]);
        await TickAsync(raj, "Beats heard", beats[1]);
        Assert.Contains("Beats heard 1 of", raj.Heard);
        Assert.Equal(["Solid"], raj.FindList("Verdict so far")!.Chosen);
        await raj.PressesAsync("Done");
        Assert.StartsWith("Dig deeper", raj.Heard);
        await group.WaitAsync(TimeSpan.FromMinutes(12));
        await raj.PressesAsync("End");
        await raj.PressesAsync("End and file");

        Assert.Equal(["Solid"], Chosen(raj, "frugality.verdict"));
        await raj.SendsAsync(("frugality.verdict", "Solid"), ("frugality.evidence", TheRound.Evidence), ("overall", "Inclined"), ("keep", "it"));
        await raj.PressesAsync("Add details");
        Assert.Equal(new[] { good[0], beats[1] }.Order(), Chosen(raj, "frugality.heard").Order());
    }

    [Fact]
    public async Task Tick_AfterTheEnd_KeepsNothing_AndLeadsToTheForm_AfterTheRevealItIsOver()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await AskedAsync(ana, raj);
        await raj.PressesAsync("Scorecard");
        var verdict = raj.FindList("Verdict so far")!.Action;
        await group.WaitAsync(TimeSpan.FromMinutes(12));
        await raj.PressesAsync("End");
        await raj.PressesAsync("End and file");

        await raj.DoAsync(new ActionClicked(raj.Origin(), verdict, ["Concern"]));
        Assert.StartsWith("File your debriefs now", raj.Heard);
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from form_drafts"));
        await TheRound.FileDebriefAsync(raj);
        await TheRound.FileReviewAsync(ana);
        await raj.DoAsync(new ActionClicked(raj.Origin(), verdict, ["Concern"]));

        Assert.StartsWith("This round is over.", raj.Heard);
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from form_drafts"));
    }

    [Fact]
    public async Task Tick_ByTheCandidate_OrOfWhatIsNotThere_ChangesNothing()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await AskedAsync(ana, raj);
        await raj.PressesAsync("Scorecard");
        var (verdict, beats) = (raj.FindList("Verdict so far")!.Action, raj.FindList("Beats heard")!.Action);

        await ana.DoAsync(new ActionClicked(ana.Origin(), verdict, ["Concern"]));
        Assert.StartsWith("This one is not yours", ana.Heard);
        await raj.DoAsync(new ActionClicked(raj.Origin(), verdict, ["Brilliant"]));
        await raj.DoAsync(new ActionClicked(raj.Origin(), verdict, ["7"]));
        await raj.DoAsync(new ActionClicked(raj.Origin(), beats, ["beat:none-such"]));

        Assert.Empty(raj.FindList("Verdict so far")!.Chosen);
        Assert.Empty(raj.FindList("Beats heard")!.Chosen);
        Assert.DoesNotContain("solid", ana.Around + ana.Inbox);
    }

    [Fact]
    public async Task DraftOfTicks_IsSealed()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await AskedAsync(ana, raj);
        await raj.PressesAsync("Scorecard");
        await raj.ChoosesAsync("Verdict so far", "▁ concern");

        Assert.Equal(0, await group.AskAsync<int>("select count(*) from form_drafts where position(convert_to('Concern', 'UTF8') in body) > 0"));
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from form_drafts"));
    }

    private static async Task AskedAsync(Actor ana, Actor raj)
    {
        await TheRound.RunAsync(ana, raj);
        await raj.PressesAsync("My cockpit");
        await raj.PressesAsync("Ask it");
    }

    private static Task<Reply> TickAsync(Actor actor, string list, params string[] values) =>
        actor.DoAsync(new ActionClicked(actor.Origin(), actor.FindList(list)!.Action, values));

    private static List<string> Values(Actor actor, string list) => [.. actor.FindList(list)!.Options.Select(option => option.Value)];

    private static IReadOnlyList<string> Chosen(Actor actor, string field) => Assert.IsType<ChoiceField>(actor.Form.Fields.Single(each => each.Key == field)).Chosen;
}
