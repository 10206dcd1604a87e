using PrepBot.Discord.Tests.Support;

namespace PrepBot.Discord.Tests;

/// <summary>A right click on somebody, then Apps, then "Invite to a mock": it does what typing their name does, and refuses what that refuses, in the same words.</summary>
public sealed class InviteOnAPersonTests
{
    private const string Name = "Invite to a mock";

    [Theory]
    [InlineData("oneself", "That is you")]
    [InlineData("a stranger", "is not in this group")]
    [InlineData("a channel without mocks", "Mocks are not open in this channel")]
    public async Task WhatCannotBe_IsRefusedInTheWordsOfTheTypedCommand(string who, string words)
    {
        await using var group = await DiscordGroup.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        var target = who == "oneself" ? ana.User : raj.User;
        if (who == "a stranger")
            group.Discord.Remove(group.Guild, raj.User.Id);
        if (who == "a channel without mocks")
            ana.Channel = group.Discord.AddChannel(group.Guild, "other");

        await ana.CommandsAsync("start", ("member", target));
        await group.SettleAsync();
        var typed = ana.Heard;
        await ana.UsesOnAsync(target, Name);
        await group.SettleAsync();

        Assert.Contains(words, typed);
        Assert.Equal(typed, ana.Heard);
        Assert.Equal(0, await group.CountAsync("select count(*) from invitations"));
        Assert.Empty(group.Discord.Violations);
    }

    [Fact]
    public async Task Member_IsInvited_AndASecondTimeIsTheOpenInvitation()
    {
        await using var group = await DiscordGroup.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));

        await ana.UsesOnAsync(raj.User, Name);
        await group.SettleAsync();
        Assert.Contains("I am asking", ana.Heard);
        Assert.NotNull(raj.Find("Accept"));
        await ana.UsesOnAsync(raj.User, Name);
        await group.SettleAsync();

        Assert.Contains("Your last invitation is still open", ana.Heard);
        Assert.Equal(1, await group.CountAsync("select count(*) from invitations"));
        Assert.Empty(group.Discord.Violations);
    }
}
