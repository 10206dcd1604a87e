using PrepBot.Bank;
using PrepBot.Chat.Commands;
using PrepBot.Chat.Forms;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Questions;
using PrepBot.Features.Tests.Support;
using PrepBot.Testing;

namespace PrepBot.Features.Tests.Questions;

/// <summary>A group that practises another company's values, from the first line to the coverage.</summary>
public sealed class OtherValuesTests
{
    private const string Evidence = "He told which signs he had seen in the sky, what he had decided by them, and when he had turned back.";

    [Fact]
    public async Task ARoundOnHarboursValues_FromStartToCoverage_SpeaksOfThemAlone()
    {
        await using var group = await Group.GatherAsync(Harbour());
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));

        // Nobody has written answers to rate for it, so none are offered.
        await ana.StartsAsync("candidate");
        Assert.Contains("[Other ways to practise] [Leave the queue]", ana.Heard);
        Assert.DoesNotContain("Train my ear", ana.Heard);
        await ana.CommandsAsync("leave");
        await WholeRoundTests.PairAsync(group, ana, raj, 20, "read-the-weather");
        await ana.PressesAsync("I'm here");
        await raj.PressesAsync("I'm here");

        await raj.PressesAsync("My cockpit");
        Assert.Contains("Read the Weather", raj.Heard, StringComparison.OrdinalIgnoreCase);
        await raj.PressesAsync("Ask it");
        await group.WaitAsync(TimeSpan.FromMinutes(2));
        await raj.PressesAsync("Done");
        await group.WaitAsync(TimeSpan.FromMinutes(9));
        await raj.PressesAsync("End");
        await raj.PressesAsync("End and file");
        await raj.PressesAsync("File my debrief");
        await raj.SendsAsync(
            ("read-the-weather.verdict", "Solid"), ("read-the-weather.evidence", Evidence), ("overall", "Inclined"), ("keep", "the signs"));
        await ana.PressesAsync("File my debrief");
        await ana.SendsAsync(("read-the-weather.own", "Solid"), ("helpful", "4"), ("change", "begin later"));

        Assert.Contains(Evidence, ana.Inbox);
        await ana.CommandsAsync("me");
        Assert.Contains("1 of 5", ana.Heard);
        Assert.DoesNotContain("Ownership", ana.Heard);
        await ana.CommandsAsync("help");
        Assert.Contains("invented ferry company", ana.Heard);
        Assert.DoesNotContain("Amazon", ana.Heard);
    }

    [Fact]
    public async Task Harbours_CardsAndPrompts_AreItsOwn()
    {
        await using var group = await Group.GatherAsync(Harbour());
        var ana = group.Member("Ana");

        await ana.CommandsAsync("principle", new Dictionary<string, InputValue> { ["card"] = new ChoiceValue("logbook") });
        Assert.Contains("logbook entry", ana.Heard);
        await ana.CommandsAsync("prompt");
        Assert.Contains("Tell it aloud", ana.Heard);
        await ana.CommandsAsync("question-suggest");

        Assert.Equal(5, Assert.IsType<ChoiceField>(ana.Form.Fields.First()).Options.Count);
    }

    internal static QuestionBank Harbour() => BankFiles.Read(Repository.PathOf("questions/examples/harbour")).Bank!;
}
