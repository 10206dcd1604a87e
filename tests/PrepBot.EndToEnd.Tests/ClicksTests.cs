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
}
