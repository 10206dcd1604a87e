using Microsoft.Playwright;
using PrepBot.EndToEnd.Tests.Support;

namespace PrepBot.EndToEnd.Tests;

/// <summary>The interviewer's card on a phone: one screen, the button one would press next in sight, over the command line and never scrolled away.</summary>
public sealed class CockpitTests(Browser browser) : InTheBrowser(browser)
{
    private const int HighestCockpit = 560;
    private const int HighestCard = 748;

    [Fact]
    public async Task EveryStateOfTheCockpit_AndEveryPageOfTheReference_FitsAPhone()
    {
        var bot = await (await NewFolderAsync()).StartAsync();
        var wide = await OpenAsync(bot.Address, Screen.Wide, "ana", "raj");
        await Scenes.PairAsync(wide.Left, wide.Right);
        await Scenes.MeetAsync(wide.Left, wide.Right);
        var phone = await OpenAsync(bot.Address, Screen.Phone, "raj");
        var raj = phone.Left;
        await raj.GoesToOpenRoomAsync();

        await raj.PressesAsync("My cockpit");
        await FitsAsync(phone, "Ask Ana", HighestCockpit, "ask");
        await raj.PressesAsync("Ask it");
        await FitsAsync(phone, "Listen: Ana answers", HighestCockpit, "listening");
        await raj.PressesAsync("Scorecard");
        await FitsAsync(phone, "Tick while you listen", int.MaxValue, "scorecard");
        await raj.PressesAsync("Done");
        await FitsAsync(phone, "Dig deeper", HighestCockpit, "answered");
        await raj.PressesAsync("Reference");
        foreach (var (page, words) in new[] { ("Meaning", "what it is really about"), ("Verdicts", "what each verdict sounds like"), ("Beats, signs", "beats and signs"), ("Script", "What you can say") })
        {
            if (await raj.Buttons(page).CountAsync() > 0)
                await raj.PressesAsync(page);
            await FitsAsync(phone, words, HighestCard, $"reference-{page[..5]}");
        }

        await raj.PressesAsync("Back to the round");
        await FitsAsync(phone, "Dig deeper", HighestCockpit, "answered-again");
        foreach (var _ in Enumerable.Range(0, 3))
            await raj.PressesAsync("Ask this");
        await FitsAsync(phone, "Close the round", HighestCockpit, "last");
        await raj.PressesAsync("End the round");
        await FitsAsync(phone, "End the round? 1 of 1 was asked", HighestCockpit, "end-asks");
        await raj.PressesAsync("End and file");
        await Assertions.Expect(raj.Dialog).ToHaveCountAsync(1);
    }

    /// <summary>The card stands in the dock alone of its kind, is no higher than it may be, and its one primary button is in sight without scrolling.</summary>
    private static async Task FitsAsync(Tab tab, string words, int most, string name)
    {
        var card = tab.Left.Root.Locator("[data-hook=dock] [data-card]");
        await Assertions.Expect(card).ToHaveCountAsync(1);
        await Assertions.Expect(card).ToContainTextAsync(words);
        if (Environment.GetEnvironmentVariable("PREPBOT_SCREENSHOTS") is { Length: > 0 } folder)
            await tab.PictureAsync(Path.Combine(Directory.CreateDirectory(folder).FullName, $"cockpit-{name}.png"));

        var height = (await card.Locator(".content").BoundingBoxAsync())!.Height;
        Assert.True(height <= most, $"{name} is {height} px high; {most} may be.");
        var primary = card.Locator("button.primary");
        await Assertions.Expect(primary).ToHaveCountAsync(1);
        await Assertions.Expect(primary).ToBeInViewportAsync();
    }
}
