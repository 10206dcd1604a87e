using Microsoft.Playwright;
using PrepBot.EndToEnd.Tests.Support;

namespace PrepBot.EndToEnd.Tests;

/// <summary>Pictures of a round for people to look at, among them those of the README. Only with PREPBOT_SCREENSHOTS, a folder to put them in.</summary>
public sealed class ScreenshotTests(Browser browser) : InTheBrowser(browser)
{
    private const string Variable = "PREPBOT_SCREENSHOTS";

    private static readonly Screen Picture = new(1440, 900);

    [Fact]
    public async Task Round_Played_LeavesPictures()
    {
        var folder = Folder();
        var bot = await (await NewFolderAsync()).StartAsync();
        var tab = await OpenAsync(bot.Address, Picture, "ana", "raj");
        var (ana, raj) = (tab.Left, tab.Right);

        await Scenes.PairAsync(ana, raj);
        await Scenes.MeetAsync(ana, raj);
        await Scenes.AskAsync(ana, raj);
        await raj.PressesAsync("My cockpit");
        await SaveAsync(tab, folder, "playground.png");

        var phone = await OpenAsync(bot.Address, Screen.Phone with { Scale = 2 }, "raj");
        await phone.Left.GoesToOpenRoomAsync();
        await phone.Left.PressesAsync("My cockpit");
        await SaveAsync(phone, folder, "phone-kit.png");
        var dark = await OpenAsync(bot.Address, Picture with { Dark = true }, "ana", "raj");
        await dark.Left.GoesToOpenRoomAsync();
        await dark.Right.GoesToOpenRoomAsync();
        await SaveAsync(dark, folder, "dark.png");

        await raj.PressesAsync("Done");
        await raj.PressesAsync("Ask this");
        await raj.PressesAsync("Note");
        await raj.WritesAsync("note", "cut the batch cost by 40 %, measured before and after");
        await raj.SendsAsync();
        await raj.PressesAsync("End");
        await raj.PressesAsync("End and file");
        await Scenes.FillDebriefAsync(raj);
        await Scenes.FillSelfReviewAsync(ana);
        await SaveAsync(tab, folder, "debrief-forms.png");
        await phone.Left.PressesAsync("File my debrief");
        await SaveAsync(phone, folder, "phone-debrief.png");
        await raj.SendsAsync();
        await ana.SendsAsync();
        await ana.GoesToPrivateMessagesAsync();
        await raj.GoesToPrivateMessagesAsync();
        await ana.ReadsAsync("Your debrief");
        await SaveAsync(tab, folder, "digest.png");

        await ana.GoesToChannelAsync();
        await raj.GoesToChannelAsync();
        await ana.SaysAsync("/mock me");
        await raj.SaysAsync("/mock leaderboard");
        await SaveAsync(tab, folder, "leaderboard.png");
        await raj.SaysAsync("/mock help");
        await ana.SaysAsync("/mock principle earn trust");
        await SaveAsync(tab, folder, "help.png");
        var narrow = await OpenAsync(bot.Address, Screen.Phone with { Scale = 2 }, "ana");
        await SaveAsync(narrow, folder, "phone-channel.png");
    }

    [Fact]
    public async Task Ring_Played_LeavesPictures()
    {
        var folder = Folder();
        var bot = await (await NewFolderAsync()).StartAsync();
        var phone = Screen.Phone with { Scale = 2 };
        var (ana, raj) = (await OpenAsync(bot.Address, phone, "ana"), await OpenAsync(bot.Address, phone, "raj"));
        await ana.Left.SaysAsync("/mock start earn trust as candidate 45m");
        await ana.Left.HearsAsync("Ring me");
        await SaveAsync(ana, folder, "phone-waiting-alone.png");
        await ana.Left.PressesAsync("Ring me");
        await ana.Left.HearsAsync("I ring you until");
        await SaveAsync(ana, folder, "phone-ring-asked.png");
        await ana.Left.SaysAsync("/mock leave");
        await raj.Left.SaysAsync("/mock start as interviewer");
        await ana.Left.GoesToPrivateMessagesAsync();
        await ana.Left.ReadsAsync("Raj is here now");
        await SaveAsync(ana, folder, "phone-ring.png");
        await raj.Left.GoesToPrivateMessagesAsync();
        await raj.Left.ReadsAsync("I am asking somebody");
        await SaveAsync(raj, folder, "phone-ring-waits.png");
        await ana.Left.PressesAsync("In 15 min");
        await ana.Left.ReadsAsync("You meet Raj soon");
        await SaveAsync(ana, folder, "phone-ring-agreed.png");
        await ana.Left.SaysAsync("/mock status");
        await SaveAsync(ana, folder, "phone-ring-status.png");
    }

    [Fact]
    public async Task GroupInWeekSix_LeavesPictures()
    {
        var folder = Folder();
        var bot = await (await NewFolderAsync()).StartAsync();
        var tab = await OpenAsync(bot.Address, Screen.Phone with { Scale = 2 }, "ana");
        await tab.Left.Root.Locator("[data-hook=past]").ClickAsync();
        await Assertions.Expect(tab.Left.Root.Locator("[data-past]")).ToHaveCountAsync(2);
        await SaveAsync(tab, folder, "phone-week-6.png");
        await tab.Left.SaysAsync("/mock me");
        await tab.Left.HearsAsync("your interview");
        await SaveAsync(tab, folder, "phone-week-6-me.png");
        await tab.Left.SaysAsync("/mock leaderboard all-time");
        await tab.Left.HearsAsync("All time");
        await SaveAsync(tab, folder, "phone-week-6-board.png");
    }

    /// <summary>Where they go; without one the test is left out.</summary>
    private static string Folder()
    {
        var given = Environment.GetEnvironmentVariable(Variable) ?? "";
        Assert.SkipWhen(given.Length == 0, $"Pictures are taken only with {Variable}, a folder to put them in.");
        return Directory.CreateDirectory(given).FullName;
    }

    private static async Task SaveAsync(Tab tab, string folder, string name) =>
        await tab.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name), Animations = ScreenshotAnimations.Disabled, Caret = ScreenshotCaret.Hide });
}
