using Microsoft.Playwright;
using PrepBot.Testing;

namespace PrepBot.EndToEnd.Tests.Support;

/// <summary>
/// The Chromium of this machine, one for all tests: that of <c>PREPBOT_CHROMIUM</c>, else the one on the search path, else the one that
/// Playwright's installer brought. It starts when the first test asks for a page. Without one, tests are skipped at home and fail on CI.
/// </summary>
public sealed class Browser : IAsyncLifetime
{
    private const string Variable = "PREPBOT_CHROMIUM";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    private readonly SemaphoreSlim _gate = new(1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public ValueTask InitializeAsync() => default;

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.CloseAsync();
        _playwright?.Dispose();
        _gate.Dispose();
    }

    /// <summary>A browser with no memory of other tests.</summary>
    internal async Task<IBrowserContext> NewContextAsync(BrowserNewContextOptions options) => await (await RunningAsync()).NewContextAsync(options);

    private async Task<IBrowser> RunningAsync()
    {
        await _gate.WaitAsync();
        try
        {
            return _browser ??= await StartAsync();
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<IBrowser> StartAsync()
    {
        // Machines that run everything at once are slow; nothing that works needs this long.
        Assertions.SetDefaultExpectTimeout((float)Eventually.Patience.TotalMilliseconds);
        _playwright = await Playwright.CreateAsync();
        if ((Find() ?? OfPlaywright(_playwright)) is not { } chromium)
            throw Missing($"No Chromium on this machine: ./test brings one, or name yours in {Variable}.");
        try
        {
            return await LaunchAsync(_playwright, chromium);
        }
        catch (PlaywrightException e) when (Find() is null)
        {
            // Playwright's own browser needs libraries of the system, which only root can install.
            throw Missing($"The Chromium that Playwright brought does not start here: install the system's, or name yours in {Variable}. {e.Message}");
        }
    }

    /// <summary>At home the test is skipped and says why; on CI it fails.</summary>
    private static InvalidOperationException Missing(string why)
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") is "true", why);
        return new InvalidOperationException(why);
    }

    private static Task<IBrowser> LaunchAsync(IPlaywright playwright, string chromium) =>
        playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = chromium,
            Headless = true,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });

    private static string? OfPlaywright(IPlaywright playwright) =>
        File.Exists(playwright.Chromium.ExecutablePath) ? playwright.Chromium.ExecutablePath : null;

    private static string? Find() =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given
            ? given
            : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
                .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
                .FirstOrDefault(File.Exists);
}
