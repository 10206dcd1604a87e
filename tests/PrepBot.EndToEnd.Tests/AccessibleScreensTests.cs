using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using PrepBot.EndToEnd.Tests.Support;

namespace PrepBot.EndToEnd.Tests;

/// <summary>What two members have before them from the first start to the digest, on a phone: axe objects to nothing on the whole page, one of them in the dark.</summary>
public sealed class AccessibleScreensTests(Browser browser) : InTheBrowser(browser)
{
    private readonly List<string> _objections = [];

    [Fact]
    public async Task EveryScreenFromTheFirstStartToTheDigest_OnAPhone_HasNothingThatAxeObjectsTo()
    {
        var folder = await NewFolderAsync();
        var bot = await folder.StartAsync();
        await folder.KnowsNobodyAsync();
        var phones = (Ana: await OpenAsync(bot.Address, Screen.Phone, "ana"), Raj: await OpenAsync(bot.Address, Screen.Phone with { Dark = true }, "raj"));
        var (ana, raj) = (phones.Ana.Left, phones.Raj.Left);
        await LookAsync(phones.Ana, "first visit");

        await ana.SaysAsync("/mock start frugality as candidate 20m");
        await ana.ReadsAsync("Three taps make the questions fit");
        await LookAsync(phones.Ana, "first start");
        await ana.PressesAsync("Go on");
        await ana.HearsAsync("in the queue");
        await LookAsync(phones.Ana, "waiting");
        await ana.PressesAsync("Train my ear");
        await Assertions.Expect(ana.Buttons("Rate it")).Not.ToHaveCountAsync(0);
        await LookAsync(phones.Ana, "ear training");
        await ana.PressesAsync("Rate it");
        await Assertions.Expect(ana.Dialog).ToBeVisibleAsync();
        await LookAsync(phones.Ana, "ear training: form");
        await phones.Ana.Page.Keyboard.PressAsync("Escape");
        await ana.SaysAsync("/mock solo");
        await LookAsync(phones.Ana, "solo");

        await raj.SaysAsync("/mock start as interviewer");
        await raj.ReadsAsync("Three taps make the questions fit");
        await raj.PressesAsync("Go on");
        await raj.HearsAsync("You interview Ana");
        await LookAsync(phones.Raj, "paired");
        await ana.GoesToNewRoomAsync();
        await raj.GoesToNewRoomAsync();
        await LookAsync(phones.Ana, "room");
        await ana.PressesAsync("I'm here");
        await raj.PressesAsync("I'm here");
        await raj.PressesAsync("My cockpit");
        await LookAsync(phones.Raj, "cockpit: ask");
        await raj.PressesAsync("Ask it");
        await ana.ReadsAsync("Clock runs since");
        await LookAsync(phones.Ana, "candidate's card");
        await LookAsync(phones.Raj, "cockpit: listen");
        await raj.PressesAsync("Scorecard");
        await LookAsync(phones.Raj, "scorecard");
        await raj.PressesAsync("Done");
        await LookAsync(phones.Raj, "cockpit: answered");
        await raj.PressesAsync("Reference");
        await LookAsync(phones.Raj, "reference");
        await raj.PressesAsync("Back to the round");
        await raj.PressesAsync("End");
        await Assertions.Expect(raj.Buttons("End and file")).Not.ToHaveCountAsync(0);
        await LookAsync(phones.Raj, "end asks");
        await raj.PressesAsync("End and file");
        await Scenes.FillDebriefAsync(raj);
        await LookAsync(phones.Raj, "debrief form");
        await raj.SendsAsync();
        await Scenes.FillSelfReviewAsync(ana);
        await LookAsync(phones.Ana, "own view form");
        await ana.SendsAsync();
        await ana.GoesToPrivateMessagesAsync();
        await ana.ReadsAsync("Your debrief");
        await LookAsync(phones.Ana, "digest");
        await ana.GoesToChannelAsync();
        await ana.SaysAsync("/mock me");
        await LookAsync(phones.Ana, "my coverage");
        await ana.SaysAsync("/mock leaderboard");
        await LookAsync(phones.Ana, "board");

        Assert.Empty(_objections);
    }

    /// <summary>All of the page at once, so that one run tells everything there is to mend.</summary>
    private async Task LookAsync(Tab tab, string screen)
    {
        await tab.Left.RestsAsync();
        var found = await tab.Page.RunAxe();
        Assert.NotEmpty(found.Passes);
        _objections.AddRange(found.Violations.SelectMany(rule => rule.Nodes.Select(node => $"{screen}: {rule.Id}: {node.Html}")));
    }
}
