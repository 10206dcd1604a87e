using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PrepBot.FakeChats.Discord;

/// <summary>What happened, in order and for readers: what was delivered, and every request of the bot. Tokens are not part of it, long texts are cut.</summary>
public sealed partial class FakeDiscordServer
{
    private const int LongestWords = 150;

    private readonly List<(DateTimeOffset At, string Line)> _story = [];

    /// <summary>The story so far, a line for each event, with times by the fake's clock.</summary>
    public string Story()
    {
        lock (_gate)
        {
            var start = _story.Count > 0 ? _story[0].At : default;
            return string.Join('\n', _story.Select(entry => $"{entry.At - start:hh\\:mm\\:ss} {entry.Line}"));
        }
    }

    /// <summary>Begins a chapter.</summary>
    public void Chapter(string title)
    {
        lock (_gate)
            _story.Add((_time.GetUtcNow(), $"--- {title}"));
    }

    private void Tell(FakeInteraction interaction, JsonObject data)
    {
        var what = interaction.Type switch
        {
            2 => $"/{data["name"]} {Options(data["options"] as JsonArray)}",
            3 => $"button {ButtonOf(interaction.On, (string?)data["custom_id"])}",
            4 => "is typing",
            _ => $"form with {string.Join(", ", (data["components"] as JsonArray ?? []).Select(label => (string?)label!["component"]?["custom_id"]))}",
        };
        lock (_gate)
            _story.Add((_time.GetUtcNow(), $"Discord INTERACTION_CREATE: {what.TrimEnd()}, by {_users[interaction.UserId].Name} in {PlaceOf(interaction.Channel)}"));
    }

    private void Tell(FakeRequest request)
    {
        var parts = request.Path.Trim('/').Split('/');
        var words = string.Join(" / ", Words(request.Body as JsonObject).Where(text => text.Length > 0)).ReplaceLineEndings(" / ");
        lock (_gate)
        {
            var place = parts is ["channels", var id, ..] && _channels.TryGetValue(id, out var channel) ? $" ({PlaceOf(channel)})" : "";
            var answer = parts[0] == "interactions" ? $" {Kind((int?)request.Body?["type"])}" : "";
            _story.Add((_time.GetUtcNow(), $"bot     {request.Status} {request.Method} {request.Route}{place}{answer}{(words.Length > 0 ? $" \"{Named(Cut(words))}\"" : "")}"));
        }
    }

    private static string Options(JsonArray? options) => string.Join(' ', (options ?? []).Select(option =>
        (int?)option!["type"] is 1 or 2 ? $"{option["name"]} {Options(option["options"] as JsonArray)}".TrimEnd() : $"{option["name"]}:{option["value"]}"));

    private static string ButtonOf(FakeMessage? on, string? id) => (string?)on?.Components.FirstOrDefault(component => (string?)component["custom_id"] == id)?["label"] ?? "of no message";

    private static string PlaceOf(FakeChannel channel) => channel.Type switch
    {
        0 => $"#{channel.Name}",
        1 => "a direct message",
        _ => "the thread",
    };

    private static string Kind(int? type) => type switch
    {
        4 => "with a message",
        5 => "deferred",
        6 => "without a change",
        7 => "changing the message",
        8 => "with choices",
        9 => "with a form",
        _ => "",
    };

    private static IEnumerable<string> Words(JsonObject? body)
    {
        if (body is null)
            yield break;

        if ((string?)body["title"] is { } title)
            yield return title;
        if ((string?)body["name"] is { } name)
            yield return name;
        foreach (var word in (body["components"] as JsonArray ?? []).SelectMany(WordsOf))
            yield return word;
        foreach (var inner in Words(body["data"] as JsonObject))
            yield return inner;
    }

    /// <summary>Of a component and of what stands in it or beside it.</summary>
    private static IEnumerable<string> WordsOf(JsonNode? component) => component is null ? [] :
    [
        (string?)component["content"] ?? "",
        (string?)component["label"] is { } label ? $"[{label}]" : "",
        .. (component["components"] as JsonArray ?? []).SelectMany(WordsOf),
        .. WordsOf(component["accessory"]),
    ];

    private static string Cut(string text) => text.Length <= LongestWords ? text : $"{text[..LongestWords].TrimEnd()}…";

    private string Named(string text) =>
        Regex.Replace(text, "<@(?<id>[0-9]+)>?", match => _users.TryGetValue(match.Groups["id"].Value, out var user) ? $"@{user.Name}" : "@…", RegexOptions.NonBacktracking);
}
