using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace PrepBot.FakeChats.Slack;

/// <summary>What went over the wire, as Slack saw it: deliveries, acknowledgements and calls in order, each with its time since the beginning. Holds no token.</summary>
public sealed class FakeSlackTranscript(TimeProvider time)
{
    private const int LongestText = 110;

    private readonly ConcurrentQueue<string> _lines = new();
    private readonly DateTimeOffset _begun = time.GetUtcNow();

    public IReadOnlyList<string> Lines => [.. _lines];

    /// <summary>A heading between two parts of the story.</summary>
    public void Chapter(string title) => _lines.Enqueue($"\n## {title}\n");

    /// <summary>Slack delivers something.</summary>
    public void Delivered(string type, JsonNode payload, int attempt) =>
        Add("Slack", $"{type}: {What(payload)}{(attempt > 0 ? $" (again, {attempt})" : "")}");

    /// <summary>The bot acknowledges it.</summary>
    public void Acknowledged(string type, JsonNode? payload) => Add("bot", payload is null ? $"acknowledges {type}" : $"acknowledges {type} with {Answer(payload)}");

    /// <summary>The bot calls a method.</summary>
    public void Called(string method, JsonObject arguments, string? error)
    {
        string[] places = ["channel", "channel_id", "user", "user_id", "users", "trigger_id", "view_id", "ts", "filename", "length", "alt_txt", "limit", "cursor"];
        var named = places.Where(arguments.ContainsKey).Select(place => $"{place}={Short(arguments[place]!.ToString())}");
        Add("bot", $"{method} {string.Join(' ', named)}{Text(arguments["text"])}{View(arguments["view"])}{(error is null ? "" : $" → {error}")}");
    }

    /// <summary>The bot answers at a response address.</summary>
    public void Responded(JsonNode body, int status) => Add("bot", $"response_url{(body["replace_original"]?.GetValue<bool>() == true ? " replacing" : "")}{Text(body["text"])} → {status}");

    private void Add(string who, string what) => _lines.Enqueue($"{time.GetUtcNow() - _begun:hh\\:mm\\:ss} {who,-5} {what}");

    private static string What(JsonNode payload) => payload switch
    {
        _ when payload["command"] is { } command => $"{command} {payload["text"]} by {payload["user_id"]} in {payload["channel_id"]}",
        _ when payload["event"] is { } happened => $"{happened["type"]} by {happened["user"]}",
        _ when payload["type"]?.GetValue<string>() == "view_submission" => $"view_submission of {payload["view"]!["callback_id"]!.ToString().Split(':')[0]} by {payload["user"]!["id"]}",
        _ => $"{payload["type"]} \"{payload["actions"]?[0]?["text"]?["text"]}\" by {payload["user"]?["id"]}",
    };

    private static string Answer(JsonNode payload) => payload["response_action"] is { } action
        ? $"response_action={action}{(payload["errors"] is JsonObject errors ? $" at {string.Join(", ", errors.Select(pair => pair.Key))}" : "")}{View(payload["view"])}"
        : $"a message{Text(payload["text"])}";

    private static string Text(JsonNode? text) => text is null ? "" : $" \"{Short(text.ToString())}\"";

    private static string View(JsonNode? view) => view is null ? "" : $" view={view["type"]} \"{view["title"]?["text"] ?? "home"}\", {view["blocks"]!.AsArray().Count} blocks";

    private static string Short(string text)
    {
        var line = text.ReplaceLineEndings(" / ");
        return line.Length <= LongestText ? line : string.Concat(line.AsSpan(0, LongestText), "…");
    }
}
