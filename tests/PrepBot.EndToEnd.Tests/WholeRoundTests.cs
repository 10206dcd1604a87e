using Microsoft.Playwright;
using PrepBot.EndToEnd.Tests.Support;
using PrepBot.Testing;

namespace PrepBot.EndToEnd.Tests;

/// <summary>A round from /mock start to the leaderboard, clicked through by two members.</summary>
public sealed class WholeRoundTests(Browser browser, ITestOutputHelper output) : InTheBrowser(browser)
{
    /// <summary>
    /// The cast of the playground is part of the program, and so are the names of their empty conversations; an invented answer has an Ana; the last word is
    /// to them.
    /// </summary>
    private static readonly string[] PartOfTheProgram = ["local_rooms.key", "local_rooms.people", "worked_answers.body", "local_messages.visible_to"];

    [Fact]
    public async Task TwoPanesSideBySide_WholeRound_EverybodySeesWhatIsTheirs()
    {
        var folder = await NewFolderAsync();
        var tab = await OpenAsync((await folder.StartAsync()).Address, Screen.Wide, "ana", "raj");
        await PlayAsync(ana: tab.Left, raj: tab.Right, "frugality", "Frugality");
        await ForgetEverybodyAsync(folder, tab.Left, tab.Right);
    }

    [Fact]
    public async Task InterviewerOnAPhone_WholeRound_EverybodySeesWhatIsTheirs()
    {
        var folder = await NewFolderAsync();
        var bot = await folder.StartAsync();
        var candidate = await OpenAsync(bot.Address, Screen.Wide, "ana");
        var phone = await OpenAsync(bot.Address, Screen.Phone, "raj");

        await PlayAsync(candidate.Left, phone.Left, "dive-deep", "Dive Deep");

        Assert.Equal(Screen.Phone.Width, await phone.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await ForgetEverybodyAsync(folder, candidate.Left, phone.Left);
    }

    /// <summary>R8: once everybody has asked to be forgotten, nobody can be read out of the database.</summary>
    private async Task ForgetEverybodyAsync(BotFolder folder, params Pane[] panes)
    {
        await using var database = folder.OpenDatabase();
        var key = (await File.ReadAllTextAsync(Path.Combine(folder.Data, "encryption.key"))).Trim();
        var look = await LastLook.BeforeAsync(
            database, key, ["Ana", "ana", "Raj", "raj"], ["cut the batch cost by 40 %", Scenes.Evidence, "say what you learned", "end with the lesson"]);
        foreach (var pane in panes)
        {
            await pane.GoesToChannelAsync();
            await pane.SaysAsync("/mock forget-me");
            await pane.PressesAsync("Erase me");
            await pane.GoesToPrivateMessagesAsync();
            await Assertions.Expect(pane.With("Done: everything")).ToHaveCountAsync(1);
        }

        output.WriteLine(await look.AfterAsync("The playground, in the browser", PartOfTheProgram));
    }

    private static async Task PlayAsync(Pane ana, Pane raj, string principle, string name)
    {
        await Scenes.PairAsync(ana, raj, principle);
        await ana.ReadsAsync("Mock round · 20 min");
        await Scenes.MeetAsync(ana, raj);

        await Scenes.AskAsync(ana, raj);
        await ana.ReadsNothingOfAsync("Listen for:");
        await raj.PressesAsync("Done");
        await ana.ReadsAsync("Raj may ask more");
        await raj.PressesAsync("Ask this");
        await ana.ReadsAsync("asks further");
        await raj.PressesAsync("Note");
        await raj.WritesAsync("note", "cut the batch cost by 40 %");
        await raj.SendsAsync();
        await raj.ReadsAsync("Noted.");
        await raj.PressesAsync("End");
        await raj.PressesAsync("End and file");
        await ana.ReadsAsync("ended the round after");

        await Scenes.FillDebriefAsync(raj, principle, Scenes.Evidence);
        await Scenes.FillSelfReviewAsync(ana, principle);
        await raj.SendsAsync();
        await raj.ReadsAsync("Nobody sees it until your partner has filed too");
        await ana.SendsAsync();
        await ana.ReadsAsync("Both sides are in");

        await ana.GoesToPrivateMessagesAsync();
        var digest = ana.With("Your debrief").Filter(new() { HasText = name });
        await Assertions.Expect(digest).ToHaveCountAsync(1);
        await Assertions.Expect(digest).ToContainTextAsync(Scenes.Evidence);
        await Assertions.Expect(digest).ToContainTextAsync("gap +1");
        await Assertions.Expect(digest).ToContainTextAsync("shorter than 10 minutes, so it does not count");
        await raj.GoesToPrivateMessagesAsync();
        await Assertions.Expect(raj.With("How it landed").Filter(new() { HasText = name })).ToContainTextAsync("very helpful");
        await raj.ReadsNothingOfAsync("Your debrief");

        await ana.GoesToChannelAsync();
        await ana.ReadsAsync($"Ana and Raj finished a round: {name}.");
        await ana.SaysAsync("/mock me");
        await Assertions.Expect(ana.With("puts the first square on your map").Last).ToContainTextAsync("0 of 16");
        await ana.SaysAsync("/mock leaderboard");
        await Assertions.Expect(ana.With("Be the first on the board").Last).ToContainTextAsync("1 round");
        await ana.ReadsNothingOfAsync(Scenes.Evidence);
    }
}
