using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using PrepBot.Testing;

namespace PrepBot.EndToEnd.Tests.Support;

/// <summary>A member over HTTP, as the page speaks: a deed without an answer is tried again with the same delivery id, until the bot is back.</summary>
internal sealed class Member : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(15) };
    private readonly string _prefix;
    private int _deeds;

    /// <param name="id">"ana" and so on.</param>
    /// <param name="address">Of the bot this member talks to.</param>
    /// <param name="prefix">Begins the delivery ids, so that runs on one database do not meet.</param>
    public Member(string id, Uri address, string prefix)
    {
        (Id, Address, _prefix) = (id, address, prefix);
        _http.DefaultRequestHeaders.Add("Acting-As", id);
    }

    public string Id { get; }

    public Uri Address { get; set; }

    /// <summary>When this member came.</summary>
    public DateTimeOffset Since { get; } = TimeProvider.System.GetUtcNow();

    /// <summary>Every private word this member was told, in order.</summary>
    public List<string> Told { get; } = [];

    public async Task<IReadOnlyList<ShownRoom>> RoomsAsync()
    {
        var state = await GetAsync("/api/state");
        return [.. state["rooms"]!.AsArray().Select(room => ShownRoom.Of(room!))];
    }

    public async Task<IReadOnlyList<ShownMessage>> MessagesAsync(string room)
    {
        var read = await GetAsync($"/api/rooms/{room}/messages");
        return [.. read["messages"]!.AsArray().Where(message => message!["content"]?["gone"] is null).Select(message => ShownMessage.Of(message!))];
    }

    /// <summary>Everything this member sees, oldest first.</summary>
    public async Task<IReadOnlyList<ShownMessage>> EverythingAsync()
    {
        var all = new List<ShownMessage>();
        foreach (var room in await RoomsAsync())
            all.AddRange(await MessagesAsync(room.Id));
        return [.. all.OrderBy(message => message.Id)];
    }

    public async Task<JsonObject> SaysAsync(string line)
    {
        var channel = (await RoomsAsync()).First(room => room.Kind == "channel");
        return await DoAsync(channel.Id, "lines", new() { ["text"] = line });
    }

    /// <summary>Presses the newest button of this name that came since this member did, waiting for it to appear.</summary>
    public Task<JsonObject> PressesAsync(string label) => PressesAsync(label, EverythingAsync);

    /// <summary>The same in their open room alone: what an earlier round has left in private messages is not pressed.</summary>
    public Task<JsonObject> PressesInOpenRoomAsync(string label) => PressesAsync(
        label,
        async () => (await RoomsAsync()).LastOrDefault(room => room is { Kind: "room", Closed: false }) is { } open ? await MessagesAsync(open.Id) : []);

    private async Task<JsonObject> PressesAsync(string label, Func<Task<IReadOnlyList<ShownMessage>>> where)
    {
        var (message, action) = await Eventually.FoundAsync(
            $"the button \"{label}\" of {Id}",
            async () => (await where()).Where(shown => shown.At >= Since).Reverse().SelectMany(shown => shown.Buttons.Where(button => button.Label == label)
                .Select(button => Tuple.Create(shown, button.Action))).FirstOrDefault());
        return await DoAsync(message.RoomId, "clicks", new() { ["action"] = action, ["chosen"] = new JsonArray(), ["messageId"] = message.Id });
    }

    /// <summary>Sends a form that a press has opened.</summary>
    public async Task<JsonObject> SendsAsync(JsonObject opened, params (string Key, string Value)[] answers)
    {
        Assert.Equal("form", (string?)opened["kind"]);
        var room = (await RoomsAsync()).First(each => each.Kind == "direct");
        return await DoAsync(room.Id, "forms", new()
        {
            ["form"] = (string?)opened["form"]!["submit"],
            ["answers"] = new JsonObject(answers.Select(answer => KeyValuePair.Create(answer.Key, (JsonNode?)new JsonArray(answer.Value)))),
            ["isComplete"] = true,
        });
    }

    /// <summary>Out of every queue and every open round.</summary>
    public async Task FreesAsync()
    {
        await SaysAsync("/mock leave");
        var shown = ShownMessage.Of((await SaysAsync("/mock status"))["message"]!);
        foreach (var label in new[] { "Can't make it", "End", "End it" })
        {
            if (shown.Buttons.FirstOrDefault(button => button.Label == label) is not { } button)
                continue;

            var answer = await DoAsync(shown.RoomId, "clicks", new() { ["action"] = button.Action, ["chosen"] = new JsonArray(), ["messageId"] = shown.Id });
            if (answer["message"] is { } message)
                shown = ShownMessage.Of(message);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<JsonObject> DoAsync(string room, string what, JsonObject body)
    {
        body["deliveryId"] = $"{_prefix}-{Id}-{_deeds++:000}";
        var answer = await Eventually.FoundAsync($"an answer to {what} of {Id}", async () =>
        {
            try
            {
                using var response = await _http.PostAsJsonAsync(new Uri(Address, $"/api/rooms/{room}/{what}"), body);
                if ((int)response.StatusCode >= 500)
                    return null;
                var read = await response.Content.ReadFromJsonAsync<JsonObject>();
                Assert.True(response.IsSuccessStatusCode, $"{what} of {Id}: {read}");
                return (string?)read!["kind"] == "working" ? null : read;
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException or IOException)
            {
                await Task.Delay(Pause, TimeProvider.System);
                return null;
            }
        });
        if (answer["message"] is { } message)
            Told.Add(ShownMessage.Of(message).Text);
        return answer;
    }

    private Task<JsonObject> GetAsync(string path) => Eventually.FoundAsync($"{path} of {Id}", async () =>
    {
        try
        {
            using var response = await _http.GetAsync(new Uri(Address, path));

            // A room may go between the list of rooms and the look into it, as when somebody is forgotten: then nothing is in it.
            if (response.StatusCode == HttpStatusCode.NotFound && path.EndsWith("/messages", StringComparison.Ordinal))
                return new JsonObject { ["messages"] = new JsonArray() };
            return response.IsSuccessStatusCode ? await response.Content.ReadFromJsonAsync<JsonObject>() : null;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or IOException)
        {
            return null;
        }
    });
}

/// <summary>A room as the page gets it.</summary>
internal sealed record ShownRoom(string Id, string Title, string Kind, bool Closed)
{
    public static ShownRoom Of(JsonNode room) => new((string)room["id"]!, (string)room["title"]!, (string)room["kind"]!, (bool)room["closed"]!);
}

/// <summary>A button as the page gets it.</summary>
internal sealed record ShownButton(string Label, string Action);

/// <summary>A message as the page gets it, its words in one text.</summary>
internal sealed record ShownMessage(long Id, string RoomId, bool Private, DateTimeOffset At, string Text, IReadOnlyList<ShownButton> Buttons)
{
    public static ShownMessage Of(JsonNode message)
    {
        var blocks = message["content"]!["blocks"]!.AsArray();
        return new(
            (long?)message["id"] ?? 0,
            (string)message["roomId"]!,
            (bool)message["private"]!,
            DateTimeOffset.Parse((string)message["at"]!, CultureInfo.InvariantCulture),
            string.Join('\n', blocks.SelectMany(block => Words(block!))),
            [.. blocks.SelectMany(block => (string?)block!["kind"] switch { "buttons" => block["items"]!.AsArray().ToList(), "section" => [block["button"]], _ => [] })
                .Select(button => new ShownButton((string)button!["label"]!, (string)button["action"]!))]);
    }

    private static IEnumerable<string> Words(JsonNode block) => block["text"] switch
    {
        JsonArray spans => [string.Concat(spans.Select(span => (string?)span!["text"] ?? (string?)span["name"] ?? (string?)span["at"]))],
        JsonValue text => [(string)text!],
        _ when (string?)block["kind"] == "facts" => block["items"]!.AsArray().Select(fact =>
            $"{fact!["label"]}: {string.Concat(fact["value"]!.AsArray().Select(span => (string?)span!["text"] ?? (string?)span["name"]))}"),
        _ => [],
    };
}
