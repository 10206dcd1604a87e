using System.Text.Json;
using System.Text.Json.Nodes;
using PrepBot.Chat.Commands;
using PrepBot.Discord.Commands;
using PrepBot.Discord.Rendering;
using PrepBot.Discord.Tests.Support;
using PrepBot.Discord.Wire;
using PrepBot.FakeChats.Discord;

namespace PrepBot.Discord.Tests;

public sealed class CommandRegistrationTests
{
    /// <summary>https://docs.discord.com/developers/interactions/application-commands#slash-commands</summary>
    private const int MostCharacters = 8_000;

    [Fact]
    public async Task Commands_AreRegisteredOnce_AndAgainOnlyWhenSomethingIsDifferent()
    {
        await using var discord = await HandDiscord.StartAsync();
        var registration = new CommandRegistration(HandDiscord.Root, discord.Catalog, discord.Rest.Client, discord.Taps);

        Assert.True(await registration.EnsureAsync(discord.Discord.ApplicationId, CancellationToken.None));
        Assert.False(await registration.EnsureAsync(discord.Discord.ApplicationId, CancellationToken.None));
        discord.Discord.Commands[0]!["options"]![3]!["description"] = "Something else";
        Assert.True(await registration.EnsureAsync(discord.Discord.ApplicationId, CancellationToken.None));

        Assert.Equal(2, discord.Discord.Requests.Count(request => request.Method == "PUT"));
        Assert.Equal([], discord.Discord.Violations);
    }

    // What somebody or something else may have changed of what is registered.
    public static TheoryData<string, Action<JsonObject>> Changes => new()
    {
        { "name", command => command["name"] = "mocks" },
        { "description", command => command["description"] = "x" },
        { "a translated name", command => command["name_localizations"] = new JsonObject { ["de"] = "probe" } },
        { "a translated description", command => command["description_localizations"] = new JsonObject { ["de"] = "x" } },
        { "contexts", command => command["contexts"] = new JsonArray(0, 1) },
        { "where it is installed", command => command["integration_types"] = new JsonArray(1) },
        { "a subcommand less", command => command["options"]!.AsArray().RemoveAt(0) },
        { "their order", command => Swap(command["options"]!.AsArray()) },
        { "whom it is shown to", command => command["default_member_permissions"] = "32" },
        { "an option's bound", command => First(command, "max_value")["max_value"] = 9_999 },
        { "autocomplete", command => First(command, "autocomplete")["autocomplete"] = false },
        { "a choice", command => First(command, "choices")["choices"]![0]!["name"] = "x" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task AnyDifference_IsPutRight(string what, Action<JsonObject> change)
    {
        await using var discord = await HandDiscord.StartAsync();
        var registration = new CommandRegistration(HandDiscord.Root, discord.Catalog, discord.Rest.Client, discord.Taps);
        await registration.EnsureAsync(discord.Discord.ApplicationId, CancellationToken.None);
        change((JsonObject)discord.Discord.Commands[0]!);

        Assert.True(await registration.EnsureAsync(discord.Discord.ApplicationId, CancellationToken.None), what);
        Assert.False(await registration.EnsureAsync(discord.Discord.ApplicationId, CancellationToken.None), what);
    }

    [Fact]
    public async Task RealCatalogue_StaysWithinDiscordsLimits()
    {
        await using var discord = await HandDiscord.StartAsync();

        foreach (var command in new CommandRegistration(HandDiscord.Root, discord.Catalog, discord.Rest.Client, discord.Taps).Wanted().Where(command => command.Type == ApplicationCommandType.ChatInput))
            StaysWithinLimits(command);
    }

    private static void StaysWithinLimits(ApplicationCommand command)
    {
        var options = Flatten(command.Options!).ToList();
        Assert.InRange(command.Options!.Count, 1, DiscordLimits.OptionsOfCommand);
        Assert.All(options, option => Assert.InRange(option.Options?.Count ?? 0, 0, DiscordLimits.OptionsOfCommand));
        Assert.All(options, option => Assert.InRange(option.Choices?.Count ?? 0, 0, DiscordLimits.OptionsOfCommand));
        Assert.All(options, option => Assert.Matches("^[a-z-]{1,32}$", option.Name));
        Assert.All(options, option => Assert.InRange(option.Description.Length, 1, DiscordLimits.CommandDescription));
        Assert.All(options, option => Assert.Equal(option.Options?.Count ?? 0, (option.Options ?? []).Select(inner => inner.Name).Distinct().Count()));
        Assert.All(options, option => Assert.Equal((option.Options ?? []).OrderByDescending(inner => inner.Required == true), option.Options ?? []));
        var characters = command.Name.Length + command.Description.Length
            + options.Sum(option => option.Name.Length + option.Description.Length + (option.Choices ?? []).Sum(choice => choice.Name.Length + choice.Value.Length));
        Assert.InRange(characters, 1, MostCharacters);
    }

    [Fact]
    public async Task Command_IsTheOneOfTheProduct()
    {
        await using var discord = await HandDiscord.StartAsync();

        var ours = new CommandRegistration(HandDiscord.Root, discord.Catalog, discord.Rest.Client, discord.Taps).Wanted()[0];
        var theirs = new CommandRegistration(new CommandRoot("coffee", "have a coffee with somebody", First: "join"), discord.Catalog, discord.Rest.Client, discord.Taps).Wanted()[0];

        Assert.Equal(("mock", "Practise Leadership Principle interviews with each other"), (ours.Name, ours.Description));
        Assert.Equal(("coffee", "Have a coffee with somebody"), (theirs.Name, theirs.Description));
    }

    [Fact]
    public async Task EveryCommandOfTheCatalogue_IsThere()
    {
        await using var discord = await HandDiscord.StartAsync();

        var commands = new CommandRegistration(HandDiscord.Root, discord.Catalog, discord.Rest.Client, discord.Taps).Wanted();

        Assert.Equal(discord.Catalog.Commands.Select(definition => definition.Name).Order(), commands.SelectMany(Names).Order());
    }

    /// <summary>Hiding is a courtesy: the bot looks at the right itself, see RightsMatrixTests.</summary>
    [Fact]
    public async Task OrganisersCommands_StandApart_AndAreHiddenFromWhoeverMayNotManageTheServer()
    {
        await using var discord = await HandDiscord.StartAsync();

        await new CommandRegistration(HandDiscord.Root, discord.Catalog, discord.Rest.Client, discord.Taps).EnsureAsync(discord.Discord.ApplicationId, CancellationToken.None);
        var there = discord.Discord.Commands.ToDictionary(command => (string)command!["name"]!, command => command!);
        var wanted = new CommandRegistration(HandDiscord.Root, discord.Catalog, discord.Rest.Client, discord.Taps).Wanted().ToDictionary(command => command.Name);

        Assert.Equal(["Invite to a mock", "mock", "mock-admin"], there.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((null, "32"), ((string?)there["mock"]["default_member_permissions"], (string?)there["mock-admin"]["default_member_permissions"]));
        Assert.Equal(discord.Catalog.Commands.Where(command => command.ForOrganisers).Select(command => command.Name).Order(), Names(wanted["mock-admin"]).Order());
        Assert.Equal(FakeMember.ForOrganisers.Select(name => name.Replace(' ', '-')).Order(), Names(wanted["mock-admin"]).Order());
        Assert.Equal([], discord.Discord.Violations);
    }

    [Fact]
    public async Task OlderCommand_IsGone_OnceTheNewOnesAreRegistered()
    {
        await using var discord = await HandDiscord.StartAsync();
        discord.Discord.Commands.Add(new JsonObject { ["id"] = "7", ["name"] = "mock", ["description"] = "As it was", ["type"] = 1 });

        Assert.True(await new CommandRegistration(HandDiscord.Root, discord.Catalog, discord.Rest.Client, discord.Taps).EnsureAsync(discord.Discord.ApplicationId, CancellationToken.None));

        Assert.DoesNotContain(discord.Discord.Commands, command => (string?)command!["id"] == "7");
        Assert.Equal(3, discord.Discord.Commands.Count);
    }

    private static IEnumerable<string> Names(ApplicationCommand command) => (command.Options ?? []).SelectMany(option => option.Type == ApplicationCommandOptionType.SubCommand
        ? [option.Name]
        : option.Options!.Select(inner => CommandGroups.Joined(option.Name, inner.Name)));

    [Fact]
    public void TranslatedNames_GoThereAndBack()
    {
        IReadOnlyList<ApplicationCommand> commands =
        [
            new() { Name = "mock", Description = "x", NameLocalizations = new Dictionary<string, string> { ["es-ES"] = "simulacro", ["de"] = "probe" }, DescriptionLocalizations = new Dictionary<string, string> { ["de"] = "Üben" } },
        ];

        var json = JsonSerializer.Serialize(commands, DiscordJsonContext.Default.ApplicationCommands);
        var back = JsonSerializer.Deserialize(json, DiscordJsonContext.Default.ApplicationCommands)![0];

        Assert.Contains("\"es-ES\"", json);
        Assert.Equal(commands[0].NameLocalizations, back.NameLocalizations);
        Assert.Equal(commands[0].DescriptionLocalizations, back.DescriptionLocalizations);
    }

    private static IEnumerable<ApplicationCommandOption> Flatten(IEnumerable<ApplicationCommandOption> options) =>
        options.SelectMany(option => Flatten(option.Options ?? []).Prepend(option));

    private static void Swap(JsonArray options)
    {
        var first = options[0]!;
        options.RemoveAt(0);
        options.Add(first);
    }

    private static JsonObject First(JsonNode node, string property) =>
        node is JsonObject found && found.ContainsKey(property)
            ? found
            : (node["options"]?.AsArray() ?? []).Select(inner => First(inner!, property)).FirstOrDefault(inner => inner is not null)!;
}
