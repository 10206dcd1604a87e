using System.Globalization;
using Microsoft.Playwright;
using PrepBot.EndToEnd.Tests.Support;

namespace PrepBot.EndToEnd.Tests;

/// <summary>Answers longer than the window are read from their beginning, and push nothing out of sight.</summary>
public sealed class LongAnswerTests(Browser browser) : InTheBrowser(browser)
{
    [Theory]
    [InlineData(1280, 420)]
    [InlineData(390, 420)]
    public async Task LongCard_Shown_BeginsAtTheTopAndTheHeaderStays(int width, int height)
    {
        // A bot of its own: a card that another test left standing would cover the answer in so low a window.
        var bot = await (await NewFolderAsync()).StartAsync();
        var zoe = (await OpenAsync(bot.Address, new Screen(width, height), "zoe")).Left;

        await zoe.SaysAsync("/mock principle earn trust");

        var card = zoe.With("Earn Trust").Last;
        await Assertions.Expect(card.GetByRole(AriaRole.Heading, new() { Name = "Earn Trust" })).ToBeInViewportAsync();
        await Assertions.Expect(zoe.Root.Locator("[data-hook=room-title]")).ToBeInViewportAsync(new() { Ratio = 1 });
        var (pane, line) = (await zoe.Root.BoundingBoxAsync(), await zoe.Composer.BoundingBoxAsync());
        Assert.InRange(pane!.Y + pane.Height - line!.Y - line.Height, 0, 30);
    }

    [Fact]
    public async Task OwnLine_ArrivingAfterItsAnswer_DoesNotPushTheBeginningOutOfSight()
    {
        var bot = await (await NewFolderAsync()).StartAsync();
        var tab = await OpenAsync(bot.Address, new Screen(390, 420), "zoe");
        await tab.Left.SaysAsync("/mock principle earn trust");
        var card = tab.Left.With("Earn Trust").Last;
        var heading = card.GetByRole(AriaRole.Heading, new() { Name = "Earn Trust" });
        await Assertions.Expect(heading).ToBeInViewportAsync();

        await tab.Page.EvaluateAsync("""
            async answer => {
              const { feed } = await import('/page/feed.js');
              const roomId = document.querySelector('[data-pane=left]').dataset.current;
              const message = { id: answer - 0.5, roomId, author: 'zoe', at: new Date().toISOString(), content: { blocks: [{ kind: 'heading', text: 'Came late' }] } };
              feed.dispatchEvent(new CustomEvent('change', { detail: { for: 'zoe', kind: 'message', message } }));
              await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)));
            }
            """, int.Parse((await card.GetAttributeAsync("data-message"))!, CultureInfo.InvariantCulture));

        await Assertions.Expect(tab.Left.With("Came late")).ToHaveCountAsync(1);
        await Assertions.Expect(heading).ToBeInViewportAsync(new() { Timeout = 5000 });
    }
}
