using System.Text.Json.Nodes;
using PrepBot.EndToEnd.Tests.Support;
using PrepBot.Testing;

namespace PrepBot.EndToEnd.Tests;

/// <summary>How many actions it takes in the playground, over HTTP as the page speaks. These are upper bounds.</summary>
public sealed class ClicksTests
{
    [Fact]
    public async Task FromTheCommandToTheFirstQuestion_TwoPeople_OneCommandAndThreeClicks()
    {
        await using var folder = await BotFolder.CreateAsync();
        var bot = await folder.StartAsync();
        using var ana = new Member("ana", bot.Address, "clicks");
        using var raj = new Member("raj", bot.Address, "clicks");

        await ana.SaysAsync("/mock start frugality as candidate 20m");
        Func<Task>[] clicks = [() => raj.PressesAsync("Interviewer"), () => ana.PressesAsync("I'm here"), () => raj.PressesAsync("Ask it")];
        foreach (var click in clicks)
            await click();

        Assert.Equal(3, clicks.Length);
        await Eventually.TrueAsync(
            "the first question", async () => (await ana.EverythingAsync()).Any(message => message.Text.Contains("Clock runs since", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("frugality", 20)]
    [InlineData("frugality, dive deep", 45)]
    [InlineData("frugality, dive deep, ownership", 60)]
    public async Task EndToFiled_OneForm_ForOneToThreePrinciples(string principles, int minutes)
    {
        await using var folder = await BotFolder.CreateAsync();
        var bot = await folder.StartAsync();
        using var ana = new Member("ana", bot.Address, "filing");
        using var raj = new Member("raj", bot.Address, "filing");
        await ana.SaysAsync($"/mock start {principles} as candidate {minutes}m");
        await raj.PressesAsync("Interviewer");
        await ana.PressesAsync("I'm here");
        await raj.PressesAsync("Ask it");

        // A card that is still on its way to be drawn anew would take the question of "End" away.
        await Eventually.TrueAsync(
            "the first question", async () => (await ana.EverythingAsync()).Any(message => message.Text.Contains("Clock runs since", StringComparison.Ordinal)));
        var (clicks, forms) = (0, 0);

        // "End" asks its question; its answer is the form.
        await PressAsync(raj, "End");
        await SendAsync(raj, await PressAsync(raj, "End and file"), ("frugality.verdict", "Solid"), ("frugality.evidence", Scenes.Evidence), ("overall", "Inclined"), ("keep", "the numbers"));
        Assert.Contains("Filed, thank you.", raj.Told[^1]);
        Assert.Equal((2, 1), (clicks, forms));

        (clicks, forms) = (0, 0);
        var notAsked = principles.Split(", ").Skip(1).Select(name => ($"{name.Replace(' ', '-')}.own", "NotProbed"));
        await SendAsync(ana, await PressAsync(ana, "File my debrief"), [("frugality.own", "Strong"), .. notAsked, ("helpful", "4")]);
        Assert.Contains("Both sides are in", ana.Told[^1]);
        Assert.InRange(clicks, 1, 2);
        Assert.Equal(1, forms);

        Task<JsonObject> PressAsync(Member member, string label)
        {
            clicks++;
            return member.PressesAsync(label);
        }

        Task<JsonObject> SendAsync(Member member, JsonObject opened, params (string, string)[] answers)
        {
            forms++;
            return member.SendsAsync(opened, answers);
        }
    }
}
