using System.Collections.Concurrent;
using Microsoft.Playwright;
using PrepBot.Testing;

namespace PrepBot.EndToEnd.Tests.Support;

/// <summary>A page somebody has open, in a browser of its own, and everything that went wrong in it.</summary>
internal sealed class Tab : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _wrong = [];

    private Tab(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Console += (_, line) =>
        {
            if (line.Type == "error")
                _wrong.Enqueue($"console: {line.Text}");
        };
        page.PageError += (_, error) => _wrong.Enqueue($"script: {error}");
        page.Dialog += (_, dialog) =>
        {
            _wrong.Enqueue($"dialog: {dialog.Message}");
            _ = dialog.DismissAsync();
        };
    }

    public IPage Page { get; }

    /// <summary>The pane at the left, or the only one.</summary>
    public Pane Left => new(Page.Locator("[data-pane=left]"));

    public Pane Right => new(Page.Locator("[data-pane=right]"));

    /// <summary>While the bot is down on purpose, the browser itself reports what it could not reach.</summary>
    public bool BotMayBeAway { get; set; }

    /// <summary>What went wrong, but for what was to be expected.</summary>
    public IReadOnlyList<string> Wrong =>
        [.. _wrong.Where(line => !BotMayBeAway || !line.Contains("net::ERR_", StringComparison.Ordinal))];

    /// <summary>Opens the playground as these members, the second one side by side.</summary>
    public static async Task<Tab> OpenAsync(Browser browser, Uri address, Screen screen, params string[] members)
    {
        var context = await browser.NewContextAsync(screen.Options);
        context.SetDefaultTimeout((float)Eventually.Patience.TotalMilliseconds);
        var tab = new Tab(context, await context.NewPageAsync());
        await tab.GoAsync(address, members);
        return tab;
    }

    /// <summary>Goes to an address, perhaps that of another replica.</summary>
    public async Task GoAsync(Uri address, params string[] members)
    {
        await Page.GotoAsync(new Uri(address, $"/?as={string.Join(',', members)}").ToString());
        foreach (var pane in members.Length == 2 ? new[] { Left, Right } : [Left])
            await pane.Root.Locator("[data-room]").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
    }

    /// <summary>A picture for whoever looks into a failure.</summary>
    public Task PictureAsync(string path) => Page.ScreenshotAsync(new() { Path = path });

    public async ValueTask DisposeAsync() => await _context.CloseAsync();
}
