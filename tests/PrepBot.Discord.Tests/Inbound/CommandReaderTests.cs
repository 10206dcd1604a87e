using System.Text.Json;
using System.Text.Json.Nodes;
using PrepBot.Chat.Commands;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Discord.Inbound;
using PrepBot.Discord.Rendering;
using PrepBot.Discord.Tests.Support;
using PrepBot.Discord.Wire;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Questions;
using PrepBot.FakeChats.Discord;
using PrepBot.Testing;

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
        Assert.Equal(["frugality", "dive-deep"], used.Values.Words("principles"));
        Assert.Equal(HandDiscord.Person(discord.Raj), used.Values.Member("member")?.Person);
    }

    [Fact]
    public async Task CommandOfAGroup_IsReadByItsWholeName()
    {
        await using var discord = await HandDiscord.StartAsync();

        Assert.Equal("question-add", Used(discord, "question add").Command);
    }

    [Fact]
    public async Task CommandForOrganisers_IsReadUnderItsOwnName_AndUnderTheOldOne()
    {
        await using var discord = await HandDiscord.StartAsync();
        var old = FakeMember.Command("settings", []);
        Assert.Equal("mock-admin", (string?)old["name"]);
        old["name"] = "mock";

        Assert.Equal("settings", Used(discord, "settings").Command);
        Assert.Equal("settings", Assert.IsType<CommandUsed>(Assert.IsType<ReadInteraction.Request>(Read(discord, 2, old)).Interaction).Command);
    }

    [Fact]
    public async Task CommandOnAPerson_IsTheOneThatInvitesThem()
    {
        await using var discord = await HandDiscord.StartAsync();

        var used = Assert.IsType<CommandUsed>(Assert.IsType<ReadInteraction.Request>(Read(discord, 2, FakeMember.CommandOn(discord.Raj.User, "Invite to a mock"))).Interaction);

        Assert.Equal(Used(discord, "start", ("member", discord.Raj.User)).Values.Values, used.Values.Values);
        Assert.Equal("start", used.Command);
    }

    [Fact]
    public async Task CommandOnABot_IsRefusedAsWhenItIsTyped()
    {
        await using var discord = await HandDiscord.StartAsync();
        var data = FakeMember.CommandOn(discord.Raj.User, "Invite to a mock");
        data["resolved"]!["users"]![discord.Raj.User.Id]!["bot"] = true;

        Assert.Contains("Bots make poor", Assert.IsType<ReadInteraction.Refused>(Read(discord, 2, data)).Words);
    }

    [Theory]
    [InlineData("target_id")]
    [InlineData("resolved")]
    [InlineData("name")]
    public async Task CommandOnAPerson_WithHalfOfItMissing_IsRefusedInWords(string missing)
    {
        await using var discord = await HandDiscord.StartAsync();
        var data = FakeMember.CommandOn(discord.Raj.User, "Invite to a mock");
        data.Remove(missing);

        var words = Assert.IsType<ReadInteraction.Refused>(Read(discord, 2, data)).Words;

        Assert.Contains(missing == "name" ? "do not know this command" : "could not find that member", words);
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
            Assert.Single(Used(discord, "start", ("principles", name)).Values.Words("principles"));
            Assert.Equal(2, Used(discord, "start", ("principles", $"{name}, {names.First(other => other != name)}")).Values.Words("principles").Count);
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
        discord.Ana.Channel = discord.Discord.Channel(await discord.Direct.OfAsync(discord.Ana.User.Id, CancellationToken.None))!;

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

    [Theory]
    [InlineData("confl", "Conflict with a colleague")]
    [InlineData("morale", "Motivated a group")]
    [InlineData("frugality, tight dead", "Frugality, Very tight timeline")]
    [InlineData("Conflict with a colleague, fru", "Frugality, Conflict with a colleague")]
    [InlineData("Risk, mist", "Risk, mistake or failure")]
    [InlineData("Frugality, Risk, mistake or failure", "Frugality, Risk, mistake or failure")]
    public async Task TypingATheme_IsCompleted_BesidePrinciples(string typed, string offered)
    {
        await using var discord = await HandDiscord.StartAsync();

        Assert.Contains(offered, Completed(discord, typed));
    }

    [Fact]
    public async Task CompletionAfterATheme_OffersNoSecondOne()
    {
        await using var discord = await HandDiscord.StartAsync();

        var choices = Completed(discord, "failure, ");

        Assert.NotEmpty(choices);
        Assert.All(choices, choice => Assert.Single(Theme.All, theme => choice.Contains(theme.Name, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task EveryTheme_AsCompletionWritesIt_IsReadBack()
    {
        await using var discord = await HandDiscord.StartAsync();

        foreach (var theme in Theme.All)
        {
            Assert.Contains(theme.Name, Completed(discord, theme.Name));
            Assert.Equal((theme.Id, 0), Read(theme.Name));
            Assert.Equal((theme.Id, 1), Read($"Frugality, {theme.Name}"));
        }

        (ThemeId?, int) Read(string typed)
        {
            var value = Assert.IsType<WordsValue>(Used(discord, "start", ("principles", typed)).Values.Values["principles"]);
            return (value.Other is { } key ? new ThemeId(key) : null, value.Keys.Count);
        }
    }

    [Fact]
    public async Task EveryOtherWordForATheme_IsReadAsIt()
    {
        await using var discord = await HandDiscord.StartAsync();

        foreach (var theme in BuiltInBank.Read().Cards.Themes)
        {
            Assert.All(theme.AlsoCalled, word => Assert.Equal(
                theme.Theme.Id.Key, Assert.IsType<WordsValue>(Used(discord, "start", ("principles", word)).Values.Values["principles"]).Other));
        }
    }

    [Fact]
    public async Task TwoThemes_AreRefusedWithBothNames_AndOneTwiceIsOne()
    {
        await using var discord = await HandDiscord.StartAsync();

        Assert.Equal("One theme fits here; there were Conflict with a colleague and Very tight timeline. Which one?", Refused(discord, "start", ("principles", "conflict, deadline")));
        Assert.Equal("risk-mistake-failure", Assert.IsType<WordsValue>(Used(discord, "start", ("principles", "failure, mistake")).Values.Values["principles"]).Other);
    }

    [Fact]
    public async Task ThemeWhereOnlyAPrincipleFits_IsNeitherOfferedNorRead()
    {
        await using var discord = await HandDiscord.StartAsync();
        var data = FakeMember.Command("principle", [("name", "conflict")]);
        data["options"]![0]!["options"]![0]!["focused"] = true;

        Assert.Empty(Assert.IsType<ReadInteraction.Choices>(Read(discord, 4, data)).Offered);
        Assert.Contains("I do not know a principle called \"conflict\"", Refused(discord, "principle", ("name", "conflict")));
    }

    [Fact]
    public async Task ThemeTypedHalfAndChosen_OnTheWire_IsWhatIsWaitedFor()
    {
        await using var group = await DiscordGroup.GatherAsync();
        var ana = group.Member("Ana");

        var offered = await ana.TypesAsync("start", "principles", "frugality, confl");
        Assert.Equal("Frugality, Conflict with a colleague", offered[0]);
        await ana.CommandsAsync("start", ("principles", offered[0]), ("role", "candidate"));

        Assert.Contains("Conflict with a colleague: Frugality", ana.Heard);
        Assert.Equal(1, await group.CountAsync("select count(*) from waiting_entries where theme = 'conflict-with-a-colleague' and principles = array['frugality']"));
        Assert.Equal([], group.Discord.Violations);
    }

    private static IReadOnlyList<string> Completed(HandDiscord discord, string typed)
    {
        var data = FakeMember.Command("start", [("principles", typed)]);
        data["options"]![0]!["options"]![0]!["focused"] = true;
        return [.. Assert.IsType<ReadInteraction.Choices>(Read(discord, 4, data)).Offered.Select(choice => choice.Name)];
    }

    private static CommandUsed Used(HandDiscord discord, string command, params (string, object)[] options) =>
        Assert.IsType<CommandUsed>(Assert.IsType<ReadInteraction.Request>(Read(discord, 2, FakeMember.Command(command, options))).Interaction);

    private static string Refused(HandDiscord discord, string command, params (string, object)[] options) =>
        Assert.IsType<ReadInteraction.Refused>(Read(discord, 2, FakeMember.Command(command, options))).Words;

    private static ReadInteraction Read(HandDiscord discord, int type, JsonObject data) =>
        discord.Reader.Read(JsonSerializer.Deserialize(discord.Ana.Begins(type, data, null).Payload, DiscordJsonContext.Default.Interaction)!, discord.Rest.Clock.GetUtcNow());
}
