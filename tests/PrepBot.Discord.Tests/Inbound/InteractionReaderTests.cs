using System.Text.Json;
using System.Text.Json.Nodes;
using PrepBot.Chat.Forms;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Discord.Inbound;
using PrepBot.Discord.Rendering;
using PrepBot.Discord.Tests.Support;
using PrepBot.Discord.Wire;
using PrepBot.FakeChats.Discord;

namespace PrepBot.Discord.Tests.Inbound;

public sealed class InteractionReaderTests
{
    [Fact]
    public async Task WhoActs_ComesFromTheEnvelope()
    {
        await using var discord = await HandDiscord.StartAsync();
        var data = new JsonObject { ["custom_id"] = "a:meet:here:r1", ["component_type"] = 2 };
        data["user"] = new JsonObject { ["id"] = discord.Raj.User.Id };

        var clicked = Assert.IsType<ActionClicked>(Deed(discord, discord.Ana, 3, data).Interaction);

        Assert.Equal(HandDiscord.Person(discord.Ana), clicked.Origin.Person);
        Assert.Equal(("Ana", discord.Community, discord.Room), (clicked.Origin.DisplayName, clicked.Origin.Community, clicked.Origin.Room));
        Assert.Equal("meet:here:r1", $"{clicked.Action}");
    }

    [Fact]
    public async Task InAServer_TheEnvelopeNamesIt_WhateverTheIdSays()
    {
        await using var discord = await HandDiscord.StartAsync();
        var foreign = ActionIdCodec.Write(new ComponentId.Click(new ActionId("meet", "here", Subject.Create("r1")), "1573979268000514049"));

        var request = Deed(discord, discord.Ana, 3, new JsonObject { ["custom_id"] = foreign, ["component_type"] = 2 });

        Assert.Equal(discord.Community, request.Interaction.Origin.Community);
    }

    [Fact]
    public async Task InADirectMessage_TheIdSaysWhichCommunityIsMeant()
    {
        await using var discord = await HandDiscord.StartAsync();
        await GoDirectAsync(discord);
        var id = ActionIdCodec.Write(new ComponentId.Click(new ActionId("meet", "here", Subject.Create("r1")), discord.Rest.Guild.Id));

        var request = Deed(discord, discord.Ana, 3, new JsonObject { ["custom_id"] = id, ["component_type"] = 2 });

        Assert.Equal((discord.Community, false), (request.Interaction.Origin.Community, request.Interaction.Origin.IsOrganiser));
        Assert.Equal(discord.Rest.Guild.Id, request.Context.Community);
    }

    [Theory]
    [InlineData("a:meet:here:r1")]
    [InlineData("nonsense")]
    public async Task InADirectMessage_WithoutACommunity_IsRefusedInWords(string id)
    {
        await using var discord = await HandDiscord.StartAsync();
        await GoDirectAsync(discord);

        Assert.IsType<ReadInteraction.Refused>(Read(discord, discord.Ana, 3, new JsonObject { ["custom_id"] = id, ["component_type"] = 2 }));
    }

    [Theory]
    [InlineData("32", true)]
    [InlineData("8589934624", true)]
    [InlineData("0", false)]
    [InlineData("31", false)]
    [InlineData("-1", false)]
    [InlineData("many", false)]
    [InlineData(null, false)]
    public async Task Organiser_IsWhoMayManageTheServer(string? permissions, bool organiser)
    {
        await using var discord = await HandDiscord.StartAsync();
        var payload = Payload(discord, discord.Ana, 2, FakeMember.Command("status", []));
        payload["member"]!["permissions"] = permissions;

        Assert.Equal(organiser, Assert.IsType<ReadInteraction.Request>(Read(discord, payload)).Interaction.Origin.IsOrganiser);
    }

    [Theory]
    [InlineData("id")]
    [InlineData("token")]
    [InlineData("data")]
    [InlineData("member")]
    [InlineData("channel_id")]
    [InlineData("type")]
    public async Task MissingField_IsNonsense_NeverAnException(string field)
    {
        await using var discord = await HandDiscord.StartAsync();
        var payload = Payload(discord, discord.Ana, 2, FakeMember.Command("status", []));
        payload.Remove(field);

        Assert.IsType<ReadInteraction.Nonsense>(Read(discord, payload));
    }

    [Fact]
    public async Task UnknownFields_AreIgnored()
    {
        await using var discord = await HandDiscord.StartAsync();
        var payload = Payload(discord, discord.Ana, 2, FakeMember.Command("status", []));
        payload["new"] = new JsonObject { ["deep"] = new JsonArray(1) };
        payload["member"]!["avatar_decoration_data"] = new JsonArray();

        Assert.IsType<ReadInteraction.Request>(Read(discord, payload));
    }

    [Theory]
    [InlineData("Nick", "Global", "user", "Nick")]
    [InlineData(null, "Global", "user", "Global")]
    [InlineData("  ", null, "user", "user")]
    [InlineData(null, null, null, "A member")]
    [InlineData("Bell\u0007", null, null, "Bell")]
    public void Name_IsAsTheServerShowsIt(string? nick, string? global, string? username, string shown) =>
        Assert.Equal(shown, InteractionReader.DisplayName(new User { GlobalName = global, Username = username }, new GuildMember { Nick = nick }));

    [Fact]
    public async Task AnswerBy_CountsFromTheInstantInTheId_ByOurClock()
    {
        await using var discord = await HandDiscord.StartAsync();
        discord.Rest.Difference.Learn(discord.Rest.Clock.GetUtcNow().AddMinutes(-5), discord.Rest.Clock.GetUtcNow());
        var payload = Payload(discord, discord.Ana, 2, FakeMember.Command("status", []));

        var origin = Assert.IsType<ReadInteraction.Request>(Read(discord, payload)).Interaction.Origin;

        Assert.Equal(discord.Rest.Clock.GetUtcNow() + discord.Rest.Difference.Value + DiscordLimits.FirstAnswer - InteractionReader.Margin, origin.AnswerBy, TimeSpan.FromMilliseconds(2));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("m02:debrief:file:r1")]
    [InlineData("")]
    public async Task ClickOnWhatIsNoButton_IsLikeUnknown(string id)
    {
        await using var discord = await HandDiscord.StartAsync();

        var clicked = Assert.IsType<ActionClicked>(Deed(discord, discord.Ana, 3, new JsonObject { ["custom_id"] = id, ["component_type"] = 2 }).Interaction);

        Assert.Equal(ActionIdCodec.Unknown.Action, clicked.Action);
    }

    [Fact]
    public async Task StepButton_OpensTheFormTheWayItWasOpened()
    {
        await using var discord = await HandDiscord.StartAsync();
        var form = new ActionId("debrief", "file", Subject.Create("r1"));
        var byClick = ActionIdCodec.Write(new ComponentId.OpenStep(form, null, 1, 2, new FormOpener.Verb("open")));
        var byCommand = ActionIdCodec.Write(new ComponentId.OpenStep(form, null, 1, 2, new FormOpener.Command("settings")));

        var click = Deed(discord, discord.Ana, 3, new JsonObject { ["custom_id"] = byClick, ["component_type"] = 2 });
        var command = Deed(discord, discord.Ana, 3, new JsonObject { ["custom_id"] = byCommand, ["component_type"] = 2 });

        Assert.Equal("debrief:open:r1", $"{Assert.IsType<ActionClicked>(click.Interaction).Action}");
        Assert.Equal("settings", Assert.IsType<CommandUsed>(command.Interaction).Command);
        Assert.Equal(new FormStepAsked(form, 1), click.Context.Asked);
    }

    [Fact]
    public async Task SentForm_IsReadWholeAndSaysWhetherStepsFollow()
    {
        await using var discord = await HandDiscord.StartAsync();
        var data = new JsonObject
        {
            ["custom_id"] = "m02:debrief:file:r1!open",
            ["components"] = JsonNode.Parse("""
                [{"type":18,"component":{"type":4,"custom_id":"text","value":"a\u0000b\r\nc"}},
                 {"type":18,"component":{"type":21,"custom_id":"radio","value":"Solid"}},
                 {"type":18,"component":{"type":21,"custom_id":"none","value":null}},
                 {"type":18,"component":{"type":22,"custom_id":"boxes","values":["a","b"]}},
                 {"type":1,"components":[{"type":4,"custom_id":"row","value":"x"}]},
                 {"type":99,"new":1}]
                """),
        };

        var sent = Assert.IsType<FormSubmitted>(Deed(discord, discord.Ana, 5, data).Interaction);

        Assert.False(sent.IsComplete);
        Assert.Equal("debrief:file:r1", $"{sent.Form}");
        Assert.Equal(("ab\nc", "Solid", "", "x"), (sent.Answers.Text("text"), sent.Answers.Text("radio"), sent.Answers.Text("none"), sent.Answers.Text("row")));
        Assert.Equal(["a", "b"], sent.Answers.Chosen("boxes"));
        data["custom_id"] = "m12:debrief:file:r1!open";
        Assert.True(Assert.IsType<FormSubmitted>(Deed(discord, discord.Ana, 5, data).Interaction).IsComplete);
    }

    private static async Task GoDirectAsync(HandDiscord discord) =>
        discord.Ana.Channel = discord.Discord.Channel(await discord.Direct.OfAsync(discord.Ana.User.Id, CancellationToken.None))!;

    private static JsonObject Payload(HandDiscord discord, FakeMember member, int type, JsonObject data)
    {
        _ = discord;
        return member.Begins(type, data, null).Payload;
    }

    private static ReadInteraction Read(HandDiscord discord, FakeMember member, int type, JsonObject data) => Read(discord, Payload(discord, member, type, data));

    private static ReadInteraction Read(HandDiscord discord, JsonObject payload) =>
        discord.Reader.Read(JsonSerializer.Deserialize(payload, DiscordJsonContext.Default.Interaction)!, discord.Rest.Clock.GetUtcNow());

    private static ReadInteraction.Request Deed(HandDiscord discord, FakeMember member, int type, JsonObject data) =>
        Assert.IsType<ReadInteraction.Request>(Read(discord, member, type, data));
}
