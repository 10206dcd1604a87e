using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using PrepBot.EndToEnd.Tests.Support;

namespace PrepBot.EndToEnd.Tests;

/// <summary>Who has a form read to them hears what stands in it, where it stands.</summary>
public sealed class ReadAloudTests(Browser browser) : InTheBrowser(browser)
{
    /// <summary>A folder to put what the browser showed in, for people to look at.</summary>
    private const string Variable = "PREPBOT_SCREENSHOTS";

    private const string Verdict = "frugality.verdict";

    [Fact]
    public async Task WhatALevelAsks_InTheInterviewersForm_IsReadWithTheVerdict()
    {
        var bot = await (await NewFolderAsync()).StartAsync();
        var tab = await OpenAsync(bot.Address, Screen.Wide, "ana", "raj");
        var (ana, raj) = (tab.Left, tab.Right);
        await ana.SaysAsync("/mock profile");
        await ana.PressesAsync("Edit");
        await ana.ChoosesAsync("level", "senior");
        await ana.SendsAsync();
        await Scenes.PairAsync(ana, raj);
        await Scenes.MeetAsync(ana, raj);
        await Scenes.AskAsync(ana, raj);
        await raj.PressesAsync("Reference");
        var kit = await raj.With("For senior:").First.InnerTextAsync();

        await raj.PressesAsync("End");
        await raj.PressesAsync("End and file");
        await IsReadAsync(raj, kit);
        await SaveAsync(tab, "level-in-the-debrief.png");

        var phone = await OpenAsync(bot.Address, Screen.Phone, "raj");
        await phone.Left.GoesToOpenRoomAsync();
        await phone.Left.PressesAsync("File my debrief");
        await IsReadAsync(phone.Left, kit);
        await SaveAsync(phone, "phone-level-in-the-debrief.png");
        Assert.Equal(Screen.Phone.Width, await phone.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    private static async Task IsReadAsync(Pane interviewer, string kit)
    {
        var words = interviewer.Dialog.Locator(".words");
        await Assertions.Expect(words).ToBeVisibleAsync();
        await Assertions.Expect(words).ToBeInViewportAsync(new() { Ratio = 1 });
        var text = await words.InnerTextAsync();
        Assert.StartsWith("At this level: ", text, StringComparison.Ordinal);
        Assert.Contains(text["At this level: ".Length..], kit, StringComparison.Ordinal);

        var next = words.Locator("xpath=following-sibling::*[1]");
        await Assertions.Expect(next).ToHaveAttributeAsync("data-field", Verdict);
        Assert.Contains(await words.GetAttributeAsync("id"), (await next.GetAttributeAsync("aria-describedby"))!.Split(' '));
        await Assertions.Expect(next).ToHaveAccessibleDescriptionAsync(new Regex($"^{Regex.Escape(text)}", RegexOptions.None, TimeSpan.FromSeconds(1)));

        var found = await interviewer.Dialog.RunAxe();
        Assert.NotEmpty(found.Passes);
        Assert.Empty(found.Violations.Select(rule => $"{rule.Id}: {string.Join("; ", rule.Nodes.Select(node => node.Html))}"));
    }

    private static async Task SaveAsync(Tab tab, string name)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder)
            await tab.PictureAsync(Path.Combine(Directory.CreateDirectory(folder).FullName, name));
    }
}
