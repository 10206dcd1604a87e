using System.Threading.Channels;
using Microsoft.Playwright;
using PrepBot.EndToEnd.Tests.Support;

namespace PrepBot.EndToEnd.Tests;

/// <summary>The way into a new room stays in sight until it is gone, whatever else the page has to say meanwhile.</summary>
public sealed class InvitationTests(Browser browser) : InTheBrowser(browser)
{
    private const int LongerThanAnyWait = 3000;

    [Fact]
    public async Task Room_OpenedBeforeTheAnswerIsThere_IsInvitedToAllTheSame()
    {
        var bot = await (await NewFolderAsync()).StartAsync();
        var tab = await OpenAsync(bot.Address, Screen.Wide, "ana", "raj");
        var answered = Channel.CreateUnbounded<(IRoute Route, IAPIResponse Response)>();
        await tab.Left.SaysAsync("/mock start frugality as candidate 20m");
        await tab.Left.HearsAsync("You are in the queue");
        await tab.Page.Clock.InstallAsync();
        await tab.Page.RouteAsync("**/lines", async route => await answered.Writer.WriteAsync((route, await route.FetchAsync())));

        var saying = tab.Right.SaysAsync("/mock start as interviewer");
        var (route, response) = await answered.Reader.ReadAsync(TestContext.Current.CancellationToken);
        await Assertions.Expect(Invitation(tab.Right)).ToBeVisibleAsync();
        await tab.Page.Clock.RunForAsync(LongerThanAnyWait);
        await Assertions.Expect(Invitation(tab.Right)).ToBeVisibleAsync();
        await route.FulfillAsync(new() { Response = response });
        await saying;

        await tab.Right.GoesToNewRoomAsync();
        await Assertions.Expect(tab.Right.Notice).ToBeHiddenAsync();
        await tab.Page.UnrouteAllAsync();
    }

    [Fact]
    public async Task Room_OpenedWhileThePageWasAway_IsInvitedToWhenItIsBack()
    {
        var bot = await (await NewFolderAsync()).StartAsync();
        var tab = await OpenAsync(bot.Address, Screen.Wide, "zoe");
        using var zoe = new Member("zoe", bot.Address, "away");
        using var mia = new Member("mia", bot.Address, "away");

        tab.BotMayBeAway = true;
        await tab.Page.Context.SetOfflineAsync(true);
        await zoe.SaysAsync("/mock start frugality as candidate 20m");
        await mia.SaysAsync("/mock start as interviewer");
        await tab.Page.Context.SetOfflineAsync(false);

        await tab.Left.GoesToNewRoomAsync();
    }

    private static ILocator Invitation(Pane pane) => pane.Root.Locator("[data-hook=open-room]");
}
