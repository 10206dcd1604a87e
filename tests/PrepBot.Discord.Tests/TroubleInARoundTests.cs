using PrepBot.Discord.Tests.Support;
using PrepBot.FakeChats.Discord;

namespace PrepBot.Discord.Tests;

/// <summary>What goes wrong in a round between two people and two phones, over the real wire.</summary>
public sealed class TroubleInARoundTests
{
    private const string Evidence = "She cut the nightly batch from six hours to forty minutes and told us how she had measured it.";

    [Fact]
    public async Task ScorecardChosenAfterTheReveal_ChangesNothing_AndSaysSo()
    {
        await using var group = await DiscordGroup.GatherAsync();
        var (ana, raj) = await AskedAsync(group);
        await raj.PressesAsync("Scorecard");
        var card = raj.Seen.Last(message => message.Components.Any(component => ((string?)component["placeholder"])?.StartsWith("Verdict so far", StringComparison.Ordinal) == true));
        var list = (string)card.Components.First(component => ((string?)component["placeholder"])?.StartsWith("Verdict so far", StringComparison.Ordinal) == true)["custom_id"]!;
        await FileBothAsync(group, ana, raj);

        await raj.ClicksAsync(card, list, "Concern");
        await group.SettleAsync();

        Assert.Contains("This round is over.", raj.Heard);
        Assert.Equal(0, await group.CountAsync("select count(*) from form_drafts"));
        Assert.Empty(group.Discord.Violations);
    }

    [Fact]
    public async Task CandidatePressesAButtonCopiedFromTheCockpit_IsToldPrivately_AndReadsNothingOfIt()
    {
        await using var group = await DiscordGroup.GatherAsync();
        var (ana, raj) = await AskedAsync(group);
        foreach (var label in new[] { "Done", "Scorecard", "Reference", "Note", "Ask this" })
        {
            var (message, button) = raj.Find(label)!.Value;

            await ana.ClicksAsync(message, (string)button["custom_id"]!);

            Assert.Contains("not yours", ana.Heard);
            Assert.DoesNotContain("Probe", ana.Heard);
            Assert.Null(ana.Form);
        }

        await group.SettleAsync();
        Assert.DoesNotContain(ana.Seen, message => message.Text.Contains("Answered in", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Note", "note")]
    [InlineData("Our own link", "link")]
    public async Task FormOpenWhileTheOtherEndsTheRound_WhatWasTypedIsTakenOrComesBack(string opens, string field)
    {
        await using var group = await DiscordGroup.GatherAsync();
        var (ana, raj) = await AskedAsync(group);
        await group.WaitAsync(TimeSpan.FromMinutes(12));
        await raj.PressesAsync(opens);
        var open = raj.Form;
        await ana.PressesAsync("End");
        await ana.PressesAsync("End and file");
        await group.SettleAsync();

        Assert.NotNull(open);
        await raj.SendsAsync((field, field == "note" ? "forty minutes" : "https://meet.example.org/abc"));

        Assert.Contains(field == "note" ? "Noted" : "This round is over, so the link was not set.", raj.Heard);
        if (field == "link")
            Assert.Contains("meet.example.org/abc", raj.Heard.Replace("\\", "", StringComparison.Ordinal));
        await raj.PressesAsync("File my debrief");
        Assert.Equal(field == "note", raj.Form!.ToJsonString().Contains("forty minutes", StringComparison.Ordinal));
        Assert.Empty(group.Discord.Violations);
    }

    [Fact]
    public async Task TwoPhonesOfTheInterviewer_AskTheSameAtOnce_ItIsAskedOnce()
    {
        await using var group = await DiscordGroup.GatherAsync();
        var (ana, raj) = await HereAsync(group);
        var (message, button) = raj.Find("Ask it")!.Value;

        await Task.WhenAll(raj.ClicksAsync(message, (string)button["custom_id"]!), raj.ClicksAsync(message, (string)button["custom_id"]!));
        await group.SettleAsync();

        Assert.Single(ana.Seen, shown => shown.Channel == ana.Channel && shown.Text.Contains("Clock runs since", StringComparison.Ordinal));
        Assert.Empty(group.Discord.Violations);
    }

    [Fact]
    public async Task BothPressEndAtOnce_EachHasTheirForm_AndTheRoomReadsItOnce()
    {
        await using var group = await DiscordGroup.GatherAsync();
        var (ana, raj) = await AskedAsync(group);
        await group.WaitAsync(TimeSpan.FromMinutes(12));
        await ana.PressesAsync("End");
        await raj.PressesAsync("End");
        var (hers, his) = (ana.Find("End and file")!.Value, raj.Find("End and file")!.Value);

        await Task.WhenAll(ana.ClicksAsync(hers.Message, (string)hers.Button["custom_id"]!), raj.ClicksAsync(his.Message, (string)his.Button["custom_id"]!));
        await group.SettleAsync();

        Assert.NotNull(ana.Form);
        Assert.NotNull(raj.Form);
        Assert.Single(ana.Seen, shown => shown.Channel == ana.Channel && shown.Text.Contains("ended the round after", StringComparison.Ordinal));
        Assert.Empty(group.Discord.Violations);
    }

    /// <summary>Texts are English for everybody; times are written so that each client shows them in its own zone and language.</summary>
    [Fact]
    public async Task ClientInAnotherLanguage_ReadsTheSameEnglish_AndTimesAreItsOwn()
    {
        await using var english = await DiscordGroup.GatherAsync();
        await using var german = await DiscordGroup.GatherAsync();
        var read = new List<string>();
        foreach (var (group, locale) in new[] { (english, "en-GB"), (german, "de") })
        {
            var (ana, raj) = await HereAsync(group, locale);
            await raj.PressesAsync("My cockpit");
            read.Add(string.Join('\n', ana.Seen.Where(message => message.Channel == ana.Channel && message.Text.Contains("Ends at", StringComparison.Ordinal)).Select(message => message.Text)));
            Assert.Contains("Ask Ana: Frugality", raj.Heard);
        }

        Assert.Equal(read[0], read[1]);
        Assert.Matches("Ends at <t:[0-9]+:t>", read[1]);
    }

    private static async Task<(FakeMember Ana, FakeMember Raj)> HereAsync(DiscordGroup group, string locale = "en-GB")
    {
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        (ana.Locale, raj.Locale) = (locale, locale);
        await ana.CommandsAsync("start", ("role", "candidate"), ("minutes", 20), ("principles", "frugality"));
        await raj.CommandsAsync("start", ("role", "interviewer"));
        await group.SettleAsync();
        ana.GoesToRoom();
        raj.GoesToRoom();
        await ana.PressesAsync("I'm here");
        await raj.PressesAsync("I'm here");
        await group.SettleAsync();
        return (ana, raj);
    }

    private static async Task<(FakeMember Ana, FakeMember Raj)> AskedAsync(DiscordGroup group)
    {
        var (ana, raj) = await HereAsync(group);
        await raj.PressesAsync("Ask it");
        await group.SettleAsync();
        return (ana, raj);
    }

    private static async Task FileBothAsync(DiscordGroup group, FakeMember ana, FakeMember raj)
    {
        await group.WaitAsync(TimeSpan.FromMinutes(12));
        await ana.PressesAsync("End");
        await ana.PressesAsync("End and file");
        await ana.SendsAsync(("frugality.own", "Strong"), ("helpful", "4"));
        await group.SettleAsync();
        await raj.PressesAsync("File my debrief");
        await raj.SendsAsync(("frugality.verdict", "Solid"), ("frugality.evidence", Evidence), ("overall", "Inclined"), ("keep", "the numbers"));
        await group.SettleAsync();
        Assert.Contains("Both sides are in", raj.Heard);
    }
}
