using Microsoft.Playwright;
using PrepBot.EndToEnd.Tests.Support;

namespace PrepBot.EndToEnd.Tests;

/// <summary>A map as a picture, drawn by the real bot and shown by a real browser.</summary>
[Collection(OneBot.Name)]
public sealed class PictureTests(Browser browser, OneBot bot) : InTheBrowser(browser)
{
    /// <summary>A folder to put what the browser showed in, for people to look at.</summary>
    private const string Variable = "PREPBOT_SCREENSHOTS";

    [Fact]
    public async Task OwnMapAndTheGroups_Downloaded_AreShownWithTheirTwins()
    {
        var tab = await OpenAsync(bot.Address, Screen.Wide, "zoe");
        await tab.Left.SaysAsync("/mock me");
        await tab.Left.PressesAsync("Picture");
        await ShowsAsync(tab, "My coverage: 0 of 16 principles covered. Open: Customer Obsession, ");
        await SaveAsync(tab, "my-picture.png");

        await tab.Left.SaysAsync("/mock leaderboard");
        await tab.Left.PressesAsync("Picture");
        await ShowsAsync(tab, "Week ");
        await SaveAsync(tab, "group-picture.png");

        await tab.Page.ReloadAsync();
        await ShowsAsync(tab, "Week ");
    }

    private static async Task ShowsAsync(Tab tab, string twin)
    {
        var image = tab.Left.Root.Locator("img.picture").Last;
        await Assertions.Expect(image).ToBeVisibleAsync();
        Assert.StartsWith(twin, await image.GetAttributeAsync("alt"), StringComparison.Ordinal);
        Assert.Equal(1200, await image.EvaluateAsync<int>("image => image.naturalWidth"));
    }

    private static async Task SaveAsync(Tab tab, string name)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder)
            await tab.PictureAsync(Path.Combine(Directory.CreateDirectory(folder).FullName, name));
    }
}
