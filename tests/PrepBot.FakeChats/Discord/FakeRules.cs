using System.Text.Json.Nodes;

namespace PrepBot.FakeChats.Discord;

/// <summary>Discord's rules on messages and modals, as its reference states them; written apart from the product, so that both would have to be wrong.</summary>
public static class FakeRules
{
    private const int Ephemeral = 64;
    private const int ComponentsV2 = 1 << 15;

    /// <summary>What is wrong with a message.</summary>
    public static IEnumerable<string> Message(JsonObject message, bool mayBeEphemeral)
    {
        var flags = (int?)message["flags"] ?? 0;
        var components = message["components"] as JsonArray ?? [];
        if ((flags & Ephemeral) != 0 && !mayBeEphemeral)
            yield return "only answers to interactions can be ephemeral";
        if ((flags & ComponentsV2) == 0)
            yield return "the fake knows messages of components only";
        if (message["content"] is not null || message["embeds"] is not null)
            yield return "content and embeds do not go with components v2";
        if (components.Count == 0)
            yield return "an empty message";

        var all = Flatten(components).ToList();
        if (all.Count > 40)
            yield return $"{all.Count} components";
        var text = all.Sum(component => ((string?)component["content"])?.Length ?? 0);
        if (text > 4000)
            yield return $"{text} characters of text";
        foreach (var mistake in Ids(all).Concat(all.SelectMany(InMessage)))
            yield return mistake;
        if (message["allowed_mentions"] is not JsonObject mentions)
            yield return "allowed_mentions are not said";
        else if (mentions["parse"] is not JsonArray { Count: 0 })
            yield return "allowed_mentions parse something";
        if (((string?)message["nonce"])?.Length > 25)
            yield return "nonce too long";
    }

    /// <summary>What is wrong with a modal.</summary>
    public static IEnumerable<string> Modal(JsonObject modal)
    {
        var components = modal["components"] as JsonArray ?? [];
        if (!Within((string?)modal["custom_id"], 1, 100))
            yield return "custom_id of a modal";
        if (!Within((string?)modal["title"], 1, 45))
            yield return "title of a modal";
        if (components.Count is < 1 or > 5)
            yield return $"{components.Count} components in a modal";
        if (!components.OfType<JsonObject>().Any(component => (int?)component["type"] == 18))
            yield return "a modal that asks nothing";
        foreach (var label in components.OfType<JsonObject>())
        {
            if ((int?)label["type"] == 10)
            {
                if (!Within((string?)label["content"], 1, 4000) || label["custom_id"] is not null)
                    yield return "a text's length, or an id";
                continue;
            }

            if ((int?)label["type"] != 18)
                yield return "a modal's component is no label";
            if (!Within((string?)label["label"], 1, 45) || label["description"] is { } description && !Within((string?)description, 1, 100))
                yield return "label or description";
            if (label["component"] is not JsonObject inner)
                yield return "an empty label";
            else
                foreach (var mistake in InModal(inner))
                    yield return mistake;
        }

        foreach (var mistake in Ids(components.OfType<JsonObject>().Select(label => label["component"]).OfType<JsonObject>().ToList()))
            yield return mistake;
    }

    private static IEnumerable<string> InMessage(JsonObject component)
    {
        var inner = component["components"] as JsonArray ?? [];
        switch ((int?)component["type"])
        {
            case 1 when inner.Count is < 1 or > 5 || (inner.Count > 1 && inner.Any(one => (int?)one!["type"] != 2)):
                yield return "an action row holds up to five buttons or one select";
                break;
            case 2 when (int?)component["style"] == 5:
                if (component["custom_id"] is not null || !Within((string?)component["label"], 1, 80) || !Within((string?)component["url"], 1, 512) || ((string)component["url"]!).Split(':')[0] is not ("https" or "http" or "discord"))
                    yield return "a link's label or address";
                break;
            case 2 when component["url"] is not null || !Within((string?)component["label"], 1, 80) || !Within((string?)component["custom_id"], 1, 100) || (int?)component["style"] is not (1 or 2 or 3 or 4):
                yield return "a button's label, id or style";
                break;
            case 3:
                foreach (var mistake in Options(component, 1, 25))
                    yield return mistake;
                if ((component["options"] as JsonArray ?? []).Count(option => (bool?)option!["default"] == true) > ((int?)component["max_values"] ?? 1))
                    yield return "more defaults than may be chosen";
                break;
            case 9 when inner.Count is < 1 or > 3 || inner.Any(one => (int?)one!["type"] != 10) || ((int?)component["accessory"]?["type"] ?? 0) is not (2 or 11):
                yield return "a section holds one to three texts and a button or picture beside them";
                break;
            case 17 when inner.Count == 0 || inner.Any(one => (int?)one!["type"] is not (1 or 9 or 10 or 12 or 13 or 14)) || ((int?)component["accent_color"] ?? 0) is < 0 or > 0xFFFFFF:
                yield return "a container's colour, or what is in it";
                break;
            case 4 or 18 or 21 or 22:
                yield return "a component for modals in a message";
                break;
        }
    }

    private static IEnumerable<string> InModal(JsonObject component)
    {
        var required = (bool?)component["required"] ?? true;
        switch ((int?)component["type"])
        {
            case 4:
                var max = (int?)component["max_length"] ?? 4000;
                if (max is < 1 or > 4000 || ((string?)component["value"])?.Length > max || (int?)component["style"] is not (1 or 2))
                    yield return "a text input's length, value or style";
                break;
            case 3 or 22:
                foreach (var mistake in Options(component, 1, (int?)component["type"] == 3 ? 25 : 10))
                    yield return mistake;
                if (required && (int?)component["min_values"] is 0)
                    yield return "required with min_values 0";
                if ((component["options"] as JsonArray ?? []).Count(option => (bool?)option!["default"] == true) > ((int?)component["max_values"] ?? 1))
                    yield return "more defaults than may be chosen";
                break;
            case 21:
                foreach (var mistake in Options(component, 2, 10))
                    yield return mistake;
                if ((component["options"] as JsonArray ?? []).Count(option => (bool?)option!["default"] == true) > 1)
                    yield return "two defaults in a radio group";
                break;
            default:
                yield return $"component {component["type"]} in a label";
                break;
        }
    }

    private static IEnumerable<string> Options(JsonObject component, int least, int most)
    {
        var options = (component["options"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        if (options.Count < least || options.Count > most)
            yield return $"{options.Count} options";
        if (options.Any(option => !Within((string?)option["label"], 1, 100) || !Within((string?)option["value"], 1, 100) || option["description"] is { } more && !Within((string?)more, 1, 100)))
            yield return "an option's label or value";
        if (options.Select(option => (string?)option["value"]).Distinct().Count() != options.Count)
            yield return "two options of one value";
    }

    private static IEnumerable<string> Ids(IReadOnlyCollection<JsonObject> components)
    {
        var ids = components.Select(component => (string?)component["custom_id"]).OfType<string>().ToList();
        if (ids.Any(id => id.Length is < 1 or > 100))
            yield return "custom_id outside 1 to 100 characters";
        if (ids.Distinct().Count() != ids.Count)
            yield return "a custom_id twice";
    }

    private static IEnumerable<JsonObject> Flatten(JsonArray components) =>
        components.OfType<JsonObject>().SelectMany(component => new[] { component }
            .Concat(Flatten(component["components"] as JsonArray ?? [])).Concat(component["accessory"] is JsonObject beside ? [beside] : []));

    private static bool Within(string? text, int least, int most) => text is not null && text.Length >= least && text.Length <= most;
}
