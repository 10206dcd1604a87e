using Microsoft.Playwright;
using PrepBot.EndToEnd.Tests.Support;

namespace PrepBot.EndToEnd.Tests;

/// <summary>What members type and press by mistake or out of curiosity, in the page.</summary>
[Collection(OneBot.Name)]
public sealed class BadInputTests(Browser browser, OneBot bot) : InTheBrowser(browser)
{
    private const string Hostile = "<img src=x onerror=\"alert(1)\"><script>alert(2)</script><b>bold</b> & <!channel> @everyone =HYPERLINK(\"x\")";

    public override async ValueTask InitializeAsync() => await bot.FreeEverybodyAsync();

    [Theory]
    [InlineData("/mock start frugality 0m", "0 minutes")]
    [InlineData("/mock start frugality 500m", "500 minutes")]
    [InlineData("/mock start with @ana", "That is you.")]
    [InlineData("/mock dance", "dance")]
    [InlineData("/other", "I only know /mock")]
    public async Task Line_CannotBeDone_SaysWhyAndNobodyWaits(string line, string words)
    {
        var ana = (await OpenAsync(bot.Address, Screen.Wide, "ana")).Left;

        await ana.SaysAsync(line);

        await ana.HearsAsync(words);
        await ana.SaysAsync("/mock status");
        await ana.HearsAsync("You are free");
    }

    [Fact]
    public async Task Start_UnknownPrinciple_NamesWhatWasNotUnderstoodAndWhatWas()
    {
        var ana = (await OpenAsync(bot.Address, Screen.Wide, "ana")).Left;

        await ana.SaysAsync("/mock start flexibility, frugality as candidate");

        await Assertions.Expect(ana.With("I did not understand: ").Last).ToContainTextAsync("Nothing is started yet");
        await ana.PressesAsync("Start with what you read");
        await ana.HearsAsync("You are in the queue, number 1, until");
        await Assertions.Expect(ana.With("Waiting for a mock partner")).ToContainTextAsync("Frugality");
    }

    [Fact]
    public async Task PrivateMessage_Shown_SaysOnceWhoSeesIt()
    {
        var ana = (await OpenAsync(bot.Address, Screen.Wide, "ana")).Left;

        await ana.SaysAsync("/mock status");
        await ana.SaysAsync("/nonsense");

        await Assertions.Expect(ana.With("You are free").Last).Not.ToContainTextAsync("Only you see this.");
        await Assertions.Expect(ana.With("You are free").Last.Locator("[data-hook=private-mark]")).ToHaveCountAsync(1);
        await Assertions.Expect(ana.With("I only know /mock").Last.Locator("[data-hook=private-mark]")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Start_Twice_WaitsOnceOnOneCard()
    {
        var tab = await OpenAsync(bot.Address, Screen.Wide, "ana", "mia");

        await tab.Left.SaysAsync("/mock start frugality");
        await tab.Left.HearsAsync("You are in the queue, number 1");
        await tab.Left.SaysAsync("/mock start earn trust");

        await tab.Left.HearsAsync("You were waiting already");
        await Assertions.Expect(tab.Right.Buttons("Candidate")).ToHaveCountAsync(1);
        await Assertions.Expect(tab.Right.With("Waiting for a mock partner")).ToContainTextAsync("Earn Trust");
    }

    [Fact]
    public async Task Round_StrangersDoubleClicksAndBadForms_NothingHappensTwiceOrToOthers()
    {
        var tab = await OpenAsync(bot.Address, Screen.Wide, "ana", "raj");
        var (ana, raj) = (tab.Left, tab.Right);
        await Scenes.PairAsync(ana, raj, "ownership");
        await Scenes.MeetAsync(ana, raj);

        await MiaSeesNoRoomAsync();
        await ana.PressesAsync("My cockpit");
        await ana.HearsAsync("not yours");
        await DoubleClickAsksOnceAsync(ana, raj);
        await LinesWithMarkupStayTextAsync(tab, ana, raj);
        await SecondTabFollowsAsync(raj);
        await FormRefusesAndKeepsAsync(raj);
        await DebriefWithMarkupStaysTextAsync(tab, ana, raj);
        await NothingOfTheFinishedRoundIsLeftToPressAsync(raj);
    }

    [Fact]
    public async Task Profile_NonsenseAndMarkup_IsRefusedAtItsFieldAndKept()
    {
        var tab = await OpenAsync(bot.Address, Screen.Wide, "tom");
        await tab.Left.SaysAsync("/mock profile");
        await tab.Left.PressesAsync("Edit");
        await tab.Left.WritesAsync("zone", "<script>alert(3)</script>");

        await tab.Left.Dialog.Locator("[data-hook=submit]").ClickAsync();

        await Assertions.Expect(tab.Left.ErrorOf("zone")).ToContainTextAsync("<script>");
        await tab.Left.WritesAsync("zone", "Europe/Madrid");
        await tab.Left.SendsAsync();
        await NoMarkupAsync(tab);
    }

    private async Task MiaSeesNoRoomAsync()
    {
        var stranger = await OpenAsync(bot.Address, Screen.Wide, "mia");

        await Assertions.Expect(stranger.Left.Root.Locator("[data-room-kind=channel]").First).ToBeVisibleAsync();
        await Assertions.Expect(stranger.Left.Root.Locator("[data-room-kind=room]")).ToHaveCountAsync(0);
    }

    private static async Task DoubleClickAsksOnceAsync(Pane ana, Pane raj)
    {
        await raj.PressesAsync("My cockpit");
        await raj.Buttons("Ask it").First.DblClickAsync();
        await raj.ReadsAsync("Listen:");
        await ana.ReadsAsync("Raj asks");
        await raj.PressesAsync("Done");
        await raj.Buttons("Ask this").DblClickAsync();
        await ana.ReadsAsync("asks further");
        await raj.RestsAsync();
        await ana.ReadsAsync("asks further");
    }

    private static async Task LinesWithMarkupStayTextAsync(Tab tab, Pane ana, Pane raj)
    {
        await ana.SaysAsync(Hostile);
        await raj.ReadsAsync(Hostile);
        await ana.SaysAsync($"/mock start {Hostile}");
        await ana.HearsAsync("script");
        await NoMarkupAsync(tab);
    }

    private async Task SecondTabFollowsAsync(Pane raj)
    {
        var second = await OpenAsync(bot.Address, Screen.Wide, "raj");
        await second.Left.GoesToOpenRoomAsync();
        await second.Left.PressesAsync("Pause");

        // On the room's card, and on the interviewer's own.
        await Assertions.Expect(raj.With("Paused since")).ToHaveCountAsync(2);
        await raj.ReadsAsync("Paused by Raj.");
        await raj.PressesAsync("Go on");
        await second.Left.ReadsNothingOfAsync("Paused since");
        Assert.Equal(await raj.Messages.CountAsync(), await second.Left.Messages.CountAsync());
    }

    private static async Task FormRefusesAndKeepsAsync(Pane raj)
    {
        await raj.PressesAsync("Note");
        await raj.WritesAsync("note", "   ");
        await raj.Dialog.Locator("[data-hook=submit]").ClickAsync();
        await Assertions.Expect(raj.ErrorOf("note")).ToBeVisibleAsync();
        await raj.WritesAsync("note", Hostile);
        await raj.SendsAsync();
        await raj.PressesAsync("End");
        await raj.PressesAsync("End and file");

        await raj.Dialog.Locator("[data-hook=submit]").ClickAsync();
        await Assertions.Expect(raj.ErrorOf("ownership.verdict")).ToBeVisibleAsync();
        await Assertions.Expect(raj.Field("ownership.evidence").Locator("textarea")).ToHaveValueAsync(Hostile);

        var long50 = string.Concat(Enumerable.Repeat("fifty thousand characters ", 2000))[..50_000];
        await PasteAsync(raj.Field("ownership.evidence").Locator("textarea"), long50);
        await raj.ChoosesAsync("ownership.verdict", "solid");
        await raj.ChoosesAsync("overall", "inclined");
        await raj.WritesAsync("keep", Hostile);
        await raj.Dialog.Locator("[data-hook=submit]").ClickAsync();
        await Assertions.Expect(raj.ErrorOf("ownership.evidence")).ToContainTextAsync("2,000");
        await Assertions.Expect(raj.Field("ownership.evidence").Locator("textarea")).ToHaveValueAsync(long50);
    }

    private static async Task DebriefWithMarkupStaysTextAsync(Tab tab, Pane ana, Pane raj)
    {
        await raj.WritesAsync("ownership.evidence", "abc");
        await raj.WritesAsync("change-1", Hostile);
        await raj.SendsAsync();
        await raj.HearsAsync("will not count as practised: 3 of 40 characters");
        await raj.PressesAsync("Add details");
        await raj.WritesAsync("stories", Hostile);
        await raj.SendsAsync();
        await raj.HearsAsync("Added to what you filed");

        await ana.PressesAsync("File my debrief");
        await ana.ChoosesAsync("ownership.own", "solid");
        await ana.ChoosesAsync("helpful", "1 · not helpful this time");
        await ana.WritesAsync("change", Hostile);
        await ana.SendsAsync();
        await ana.GoesToPrivateMessagesAsync();
        await Assertions.Expect(ana.With("Your debrief").Last).ToContainTextAsync(Hostile);
        await NoMarkupAsync(tab);
    }

    private static async Task NothingOfTheFinishedRoundIsLeftToPressAsync(Pane raj)
    {
        await Assertions.Expect(raj.Buttons("Ask this")).ToHaveCountAsync(0);
        await Assertions.Expect(raj.Buttons("End")).ToHaveCountAsync(0);
        await Assertions.Expect(raj.Buttons("End and file")).ToHaveCountAsync(0);
    }

    private static async Task PasteAsync(ILocator field, string text) => await field.EvaluateAsync(
        "(field, text) => { field.focus(); field.select(); document.execCommand('insertText', false, text); }", text);

    private static Task NoMarkupAsync(Tab tab) =>
        Assertions.Expect(tab.Page.Locator("main script, main b:text-is('bold'), main img")).ToHaveCountAsync(0);
}
