using PrepBot.Features.Tests.Support;
using PrepBot.Testing;

namespace PrepBot.Features.Tests.Rounds;

/// <summary>What an interviewer may look up and say in the middle of a round, and the questions that fit any story.</summary>
public sealed class KitReferenceTests
{
    [Fact]
    public async Task AQuestionForAnyStory_IsPostedOnceAndLeavesTheMenu()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj);
        await raj.PressesAsync("My cockpit");
        await raj.PressesAsync("Ask it");
        await raj.PressesAsync("Done");
        var question = BuiltInBank.Read().Principles.AnyStory.FollowUps[1];
        var menu = raj.FindList("Ask something else")!.Action;

        await raj.ChoosesAsync("Ask something else", question.Text);
        await group.SettleAsync();
        await raj.DoAsync(new PrepBot.Chat.Interactions.ActionClicked(raj.Origin(), menu, ["any.1"]));

        Assert.Equal(1, ana.Around.Split(question.Text).Length - 1);
        await raj.PressesAsync("My cockpit");
        Assert.DoesNotContain(raj.FindList("Ask something else")!.Options, option => option.Label == question.Text);
    }

    [Fact]
    public async Task Reference_HasFourPages_EachWithTheWayBack_AndIsTheInterviewersAlone()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj, 25);
        await raj.PressesAsync("My cockpit");
        var frugality = BuiltInBank.Read().Principles[new("frugality")];
        await raj.PressesAsync("Reference");
        var button = raj.Find("Verdicts").Action;
        Assert.Contains(frugality.Meaning, raj.Heard);

        await raj.PressesAsync("Verdicts");
        Assert.Contains($"▇ strong  {frugality.Rubric.Strong}", raj.Heard);
        await raj.PressesAsync("Beats, signs");
        Assert.All(frugality.Beats.Select(beat => beat.Label).Concat(frugality.GreenFlags.Take(4).Select(flag => flag.Label)), label => Assert.Contains(label, raj.Heard));
        await raj.PressesAsync("Script");
        Assert.Contains("Hello, I'm Raj. We have 25 minutes.", raj.Heard);
        Assert.DoesNotContain("{", raj.Heard);
        await raj.PressesAsync("Back to the round");
        Assert.StartsWith("Ask Ana: Frugality, 1 of 1", raj.Heard);
        await ana.ClicksAsync(button);

        Assert.StartsWith("This one is not yours", ana.Heard);
    }

    [Fact]
    public async Task BackToARealStory_AsksTheCandidateInTheRoom()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj);
        await raj.PressesAsync("My cockpit");
        await raj.PressesAsync("Reference");

        await raj.PressesAsync("Back to a real story");

        Assert.Contains("Raj asks for one real occasion", ana.Around);
    }

    [Fact]
    public async Task AGoodAnswer_IsHeardAfterOnesOwnRoundOnThePrincipleAndNotBefore()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await ana.CommandsAsync("principle", new Dictionary<string, PrepBot.Chat.Commands.InputValue>
        {
            ["name"] = new PrepBot.Chat.Commands.WordsValue(["frugality"]),
        });
        var button = ana.Find("Hear a good one").Action;
        await ana.ClicksAsync(button);
        Assert.StartsWith("A good answer is here for you after your first round on Frugality", ana.Heard);
        await TheRound.CompleteAsync(group, ana, raj);

        await ana.ClicksAsync(button);

        var strong = BuiltInBank.Answers().For(new("frugality")).First(answer => answer.Verdict == PrepBot.Domain.Debriefs.Verdict.Strong);
        Assert.Contains(strong.Paragraphs[0][0], ana.Heard);
        Assert.Contains(strong.Key.AskNext, ana.Heard);
        Assert.DoesNotContain("[", ana.Heard.Replace("[Practise", "", StringComparison.Ordinal));
        Assert.True(ana.Heard.Length < 3_900, $"{ana.Heard.Length}");

        // Raj asked, and was not asked.
        await raj.ClicksAsync(button);
        Assert.StartsWith("A good answer is here for you after", raj.Heard);
    }
}
