using System.Text.Json.Nodes;
using PrepBot.Testing;

namespace PrepBot.FakeChats.Discord;

/// <summary>Somebody before Discord's client: types commands, presses buttons they can see, fills the form that is open.</summary>
public sealed class FakeMember(FakeDiscordServer server, FakeGuild guild, FakeUser user)
{
    /// <summary>What stands under the organisers' command.</summary>
    public static readonly IReadOnlySet<string> ForOrganisers = new HashSet<string>
    {
        "enable", "disable", "settings", "question review", "question add", "question retire", "question import", "question export", "question quality",
    };

    private static readonly TimeSpan Patience = Eventually.Patience;

    public FakeGuild Guild => guild;

    public FakeUser User => user;

    /// <summary>Whether this member may change the server's settings now.</summary>
    public bool Organiser => guild.MayManage(user.Id);

    /// <summary>Where this member is.</summary>
    public required FakeChannel Channel { get; set; }

    /// <summary>The language of this member's client.</summary>
    public string Locale { get; set; } = "en-GB";

    /// <summary>The last thing this member did.</summary>
    public FakeInteraction? Last { get; private set; }

    /// <summary>The data last sent, to send it again.</summary>
    public JsonObject LastData { get; private set; } = [];

    /// <summary>What the last answer says.</summary>
    public string Heard => string.Join('\n', Last?.Messages.Select(message => message.Text) ?? []);

    /// <summary>The form that is open, or null.</summary>
    public JsonObject? Form => Last?.Answer == 9 ? Last.Data : null;

    /// <summary>The first field of the open form that takes words.</summary>
    public string TextField => (string)((JsonArray)Form!["components"]!).First(label => (int?)label!["component"]?["type"] == 4)!["component"]!["custom_id"]!;

    /// <summary>Everything sent to this member directly.</summary>
    public string Inbox => string.Join('\n', server.Messages.Where(message => message.Channel.Type == 1 && message.Channel.People.Contains(user.Id)).Select(message => message.Text));

    /// <summary>What this member sees where they are.</summary>
    public IEnumerable<FakeMessage> Seen => server.Messages.Where(message =>
        (message.OnlyFor is null || message.OnlyFor == user.Id)
        && (message.Channel == Channel || (message.Channel.Type == 1 && message.Channel.People.Contains(user.Id))));

    /// <summary>Types /mock with a subcommand.</summary>
    public Task<FakeInteraction> CommandsAsync(string subcommand, params (string Name, object Value)[] options) =>
        DoAsync(2, Command(subcommand, options), null);

    /// <summary>Uses a command on a person: a right click on them, then Apps.</summary>
    public Task<FakeInteraction> UsesOnAsync(FakeUser person, string name) => DoAsync(2, CommandOn(person, name), null);

    /// <summary>Types /mock with a subcommand of a group.</summary>
    public Task<FakeInteraction> CommandsAsync(string group, string subcommand, params (string Name, object Value)[] options)
    {
        var data = Command(subcommand, options);
        data["options"] = new JsonArray(new JsonObject { ["name"] = group, ["type"] = 2, ["options"] = data["options"]!.DeepClone() });
        return DoAsync(2, data, null);
    }

    /// <summary>Types a part of an option and sees how it may go on.</summary>
    public async Task<IReadOnlyList<string>> TypesAsync(string subcommand, string option, string typed)
    {
        var data = Command(subcommand, [(option, typed)]);
        data["options"]![0]!["options"]![0]!["focused"] = true;
        var interaction = await DoAsync(4, data, null);
        return [.. ((JsonArray)interaction.Data!["choices"]!).Select(choice => (string)choice!["name"]!)];
    }

    /// <summary>Presses the newest button of this label in sight.</summary>
    public Task<FakeInteraction> PressesAsync(string label)
    {
        var (message, button) = Find(label) ?? throw new InvalidOperationException($"{user.Name} sees no button '{label}'. In sight: {string.Join(", ", Seen.SelectMany(seen => seen.Buttons))}");
        return ClicksAsync(message, (string)button["custom_id"]!);
    }

    /// <summary>Chooses an option of the newest list in sight whose words begin so.</summary>
    public Task<FakeInteraction> ChoosesAsync(string placeholder, string option)
    {
        var (message, list) = Seen.Reverse()
            .SelectMany(message => message.Components.Where(component => ((string?)component["placeholder"])?.StartsWith(placeholder, StringComparison.Ordinal) == true).Select(list => (message, list)))
            .FirstOrDefault();
        var value = (list?["options"] as JsonArray ?? []).FirstOrDefault(each => (string?)each!["label"] == option)?["value"]
            ?? throw new InvalidOperationException($"{user.Name} can choose no '{option}' under '{placeholder}'.");
        return ClicksAsync(message, (string)list!["custom_id"]!, (string)value!);
    }

    /// <summary>Presses something of a message, seen or not.</summary>
    public Task<FakeInteraction> ClicksAsync(FakeMessage message, string customId, params string[] values)
    {
        var data = new JsonObject { ["custom_id"] = customId, ["component_type"] = values.Length > 0 ? 3 : 2, ["id"] = 1 };
        if (values.Length > 0)
            data["values"] = new JsonArray([.. values.Select(value => JsonValue.Create(value))]);
        return DoAsync(3, data, message);
    }

    /// <summary>The newest button of this label in sight, or null.</summary>
    public (FakeMessage Message, JsonObject Button)? Find(string label) => Seen.Reverse()
        .SelectMany(message => message.Components.Where(component => (int?)component["type"] == 2 && ((string)component["label"]!).StartsWith(label, StringComparison.Ordinal))
            .Select(button => ((FakeMessage, JsonObject)?)(message, button)))
        .FirstOrDefault();

    /// <summary>Sends the open form with these answers; what was filled in already stays.</summary>
    public Task<FakeInteraction> SendsAsync(params (string Key, string Value)[] answers)
    {
        var form = Form ?? throw new InvalidOperationException($"{user.Name} has no form open; heard: {Heard}");
        var components = ((JsonArray)form["components"]!).Select((component, index) => component!["component"] is JsonObject field ? Filled(field, answers) : Shown(component, index)).ToArray();
        var keys = components.Select(component => (string?)component["component"]?["custom_id"]).OfType<string>().ToList();
        if (answers.FirstOrDefault(answer => !keys.Contains(answer.Key)) is { Key: { } unknown })
            throw new InvalidOperationException($"The form has no field '{unknown}', but {string.Join(", ", keys)}.");

        var data = new JsonObject { ["custom_id"] = (string)form["custom_id"]!, ["components"] = new JsonArray([.. components]) };
        return DoAsync(5, data, Last!.On);
    }

    /// <summary>Begins an interaction and does not wait.</summary>
    public FakeInteraction Begins(int type, JsonObject data, FakeMessage? on)
    {
        LastData = data;
        return Last = server.Begin(this, type, data, on);
    }

    /// <summary>Delivers the last interaction once more.</summary>
    public void Redelivers() => server.Redeliver(Last!, this, LastData, Last!.On);

    public static JsonObject Command(string subcommand, (string Name, object Value)[] options)
    {
        var resolved = new JsonObject { ["users"] = new JsonObject() };
        var given = new JsonArray();
        foreach (var (name, value) in options)
        {
            var input = new JsonObject { ["name"] = name };
            switch (value)
            {
                case int number:
                    (input["type"], input["value"]) = (4, number);
                    break;
                case FakeUser other:
                    (input["type"], input["value"]) = (6, other.Id);
                    resolved["users"]![other.Id] = new JsonObject { ["id"] = other.Id, ["username"] = other.Name, ["global_name"] = other.Name, ["discriminator"] = "0" };
                    break;
                default:
                    (input["type"], input["value"]) = (3, (string)value);
                    break;
            }

            given.Add(input);
        }

        // "question add" is a subcommand of a group.
        var words = subcommand.Split(' ');
        var option = new JsonObject { ["name"] = words[^1], ["type"] = 1, ["options"] = given };
        if (words.Length > 1)
            option = new JsonObject { ["name"] = words[0], ["type"] = 2, ["options"] = new JsonArray(option) };
        var command = ForOrganisers.Contains(subcommand) ? "mock-admin" : "mock";
        return new JsonObject { ["id"] = "1", ["name"] = command, ["type"] = 1, ["resolved"] = resolved, ["options"] = new JsonArray(option) };
    }

    /// <summary>A command used on a person.</summary>
    public static JsonObject CommandOn(FakeUser person, string name) => new()
    {
        ["id"] = "2",
        ["name"] = name,
        ["type"] = 2,
        ["target_id"] = person.Id,
        ["resolved"] = new JsonObject
        {
            ["users"] = new JsonObject { [person.Id] = new JsonObject { ["id"] = person.Id, ["username"] = person.Name, ["global_name"] = person.Name, ["discriminator"] = "0" } },
        },
    };

    /// <summary>Goes to the newest thread this member is in.</summary>
    public void GoesToRoom() => Channel = server.Channels.Last(channel => channel.Type == 12 && channel.People.Contains(user.Id));

    /// <summary>Goes to the conversation with the bot.</summary>
    public void GoesToDirectMessages() => Channel = server.Direct(user.Id) ?? throw new InvalidOperationException($"{user.Name} has no direct messages with the bot.");

    private async Task<FakeInteraction> DoAsync(int type, JsonObject data, FakeMessage? on)
    {
        var interaction = Begins(type, data, on);
        try
        {
            await interaction.Done.WaitAsync(Patience);
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"{user.Name} got no answer to {data.ToJsonString()}. Violations: {string.Join("; ", server.Violations)}. Requests:\n{server.Transcript()}", e);
        }

        return interaction;
    }

    /// <summary>A text comes back as its type and its number, without its words.</summary>
    private static JsonObject Shown(JsonNode component, int index) => new() { ["type"] = (int)component["type"]!, ["id"] = 100 + index };

    private static JsonObject Filled(JsonObject component, (string Key, string Value)[] answers)
    {
        var key = (string)component["custom_id"]!;
        var given = answers.Where(answer => answer.Key == key).Select(answer => answer.Value).ToList();
        var type = (int)component["type"]!;
        var filled = new JsonObject { ["type"] = type, ["custom_id"] = key, ["id"] = 2 };
        var defaults = (component["options"] as JsonArray ?? []).Where(option => (bool?)option!["default"] == true).Select(option => (string)option!["value"]!).ToList();
        var chosen = given.Count > 0 ? given : defaults;
        if (type == 4)
            filled["value"] = given.Count > 0 ? given[0] : (string?)component["value"] ?? "";
        else if (type == 21)
            filled["value"] = chosen.FirstOrDefault();
        else
            filled["values"] = new JsonArray([.. chosen.Select(value => JsonValue.Create(value))]);
        return new JsonObject { ["type"] = 18, ["id"] = 1, ["component"] = filled };
    }
}
