using System.Text.Json.Nodes;
using PrepBot.FakeChats.Discord;

namespace PrepBot.Discord.Tests.Fake;

/// <summary>The check against Discord's published description, with mistakes planted: a check that never fails proves nothing.</summary>
public sealed class PublishedContractTests
{
    private const string Messages = "/channels/1573979268000514049/messages";

    public PublishedContractTests() => Assert.SkipUnless(DiscordContract.Published.IsThere, $"{DiscordContract.Variable} names no folder with Discord's published description.");

    [Fact]
    public void GoodMessage_HasNoMistakes() => Assert.Equal([], DiscordContract.Published.RequestMistakes("POST", Messages, Message()));

    // What is planted.
    public static TheoryData<string, Action<JsonObject>> Planted => new()
    {
        { "a misspelt property", message => message["alowed_mentions"] = new JsonObject() },
        { "a wrong type", message => message["flags"] = "many" },
        { "a nonce too long", message => message["nonce"] = new string('x', 26) },
        { "too many components", message => message["components"] = new JsonArray([.. Enumerable.Range(0, 41).Select(_ => new JsonObject { ["type"] = 14 })]) },
        { "a component of no type", message => message["components"]![0]!["type"] = 99 },
        { "an attachment's id as a number", message => message["attachments"] = new JsonArray(new JsonObject { ["id"] = 0, ["filename"] = "x" }) },
        { "a file without an address", message => message["components"]![0] = new JsonObject { ["type"] = 13, ["file"] = new JsonObject() } },
    };

    [Theory]
    [MemberData(nameof(Planted))]
    public void PlantedMistake_IsFound(string what, Action<JsonObject> plant)
    {
        var message = Message();
        plant(message);

        Assert.True(DiscordContract.Published.RequestMistakes("POST", Messages, message).Count > 0, what);
    }

    [Fact]
    public void CallThatDoesNotExist_IsFound() => Assert.NotEmpty(DiscordContract.Published.RequestMistakes("POST", "/channels/1/mesages", Message()));

    [Fact]
    public void AnswerWithoutWhatItMustHave_IsFound() => Assert.NotEmpty(DiscordContract.Published.AnswerMistakes("GET", "/gateway/bot", 200, new JsonObject { ["url"] = "x" }));

    [Fact]
    public async Task InteractionsTheFakeSends_HaveNoMistakes()
    {
        await using var discord = await FakeDiscordServer.StartAsync();
        var guild = discord.AddGuild();
        var ana = discord.Member(guild, discord.AddChannel(guild), "Ana");

        foreach (var type in new[] { 2, 3, 4, 5 })
            ana.Begins(type, FakeMember.Command("status", []), new FakeMessage("1573979268000514049", ana.Channel, Message()));

        Assert.Equal([], discord.Violations);
        Assert.Equal([], DiscordContract.Published.UserMistakes(ana.Last!.Payload["member"]!["user"]!));
    }

    // What is planted into an interaction.
    public static TheoryData<string, Action<JsonObject>> PlantedInteractions => new()
    {
        { "an id that is a number", payload => payload["id"] = 5 },
        { "an unknown type", payload => payload["type"] = 99 },
        { "an unknown place", payload => payload["context"] = 7 },
        { "nobody", payload => payload.Remove("member") },
        { "a user without a name", payload => payload["member"]!["user"]!.AsObject().Remove("username") },
        { "a member without roles", payload => payload["member"]!.AsObject().Remove("roles") },
        { "half a message", payload => payload["message"] = new JsonObject { ["id"] = "1573979268000514049" } },
    };

    [Theory]
    [MemberData(nameof(PlantedInteractions))]
    public async Task PlantedMistakeInAnInteraction_IsFound(string what, Action<JsonObject> plant)
    {
        await using var discord = await FakeDiscordServer.StartAsync();
        var guild = discord.AddGuild();
        var payload = discord.Member(guild, discord.AddChannel(guild), "Ana").Begins(2, FakeMember.Command("status", []), null).Payload;

        plant(payload);

        Assert.True(DiscordContract.Published.InteractionMistakes(payload).Count > 0, what);
    }

    private static JsonObject Message() => new()
    {
        ["flags"] = 32_772,
        ["components"] = new JsonArray(new JsonObject { ["type"] = 10, ["content"] = "x" }),
        ["allowed_mentions"] = new JsonObject { ["parse"] = new JsonArray(), ["users"] = new JsonArray("1573979268000514049") },
        ["nonce"] = "n1",
        ["enforce_nonce"] = true,
    };
}
