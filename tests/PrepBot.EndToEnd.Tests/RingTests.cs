using Microsoft.Playwright;
using PrepBot.EndToEnd.Tests.Support;

namespace PrepBot.EndToEnd.Tests;

/// <summary>Being rung, before the page, while the bot is killed between any two steps.</summary>
public sealed class RingTests(Browser browser) : InTheBrowser(browser)
{
    [Fact]
    public async Task SIGKILL_AfterEveryStepOfARing_RungOnceAndOneRound()
    {
        var folder = await NewFolderAsync();
        var bot = await folder.StartAsync();
        var tab = await OpenAsync(bot.Address, Screen.Wide, "ana", "raj");
        tab.BotMayBeAway = true;
        var (ana, raj) = (tab.Left, tab.Right);

        await ana.SaysAsync("/mock start earn trust as candidate 30m");
        await ana.PressesAsync("Ring me");
        await ana.HearsAsync("I ring you until");
        await AgainAsync();
        await ana.SaysAsync("/mock leave");
        await ana.HearsAsync("I still ring you until");
        await AgainAsync();
        await raj.SaysAsync("/mock start as interviewer");
        await raj.HearsAsync("You are in the queue");
        await AgainAsync();
        await ana.GoesToPrivateMessagesAsync();
        await ana.ReadsAsync("Raj is here now: Earn Trust, 30 min");
        await Assertions.Expect(ana.Buttons("Now")).ToHaveCountAsync(1);
        await AgainAsync();
        await ana.PressesAsync("Now");
        await ana.HearsAsync("You are paired with Raj");
        await AgainAsync();

        await Assertions.Expect(ana.Buttons("Now")).ToHaveCountAsync(0);
        await Assertions.Expect(ana.Root.Locator("[data-room-kind=room]:not([data-closed])")).ToHaveCountAsync(1);
        await Assertions.Expect(raj.Root.Locator("[data-room-kind=room]:not([data-closed])")).ToHaveCountAsync(1);

        async Task AgainAsync()
        {
            bot.Kill();
            bot = await folder.StartAsync(bot.Address);
            foreach (var pane in new[] { ana, raj })
                await Assertions.Expect(pane.Root.Locator("[data-hook=connection][data-state=live]")).ToHaveCountAsync(1);
        }
    }
}
