using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace PrepBot.EndToEnd.Tests.Support;

/// <summary>One member's view, used with mouse and keys as a member does.</summary>
internal sealed class Pane(ILocator root)
{
    public ILocator Root => root;

    public ILocator Composer => root.Locator("[data-hook=composer]");

    public ILocator Messages => root.Locator("[data-message]");

    public ILocator Dialog => root.Locator("dialog");

    public ILocator Notice => root.Locator("[data-hook=notice]");

    /// <summary>The messages with these words.</summary>
    public ILocator With(string words) => Messages.Filter(new() { HasText = words });

    /// <summary>The buttons with exactly this name.</summary>
    public ILocator Buttons(string name) => Messages.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Field(string key) => Dialog.Locator($"[data-field='{key}']");

    public ILocator ErrorOf(string key) => Dialog.Locator($"[data-error-for='{key}']");

    /// <summary>Types a line and sends it.</summary>
    public async Task SaysAsync(string line)
    {
        await Composer.FillAsync(line);
        await Composer.PressAsync("Enter");
        await Assertions.Expect(Composer).ToHaveValueAsync("");
    }

    /// <summary>Presses the newest button of this name, once the page is done with what went before.</summary>
    public async Task PressesAsync(string name)
    {
        await Buttons(name).Last.ClickAsync();
        await RestsAsync();
    }

    /// <summary>Waits until no button is at work.</summary>
    public Task RestsAsync() => Assertions.Expect(root.Locator("[aria-busy=true]")).ToHaveCountAsync(0);

    /// <summary>Waits until these words stand in exactly so many messages.</summary>
    public Task ReadsAsync(string words, int times = 1) => Assertions.Expect(With(words)).ToHaveCountAsync(times);

    /// <summary>Waits until one of the last messages says this, whatever was said earlier: a card may come just behind an answer.</summary>
    public Task HearsAsync(string words) =>
        Assertions.Expect(root.Locator("[data-message]:nth-last-child(-n+2)").Filter(new() { HasText = words })).Not.ToHaveCountAsync(0);

    public Task ReadsNothingOfAsync(string words) => ReadsAsync(words, 0);

    /// <summary>Follows the word that a private room has opened.</summary>
    public async Task GoesToNewRoomAsync()
    {
        await root.Locator("[data-hook=open-room]").ClickAsync();
        await Assertions.Expect(root.Locator("[data-room-kind=room][aria-current=page]")).ToHaveCountAsync(1);
    }

    public Task GoesToChannelAsync(string title = "mock-interviews") => GoesToAsync($"[data-room-kind=channel][data-room-title='{title}']");

    public Task GoesToPrivateMessagesAsync() => GoesToAsync("[data-room-kind=direct]");

    public Task GoesToOpenRoomAsync() => GoesToAsync("[data-room-kind=room]:not([data-closed])");

    /// <summary>Ticks or chooses an option of a field by its label.</summary>
    public async Task ChoosesAsync(string key, string label)
    {
        var option = Field(key).Locator("label.tick").Filter(new() { HasTextRegex = new Regex($"^{Regex.Escape(label)}$", RegexOptions.None, TimeSpan.FromSeconds(1)) });
        if (await option.CountAsync() > 0)
            await option.First.ClickAsync();
        else
            await Field(key).Locator("select").SelectOptionAsync(new SelectOptionValue { Label = label });
    }

    public Task WritesAsync(string key, string text) => Field(key).Locator("input, textarea").FillAsync(text);

    /// <summary>Sends the open form and waits until it has closed.</summary>
    public async Task SendsAsync()
    {
        await Dialog.Locator("[data-hook=submit]").ClickAsync();
        await Assertions.Expect(Dialog).ToHaveCountAsync(0);
    }

    /// <summary>What stands in the messages now, in order.</summary>
    public Task<IReadOnlyList<string>> TextsAsync() => Messages.AllInnerTextsAsync();

    private async Task GoesToAsync(string selector)
    {
        var room = root.Locator(selector).Last;
        var toggle = root.Locator("[data-hook=rooms-toggle]");
        if (!await room.IsVisibleAsync() && await toggle.IsVisibleAsync())
            await toggle.ClickAsync();
        await room.ClickAsync();
        await Assertions.Expect(root.Locator($"{selector}[aria-current=page]")).ToHaveCountAsync(1);
    }
}
