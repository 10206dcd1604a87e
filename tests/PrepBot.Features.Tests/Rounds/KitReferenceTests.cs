using PrepBot.Features.Tests.Support;
using PrepBot.Testing;

namespace PrepBot.Features.Tests.Rounds;

/// <summary>What an interviewer may look up and say in the middle of a round, and the questions that fit any story.</summary>
public sealed class KitReferenceTests
{
    [Fact]
    public async Task AQuestionForAnyStory_IsPostedOnceAndLeavesTheKit()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj);
        await raj.PressesAsync("Open my kit");
        Assert.DoesNotContain("Any story", raj.Heard);
        await raj.PressesAsync("Ask");
        var question = BuiltInBank.Read().Principles.AnyStory.FollowUps[1];
        var button = raj.Find(question.Label).Action;

        await raj.PressesAsync(question.Label);
        await group.SettleAsync();
        await raj.ClicksAsync(button);

        Assert.Equal(1, ana.Around.Split(question.Text).Length - 1);
        await raj.PressesAsync("Open my kit");
        Assert.Contains("Any story", raj.Heard);
        Assert.Throws<InvalidOperationException>(() => raj.Find(question.Label));
    }

    [Fact]
    public async Task AllIListenFor_HasEverySignAndTheLevels_AndIsTheInterviewersAlone()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj);
        await raj.PressesAsync("Open my kit");
        var button = raj.Find("All I listen for").Action;
        var principles = BuiltInBank.Read().Principles;
        var frugality = principles[new("frugality")];

        await raj.PressesAsync("All I listen for");

        Assert.All(frugality.GreenFlags.Concat(frugality.RedFlags).Concat(principles.AnyStory.RedFlags), flag => Assert.Contains(flag.Text, raj.Heard));
        Assert.Contains(frugality.Levels!.Staff, raj.Heard);
        await ana.ClicksAsync(button);
        Assert.StartsWith("This one is not yours", ana.Heard);
    }

    [Fact]
    public async Task WhatICanSay_HasTheInterviewersNameAndTheMinutesOfThisRound()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj, 25);
        await raj.PressesAsync("Open my kit");

        await raj.PressesAsync("What I can say");

        Assert.Contains("Hello, I'm Raj. We have 25 minutes.", raj.Heard);
        Assert.Contains("Back to a real story", raj.Heard);
        Assert.DoesNotContain("{", raj.Heard);
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
