using Microsoft.Playwright;
using PrepBot.EndToEnd.Tests.Support;

namespace PrepBot.EndToEnd.Tests;

/// <summary>The newcomer's first look, to its end: one line as each of two people, and the round is there.</summary>
[Collection(OneBot.Name)]
public sealed class TourTests(Browser browser, OneBot bot) : InTheBrowser(browser)
{
    public override async ValueTask InitializeAsync() => await bot.FreeEverybodyAsync();

    [Fact]
    public async Task Tour_FollowedButtonByButton_EndsInARoundOfTheTwo()
    {
        var tab = await OpenAsync(bot.Address, Screen.Wide, "ana");
        var (pane, hint) = (tab.Left, tab.Left.Root.Locator("[data-hook=hint]"));
        var people = await hint.Locator("[data-fill]").EvaluateAllAsync<string[]>("buttons => buttons.map(button => button.dataset.fill)");
        Assert.Equal(2, people.Length);

        foreach (var person in people)
        {
            // Whoever becomes somebody else reads everything anew; a line that was there before that must still be there after it.
            var button = hint.Locator($"[data-fill={person}]");
            if (person == people[0])
                await button.ClickAsync();
            else
                await tab.Page.RunAndWaitForResponseAsync(() => button.ClickAsync(), response => response.Url.EndsWith("/messages", StringComparison.Ordinal));
            await Assertions.Expect(pane.Root).ToHaveAttributeAsync("data-me", person);
            await Assertions.Expect(pane.Composer).ToHaveValueAsync("/mock start");
            await Assertions.Expect(pane.Composer).ToBeFocusedAsync();
            await tab.Page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(pane.Composer).ToHaveValueAsync("");
        }

        await pane.HearsAsync("You are paired");
        await hint.Locator("[data-hook=hint-done]").ClickAsync();
        await Assertions.Expect(hint).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task GroupInWeekSix_Asked_IsThere_AndShowsItself()
    {
        var tab = await OpenAsync((await (await NewFolderAsync()).StartAsync()).Address, Screen.Phone, "ana");
        var (pane, hint) = (tab.Left, tab.Left.Root.Locator("[data-hook=hint]"));

        await hint.GetByRole(AriaRole.Button, new() { Name = "Show me a group in week 6" }).ClickAsync();
        await Assertions.Expect(hint).ToContainTextAsync("They have met for six weeks now");
        await hint.GetByRole(AriaRole.Button, new() { Name = "/mock me" }).ClickAsync();
        await Assertions.Expect(pane.Composer).ToHaveValueAsync("/mock me");
        await tab.Page.Keyboard.PressAsync("Enter");

        await pane.HearsAsync("9 days to your interview");
        await hint.GetByRole(AriaRole.Button, new() { Name = "/mock leaderboard all-time" }).ClickAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await pane.HearsAsync("Ana (you)");
        await tab.Page.ReloadAsync();
        await Assertions.Expect(hint).ToBeVisibleAsync();
        await Assertions.Expect(hint.Locator("[data-hook=past]")).ToHaveCountAsync(0);
    }
}
