using System.Text.Json;
using System.Text.Json.Nodes;
using PrepBot.Application.Conversation;
using PrepBot.Discord.Inbound;
using PrepBot.Discord.Rendering;
using PrepBot.Discord.Tests.Support;
using PrepBot.Discord.Wire;
using PrepBot.Testing.Discord;

namespace PrepBot.Discord.Tests.Inbound;

public sealed class CommandReaderTests
{
    [Fact]
    public async Task EveryInput_IsReadByItsDefinition()
    {
        await using var discord = await HandDiscord.StartAsync();

        var used = Used(discord, "start", ("role", "candidate"), ("minutes", 20), ("principles", "frugality, dive deep, Frugality"), ("member", discord.Raj.User));

        Assert.Equal("start", used.Command);
        Assert.Equal(("candidate", (int?)20), (used.Values.Choice("role"), used.Values.Number("minutes")));
        Assert.Equal(["frugality", "dive-deep"], used.Values.Principles("principles").Select(id => $"{id}"));
        Assert.Equal(HandDiscord.Person(discord.Raj), used.Values.Member("member")?.Person);
    }

    [Fact]
    public async Task CommandOfAGroup_IsReadByItsWholeName()
    {
        await using var discord = await HandDiscord.StartAsync();

        Assert.Equal("question-add", Used(discord, "question add").Command);
    }

    [Theory]
    [InlineData("dance")]
    [InlineData("question dance")]
    [InlineData("start me up")]
    public async Task UnknownCommand_IsRefusedInWords(string command)
    {
        await using var discord = await HandDiscord.StartAsync();

        Assert.Contains("do not know this command", Refused(discord, command));
    }

    [Fact]
    public async Task EveryPrinciple_AsCompletionWritesIt_IsReadBack()
    {
        await using var discord = await HandDiscord.StartAsync();
        var names = discord.Principles.Set.InPublishedOrder.Select(principle => discord.Principles.Set.NameOf(principle.Id)).ToList();

        foreach (var name in names)
        {
            Assert.Single(Used(discord, "start", ("principles", name)).Values.Principles("principles"));
            Assert.Equal(2, Used(discord, "start", ("principles", $"{name}, {names.First(other => other != name)}")).Values.Principles("principles").Count);
        }
    }

    [Fact]
    public async Task AmbiguousPrinciple_NamesWhatItCouldBe()
    {
        await using var discord = await HandDiscord.StartAsync();

        var words = Refused(discord, "start", ("principles", "dive deep or ownership"));

        Assert.Contains(" or ", words);
    }

    [Theory]
    [InlineData("xyzzy plugh", "I do not know a principle")]
    [InlineData("frugality, dive deep, ownership, earn trust, think big", "at most")]
    public async Task PrinciplesThatCannotBe_AreRefusedInWords(string typed, string words)
    {
        await using var discord = await HandDiscord.StartAsync();

        Assert.Contains(words, Refused(discord, "start", ("principles", typed)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(100_000)]
    public async Task NumberOutOfRange_IsRefusedWithTheRange(int minutes)
    {
        await using var discord = await HandDiscord.StartAsync();

        Assert.Contains("whole number from", Refused(discord, "start", ("minutes", minutes)));
    }

    [Fact]
    public async Task ValueOfTheWrongKind_IsRefused_NeverAnException()
    {
        await using var discord = await HandDiscord.StartAsync();

        Assert.Contains("whole number from", Refused(discord, "start", ("minutes", "twenty")));
        Assert.Contains("takes one of", Refused(discord, "start", ("role", 3)));
        Assert.Contains("takes one of", Refused(discord, "start", ("role", "boss")));
        Assert.Contains("could not find that member", Refused(discord, "start", ("member", "somebody")));
        Assert.Contains("could not find that member", Refused(discord, "start", ("member", "123456789012345678")));
    }

    [Fact]
    public async Task Bot_IsNoPartner()
    {
        await using var discord = await HandDiscord.StartAsync();
        var data = FakeMember.Command("start", [("member", discord.Raj.User)]);
        data["resolved"]!["users"]![discord.Raj.User.Id]!["bot"] = true;

        Assert.Contains("Bots make poor", Assert.IsType<ReadInteraction.Refused>(Read(discord, 2, data)).Words);
    }

    [Fact]
    public async Task UnknownOption_IsLeftOut()
    {
        await using var discord = await HandDiscord.StartAsync();

        Assert.Empty(Used(discord, "start", ("new-thing", "x")).Values.Values);
    }

    [Theory]
    [InlineData("fru", "Frugality")]
    [InlineData("", "Customer Obsession")]
    [InlineData("frugality, cust", "Frugality, Customer Obsession")]
    [InlineData("Are Right, A Lot, fru", "Are Right, A Lot, Frugality")]
    public async Task Typing_IsCompleted_TheLastOfAList(string typed, string first)
    {
        await using var discord = await HandDiscord.StartAsync();

        Assert.Equal(first, Completed(discord, typed)[0]);
    }

    [Fact]
    public async Task Completion_KeepsDiscordsLimits_WhateverIsTyped()
    {
        await using var discord = await HandDiscord.StartAsync();

        foreach (var typed in new[] { "", "a", "e", ", ", ",,,,", "have backbone, success and scale, e", new string('x', 6_000), "\ud800", "@everyone" })
        {
            var choices = Completed(discord, typed);

            Assert.InRange(choices.Count, 0, DiscordLimits.OptionsOfCommand);
            Assert.All(choices, choice => Assert.InRange(choice.Length, 1, DiscordLimits.ChoiceName));
        }
    }

    [Fact]
    public async Task Completion_InADirectMessage_HasChoicesOnly()
    {
        await using var discord = await HandDiscord.StartAsync();
        discord.Ana.Place = discord.Discord.Channel(await discord.Direct.OfAsync(discord.Ana.User.Id, CancellationToken.None))!;

        Assert.IsType<ReadInteraction.Choices>(Read(discord, 4, FakeMember.Command("start", [("principles", "fru")])));
    }

    [Fact]
    public async Task Completion_ReachesWhoeverTypes()
    {
        await using var discord = await HandDiscord.StartAsync();
        var data = FakeMember.Command("start", [("principles", "fru")]);
        data["options"]![0]!["options"]![0]!["focused"] = true;

        var interaction = await discord.DoesAsync(discord.Ana, 4, data);

        Assert.Equal("Frugality", (string?)interaction.Data!["choices"]![0]!["name"]);
        Assert.Empty(discord.Sink.Seen);
        Assert.Equal([], discord.Discord.Violations);
    }

    private static IReadOnlyList<string> Completed(HandDiscord discord, string typed)
    {
        var data = FakeMember.Command("start", [("principles", typed)]);
        data["options"]![0]!["options"]![0]!["focused"] = true;
        return [.. Assert.IsType<ReadInteraction.Choices>(Read(discord, 4, data)).Offered.Select(choice => choice.Name)];
    }

    private static CommandUsed Used(HandDiscord discord, string command, params (string, object)[] options) =>
        Assert.IsType<CommandUsed>(Assert.IsType<ReadInteraction.Deed>(Read(discord, 2, FakeMember.Command(command, options))).Interaction);

    private static string Refused(HandDiscord discord, string command, params (string, object)[] options) =>
        Assert.IsType<ReadInteraction.Refused>(Read(discord, 2, FakeMember.Command(command, options))).Words;

    private static ReadInteraction Read(HandDiscord discord, int type, JsonObject data) =>
        discord.Reader.Read(JsonSerializer.Deserialize(discord.Ana.Begins(type, data, null).Payload, DiscordJsonContext.Default.Interaction)!, discord.Rest.Clock.GetUtcNow());
}
