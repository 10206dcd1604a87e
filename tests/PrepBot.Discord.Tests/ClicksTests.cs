using PrepBot.Discord.Tests.Support;
using PrepBot.FakeChats.Discord;
using PrepBot.Testing;

namespace PrepBot.Discord.Tests;

/// <summary>How many actions it takes on Discord: a command sent, a button pressed, a form sent. These are upper bounds.</summary>
public sealed class ClicksTests
{
    [Fact]
    public async Task FromTheCommandToTheFirstQuestion_TwoPeople_FourActions()
    {
        await using var group = await DiscordGroup.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));

        var actions = await CountAsync(
            group,
            () => ana.CommandsAsync("start", ("role", "candidate"), ("minutes", 20), ("principles", "frugality")),
            () => raj.PressesAsync("Interviewer"),
            () => ana.PressesAsync("I'm here"),
            () => raj.PressesAsync("Ask it"));

        Assert.Equal(4, actions);
        ana.GoesToRoom();
        Assert.Contains(ana.Seen, message => message.Text.Contains("Clock runs since", StringComparison.Ordinal));
        Assert.Empty(group.Discord.Violations);
    }

    [Fact]
    public async Task FromTheInvitationToTheFirstQuestion_TheInviterInterviews_ThreeActions()
    {
        await using var group = await DiscordGroup.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));

        var actions = await CountAsync(
            group,
            () => raj.CommandsAsync("start", ("role", "interviewer"), ("minutes", 20), ("member", ana.User)),
            () => ana.PressesAsync("Accept"),
            () => raj.PressesAsync("Ask it"));

        Assert.Equal(3, actions);
        ana.GoesToRoom();
        Assert.Contains(ana.Seen, message => message.Text.Contains("Clock runs since", StringComparison.Ordinal));
    }

    [Fact]
    public async Task PairingMessage_LeadsIntoTheThread_AndNowhereWhereTheRoundIsHeldInDirectMessages()
    {
        await using var group = await DiscordGroup.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await StartAsync(group, ana, raj);
        raj.GoesToRoom();
        Assert.Equal($"https://discord.com/channels/{group.Guild.Id}/{raj.Channel.Id}", Address(group, ana));

        group.Channel.Permissions = ~(1L << 36);
        var (mia, tom) = (group.Member("Mia"), group.Member("Tom"));
        await StartAsync(group, mia, tom);

        Assert.Contains("You are paired with", mia.Inbox);
        Assert.Null(Address(group, mia));
        Assert.Empty(group.Discord.Violations);
    }

    [Fact]
    public async Task FirstStartEver_GoOnAlone_OrThreeTapsAndADay_WithoutAForm()
    {
        await using var group = await DiscordGroup.GatherAsync();
        await Newcomers.AreNewAsync(group.Database.OwnerDataSource);
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));

        await ana.CommandsAsync("start", ("role", "candidate"), ("minutes", 20), ("principles", "frugality"));
        Assert.Contains("Three taps make the questions fit", ana.Heard);
        await ana.PressesAsync("Senior");
        await ana.PressesAsync("Data");
        await ana.PressesAsync("Within 6 weeks");
        Assert.NotNull(ana.Find("✓ Senior"));
        await ana.PressesAsync("Exact day");
        await ana.SendsAsync(("date", "2027-05-04"));
        Assert.NotNull(ana.Find("✓ 4 May 2027"));
        await ana.PressesAsync("Go on");
        Assert.Contains("You are in the queue, number 1", ana.Heard);

        // None of it is needed: these are the actions of somebody who was asked before.
        await CountAsync(
            group,
            () => raj.PressesAsync("Interviewer"),
            () => ana.PressesAsync("I'm here"),
            () => raj.PressesAsync("Ask it"));

        ana.GoesToRoom();
        Assert.Contains(ana.Seen, message => message.Text.Contains("Clock runs since", StringComparison.Ordinal));
        Assert.Empty(group.Discord.Violations);
    }

    private static async Task StartAsync(DiscordGroup group, FakeMember candidate, FakeMember interviewer)
    {
        await candidate.CommandsAsync("start", ("role", "candidate"));
        await interviewer.CommandsAsync("start", ("role", "interviewer"));
        await group.SettleAsync();
    }

    private static string? Address(DiscordGroup group, FakeMember member) => group.Discord.Messages
        .Where(message => message.Channel.Type == 1 && message.Channel.People.Contains(member.User.Id) && message.Text.Contains("You are paired with", StringComparison.Ordinal))
        .SelectMany(message => message.Components).Select(component => (string?)component["url"]).OfType<string>().FirstOrDefault();

    private static async Task<int> CountAsync(DiscordGroup group, params Func<Task<FakeInteraction>>[] actions)
    {
        foreach (var action in actions)
        {
            await action();
            await group.SettleAsync();
        }

        return actions.Length;
    }
}
