using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PrepBot.FakeChats.Discord;

/// <summary>
/// Checks a value against the part of JSON Schema that Discord's document uses. Stricter than the standard in one thing: a property that no schema
/// names is a mistake, since it is most often a misspelt one.
/// </summary>
public sealed class JsonSchemaCheck(JsonNode document, bool strict)
{
    private const int MostDepth = 60;

    /// <summary>What is wrong, each with its place; empty when nothing is.</summary>
    public IReadOnlyList<string> Mistakes(JsonNode? value, JsonNode schema) => Check(value, schema, "$", 0);

    private List<string> Check(JsonNode? value, JsonNode schema, string path, int depth)
    {
        if (depth > MostDepth || schema is not JsonObject rules)
            return [];
        if (rules["$ref"] is { } reference)
            return Check(value, Resolve((string)reference!), path, depth + 1);

        var mistakes = new List<string>();
        if (rules["allOf"] is JsonArray all)
            mistakes.AddRange(all.SelectMany(one => Check(value, one!, path, depth + 1)));
        if ((rules["anyOf"] ?? rules["oneOf"]) is JsonArray some)
        {
            var outcomes = some.Select(one => Check(value, one!, path, depth + 1)).ToList();
            if (outcomes.All(outcome => outcome.Count > 0))
                mistakes.AddRange(outcomes.MinBy(Distance)!);
            return mistakes;
        }

        if (rules["enum"] is JsonArray allowed && !allowed.Any(one => JsonNode.DeepEquals(one, value)))
            mistakes.Add($"{path}: not one of the allowed values");
        if (rules.TryGetPropertyValue("const", out var constant) && !JsonNode.DeepEquals(constant, value))
            mistakes.Add($"{path}: must be {constant?.ToJsonString() ?? "null"}");
        if (rules["type"] is { } type && !Types(type).Contains(TypeOf(value)) && !(TypeOf(value) == "integer" && Types(type).Contains("number")))
        {
            mistakes.Add($"{path}: must be {type.ToJsonString()}, is {TypeOf(value)}");
            return mistakes;
        }

        switch (value)
        {
            case JsonObject map:
                CheckObject(map, rules, path, depth, mistakes);
                break;
            case JsonArray list:
                CheckCount(list.Count, rules, "minItems", "maxItems", path, mistakes);
                if (rules["items"] is { } items)
                    mistakes.AddRange(list.SelectMany((item, at) => Check(item, items, $"{path}[{at}]", depth + 1)));
                break;
            case JsonValue single when single.TryGetValue<string>(out var text):
                CheckCount(text.EnumerateRunes().Count(), rules, "minLength", "maxLength", path, mistakes);
                if (rules["pattern"] is { } pattern && !Regex.IsMatch(text, (string)pattern!, RegexOptions.None, TimeSpan.FromSeconds(1)))
                    mistakes.Add($"{path}: does not match its pattern");
                break;
            case JsonValue single when single.TryGetValue<long>(out var number):
                if (rules["minimum"] is { } least && number < (double)least || rules["maximum"] is { } most && number > (double)most)
                    mistakes.Add($"{path}: out of range");
                break;
        }

        return mistakes;
    }

    private void CheckObject(JsonObject map, JsonObject rules, string path, int depth, List<string> mistakes)
    {
        foreach (var required in rules["required"] as JsonArray ?? [])
        {
            if (!map.ContainsKey((string)required!))
                mistakes.Add($"{path}.{required}: missing");
        }

        var known = rules["properties"] as JsonObject;
        foreach (var (name, inner) in map)
        {
            if (known?[name] is { } schema)
                mistakes.AddRange(Check(inner, schema, $"{path}.{name}", depth + 1));
            else if (rules["additionalProperties"] is JsonObject others)
                mistakes.AddRange(Check(inner, others, $"{path}.{name}", depth + 1));
            else if (strict && known is not null)
                mistakes.Add($"{path}.{name}: not known");
        }
    }

    private static void CheckCount(int count, JsonObject rules, string least, string most, string path, List<string> mistakes)
    {
        if (rules[least] is { } min && count < (int)min || rules[most] is { } max && count > (int)max)
            mistakes.Add($"{path}: {count} is outside {least} and {most}");
    }

    /// <summary>Of several alternatives that all fail, the one that was meant has its type right.</summary>
    private static int Distance(List<string> mistakes) =>
        mistakes.Count + mistakes.Sum(mistake => mistake.Contains("must be", StringComparison.Ordinal) || mistake.Contains("allowed values", StringComparison.Ordinal) ? 10 : 0);

    private JsonNode Resolve(string reference)
    {
        JsonNode? at = document;
        foreach (var part in reference.Split('/').Skip(1))
            at = at?[part.Replace("~1", "/", StringComparison.Ordinal)];
        return at ?? throw new InvalidOperationException($"Nothing at {reference}.");
    }

    private static HashSet<string> Types(JsonNode type) => type is JsonArray several ? [.. several.Select(one => (string)one!)] : [(string)type!];

    private static string TypeOf(JsonNode? value) => value switch
    {
        null => "null",
        JsonObject => "object",
        JsonArray => "array",
        _ => value.GetValueKind() switch
        {
            System.Text.Json.JsonValueKind.String => "string",
            System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False => "boolean",
            System.Text.Json.JsonValueKind.Number => value.ToJsonString().Contains('.', StringComparison.Ordinal) ? "number" : "integer",
            _ => "null",
        },
    };
}
