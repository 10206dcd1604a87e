using PrepBot.Discord.Tests.Support;
using PrepBot.FakeChats.Discord;
using PrepBot.Testing;

namespace PrepBot.Discord.Tests;

/// <summary>A round on Discord, over the real wire, as two members live through it and a stranger presses everything.</summary>
public sealed class WholeRoundTests(ITestOutputHelper output)
{
    private const string Evidence = "She cut the nightly batch from six hours to forty minutes and told us how she had measured it.";

    /// <summary>R8: whichever kind of room a round was in, nobody can be read out of the database once everybody has asked to be forgotten.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task R8_WholeRound_InAThreadOrInDirectMessages_EverybodyForgotten_NothingIsLeftInAnyColumn(bool threads)
    {
        await using var group = await DiscordGroup.GatherAsync();
        if (!threads)
            group.Channel.Permissions = ~(1L << 36);
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await ana.CommandsAsync("start", ("role", "candidate"), ("minutes", 20), ("principles", "frugality"));
        await raj.CommandsAsync("start", ("role", "interviewer"));
        await group.SettleAsync();
        foreach (var member in new[] { ana, raj })
        {
            if (threads)
                member.GoesToRoom();
            else
                member.GoesToDirectMessages();
        }

        await ana.PressesAsync("I'm here");
        await raj.PressesAsync("I'm here");
        await raj.PressesAsync("My cockpit");
        await raj.PressesAsync("Ask it");
        await raj.PressesAsync("Note");
        await raj.SendsAsync(("note", "zorblenote"));
        await group.WaitAsync(TimeSpan.FromMinutes(12));
        await raj.PressesAsync("End");
        await raj.PressesAsync("End and file");
        await group.SettleAsync();
        await raj.PressesAsync("File my debrief");
        await raj.SendsAsync(("frugality.verdict", "Solid"), ("frugality.evidence", $"{Evidence} zorbleevidence"), ("overall", "Inclined"), ("keep", "zorblekeep"));
        await ana.PressesAsync("File my debrief");
        await ana.SendsAsync(("frugality.own", "Strong"), ("helpful", "4"), ("change", "zorblechange"));
        await group.SettleAsync();
        var room = await group.Database.OwnerDataSource.CreateCommand("select room from rounds").ExecuteScalarAsync();
        Assert.Equal(!threads, $"{room}".StartsWith("dm:", StringComparison.Ordinal));

        var look = await LastLook.BeforeAsync(
            group.Database.OwnerDataSource, TestKey.Text, ["Ana", "Raj", ana.User.Id, raj.User.Id], ["zorblenote", "zorbleevidence", "zorblekeep", "zorblechange"]);
        await ForgetAsync(group, ana, raj);
        output.WriteLine(await look.AfterAsync(threads ? "Discord, a thread" : "Discord, direct messages"));
        Assert.Contains("Done: everything", ana.Inbox);
        Assert.Empty(group.Discord.Violations);
    }

    [Fact]
    public async Task WholeRound_ByTwoMembersWithAStrangerPressingEverything_EverybodySeesWhatIsTheirs()
    {
        await using var group = await DiscordGroup.GatherAsync();
        var (ana, raj, tom) = (group.Member("Ana"), group.Member("Raj"), group.Member("Tom"));

        group.Discord.Chapter("Ana waits, Raj comes, and they are paired");
        await ana.CommandsAsync("start", ("role", "candidate"), ("minutes", 20), ("principles", "frugality"));
        await group.SettleAsync();
        Assert.Contains(ana.Seen, message => message.Text.Contains("Waiting for a mock partner", StringComparison.Ordinal));
        await raj.CommandsAsync("start", ("role", "interviewer"));
        await group.SettleAsync();
        Assert.Contains("You are paired", raj.Heard);
        group.Discord.Chapter("Tom, a stranger, presses every button of the room");
        ana.GoesToRoom();
        raj.GoesToRoom();
        Assert.Equal([raj.User.Id, ana.User.Id], raj.Channel.People);
        tom.Channel = raj.Channel;
        await PressEverythingAsync(group, tom);

        group.Discord.Chapter("Both are there; Raj opens the kit and asks");
        await ana.PressesAsync("I'm here");
        await raj.PressesAsync("I'm here");
        await raj.PressesAsync("My cockpit");
        Assert.Contains("Listen for:", raj.Heard);
        Assert.Equal(raj.User.Id, raj.Last!.Messages[0].OnlyFor);
        await raj.PressesAsync("Ask it");
        await group.SettleAsync();
        group.Discord.Chapter("Three minutes of answer, and the stranger again");
        await group.WaitAsync(TimeSpan.FromMinutes(3));
        await PressEverythingAsync(group, tom);
        group.Discord.Chapter("Probing, a note, the end");
        await raj.PressesAsync("Done");
        await raj.PressesAsync("Ask this");
        await raj.PressesAsync("Note");
        await raj.SendsAsync(("note", "cut the batch cost by 40 %"));
        await group.WaitAsync(TimeSpan.FromMinutes(9));
        group.Discord.Chapter("End is answered with the form; Raj files, first with too little");
        await raj.PressesAsync("End");
        await raj.PressesAsync("End and file");
        await group.SettleAsync();
        Assert.Contains("cut the batch cost", raj.Form!.ToJsonString());
        await raj.SendsAsync(("frugality.verdict", "Solid"), ("frugality.evidence", "cut the batch"), ("overall", "Inclined"), ("keep", "the numbers"));
        Assert.Contains("13 of 40 characters: filed like this, the verdict will not count.", raj.Heard);
        Assert.NotNull(raj.Find("File as it is"));
        await raj.PressesAsync("Open it again");
        await raj.SendsAsync(
            ("frugality.verdict", "Solid"), ("frugality.evidence", Evidence), ("overall", "Inclined"), ("keep", "the numbers"), ("change-1", "say what you learned"));
        Assert.Contains("Nobody sees it until your partner has filed", raj.Heard);
        await raj.PressesAsync("Add details");
        await raj.SendsAsync(("frugality.missing", "Learning"));
        Assert.Contains("Added to what you filed", raj.Heard);
        Assert.DoesNotContain("forty minutes", ana.Inbox);
        group.Discord.Chapter("Ana files, and both sides open");
        await ana.PressesAsync("File my debrief");
        await ana.SendsAsync(("frugality.own", "Strong"), ("helpful", "4"), ("change", "end with the lesson"));
        await group.SettleAsync();

        output.WriteLine(DiscordContract.Published.IsThere ? "Checked against the published description." : $"Not checked against the published description: {DiscordContract.Variable} is not set.");
        output.WriteLine(group.Discord.Story());
        await TranscriptPage.HoldAsync("discord-round", "The bot connects, and a channel is opened", group.Discord.Story().Split('\n'));
        Assert.Contains("forty minutes", ana.Inbox);
        Assert.Contains(group.Discord.Messages, message => message.Channel == group.Channel && message.Text.Contains("finished a round", StringComparison.Ordinal));
        Assert.True(raj.Channel.Archived);
        Assert.True(raj.Channel.Locked);

        var look = await LastLook.BeforeAsync(
            group.Database.OwnerDataSource, TestKey.Text, ["Ana", "Raj", "Tom", ana.User.Id, raj.User.Id, tom.User.Id],
            ["cut the batch cost", "forty minutes", "say what you learned", "end with the lesson"]);
        await ForgetAsync(group, ana, raj, tom);
        output.WriteLine(await look.AfterAsync("Discord, a long round with a stranger"));
        Assert.Empty(group.Discord.Violations);
    }

    private static async Task ForgetAsync(DiscordGroup group, params FakeMember[] members)
    {
        foreach (var member in members)
        {
            member.Channel = group.Channel;
            await member.CommandsAsync("forget-me");
            await member.PressesAsync("Erase me");
            await group.SettleAsync();
        }
    }

    /// <summary>Each button of the room and its answers, by somebody whose job none of it is.</summary>
    private static async Task PressEverythingAsync(DiscordGroup group, FakeMember stranger)
    {
        var before = group.Discord.Messages.Where(message => message.OnlyFor is null).Select(message => message.Text).ToList();
        foreach (var message in group.Discord.Messages.Where(message => message.Channel == stranger.Channel).ToList())
        {
            foreach (var id in message.Components.Select(component => (string?)component["custom_id"]).OfType<string>().ToList())
            {
                await stranger.ClicksAsync(message, id);
                Assert.Contains("not yours", stranger.Heard, StringComparison.OrdinalIgnoreCase);
            }
        }

        await group.SettleAsync();
        Assert.Equal(before, group.Discord.Messages.Where(message => message.OnlyFor is null).Select(message => message.Text));
    }
}
