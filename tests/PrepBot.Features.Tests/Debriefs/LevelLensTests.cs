using PrepBot.Chat.Forms;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Members;
using PrepBot.Domain.Principles;
using PrepBot.Features.Tests.Support;
using PrepBot.Testing;

namespace PrepBot.Features.Tests.Debriefs;

/// <summary>The interviewer judges by the candidate's level, so the form says what it asks; and leaves the smallest platform's form room for that.</summary>
public sealed class LevelLensTests
{
    [Theory]
    [InlineData(Level.Junior)]
    [InlineData(Level.Senior)]
    [InlineData(Level.Staff)]
    public async Task Debrief_OfACandidateWithALevel_SaysBeforeTheVerdictWhatItAsks(Level level)
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await PreparesForAsync(ana, level);
        await PreparesForAsync(raj, level == Level.Junior ? Level.Staff : Level.Junior);

        await TheRound.EndAsync(group, ana, raj);
        await raj.PressesAsync("File my debrief");

        Assert.Equal($"At this level: {Lens("frugality", level)}", Assert.IsType<FormText>(raj.Form.Steps[0].Parts[0]).Text);
        Assert.Equal("frugality.verdict", Assert.IsType<ChoiceField>(raj.Form.Steps[0].Parts[1]).Key);
    }

    [Fact]
    public async Task Debrief_OfACandidateWithoutALevel_HasNoYardstickOfAnother()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));

        await TheRound.EndAsync(group, ana, raj);
        await raj.PressesAsync("File my debrief");

        Assert.Empty(raj.Form.Steps.SelectMany(step => step.Parts).OfType<FormText>());
    }

    [Fact]
    public async Task EveryPrinciple_HasItsOwn_AndEveryStepFitsTheSmallestForm()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await PreparesForAsync(ana, Level.Staff);
        await EndTwoAsync(group, ana, raj);

        await raj.PressesAsync("File my debrief");

        Assert.Equal(
            [$"At this level: {Lens("frugality", Level.Staff)}", $"At this level: {Lens("dive-deep", Level.Staff)}"],
            raj.Form.Steps.SelectMany(step => step.Parts).OfType<FormText>().Select(text => text.Text));
        Assert.All(raj.Form.Steps, step => Assert.InRange(step.Fields.Count - step.Taps.Count, 1, FormStep.MaxFields));
    }

    [Fact]
    public async Task Candidate_NeverReadsIt()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await PreparesForAsync(ana, Level.Senior);
        await TheRound.EndAsync(group, ana, raj);

        await ana.PressesAsync("File my debrief");

        Assert.Empty(ana.Form.Steps.SelectMany(step => step.Parts).OfType<FormText>());
    }

    [Theory]
    [InlineData("The nightly batch\nThe missing index", "The nightly batch\nThe missing index")]
    [InlineData("–\nThe missing index", "–\nThe missing index")]
    [InlineData("- \n The missing index ", "–\nThe missing index")]
    [InlineData("The nightly batch", "The nightly batch\n–")]
    [InlineData("The nightly batch\nThe missing index\nand its twin", "The nightly batch\nThe missing index and its twin")]
    [InlineData("", "")]
    [InlineData("\n", "")]
    public async Task Headlines_ALineEach_AreFiledWithTheirPrincipleAndComeBack(string typed, string back)
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await PreparesForAsync(ana, Level.Senior);
        await EndTwoAsync(group, ana, raj);
        await raj.PressesAsync("File my debrief");
        await raj.SendsAsync(
            ("frugality.verdict", "Solid"), ("frugality.evidence", TheRound.Evidence), ("dive-deep.verdict", "NotProbed"), ("dive-deep.evidence", ""),
            ("overall", "Inclined"), ("keep", "the numbers"));
        await raj.PressesAsync("Add details");
        Assert.Equal("A line each, – for none: Frugality, Dive Deep", raj.Form.Fields.Single(field => field.Key == "stories").Hint);

        await raj.SendsAsync(("stories", typed));
        await ana.PressesAsync("File my debrief");
        await ana.SendsAsync(("frugality.own", "Solid"), ("dive-deep.own", "NotProbed"), ("helpful", "3"), ("change", ""));
        await raj.PressesAsync("Correct mine");

        Assert.Equal(back, Assert.IsType<TextField>(raj.Form.Fields.Single(field => field.Key == "stories")).Value);
        Assert.StartsWith("At this level: ", Assert.IsType<FormText>(raj.Form.Steps[0].Parts[0]).Text);
    }

    private static async Task EndTwoAsync(Group group, Actor candidate, Actor interviewer)
    {
        await TheRound.RunAsync(candidate, interviewer, 25, "frugality", "dive-deep");
        await interviewer.PressesAsync("My cockpit");
        await interviewer.PressesAsync("Ask it");
        group.Clock.Advance(TimeSpan.FromMinutes(12));
        await group.SettleAsync();
        await interviewer.PressesAsync("End");
        await interviewer.PressesAsync("End and file");
    }

    private static async Task PreparesForAsync(Actor actor, Level level)
    {
        await actor.CommandsAsync("profile");
        await actor.PressesAsync("Edit");
        await actor.SendsAsync(("zone", ""), ("level", $"{level}"), ("track", "General"), ("board", "yes"));
    }

    private static string Lens(string principle, Level level) => BuiltInBank.Read().Principles[new PrincipleId(principle)].Levels!.For(level)!;
}
