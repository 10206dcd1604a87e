using System.Text.Json.Nodes;

namespace PrepBot.FakeChats.Slack;

/// <summary>What Slack documents about blocks and views, checked on the JSON itself. The first offence is named, as Slack does in its answers' messages.</summary>
public static class BlockKitRules
{
    private static readonly string[] MessageBlocks = ["header", "section", "context", "divider", "actions", "image", "rich_text"];
    private static readonly string[] ViewBlocks = [.. MessageBlocks, "input"];

    /// <returns>What is wrong, or null.</returns>
    public static string? OfMessage(JsonNode? blocks) => OfBlocks(blocks, MessageBlocks, 50);

    /// <summary>Whether Slack refuses a message for all that its blocks hold together; it counts characters as they were sent.</summary>
    public static bool IsTooLong(JsonNode? blocks) => Characters(blocks) > 13_000;

    private static int Characters(JsonNode? node) => node switch
    {
        JsonObject item => item.Sum(pair => Characters(pair.Value)),
        JsonArray list => list.Sum(Characters),
        JsonValue value when value.TryGetValue<string>(out var text) => text.Length,
        _ => 0,
    };

    /// <returns>What is wrong, or null.</returns>
    public static string? OfView(JsonNode? view)
    {
        if (view is not JsonObject)
            return "no view";

        var type = Text(view["type"]);
        if (type is not ("modal" or "home"))
            return "no such type of view";

        if (OfBlocks(view["blocks"], ViewBlocks, 100) is { } wrong)
            return wrong;

        if ((Text(view["private_metadata"]) ?? "").Length > 3000)
            return "private_metadata is too long";
        if ((Text(view["callback_id"]) ?? "").Length > 255)
            return "callback_id is too long";
        if (type == "home")
            return null;

        var hasInput = view["blocks"]!.AsArray().Any(block => Text(block!["type"]) == "input");
        return Plain(view["title"], 24) ?? (hasInput && view["submit"] is null ? "a view with inputs needs submit" : null)
            ?? (view["submit"] is null ? null : Plain(view["submit"], 24)) ?? (view["close"] is null ? null : Plain(view["close"], 24));
    }

    private static string? OfBlocks(JsonNode? blocks, string[] allowed, int most)
    {
        if (blocks is not JsonArray list || list.Count == 0)
            return "no blocks";
        if (list.Count > most)
            return $"more than {most} blocks";

        var ids = new HashSet<string>();
        foreach (var block in list)
        {
            if (Text(block?["type"]) is not { } type || !allowed.Contains(type))
                return $"no such block here: {block?["type"]}";
            if (Text(block!["block_id"]) is { } id && (id.Length is 0 or > 255 || !ids.Add(id)))
                return "block_id is too long or repeated";
            if (OfBlock(type, block) is { } wrong)
                return $"{type}: {wrong}";
        }

        return null;
    }

    private static string? OfBlock(string type, JsonNode block) => type switch
    {
        "header" => Plain(block["text"], 150),
        "section" => OfSection(block),
        "context" => block["elements"] is JsonArray { Count: > 0 and <= 10 } elements ? First(elements, element => Mrkdwn(element, 2000)) : "1 to 10 elements",
        "actions" => block["elements"] is JsonArray { Count: > 0 and <= 25 } elements ? OfActions(elements) : "1 to 25 elements",
        "input" => OfInput(block),
        "rich_text" => block["elements"] is JsonArray { Count: > 0 } parts ? First(parts, OfRichText) : "no elements",
        _ => null,
    };

    private static string? OfRichText(JsonNode? part) =>
        Text(part?["type"]) is not ("rich_text_section" or "rich_text_quote") ? $"no such part: {part?["type"]}"
        : part!["elements"] is not JsonArray { Count: > 0 } elements ? "no elements"
        : First(elements, element => Text(element!["type"]) switch
        {
            "text" => Text(element["text"]) is { Length: > 0 } ? null : "a text is empty",
            "user" => Text(element["user_id"]) is { Length: > 0 } ? null : "user_id is missing",
            "channel" => Text(element["channel_id"]) is { Length: > 0 } ? null : "channel_id is missing",
            "date" => element["timestamp"] is JsonValue stamp && stamp.TryGetValue<long>(out _) && Text(element["format"])?.Contains('{', StringComparison.Ordinal) == true ? null : "a date needs timestamp and format",
            var other => $"no such element: {other}",
        });

    private static string? OfSection(JsonNode block)
    {
        if (block["text"] is null && block["fields"] is null)
            return "a text or fields are wanted";
        if (block["fields"] is JsonArray fields && (fields.Count is 0 or > 10 || First(fields, field => Mrkdwn(field, 2000)) is not null))
            return "1 to 10 fields of up to 2000 characters";

        return (block["text"] is null ? null : Mrkdwn(block["text"], 3000)) ?? (block["accessory"] is { } accessory ? OfActions([accessory.DeepClone()]) : null);
    }

    private static string? OfConfirm(JsonNode confirm) =>
        Plain(confirm["title"], 100) ?? Plain(confirm["text"], 300) ?? Plain(confirm["confirm"], 30) ?? Plain(confirm["deny"], 30)
        ?? (Text(confirm["style"]) is null or "primary" or "danger" ? null : "no such style");

    private static string? OfActions(JsonArray elements)
    {
        var ids = elements.Select(element => Text(element!["action_id"])).ToList();
        if (ids.Any(id => id is null or { Length: 0 or > 255 }) || ids.Distinct().Count() != ids.Count)
            return "action_id is missing, too long or repeated";

        return First(elements, element => Text(element!["type"]) switch
        {
            "button" => Plain(element["text"], 75)
                ?? (Text(element["style"]) is null or "primary" or "danger" ? null : "no such style")
                ?? ((Text(element["value"]) ?? "").Length > 2000 ? "value is too long" : null)
                ?? ((Text(element["url"]) ?? "").Length > 3000 ? "url is too long" : null)
                ?? (element["confirm"] is { } confirm ? OfConfirm(confirm) : null),
            "static_select" or "multi_static_select" => OfSelect(element),
            var other => $"no such element here: {other}",
        });
    }

    private static string? OfInput(JsonNode block)
    {
        if (block["element"] is not { } element)
            return "no element";

        return Plain(block["label"], 2000) ?? (block["hint"] is null ? null : Plain(block["hint"], 2000)) ?? Text(element["type"]) switch
        {
            "plain_text_input" => OfTextInput(element),
            "number_input" => element["is_decimal_allowed"] is null ? "is_decimal_allowed is missing" : null,
            "datepicker" => Text(element["initial_date"]) is not { } date || DateOnly.TryParseExact(date, "yyyy-MM-dd", out _) ? null : "initial_date is none",
            "static_select" or "multi_static_select" => OfSelect(element),
            "radio_buttons" or "checkboxes" => Options(element, 10),
            var other => $"no such input: {other}",
        };
    }

    private static string? OfTextInput(JsonNode element)
    {
        var most = element["max_length"]?.GetValue<int>() ?? 3000;
        if (most is < 1 or > 3000)
            return "max_length is 1 to 3000";

        return (Text(element["initial_value"]) ?? "").Length > most ? "initial_value is too long" : null;
    }

    private static string? OfSelect(JsonNode element) => Plain(element["placeholder"], 150) ?? Options(element, 100);

    private static string? Options(JsonNode element, int most)
    {
        if (element["options"] is not JsonArray { Count: > 0 } options || options.Count > most)
            return $"1 to {most} options";

        var values = options.Select(option => Text(option!["value"])).ToList();
        if (values.Any(value => value is null or { Length: 0 or > 150 }) || values.Distinct().Count() != values.Count)
            return "a value is missing, too long or repeated";

        if (First(options, option => Plain(option!["text"], 75) ?? (option["description"] is { } more ? Plain(more, 75) : null)) is { } wrong)
            return wrong;

        var initial = (element["initial_options"] as JsonArray)?.Select(option => option!["value"]).Append(null) ?? [element["initial_option"]?["value"]];
        return initial.All(value => value is null || values.Contains(Text(value))) ? null : "an initial option is none of the options";
    }

    private static string? Plain(JsonNode? text, int most) =>
        Text(text?["type"]) != "plain_text" ? "plain_text is wanted" : Length(text, most);

    private static string? Mrkdwn(JsonNode? text, int most)
    {
        var type = Text(text?["type"]);
        if (type is not ("mrkdwn" or "plain_text"))
            return "a text is wanted";
        if (text![type == "mrkdwn" ? "emoji" : "verbatim"] is not null)
            return $"not for {type}";

        return Length(text, most);
    }

    private static string? Length(JsonNode? text, int most) =>
        Text(text?["text"]) is { Length: > 0 } words && words.Length <= most ? null : $"a text has 1 to {most} characters";

    private static string? First(JsonArray items, Func<JsonNode?, string?> check) => items.Select(check).FirstOrDefault(wrong => wrong is not null);

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
