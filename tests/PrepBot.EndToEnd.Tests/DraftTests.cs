using System.Threading.Channels;
using Microsoft.Playwright;
using PrepBot.EndToEnd.Tests.Support;

namespace PrepBot.EndToEnd.Tests;

/// <summary>What a form says of its draft is so.</summary>
[Collection(OneBot.Name)]
public sealed class DraftTests(Browser browser, OneBot bot) : InTheBrowser(browser)
{
    [Fact]
    public async Task Typed_WhileADraftTravels_IsNotSaidToBeKeptBeforeItIs()
    {
        var tab = await OpenAsync(bot.Address, Screen.Wide, "zoe");
        var zoe = tab.Left;
        var travelling = Channel.CreateUnbounded<IRoute>();
        await zoe.SaysAsync("/mock question suggest");
        await tab.Page.RouteAsync("**/forms", async route => await travelling.Writer.WriteAsync(route));
        await tab.Page.EvaluateAsync(
            "() => { window.said = []; const status = document.querySelector('[data-hook=draft]');"
            + " new MutationObserver(() => window.said.push(status.textContent)).observe(status, { childList: true, characterData: true, subtree: true }); }");
        var fields = zoe.Dialog.Locator("textarea, input[type=text]");

        await fields.Nth(0).FillAsync("Tell me about a time you had to start again.");
        var first = await travelling.Reader.ReadAsync(TestContext.Current.CancellationToken);
        await fields.Nth(1).FillAsync("What did you keep?");
        await first.ContinueAsync();
        var second = await travelling.Reader.ReadAsync(TestContext.Current.CancellationToken);
        var before = await tab.Page.EvaluateAsync<string[]>("window.said");
        await second.ContinueAsync();

        Assert.DoesNotContain("Draft kept", before);
        await Assertions.Expect(zoe.Dialog.Locator("[data-hook=draft]")).ToHaveTextAsync("Draft kept");
        await tab.Page.UnrouteAllAsync();
        await zoe.Dialog.Locator("[data-hook=cancel]").ClickAsync();
    }
}
