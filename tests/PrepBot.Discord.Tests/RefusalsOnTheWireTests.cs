using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PrepBot.Chat.Dispatch;
using PrepBot.Discord.Adapter;
using PrepBot.Discord.Guilds;
using PrepBot.Discord.Tests.Support;
using PrepBot.FakeChats.Discord;

namespace PrepBot.Discord.Tests;

/// <summary>What members see when Discord refuses something for good, over the real wire.</summary>
public sealed class RefusalsOnTheWireTests
{
    [Theory]
    [InlineData("THREAD_DELETE")]
    [InlineData("CHANNEL_DELETE")]
    public async Task RoomDeletedInARunningRound_BothHearAtOnce_AndTheRoundGoesOnInPrivateMessages(string happened)
    {
        await using var group = await DiscordGroup.GatherAsync();
        var (ana, raj) = await RunAsync(group);
        var (thread, gone) = (raj.Channel, happened == "THREAD_DELETE" ? raj.Channel : group.Channel);
        thread.Deleted = gone.Deleted = true;

        group.Discord.Gateway.Dispatch(group.Guild.Id, happened, new JsonObject { ["id"] = gone.Id, ["guild_id"] = group.Guild.Id, ["type"] = gone.Type });
        await HeardAsync(group, ana, "is gone: somebody has deleted it");
        await HeardAsync(group, raj, "is gone: somebody has deleted it");
        await raj.PressesAsync("Ask it");
        Assert.Contains("I have not done it", raj.Heard);
        await ana.PressesAsync("Go on in private messages");
        await group.SettleAsync();

        Assert.Contains("The round goes on in private messages", ana.Heard);
        Assert.Contains("Mock round", raj.Inbox);
        Assert.Equal([], group.Discord.Violations);
    }

    [Fact]
    public async Task RoomDeleted_OpenedAgain_IsANewThreadWithBothInIt()
    {
        await using var group = await DiscordGroup.GatherAsync();
        var (ana, raj) = await RunAsync(group);
        var thread = raj.Channel;
        thread.Deleted = true;

        group.Discord.Gateway.Dispatch(group.Guild.Id, "THREAD_DELETE", new JsonObject { ["id"] = thread.Id, ["guild_id"] = group.Guild.Id, ["type"] = 12 });
        await HeardAsync(group, raj, "is gone: somebody has deleted it");
        await raj.PressesAsync("Open it again");
        await group.SettleAsync();

        ana.GoesToRoom();
        Assert.NotEqual(thread, ana.Channel);
        Assert.Equal([raj.User.Id, ana.User.Id], ana.Channel.People);
        Assert.Contains(group.Discord.Messages, message => message.Channel == ana.Channel && message.Text.Contains("Mock round", StringComparison.Ordinal));
    }

    [Fact]
    public async Task EnableWithoutSendMessages_IsRefusedInTheAnswer_NamingTheRight()
    {
        await using var group = await DiscordGroup.GatherAsync();
        var olga = group.Member("Olga", organiser: true);
        olga.Channel = group.Discord.AddChannel(group.Guild, "other");
        olga.Channel.Permissions &= ~DiscordPermissions.SendMessages;

        await olga.CommandsAsync("enable");

        Assert.Contains("I cannot post in this channel: I am missing Send Messages. Please allow me Send Messages there, under Edit Channel, Permissions, then type /mock-admin enable again.", olga.Heard);
        Assert.DoesNotContain(group.Discord.Messages, message => message.Channel == olga.Channel && message.OnlyFor is null);
    }

    [Theory]
    [InlineData(DiscordPermissions.CreatePrivateThreads, "Create Private Threads")]
    [InlineData(DiscordPermissions.SendMessagesInThreads, "Send Messages in Threads")]
    public async Task NoRightForRooms_TheRoundIsInDirectMessages_NoEmptyThread_TheOrganiserHearsTheRight(long right, string name)
    {
        await using var group = await DiscordGroup.GatherAsync();
        var (ana, raj, olga) = (group.Member("Ana"), group.Member("Raj"), group.Member("Olga", organiser: true));
        await olga.CommandsAsync("enable");
        group.Channel.Permissions &= ~right;

        await ana.CommandsAsync("start", ("role", "candidate"));
        await raj.CommandsAsync("start", ("role", "interviewer"));
        await group.SettleAsync();

        Assert.Contains("Mock round", ana.Inbox);
        Assert.Contains("Mock round", raj.Inbox);
        Assert.DoesNotContain(group.Discord.Channels, channel => channel.Type == 12);
        Assert.Contains($"Please allow me {name} there", olga.Inbox);
        Assert.Contains(group.Discord.Messages, message => message.Channel == group.Channel && message.Text.Contains($"I am missing {name}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task NoRightForRooms_AndOneOfTheTwoTakesNoDirectMessages_TheRoundEnds_AndBothHearWhatHelps(bool interviewer)
    {
        await using var group = await DiscordGroup.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        group.Channel.Permissions &= ~DiscordPermissions.CreatePrivateThreads;
        var closed = interviewer ? raj : ana;
        closed.User.DirectClosed = true;

        await ana.CommandsAsync("start", ("role", "candidate"));
        await raj.CommandsAsync("start", ("role", "interviewer"));
        await group.SettleAsync();
        await group.RetryAsync();
        await group.RetryAsync();

        Assert.Equal(0, await group.CountAsync("select count(*) from rounds where stage in (1, 2)"));
        Assert.DoesNotContain("Mock round", ana.Inbox + raj.Inbox);
        Assert.Contains("and one of you takes none: please allow direct messages from this server", (interviewer ? ana : raj).Inbox);
        var heard = "";
        for (var turn = 0; turn < 3; turn++)
        {
            await closed.CommandsAsync("status");
            heard += closed.Heard;
        }

        Assert.Contains("and one of you takes none: please allow direct messages from this server", heard);
    }

    [Fact]
    public async Task BothWaysClosed_TheAnswerIsShownWithTheNextOne()
    {
        await using var group = await DiscordGroup.GatherAsync();
        var ana = group.Member("Ana");
        ana.User.DirectClosed = true;
        await ana.CommandsAsync("status");
        group.Discord.Fault = request => request.Path.EndsWith("/callback", StringComparison.Ordinal) ? new FakeFault { Status = 500 } : null;

        ana.Begins(2, FakeMember.Command("start", [("role", "candidate")]), null);
        await group.HoldsAsync("Ana to wait", "select count(*) from waiting_entries", 1);
        await group.QuietAsync();
        group.Discord.Fault = _ => null;
        await group.Bot.GetRequiredService<SettlementLoop>().RunDueAsync(CancellationToken.None);
        await group.SettleAsync();
        await group.RetryAsync();
        await ana.CommandsAsync("status");

        Assert.Contains("A moment ago my answer did not get through to you. This is what it said:", ana.Heard);
        Assert.Contains("You are in the queue", ana.Heard);
    }

    [Fact]
    public async Task ThreadsThrottledForMinutes_TheRoundIsInDirectMessages()
    {
        await using var group = await DiscordGroup.GatherAsync();
        group.Discord.Fault = request => request is { Method: "POST" } && request.Path.EndsWith("/threads", StringComparison.Ordinal)
            ? new FakeFault { Status = 429, Body = new JsonObject { ["message"] = "limit", ["retry_after"] = 300.0, ["global"] = false }, Headers = new Dictionary<string, string> { ["Retry-After"] = "300", ["X-RateLimit-Scope"] = "user" } }
            : null;
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));

        await ana.CommandsAsync("start", ("role", "candidate"));
        await raj.CommandsAsync("start", ("role", "interviewer"));
        await group.SettleAsync();

        Assert.Contains("Mock round", ana.Inbox);
        Assert.Contains("Mock round", raj.Inbox);
    }

    [Fact]
    public async Task CardThatTakesNoMoreEdits_IsDeletedAndPostedAnew_NeverTwoOfThem()
    {
        await using var group = await DiscordGroup.GatherAsync();
        var card = Assert.Single(group.Discord.Messages, message => message.Channel == group.Channel);
        card.TakesNoEdits = true;

        await group.Member("Ana").CommandsAsync("start", ("role", "candidate"));
        await group.SettleAsync();

        var now = Assert.Single(group.Discord.Messages, message => message.Channel == group.Channel && message.OnlyFor is null);
        Assert.NotEqual(card.Id, now.Id);
        Assert.Contains("Waiting for a mock partner", now.Text);
    }

    [Fact]
    public async Task RightLostAndGivenBack_TheCardComesByItself()
    {
        await using var group = await DiscordGroup.GatherAsync();
        var (ana, olga) = (group.Member("Ana"), group.Member("Olga", organiser: true));
        await olga.CommandsAsync("enable");
        await group.SettleAsync();
        group.Channel.Permissions &= ~DiscordPermissions.SendMessages;
        await ana.CommandsAsync("start", ("role", "candidate"));
        await group.SettleAsync();
        await group.RetryAsync();
        Assert.Contains($"I cannot post in <#{group.Channel.Id}>", olga.Inbox);

        group.Channel.Permissions |= DiscordPermissions.SendMessages;
        group.Discord.Gateway.Dispatch(group.Guild.Id, "GUILD_ROLE_UPDATE", new JsonObject { ["guild_id"] = group.Guild.Id, ["role"] = new JsonObject { ["id"] = "1" } });
        for (var turn = 0; turn < 200 && !group.Discord.Messages.Any(message => message.Channel == group.Channel && message.Text.Contains("Ana", StringComparison.Ordinal)); turn++)
        {
            await group.QuietAsync();
            await group.SettleAsync();
        }

        Assert.Single(group.Discord.Messages, message => message.Channel == group.Channel && message.OnlyFor is null && message.Text.Contains("Waiting for a mock partner", StringComparison.Ordinal));
        Assert.Equal(0, await group.CountAsync("select count(*) from refused_places"));
    }

    private static async Task<(FakeMember Ana, FakeMember Raj)> RunAsync(DiscordGroup group)
    {
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await ana.CommandsAsync("start", ("role", "candidate"));
        await raj.CommandsAsync("start", ("role", "interviewer"));
        await group.SettleAsync();
        ana.GoesToRoom();
        raj.GoesToRoom();
        await ana.PressesAsync("I'm here");
        await raj.PressesAsync("I'm here");
        await group.SettleAsync();
        await raj.PressesAsync("My cockpit");
        return (ana, raj);
    }

    /// <summary>An event has come through the socket when its consequence is there.</summary>
    private static async Task HeardAsync(DiscordGroup group, FakeMember member, string words)
    {
        for (var turn = 0; turn < 200 && !member.Inbox.Contains(words, StringComparison.Ordinal); turn++)
        {
            await group.QuietAsync();
            await group.SettleAsync();
        }

        Assert.Contains(words, member.Inbox);
    }
}
