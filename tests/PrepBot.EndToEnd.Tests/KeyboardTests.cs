using Microsoft.Playwright;
using PrepBot.EndToEnd.Tests.Support;

namespace PrepBot.EndToEnd.Tests;

/// <summary>Everything can be done without a mouse.</summary>
[Collection(OneBot.Name)]
public sealed class KeyboardTests(Browser browser, OneBot bot) : InTheBrowser(browser)
{
    /// <summary>The round of the page's buttons, those of a day's messages among them.</summary>
    private const int MostTabs = 200;

    public override async ValueTask InitializeAsync() => await bot.FreeEverybodyAsync();

    [Fact]
    public async Task Round_WithKeysAlone_StartsOpensTheKitAndSendsAForm()
    {
        using var ana = bot.Member("ana");
        await ana.SaysAsync("/mock start earn trust as candidate 20m");
        var tab = await OpenAsync(bot.Address, Screen.Wide, "raj");
        var (raj, keys) = (tab.Left, tab.Page.Keyboard);

        await TabToAsync(tab, "the command line", "document.activeElement.dataset.hook === 'composer'");
        await keys.TypeAsync("/mock start ear");
        await Assertions.Expect(raj.Root.Locator("[data-hook=suggestions] [role=option]").First).ToContainTextAsync("Earn Trust");
        await keys.PressAsync("ArrowDown");
        await keys.PressAsync("Enter");
        await Assertions.Expect(raj.Composer).ToHaveValueAsync("/mock start Earn Trust ");
        await keys.TypeAsync("as interviewer");
        await keys.PressAsync("Escape");
        await keys.PressAsync("Enter");
        await raj.HearsAsync("You are paired with Ana, as interviewer");

        await PressAsync(tab, "Go there");
        await PressAsync(tab, "I'm here");
        await ana.PressesAsync("I'm here");
        await raj.ReadsAsync("Both here, the round is on");
        await PressAsync(tab, "My cockpit");
        await raj.ReadsAsync("Listen for:");
        await PressAsync(tab, "Note");
        await Assertions.Expect(raj.Field("note").Locator("textarea")).ToBeFocusedAsync();
        await keys.TypeAsync("told the customer first");
        await TabToAsync(tab, "the button of the form", "document.activeElement.dataset.hook === 'submit'");
        await keys.PressAsync("Enter");
        await raj.HearsAsync("Noted.");
    }

    private static async Task PressAsync(Tab tab, string button)
    {
        await Assertions.Expect(tab.Left.Root.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).Last).ToBeVisibleAsync();
        await TabToAsync(tab, button, $"document.activeElement.textContent === \"{button}\"");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Left.RestsAsync();
    }

    /// <summary>Goes on with the tabulator until the focus is there; all the way round if need be.</summary>
    private static async Task TabToAsync(Tab tab, string what, string isThere)
    {
        for (var i = 0; i < MostTabs; i++)
        {
            if (await tab.Page.EvaluateAsync<bool>(isThere))
                return;
            await tab.Page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"The tabulator does not lead to {what}.");
    }
}
