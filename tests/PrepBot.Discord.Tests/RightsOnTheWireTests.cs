using PrepBot.Chat.Messages;
using PrepBot.Discord.Rendering;
using PrepBot.Discord.Tests.Support;
using PrepBot.FakeChats.Discord;
using PrepBot.Testing;

namespace PrepBot.Discord.Tests;

/// <summary>A demoted, a removed and a returning member on Discord, over the real wire. Discord tells of none of it without a privileged intent.</summary>
public sealed class RightsOnTheWireTests(ITestOutputHelper output)
{
    [Fact]
    public async Task DemotedRemovedAndReturning_InDirectMessages_AreAskedForAtThatMoment()
    {
        await using var group = await DiscordGroup.GatherAsync();
        var (raj, zoe) = (group.Member("Raj"), group.Member("Zoe", organiser: true));

        group.Discord.Chapter("Raj and Zoe wait for an hour, and hear in direct messages that it is over");
        await raj.CommandsAsync("start", ("role", "candidate"));
        await zoe.CommandsAsync("start", ("role", "candidate"));
        await group.SettleAsync();
        await group.WaitAsync(TimeSpan.FromMinutes(62));
        raj.GoesToDirectMessages();
        zoe.GoesToDirectMessages();

        group.Discord.Chapter("Zoe, an organiser by her role, decides about a post from there");
        await DecideAsync(group, zoe);
        Assert.Contains("There is no post to decide about", zoe.Heard);

        group.Discord.Chapter("Her role is taken from her: a minute later her powers are gone");
        group.Discord.Demote(group.Guild, zoe.User.Id);
        await group.WaitAsync(TimeSpan.FromMinutes(1));
        await DecideAsync(group, zoe);
        Assert.Contains("Only organisers can do this", zoe.Heard);

        group.Discord.Chapter("Raj is removed from the server, and presses what stands in his direct messages");
        group.Discord.Remove(group.Guild, raj.User.Id);
        await group.WaitAsync(TimeSpan.FromMinutes(1));
        await raj.PressesAsync("Wait another hour");
        await group.QuietAsync();
        Assert.Contains("I do not find you in this group any more", raj.Heard);

        await group.SettleAsync();

        group.Discord.Chapter("Raj comes back: what was open has ended, and he starts anew");
        group.Discord.Join(group.Guild, raj.User.Id);
        await group.WaitAsync(TimeSpan.FromMinutes(1));
        await raj.PressesAsync("Wait another hour");
        await group.QuietAsync();
        Assert.Contains("what it was for is over", raj.Heard);
        raj.Channel = group.Channel;
        await raj.CommandsAsync("start", ("role", "candidate"));
        Assert.Contains("You are in the queue", raj.Heard);
        await group.SettleAsync();

        output.WriteLine(group.Discord.Story());
        await TranscriptPage.HoldAsync("discord-rights", "The bot connects, and a channel is opened", group.Discord.Story().Split('\n'));
        Assert.Empty(group.Discord.Violations);
    }

    /// <summary>The organisers' button as a direct message carries it.</summary>
    private static async Task DecideAsync(DiscordGroup group, FakeMember member)
    {
        var message = group.Discord.Messages.Last(message => message.Channel == member.Channel);
        await member.ClicksAsync(message, ActionIdCodec.Write(new ComponentId.Click(new ActionId("post-again", "next", Subject.None), group.Guild.Id)));

        // Shown is not yet read by the bot: a clock that jumps now would run out for it.
        await group.QuietAsync();
    }
}
