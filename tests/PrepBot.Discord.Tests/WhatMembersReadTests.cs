using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PrepBot.Discord.Guilds;
using PrepBot.Discord.Tests.Support;
using PrepBot.FakeChats.Discord;
using PrepBot.Testing;

namespace PrepBot.Discord.Tests;

/// <summary>Every word somebody reads when Discord refuses something for good, over the real wire, held as approved.</summary>
public sealed class WhatMembersReadTests
{
    [Fact]
    public async Task EnableWithoutSendMessages()
    {
        await using var group = await DiscordGroup.GatherAsync();
        var olga = group.Member("Olga", organiser: true);
        group.Channel.Permissions &= ~DiscordPermissions.SendMessages;

        await olga.CommandsAsync("enable");

        Hold("enable-without-the-right", group, ("Olga, who typed /mock-admin enable", olga));
    }

    [Fact]
    public async Task RightToPostLost()
    {
        await using var group = await DiscordGroup.GatherAsync();
        var (olga, ana) = await OpenedAsync(group);
        group.Channel.Permissions &= ~DiscordPermissions.SendMessages;

        await ana.CommandsAsync("start", ("role", "candidate"));
        await group.SettleAsync();
        await group.RetryAsync();

        Hold("right-to-post-lost", group, ("Ana, who waits there", ana), ("Olga, who opened the channel", olga));
    }

    [Fact]
    public async Task InvitationWhereTheBotMayNotWrite()
    {
        await using var group = await DiscordGroup.GatherAsync();
        var (olga, ana) = await OpenedAsync(group);
        var raj = group.Member("Raj");
        group.Channel.Permissions &= ~DiscordPermissions.SendMessages;

        await ana.CommandsAsync("start", ("member", raj.User));
        await group.SettleAsync();
        await group.RetryAsync();

        Assert.NotNull(raj.Find("Accept"));
        Hold("invitation-where-the-bot-may-not-write", group, ("Ana, who invited", ana), ("Raj, who is invited", raj), ("Olga, who opened the channel", olga));
    }

    [Theory]
    [InlineData("Open it again")]
    [InlineData("Go on in private messages")]
    [InlineData("End the round")]
    public async Task RoomDeleted(string choice)
    {
        await using var group = await DiscordGroup.GatherAsync();
        var (ana, raj) = await RunAsync(group);
        var mark = group.Discord.NextId();

        group.Discord.Delete(raj.Channel);
        for (var turn = 0; turn < 200 && ana.Find(choice) is null; turn++)
        {
            await group.QuietAsync();
            await group.SettleAsync();
        }

        await ana.PressesAsync(choice);
        await group.SettleAsync();

        Hold($"room-deleted-{choice.ToLowerInvariant().Replace(' ', '-')}", group, mark, ($"Ana, who presses \"{choice}\"", ana), ("Raj", raj));
    }

    [Theory]
    [InlineData(DiscordPermissions.CreatePrivateThreads, "no-private-threads")]
    [InlineData(DiscordPermissions.SendMessagesInThreads, "no-words-in-threads")]
    public async Task NoRightForRooms(long right, string name)
    {
        await using var group = await DiscordGroup.GatherAsync();
        var (olga, ana) = await OpenedAsync(group);
        group.Channel.Permissions &= ~right;

        var raj = await PairAsync(group, ana);

        Hold(name, group, ("Ana", ana), ("Raj", raj), ("Olga, who opened the channel", olga));
    }

    [Fact]
    public async Task NoRightForRooms_AndOneTakesNoDirectMessages()
    {
        await using var group = await DiscordGroup.GatherAsync();
        var (olga, ana) = await OpenedAsync(group);
        group.Channel.Permissions &= ~DiscordPermissions.CreatePrivateThreads;
        ana.User.DirectClosed = true;

        var raj = await PairAsync(group, ana);
        await group.RetryAsync();
        await group.RetryAsync();
        await ana.CommandsAsync("status");
        await ana.CommandsAsync("status");

        Hold("no-room-and-no-direct-messages", group, ("Ana, who takes no direct messages and asks for her status twice", ana), ("Raj", raj), ("Olga, who opened the channel", olga));
    }

    [Theory]
    [InlineData("CHANNEL_DELETE")]
    public async Task QueueChannelDeleted(string happened)
    {
        await using var group = await DiscordGroup.GatherAsync();
        var (olga, ana) = await OpenedAsync(group);
        await ana.CommandsAsync("start", ("role", "candidate"));
        await group.SettleAsync();
        var mark = group.Discord.NextId();

        group.Channel.Deleted = true;
        group.Discord.Gateway.Dispatch(group.Guild.Id, happened, new JsonObject { ["id"] = group.Channel.Id, ["guild_id"] = group.Guild.Id, ["type"] = 0 });
        for (var turn = 0; turn < 200 && olga.Inbox.Length == 0; turn++)
        {
            await group.QuietAsync();
            await group.SettleAsync();
        }

        Hold("channel-deleted", group, mark, ("Ana, who waited there", ana), ("Olga, who opened the channel", olga));
    }

    [Fact]
    public async Task ThreadsThrottledForMinutes()
    {
        await using var group = await DiscordGroup.GatherAsync();
        var (olga, ana) = await OpenedAsync(group);
        group.Discord.Fault = request => request is { Method: "POST" } && request.Path.EndsWith("/threads", StringComparison.Ordinal)
            ? new FakeFault { Status = 429, Body = new JsonObject { ["message"] = "limit", ["retry_after"] = 300.0, ["global"] = false }, Headers = new Dictionary<string, string> { ["Retry-After"] = "300", ["X-RateLimit-Scope"] = "user" } }
            : null;

        var raj = await PairAsync(group, ana);

        Hold("threads-throttled", group, ("Ana", ana), ("Raj", raj), ("Olga, who opened the channel", olga));
    }

    [Fact]
    public async Task CardThatMayNotBeEditedAnyMore_IsReplaced_AndNeverStandsTwice()
    {
        await using var group = await DiscordGroup.GatherAsync();
        var (_, ana) = await OpenedAsync(group);
        Cards(group).Single().TakesNoEdits = true;

        await ana.CommandsAsync("start", ("role", "candidate"));
        await group.SettleAsync();

        Approved.Words("card-that-may-not-be-edited", [("Everybody in the channel", Cards(group).Select(card => Named(group, Read(card))))]);
    }

    [Fact]
    public async Task FormThatDoesNotOpen()
    {
        await using var group = await DiscordGroup.GatherAsync();
        var (_, ana) = await OpenedAsync(group);
        var mark = group.Discord.NextId();
        group.Discord.Fault = request => request.Path.StartsWith("/interactions/", StringComparison.Ordinal) && (int?)request.Body?["type"] == 9
            ? new FakeFault { Status = 500 }
            : null;

        ana.Begins(2, FakeMember.Command("question suggest", []), null);
        await group.QuietAsync();
        await group.SettleAsync();

        Hold("form-not-opened", group, mark, ("Ana, who typed /mock question suggest", ana));
    }

    private static IEnumerable<FakeMessage> Cards(DiscordGroup group) =>
        group.Discord.Messages.Where(message => message.Channel == group.Channel && message.OnlyFor is null);

    private static async Task<(FakeMember Olga, FakeMember Ana)> OpenedAsync(DiscordGroup group)
    {
        var olga = group.Member("Olga", organiser: true);
        await olga.CommandsAsync("enable");
        await group.SettleAsync();
        return (olga, group.Member("Ana"));
    }

    private static async Task<FakeMember> PairAsync(DiscordGroup group, FakeMember ana)
    {
        var raj = group.Member("Raj");
        await ana.CommandsAsync("start", ("role", "candidate"), ("principles", "frugality"));
        await raj.CommandsAsync("start", ("role", "interviewer"));
        await group.SettleAsync();
        return raj;
    }

    private static async Task<(FakeMember Ana, FakeMember Raj)> RunAsync(DiscordGroup group)
    {
        var ana = group.Member("Ana");
        var raj = await PairAsync(group, ana);
        ana.GoesToRoom();
        raj.GoesToRoom();
        await ana.PressesAsync("I'm here");
        await raj.PressesAsync("I'm here");
        await group.SettleAsync();
        return (ana, raj);
    }

    private static void Hold(string name, DiscordGroup group, params (string Who, FakeMember Member)[] people) => Hold(name, group, "0", people);

    /// <summary>Answers in order, then direct messages by their words: those go several ways, and nothing is promised about their order.</summary>
    private static void Hold(string name, DiscordGroup group, string after, params (string Who, FakeMember Member)[] people) => Approved.Words(
        name,
        people.Select(one => (one.Who, group.Discord.Messages
            .Where(message => ulong.Parse(message.Id, CultureInfo.InvariantCulture) > ulong.Parse(after, CultureInfo.InvariantCulture) && IsOnlyFor(one.Member, message))
            .Select(message => (IsSent: message.OnlyFor is null, Text: Named(group, Read(message))))
            .OrderBy(message => message.IsSent).ThenBy(message => message.IsSent ? message.Text : "", StringComparer.Ordinal)
            .Select(message => message.Text))));

    private static bool IsOnlyFor(FakeMember member, FakeMessage message) =>
        message.OnlyFor == member.User.Id || (message.Channel.Type == 1 && message.Channel.People.Contains(member.User.Id));

    private static string Read(FakeMessage message) => string.Join('\n', message.Buttons.Any() ? [message.Text, string.Join(' ', message.Buttons.Select(label => $"[{label}]"))] : [message.Text]);

    /// <summary>Names for ids, and no instants.</summary>
    private static string Named(DiscordGroup group, string text)
    {
        text = Regex.Replace(text, "<@(?<id>[0-9]+)>", match => $"@{group.Discord.User(match.Groups["id"].Value).Name}", RegexOptions.NonBacktracking);
        text = Regex.Replace(text, "<#(?<id>[0-9]+)>", match => $"#{group.Discord.Channel(match.Groups["id"].Value)!.Name}", RegexOptions.NonBacktracking);
        return Regex.Replace(text, "<t:[0-9]+(?::[A-Za-z])?>", "(an instant)", RegexOptions.NonBacktracking);
    }
}
