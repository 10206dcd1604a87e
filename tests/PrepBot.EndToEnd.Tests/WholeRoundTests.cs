using Microsoft.Playwright;
using PrepBot.EndToEnd.Tests.Support;

namespace PrepBot.EndToEnd.Tests;

/// <summary>A round from /mock start to the leaderboard, clicked through by two members.</summary>
[Collection(OneBot.Name)]
public sealed class WholeRoundTests(Browser browser, OneBot bot) : InTheBrowser(browser)
{
    public override async ValueTask InitializeAsync() => await bot.FreeEverybodyAsync();

    [Fact]
    public async Task TwoPanesSideBySide_WholeRound_EverybodySeesWhatIsTheirs()
    {
        var tab = await OpenAsync(bot.Address, Screen.Wide, "ana", "raj");
        await PlayAsync(ana: tab.Left, raj: tab.Right, "frugality", "Frugality");
    }

    [Fact]
    public async Task InterviewerOnAPhone_WholeRound_EverybodySeesWhatIsTheirs()
    {
        var candidate = await OpenAsync(bot.Address, Screen.Wide, "ana");
        var phone = await OpenAsync(bot.Address, Screen.Phone, "raj");

        await PlayAsync(candidate.Left, phone.Left, "dive-deep", "Dive Deep");

        Assert.Equal(Screen.Phone.Width, await phone.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    private static async Task PlayAsync(Pane ana, Pane raj, string principle, string name)
    {
        await Scenes.PairAsync(ana, raj, principle);
        await ana.ReadsAsync("Mock round · 20 min");
        await Scenes.MeetAsync(ana, raj);

        await Scenes.AskAsync(ana, raj);
        await ana.ReadsNothingOfAsync("What it is really about");
        await raj.PressesAsync("Answer done");
        await ana.ReadsAsync("Answered in 0:");
        await raj.PressesAsync("Ask 1");
        await ana.ReadsAsync("asks further");
        await raj.PressesAsync("Note");
        await raj.WritesAsync("note", "cut the batch cost by 40 %");
        await raj.SendsAsync();
        await raj.ReadsAsync("Noted.");
        await raj.PressesAsync("End");
        await ana.ReadsAsync("The talking is over");

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
        await Assertions.Expect(ana.With("My coverage").Last).ToContainTextAsync("0/16 covered");
        await ana.SaysAsync("/mock leaderboard");
        await Assertions.Expect(ana.With("LP coverage · week").Last).ToContainTextAsync("Raj");
        await ana.ReadsNothingOfAsync(Scenes.Evidence);
    }
}
