using System.Text.Json.Nodes;

namespace PrepBot.FakeChats.Discord;

/// <summary>
/// Discord's published description of its HTTP API, from the folder named by <c>PREPBOT_CONTRACTS</c>. Without it nothing is checked, and
/// <see cref="IsThere"/> says so.
/// </summary>
public sealed class DiscordContract
{
    public const string Variable = "PREPBOT_CONTRACTS";

    private static readonly Lazy<DiscordContract> Read = new(() => new DiscordContract());

    private readonly JsonNode? _document;
    private readonly List<(string Method, string[] Path, JsonObject Operation)> _operations = [];

    private DiscordContract()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } folder || Path.Combine(folder, "discord-openapi.json") is var file && !File.Exists(file))
            return;

        _document = JsonNode.Parse(File.ReadAllText(file));
        foreach (var (path, methods) in _document!["paths"]!.AsObject())
        {
            foreach (var (method, operation) in methods!.AsObject())
            {
                if (operation is JsonObject found && method is "get" or "post" or "put" or "patch" or "delete")
                    _operations.Add((method, path.Trim('/').Split('/'), (JsonObject)operation!));
            }
        }
    }

    public static DiscordContract Published => Read.Value;

    /// <summary>Whether there is a document to check against.</summary>
    public bool IsThere => _document is not null;

    /// <summary>What is wrong with a request's body.</summary>
    public IReadOnlyList<string> RequestMistakes(string method, string path, JsonNode? body)
    {
        if (_document is null)
            return [];
        if (Find(method, path) is not { } operation)
            return [$"{method} {path}: there is no such operation"];

        var schema = operation["requestBody"]?["content"]?["application/json"]?["schema"];
        if (schema is null)
            return body is null ? [] : [$"{method} {path}: takes no body"];

        return [.. new JsonSchemaCheck(_document, strict: true).Mistakes(body, schema).Select(mistake => $"{method} {path} request {mistake}")];
    }

    /// <summary>What is wrong with an answer's body.</summary>
    public IReadOnlyList<string> AnswerMistakes(string method, string path, int status, JsonNode? body)
    {
        if (_document is null || body is null || Find(method, path)?["responses"]?[$"{status}"]?["content"]?["application/json"]?["schema"] is not { } schema)
            return [];

        return [.. new JsonSchemaCheck(_document, strict: false).Mistakes(body, schema).Select(mistake => $"{method} {path} answer {mistake}")];
    }

    /// <summary>
    /// What is wrong with an interaction as the gateway sends it. The document describes what the HTTP API takes and gives; of an interaction it has
    /// the parts: who, which message, of what type and where.
    /// </summary>
    public IReadOnlyList<string> InteractionMistakes(JsonObject payload)
    {
        var member = payload["member"] as JsonObject;
        return
        [
            .. PartMistakes("InteractionTypes", payload["type"], "interaction.type"),
            .. PartMistakes("InteractionContextType", payload["context"], "interaction.context"),
            .. PartMistakes("SnowflakeType", payload["id"], "interaction.id"),
            .. PartMistakes("UserResponse", member?["user"] ?? payload["user"], "interaction.user"),
            .. member is null ? [] : PartMistakes("GuildMemberResponse", member, "interaction.member"),
            .. payload["message"] is { } message ? PartMistakes("MessageResponse", message, "interaction.message") : [],
        ];
    }

    /// <summary>What is wrong with a user, as READY has one.</summary>
    public IReadOnlyList<string> UserMistakes(JsonNode user) => PartMistakes("UserResponse", user, "user");

    private IReadOnlyList<string> PartMistakes(string schema, JsonNode? part, string name) => _document is null
        ? []
        : [.. new JsonSchemaCheck(_document, strict: false).Mistakes(part, _document["components"]!["schemas"]![schema]!).Select(mistake => $"{name} {mistake}")];

    private JsonObject? Find(string method, string path)
    {
        var parts = path.Trim('/').Split('/');
        return _operations
            .Where(operation => operation.Method.Equals(method, StringComparison.OrdinalIgnoreCase) && operation.Path.Length == parts.Length)
            .Where(operation => operation.Path.Zip(parts).All(pair => pair.First == pair.Second || pair.First.StartsWith('{')))
            .OrderBy(operation => operation.Path.Count(part => part.StartsWith('{')))
            .Select(operation => operation.Operation)
            .FirstOrDefault();
    }
}
