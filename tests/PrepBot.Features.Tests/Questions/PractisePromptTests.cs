using PrepBot.Chat.Commands;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Features.Tests.Support;
using PrepBot.Testing;

namespace PrepBot.Features.Tests.Questions;

/// <summary>Prompts to practise alone: of what is needed most, and counted when they were answered.</summary>
public sealed class PractisePromptTests
{
    private static readonly Dictionary<string, InputValue> Frugality = new() { ["principle"] = new WordsValue(["frugality"]) };

    [Fact]
    public async Task Prompt_OnlyLookedAt_IsNotMarkedAsPractised()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");

        await ana.CommandsAsync("prompt", Frugality);
        await ana.PressesAsync("Another one");

        Assert.Equal(0, await PractisedAsync(group));
    }

    [Fact]
    public async Task Prompt_Answered_IsMarkedOnce_WhateverIsSentAgain()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");
        await ana.CommandsAsync("prompt", Frugality);
        var text = Quoted(ana);
        var answered = ana.Find("I answered it").Action;

        await ana.ClicksAsync(answered, "one");
        await ana.ClicksAsync(answered, "one");

        Assert.Equal(1, await PractisedAsync(group));
        var card = Assert.IsType<UpdateReply>(ana.Last).Message;
        Assert.Equal(text, Assert.Single(card.Blocks.OfType<Quote>()).ToPlainText());
        Assert.False(ana.Sees("I answered it"));
        Assert.Contains("Noted", ana.Heard);
    }

    [Fact]
    public async Task Prompt_AnotherOne_IsOfTheSamePrincipleAndAnother()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");
        await ana.CommandsAsync("prompt", Frugality);

        for (var i = 0; i < 20; i++)
        {
            var before = Quoted(ana);
            await ana.PressesAsync("Another one");
            Assert.StartsWith("Frugality", ana.Heard);
            Assert.NotEqual(before, Quoted(ana));
        }
    }

    [Fact]
    public async Task Prompt_WithoutAPrinciple_IsOfTheOneNeededMost_AndMovesOnWhenAnswered()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");
        var seen = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            await ana.CommandsAsync("prompt");
            var first = Principle(ana);
            await ana.CommandsAsync("prompt");
            Assert.Equal(first, Principle(ana));
            seen.Add(first);
            await ana.PressesAsync("I answered it");
            await group.WaitAsync(TimeSpan.FromMinutes(1));
        }

        var likeliest = BuiltInBank.Read().Principles.ByProbeRank[0].Name;
        Assert.Equal(likeliest, seen[0]);
        Assert.Equal(seen.Count, seen.Distinct().Count());
    }

    [Fact]
    public async Task Answered_OfAPromptNobodyHas_SaysSoAndMarksNothing()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");

        await ana.ClicksAsync(new ActionId("prompt", "answered", Subject.Create("frugality-9999")));
        Assert.Contains("/mock prompt gives you another one", ana.Heard);
        await ana.ClicksAsync(new ActionId("prompt", "answered", Subject.None));

        Assert.Equal(0, await PractisedAsync(group));
    }

    private static string Quoted(Actor actor) => Assert.Single(((PrivateReply)actor.Last!).Message.Blocks.OfType<Quote>()).ToPlainText();

    private static string Principle(Actor actor) => ((PrivateReply)actor.Last!).Message.Blocks.OfType<Paragraph>().First().ToPlainText();

    private static Task<long> PractisedAsync(Group group) => group.AskAsync<long>("select coalesce(sum(times), 0) from prompt_exposures where heard_as = 2");
}
