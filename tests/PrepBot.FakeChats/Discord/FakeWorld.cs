using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PrepBot.FakeChats.Discord;

/// <summary>A server of the fake.</summary>
public sealed class FakeGuild(string id, string ownerId)
{
    public string Id => id;

    public string OwnerId => ownerId;

    public string? SystemChannelId { get; set; }

    public DateTimeOffset JoinedAt { get; set; } = DateTimeOffset.UnixEpoch;

    /// <summary>The people in it, by id.</summary>
    public HashSet<string> Members { get; } = [];

    /// <summary>What each role may do, by id; the one called like the server is everybody's.</summary>
    public Dictionary<string, long> Roles { get; } = new() { [id] = 0 };

    /// <summary>Who has which roles, beside everybody's.</summary>
    public Dictionary<string, HashSet<string>> RolesOf { get; } = [];

    /// <summary>Whether somebody may change the server's settings, as Discord would compute it.</summary>
    public bool MayManage(string user) => user == ownerId || (RolesOf.GetValueOrDefault(user) ?? []).Append(id).Any(role => (Roles.GetValueOrDefault(role) & ((1L << 5) | (1L << 3))) != 0);
}

/// <summary>A channel, thread or direct channel of the fake.</summary>
public sealed class FakeChannel(string id, string? guildId, int type)
{
    public string Id => id;

    public string? GuildId => guildId;

    /// <summary>0 text, 1 direct, 12 private thread.</summary>
    public int Type => type;

    public string Name { get; init; } = "";

    public string? ParentId { get; init; }

    /// <summary>Who opened it; null for the bot.</summary>
    public string? OwnerId { get; init; }

    /// <summary>Who is in it: of a thread or direct channel.</summary>
    public HashSet<string> People { get; } = [];

    public bool Archived { get; set; }

    public bool Locked { get; set; }

    public bool Deleted { get; set; }

    /// <summary>What the bot may do in it.</summary>
    public long Permissions { get; set; } = long.MaxValue;
}

/// <summary>A message as it stands.</summary>
public sealed partial class FakeMessage(string id, FakeChannel channel, JsonObject body)
{
    public string Id => id;

    public FakeChannel Channel => channel;

    public JsonObject Body { get; set; } = body;

    /// <summary>The only one who sees it; null for everybody in the channel.</summary>
    public string? OnlyFor { get; init; }

    /// <summary>The key it was posted with.</summary>
    public string? Nonce { get; init; }

    public int Edits { get; set; }

    /// <summary>Too many edits of a message older than an hour.</summary>
    public bool TakesNoEdits { get; set; }

    /// <summary>All text, a line for each component; a command that can be tapped reads as its name.</summary>
    public string Text => CommandMention().Replace(string.Join('\n', Components.Select(component => (string?)component["content"]).OfType<string>()), "/${name}");

    /// <summary>Every component, nested ones too.</summary>
    public IEnumerable<JsonObject> Components => Flatten(Body["components"] as JsonArray ?? []);

    /// <summary>All words it shows: text, labels, what may be chosen.</summary>
    public string Words => string.Join('\n', Components.SelectMany(component => new[] { (string?)component["content"], (string?)component["label"], (string?)component["placeholder"] }
        .Concat((component["options"] as JsonArray ?? []).Select(option => (string?)option!["label"]))).OfType<string>());

    /// <summary>The names of the files it carries.</summary>
    public IEnumerable<string> Files => (Body["attachments"] as JsonArray ?? []).Select(file => (string)file!["filename"]!);

    /// <summary>The labels of its buttons.</summary>
    public IEnumerable<string> Buttons => Components.Where(component => (int?)component["type"] == 2).Select(component => (string)component["label"]!);

    [GeneratedRegex("</(?<name>[^:>]+):[0-9]+>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex CommandMention();

    private static IEnumerable<JsonObject> Flatten(JsonArray components) =>
        components.OfType<JsonObject>().SelectMany(component => new[] { component }
            .Concat(Flatten(component["components"] as JsonArray ?? [])).Concat(component["accessory"] is JsonObject beside ? [beside] : []));
}

/// <summary>A person of the fake.</summary>
public sealed class FakeUser(string id, string name)
{
    public string Id => id;

    public string Name => name;

    /// <summary>No person.</summary>
    public bool IsBot { get; init; }

    /// <summary>Takes no direct messages.</summary>
    public bool DirectClosed { get; set; }
}

/// <summary>An interaction somebody began, and what was answered.</summary>
public sealed class FakeInteraction(string id, string token, string userId, FakeChannel channel, int type, DateTimeOffset at)
{
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Id => id;

    public string Token => token;

    public string UserId => userId;

    public FakeChannel Channel => channel;

    /// <summary>2 command, 3 component, 4 autocomplete, 5 modal.</summary>
    public int Type => type;

    public DateTimeOffset At => at;

    /// <summary>What the gateway sends of it.</summary>
    public JsonObject Payload { get; set; } = [];

    /// <summary>The message whose component it was.</summary>
    public FakeMessage? On { get; init; }

    /// <summary>The type of the first answer; null while there is none.</summary>
    public int? Answer { get; private set; }

    /// <summary>The data of the first answer.</summary>
    public JsonObject? Data { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>The message that is the answer.</summary>
    public FakeMessage? Original { get; set; }

    /// <summary>Every message of the answer.</summary>
    public List<FakeMessage> Messages { get; } = [];

    /// <summary>Completes with the first answer.</summary>
    public Task First => _first.Task;

    /// <summary>Completes when there is something to see: at once, or after a deferral.</summary>
    public Task Done => _done.Task;

    internal void Answered(int answer, JsonObject? data, DateTimeOffset now)
    {
        (Answer, Data, AnsweredAt) = (answer, data, now);
        _first.TrySetResult();
        if (answer != 5)
            _done.TrySetResult();
    }

    internal void Completed() => _done.TrySetResult();
}

/// <summary>A request as it came in, and what became of it.</summary>
public sealed record FakeRequest(string Method, string Path, JsonNode? Body, DateTimeOffset At)
{
    public int Status { get; set; }

    /// <summary>Files of an upload, by the names of their parts.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The path without ids and tokens: as in the reference.</summary>
    public string Route => string.Join('/', Path.Trim('/').Split('/').Select((part, at) =>
        part.Length >= 15 && (part.All(char.IsAsciiDigit) || at == 2 && part.StartsWith("token-", StringComparison.Ordinal)) ? "{}" : part));
}

/// <summary>What to do to a request instead of, or before, doing it.</summary>
public sealed record FakeFault
{
    /// <summary>Answer so, and do nothing.</summary>
    public int? Status { get; init; }

    public JsonNode? Body { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Do nothing, and cut the connection.</summary>
    public bool CutBefore { get; init; }

    /// <summary>Do it, and cut the connection instead of answering.</summary>
    public bool CutAfter { get; init; }

    /// <summary>Wait for this before doing it.</summary>
    public Task? Hold { get; init; }
}
