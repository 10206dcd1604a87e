using System.Text.Json;
using System.Text.Json.Nodes;
using PrepBot.Chat.Messages;

namespace PrepBot.Playground.Rendering;

/// <summary>Takes a person's name out of kept messages: as a name of its own, among those to be rung, and as a word of the bot's sentences.</summary>
internal sealed class NameTaker(string id, string name)
{
    private const string Nobody = "a former member";

    /// <summary>The message without the name; null when it was not in it. One that cannot be read may hold anything, and comes back empty.</summary>
    public string? Taken(string content)
    {
        if (Parse(content) is not { } message)
            return "{}";

        var found = false;
        var without = Walk(message, ref found);
        return found ? without!.ToJsonString() : null;
    }

    /// <summary>A sentence without the name.</summary>
    public string Sentence(string text)
    {
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var end = at + name.Length;
            var isWord = (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end]));
            if (!isWord)
                continue;

            text = $"{text[..at]}{Nobody}{text[end..]}";
            at += Nobody.Length - 1;
        }

        return text;
    }

    private JsonNode? Walk(JsonNode? node, ref bool found)
    {
        switch (node)
        {
            case JsonObject person when (string?)person["kind"] == "person" && person["id"] is JsonValue value && value.GetValue<string>() == id:
                found = true;
                return TextRenderer.Render(new Words(Nobody));
            case JsonObject fields:
                var copy = new JsonObject();
                foreach (var (key, value) in fields)
                    {
                    copy[key] = key switch
                    {
                        "notify" => Notify(value, ref found),
                        "kind" or "action" or "style" or "at" => value?.DeepClone(),
                        "value" when value is JsonValue => value.DeepClone(),
                        _ => Walk(value, ref found),
                    };
                }

                return copy;
            case JsonArray items:
                var list = new JsonArray();
                foreach (var item in items)
                    list.Add(Walk(item, ref found));
                return list;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                var before = value.GetValue<string>();
                var after = Sentence(before);
                found |= after != before;
                return JsonValue.Create(after);
            default:
                return node?.DeepClone();
        }
    }

    private JsonArray Notify(JsonNode? people, ref bool found)
    {
        var rest = new JsonArray();
        foreach (var person in people as JsonArray ?? [])
        {
            if (person is JsonValue value && value.GetValue<string>() == id)
                found = true;
            else
                rest.Add(person?.DeepClone());
        }

        return rest;
    }

    private static JsonNode? Parse(string content)
    {
        try
        {
            return JsonNode.Parse(content);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
