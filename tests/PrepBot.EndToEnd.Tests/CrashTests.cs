using Microsoft.Playwright;
using PrepBot.EndToEnd.Tests.Support;

namespace PrepBot.EndToEnd.Tests;

/// <summary>The bot is killed under the hands of two members; their open pages come back by themselves and the round is finished.</summary>
public sealed class CrashTests(Browser browser) : InTheBrowser(browser)
{
    [Fact]
    public async Task SIGKILL_InTheRoundAndWhileFiling_NothingTypedIsLostAndNothingIsDoubled()
    {
        var folder = await NewFolderAsync();
        var bot = await folder.StartAsync();
        using var anaOutside = new Member("ana", bot.Address, "crash");
        using var rajOutside = new Member("raj", bot.Address, "crash");
        var ledger = new Ledger(folder, anaOutside, rajOutside);
        var tab = await OpenAsync(bot.Address, Screen.Wide, "ana", "raj");
        tab.BotMayBeAway = true;
        var (ana, raj) = (tab.Left, tab.Right);
        await Scenes.PairAsync(ana, raj);
        await Scenes.MeetAsync(ana, raj);
        await Scenes.AskAsync(ana, raj);
        await ana.Composer.FillAsync("a line I was just typing");

        bot.Kill();
        await raj.Buttons("Done").Last.ClickAsync();
        await Assertions.Expect(raj.Notice).ToContainTextAsync("Not delivered");
        bot = await folder.StartAsync(bot.Address);
        await BackAsync(tab);
        await Assertions.Expect(ana.Composer).ToHaveValueAsync("a line I was just typing");
        await raj.PressesAsync("Done");
        await ana.ReadsAsync("Raj may ask more");
        await raj.PressesAsync("Ask this");
        await raj.PressesAsync("Note");
        await raj.WritesAsync("note", "cut the batch cost by 40 %");
        await raj.SendsAsync();
        await ledger.CheckAsync();
        await raj.PressesAsync("End");
        await raj.PressesAsync("End and file");

        await Scenes.FillDebriefAsync(raj);
        await Scenes.FillSelfReviewAsync(ana);
        bot.Kill();
        await raj.Dialog.Locator("[data-hook=submit]").ClickAsync();
        await Assertions.Expect(raj.Dialog.Locator("[data-hook=form-error]")).ToContainTextAsync("What you typed is still here");
        bot = await folder.StartAsync(bot.Address);
        await BackAsync(tab);
        await Assertions.Expect(raj.Field("frugality.evidence").Locator("textarea")).ToHaveValueAsync(Scenes.Evidence);
        await raj.SendsAsync();
        await ana.SendsAsync();
        await ana.ReadsAsync("Both sides are in");
        await ana.GoesToPrivateMessagesAsync();
        await ana.ReadsAsync("Your debrief");
        await ana.ReadsAsync(Scenes.Evidence);

        await ledger.CheckAsync();
        await ShowsWhatIsStoredAsync(ana, anaOutside);
    }

    [Fact]
    public async Task SIGKILL_WithADraftInAFormThatIsClosed_DraftIsThereAgain()
    {
        var folder = await NewFolderAsync();
        var bot = await folder.StartAsync();
        var tab = await OpenAsync(bot.Address, Screen.Wide, "ana", "raj");
        tab.BotMayBeAway = true;
        var (ana, raj) = (tab.Left, tab.Right);
        await Scenes.PairAsync(ana, raj);
        await Scenes.MeetAsync(ana, raj);
        await Scenes.AskAsync(ana, raj);
        await raj.PressesAsync("End");
        await raj.PressesAsync("End and file");
        await Scenes.FillDebriefAsync(raj);
        await Assertions.Expect(raj.Dialog.Locator("[data-hook=draft]")).ToHaveTextAsync("Draft kept");

        bot.Kill();
        bot = await folder.StartAsync(bot.Address);
        await tab.GoAsync(bot.Address, "ana", "raj");
        await raj.PressesAsync("File my debrief");

        await Assertions.Expect(raj.Field("frugality.evidence").Locator("textarea")).ToHaveValueAsync(Scenes.Evidence);
        await Assertions.Expect(raj.Field("keep").Locator("input")).ToHaveValueAsync("the numbers");
    }

    private static async Task BackAsync(Tab tab)
    {
        await Assertions.Expect(tab.Left.Root.Locator("[data-hook=connection][data-state=live]")).ToHaveCountAsync(1);
        await Assertions.Expect(tab.Right.Root.Locator("[data-hook=connection][data-state=live]")).ToHaveCountAsync(1);
    }

    /// <summary>The page that lived through it all and one that is opened now show the same messages.</summary>
    private static async Task ShowsWhatIsStoredAsync(Pane pane, Member member)
    {
        var room = (await pane.Root.GetAttributeAsync("data-current"))!;
        var stored = (await member.MessagesAsync(room)).Select(message => $"{message.Id}");

        Assert.Equal(stored, await pane.Messages.EvaluateAllAsync<string[]>("all => all.map(each => each.dataset.message)"));
    }
}
