using System.Text.Json.Nodes;
using PrepBot.Testing;

namespace PrepBot.FakeChats.Slack;

/// <summary>A member of the workspace as a test moves them: types commands, presses buttons by their labels, fills modals. They see what Slack shows them.</summary>
public sealed class FakeSlackMember(FakeSlackServer server, FakeSlackUser user, string channel, FakeSlackWorkspace? workspace = null)
{
    private static readonly TimeSpan Patience = Eventually.Patience;

    private readonly FakeSlackWorkspace _workspace = workspace ?? server.Workspace;

    public string Id => user.Id;

    public string Name => user.Name;

    /// <summary>Where this member types.</summary>
    public string Place { get; set; } = channel;

    /// <summary>Everything this member sees now, as Slack shows it.</summary>
    public IReadOnlyList<FakeSlackMessage> Sees => _workspace.SeenBy(Id);

    /// <summary>The words this member sees, of messages, modal and own page.</summary>
    public string Reads => string.Join('\n', Sees.Select(message => Words(message.Blocks)).Append(Words(Modal?.View)).Append(Words(Home?.View)));

    public FakeSlackView? Modal => _workspace.ModalOf(Id);

    public FakeSlackView? Home => _workspace.HomeOf(Id);

    /// <summary>The last delivery of this member, to be delivered again.</summary>
    public (string Type, JsonNode Payload) Last { get; private set; }

    /// <summary>The errors the last sent form came back with, by field.</summary>
    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    /// <summary>Types "/mock ...".</summary>
    public async Task TypesAsync(string text)
    {
        var payload = new JsonObject
        {
            ["command"] = "/mock",
            ["text"] = text,
            ["team_id"] = user.Team,
            ["enterprise_id"] = _workspace.Enterprise,
            ["is_enterprise_install"] = _workspace.IsOrganisation ? "true" : "false",
            ["channel_id"] = Place,
            ["channel_name"] = "mocks",
            ["user_id"] = Id,
            ["user_name"] = Name.ToLowerInvariant(),
            ["response_url"] = server.ResponseUrl(_workspace, _workspace.NewResponse(Id, Place, null, false)),
            ["trigger_id"] = _workspace.NewTrigger(Id),
        };
        if (await DeliverAsync("slash_commands", payload) is { } answer)
            _workspace.Whisper(Place, Id, answer);
    }

    /// <summary>Presses the newest button of this label in sight: in the modal, in messages, on the own page.</summary>
    public async Task PressesAsync(string label)
    {
        if (Modal is { } modal && Button(modal.View["blocks"], label) is { } inModal)
        {
            await DeliverAsync("interactive", Clicked(inModal, modal));
            return;
        }

        foreach (var message in Sees.Reverse())
        {
            if (Button(message.Blocks, label) is { } button)
            {
                await DeliverAsync("interactive", Clicked(button, message));
                return;
            }
        }

        if (Home is { } home && Button(home.View["blocks"], label) is { } atHome)
        {
            await DeliverAsync("interactive", Clicked(atHome, home));
            return;
        }

        throw new InvalidOperationException($"{Name} sees no button '{label}'.");
    }

    /// <summary>Chooses an option of the newest list in sight whose words begin so.</summary>
    public Task ChoosesAsync(string placeholder, string option)
    {
        foreach (var message in Sees.Reverse())
        {
            var list = Elements(message.Blocks).FirstOrDefault(element =>
                element["placeholder"]?["text"]?.GetValue<string>().StartsWith(placeholder, StringComparison.Ordinal) == true);
            if (list?["options"]!.AsArray().FirstOrDefault(each => each!["text"]!["text"]!.GetValue<string>() == option) is { } chosen)
                return DeliverAsync("interactive", Clicked(list, message, chosen));
        }

        throw new InvalidOperationException($"{Name} can choose no '{option}' under '{placeholder}'.");
    }

    /// <summary>Presses a button of the own page.</summary>
    public Task PressesAtHomeAsync(string label) => Home is { } home && Button(home.View["blocks"], label) is { } button
        ? DeliverAsync("interactive", Clicked(button, home))
        : throw new InvalidOperationException($"{Name} has no button '{label}' at home.");

    /// <summary>Presses a button of a message, whether this member sees it or not.</summary>
    public Task PressesOnAsync(FakeSlackMessage message, string label) => DeliverAsync("interactive", Clicked(Button(message.Blocks, label)!, message));

    /// <summary>Presses a button nobody was shown, on the newest message in sight.</summary>
    public Task ForgesAsync(string actionId) => DeliverAsync(
        "interactive",
        Clicked(new JsonObject { ["action_id"] = actionId, ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = "Forged" } }, Sees[^1]));

    /// <summary>Whether a button of this label is in sight.</summary>
    public bool CanPress(string label) => Sees.Any(message => Button(message.Blocks, label) is not null);

    /// <summary>Fills the open modal and sends it. Fields not named keep what stands in them.</summary>
    public async Task SendsAsync(params (string Field, string Value)[] answers)
    {
        var modal = Modal ?? throw new InvalidOperationException($"No form is open before {Name}.");
        var payload = Interactive("view_submission");
        var view = modal.View.DeepClone().AsObject();
        view["id"] = modal.Id;
        view["state"] = new JsonObject { ["values"] = Values(view["blocks"]!.AsArray(), answers) };
        payload["view"] = view;

        var answer = await DeliverAsync("interactive", payload);
        Errors = answer?["errors"]?.AsObject().ToDictionary(pair => pair.Key, pair => pair.Value!.GetValue<string>()) ?? [];
        foreach (var field in Errors.Keys)
        {
            if (!view["blocks"]!.AsArray().Any(block => block!["type"]!.GetValue<string>() == "input" && block["block_id"]?.GetValue<string>() == field))
                throw new InvalidOperationException($"Slack would not show an error at '{field}': there is no such input.");
        }

        if (answer?["response_action"]?.GetValue<string>() is not "errors")
            _workspace.ShowInstead(Id, answer?["view"]);
    }

    /// <summary>Closes the modal.</summary>
    public void Closes() => _workspace.ShowInstead(Id, null);

    /// <summary>Chooses a shortcut from the menu that is everywhere.</summary>
    public Task ChoosesShortcutAsync(string callback)
    {
        var payload = Interactive("shortcut");
        payload["callback_id"] = callback;
        payload["action_ts"] = "1";
        return DeliverAsync("interactive", payload);
    }

    /// <summary>Opens the bot's page.</summary>
    public async Task OpensHomeAsync()
    {
        await DeliverAsync("events_api", new JsonObject
        {
            ["type"] = "event_callback",
            ["team_id"] = user.Team,
            ["enterprise_id"] = _workspace.Enterprise,
            ["event_id"] = $"Ev{_workspace.NewTrigger(Id).Replace(".", "", StringComparison.Ordinal)}",
            ["event"] = new JsonObject { ["type"] = "app_home_opened", ["user"] = Id, ["tab"] = "home", ["channel"] = "D9999" },
        });
    }

    /// <summary>The last delivery comes once more, with a retry mark, perhaps through the other socket.</summary>
    public async Task LastComesAgainAsync()
    {
        var answer = await server.Sockets.DeliverAgainAsync(Last.Type, Last.Payload).WaitAsync(Patience);
        if (Last.Type == "slash_commands" && answer is not null)
            _workspace.Whisper(Place, Id, answer);
    }

    private async Task<JsonNode?> DeliverAsync(string type, JsonNode payload)
    {
        Last = (type, payload);
        return await server.Sockets.DeliverAsync(type, payload).WaitAsync(Patience);
    }

    private JsonObject Interactive(string type) => new()
    {
        ["type"] = type,
        ["team"] = _workspace.IsOrganisation ? null : new JsonObject { ["id"] = user.Team, ["domain"] = "fake" },
        ["enterprise"] = _workspace.Enterprise is { } enterprise ? new JsonObject { ["id"] = enterprise } : null,
        ["is_enterprise_install"] = _workspace.IsOrganisation,
        ["user"] = new JsonObject { ["id"] = Id, ["username"] = Name.ToLowerInvariant(), ["name"] = Name.ToLowerInvariant(), ["team_id"] = user.Team },
        ["trigger_id"] = _workspace.NewTrigger(Id),
    };

    private JsonObject Clicked(JsonNode button, FakeSlackMessage message, JsonNode? chosen = null)
    {
        var payload = Interactive("block_actions");
        payload["channel"] = new JsonObject { ["id"] = message.Channel };
        payload["container"] = new JsonObject
        {
            ["type"] = "message", ["message_ts"] = message.Ts, ["channel_id"] = message.Channel, ["is_ephemeral"] = message.OnlyFor is not null,
        };
        payload["response_url"] = server.ResponseUrl(_workspace, _workspace.NewResponse(Id, message.Channel, message.Ts, message.OnlyFor is not null));
        payload["actions"] = chosen is null ? Actions(button) : Actions(button, chosen);
        return payload;
    }

    private JsonObject Clicked(JsonNode button, FakeSlackView view)
    {
        var payload = Interactive("block_actions");
        payload["container"] = new JsonObject { ["type"] = "view", ["view_id"] = view.Id };
        var shown = view.View.DeepClone().AsObject();
        shown["id"] = view.Id;
        payload["view"] = shown;
        payload["actions"] = Actions(button);
        return payload;
    }

    private static JsonArray Actions(JsonNode button) =>
    [
        new JsonObject
        {
            ["type"] = "button", ["action_id"] = button["action_id"]!.GetValue<string>(), ["action_ts"] = "1.1", ["text"] = button["text"]!.DeepClone(), ["value"] = button["value"]?.DeepClone(),
        },
    ];

    private static JsonArray Actions(JsonNode list, JsonNode chosen) =>
    [
        new JsonObject
        {
            ["type"] = list["type"]!.GetValue<string>(), ["action_id"] = list["action_id"]!.GetValue<string>(), ["action_ts"] = "1.1", ["selected_option"] = chosen.DeepClone(),
        },
    ];

    private static IEnumerable<JsonNode> Elements(JsonNode? blocks) => (blocks as JsonArray ?? [])
        .SelectMany(block => block!["type"]!.GetValue<string>() switch
        {
            "actions" => block["elements"]!.AsArray(),
            "section" when block["accessory"] is { } accessory => [accessory.DeepClone()],
            _ => [],
        })
        .OfType<JsonNode>();

    private static JsonNode? Button(JsonNode? blocks, string label) => Elements(blocks)
        .FirstOrDefault(element => element["type"]!.GetValue<string>() == "button"
            && element["text"]!["text"]!.GetValue<string>().StartsWith(label, StringComparison.Ordinal));

    private static JsonObject Values(JsonArray blocks, (string Field, string Value)[] answers)
    {
        var values = new JsonObject();
        foreach (var block in blocks.Where(block => block!["type"]!.GetValue<string>() == "input"))
        {
            var (field, element) = (block!["block_id"]!.GetValue<string>(), block["element"]!);
            var given = answers.Where(answer => answer.Field == field).Select(answer => answer.Value).ToList();
            values[field] = new JsonObject { [element["action_id"]!.GetValue<string>()] = Value(element, given) };
        }

        foreach (var (field, _) in answers)
        {
            if (!values.ContainsKey(field))
                throw new InvalidOperationException($"The form has no field '{field}'.");
        }

        return values;
    }

    private static JsonObject Value(JsonNode element, List<string> given)
    {
        var type = element["type"]!.GetValue<string>();
        var value = new JsonObject { ["type"] = type };
        switch (type)
        {
            case "static_select" or "radio_buttons":
                var chosen = given.FirstOrDefault() ?? element["initial_option"]?["value"]?.GetValue<string>();
                value["selected_option"] = chosen is null ? null : Option(element, chosen);
                break;
            case "multi_static_select" or "checkboxes":
                value["selected_options"] = given.Count > 0
                    ? new JsonArray([.. given.Select(one => Option(element, one))])
                    : element["initial_options"]?.DeepClone() ?? new JsonArray();
                break;
            case "datepicker":
                value["selected_date"] = given.FirstOrDefault() ?? element["initial_date"]?.GetValue<string>();
                break;
            default:
                value["value"] = given.FirstOrDefault() ?? element["initial_value"]?.GetValue<string>();
                break;
        }

        return value;
    }

    private static JsonNode Option(JsonNode element, string value) => element["options"]!.AsArray()
        .FirstOrDefault(option => option!["value"]!.GetValue<string>() == value)?.DeepClone() ?? throw new InvalidOperationException($"There is no option '{value}'.");

    /// <summary>The words of blocks or a view, without what only machines read.</summary>
    public static string Words(JsonNode? node) => node switch
    {
        JsonObject item => string.Join('\n', item.Where(pair => pair.Key is not ("action_id" or "block_id" or "type" or "callback_id" or "private_metadata"))
            .Select(pair => Words(pair.Value)).Where(words => words.Length > 0)),
        JsonArray list => string.Join('\n', list.Select(Words).Where(words => words.Length > 0)),
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => "",
    };
}
