using PrepBot.Testing;

namespace PrepBot.EndToEnd.Tests.Support;

/// <summary>Tests with pages. At the end of each, no page may have had an error in its console, a failing script or a dialog.</summary>
public abstract class InTheBrowser(Browser browser) : IAsyncLifetime
{
    private readonly List<Tab> _tabs = [];
    private readonly List<BotFolder> _folders = [];

    public virtual ValueTask InitializeAsync() => default;

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        var wrong = _tabs.SelectMany(tab => tab.Wrong).ToList();
        if (wrong.Count > 0 || TestContext.Current.TestState?.Result == TestResult.Failed)
            await PicturesAsync();
        foreach (var tab in _tabs)
            await tab.DisposeAsync();

        foreach (var folder in _folders)
            await folder.DisposeAsync();

        Assert.Empty(wrong);
    }

    private protected async Task<Tab> OpenAsync(Uri address, Screen screen, params string[] members)
    {
        var tab = await Tab.OpenAsync(browser, address, screen, members);
        _tabs.Add(tab);
        return tab;
    }

    /// <summary>A folder for bots of this test's own; it outlives the pages.</summary>
    private protected async Task<BotFolder> NewFolderAsync()
    {
        var folder = await BotFolder.CreateAsync();
        _folders.Add(folder);
        return folder;
    }

    private async Task PicturesAsync()
    {
        var folder = Directory.CreateDirectory(Repository.PathOf("TestResults/pages")).FullName;
        var name = $"{TestContext.Current.TestClass?.TestClassSimpleName}.{TestContext.Current.TestMethod?.MethodName}";
        for (var i = 0; i < _tabs.Count; i++)
        {
            try
            {
                await _tabs[i].PictureAsync(Path.Combine(folder, $"{name}-{i + 1}.png"));
            }
            catch (Microsoft.Playwright.PlaywrightException)
            {
                // The page is gone; the failure itself says more.
            }
        }
    }
}
