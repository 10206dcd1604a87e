using System.Globalization;
using System.Text.Json.Nodes;

namespace PrepBot.FakeChats.Slack;

/// <summary>
/// A workspace of Slack in memory, with the documented rules: who is where, what was said to whom, which triggers and addresses still live. Or a whole
/// organisation, whose people are at home in its teams.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="team">The team's id, or the organisation's.</param>
/// <param name="isOrganisation">Whether it is an organisation.</param>
public sealed class FakeSlackWorkspace(TimeProvider time, string team = FakeSlackWorkspace.Team, bool isOrganisation = false)
{
    public const string Team = "T0001";
    public const string Bot = "U0BOT";
    public const string BotToken = "xoxb-0001-fake";
    public const string AppToken = "xapp-1-0001-fake";

    public static readonly TimeSpan TriggerLife = TimeSpan.FromSeconds(3);
    public static readonly TimeSpan ResponseLife = TimeSpan.FromMinutes(30);
    public const int ResponseUses = 5;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, FakeSlackUser> _users = [];
    private readonly Dictionary<string, HashSet<string>> _conversations = [];
    private readonly List<FakeSlackMessage> _messages = [];
    private readonly Dictionary<string, FakeSlackView> _modals = [];
    private readonly Dictionary<string, FakeSlackView> _homes = [];
    private readonly Dictionary<string, (string User, DateTimeOffset At, bool Used)> _triggers = [];
    private readonly Dictionary<string, ResponseAddress> _responses = [];
    private readonly Dictionary<string, DateTimeOffset> _lastPost = [];
    private readonly Dictionary<string, FakeSlackFile> _files = [];
    private readonly HashSet<string> _tokens = [];
    private int _next;

    public string Id => team;

    public bool IsOrganisation => isOrganisation;

    /// <summary>The organisation the team is part of, or null.</summary>
    public string? Enterprise { get; init; } = isOrganisation ? team : null;

    /// <summary>The tokens that are good here.</summary>
    public IReadOnlyCollection<string> Tokens
    {
        get
        {
            lock (_gate)
                return [.. _tokens];
        }
    }

    /// <summary>Where addresses for files begin.</summary>
    public string UploadRoot { get; set; } = "";

    /// <summary>What the bot token may do.</summary>
    public HashSet<string> Scopes { get; } = ["channels:read", "commands", "chat:write", "files:write", "groups:read", "im:write", "mpim:write", "users:read"];

    /// <summary>Whether more than one message a second and channel is answered with 429.</summary>
    public bool EnforcesMessageRate { get; set; }

    /// <summary>How many users a page of users.list has at most.</summary>
    public int LargestPage { get; set; } = 200;

    /// <summary>Channels somebody has archived.</summary>
    public HashSet<string> Archived { get; } = [];

    public IReadOnlyList<FakeSlackMessage> Messages
    {
        get
        {
            lock (_gate)
                return [.. _messages];
        }
    }

    /// <summary>The modal that is open before a person, or null.</summary>
    public FakeSlackView? ModalOf(string user)
    {
        lock (_gate)
            return _modals.GetValueOrDefault(user);
    }

    /// <summary>The page of a person, or null.</summary>
    public FakeSlackView? HomeOf(string user)
    {
        lock (_gate)
            return _homes.GetValueOrDefault(user);
    }

    /// <summary>The bot was installed: a token that is good from now on.</summary>
    public string NewToken(string? token = null)
    {
        lock (_gate)
        {
            token ??= $"xoxb-{team}-{++_next}";
            _tokens.Add(token);
            return token;
        }
    }

    /// <summary>The bot was removed: no token is good any more.</summary>
    public void Uninstall()
    {
        lock (_gate)
            _tokens.Clear();
    }

    /// <summary>Somebody, at home in this workspace, or in a team of this organisation.</summary>
    public FakeSlackUser Add(string name, bool isAdmin = false, string timeZone = "Europe/Madrid", string? home = null)
    {
        lock (_gate)
        {
            var user = new FakeSlackUser($"U{++_next:0000}", name, isAdmin, timeZone) { Team = home ?? team };
            return _users[user.Id] = user;
        }
    }

    /// <summary>Something about somebody changes, or somebody with this id comes, whom another workspace may have too.</summary>
    public void Change(FakeSlackUser user)
    {
        lock (_gate)
            _users[user.Id] = user;
    }

    /// <summary>A channel with the bot and these people in it.</summary>
    public string AddChannel(params FakeSlackUser[] people)
    {
        lock (_gate)
        {
            var id = $"C{++_next:0000}";
            _conversations[id] = [Bot, .. people.Select(person => person.Id)];
            return id;
        }
    }

    /// <summary>A channel with this id, which another workspace may have too.</summary>
    public void AddChannelCalled(string id)
    {
        lock (_gate)
            _conversations[id] = [Bot];
    }

    /// <summary>A channel the bot is not in.</summary>
    public string AddForeignChannel()
    {
        lock (_gate)
        {
            var id = $"C{++_next:0000}";
            _conversations[id] = [];
            return id;
        }
    }

    /// <summary>The bot is another user from now on, as after a new installation: its direct conversations of before are not its own.</summary>
    public void ForgetDirectConversations()
    {
        lock (_gate)
        {
            foreach (var id in _conversations.Keys.Where(id => id[0] == 'D').ToList())
                _conversations.Remove(id);
            _messages.RemoveAll(message => message.Channel[0] == 'D');
        }
    }

    public void Join(string channel, FakeSlackUser user)
    {
        lock (_gate)
            _conversations[channel].Add(user.Id);
    }

    /// <summary>Somebody leaves a conversation, or is put out of it.</summary>
    public void Leave(string channel, string user)
    {
        lock (_gate)
            _conversations[channel].Remove(user);
    }

    /// <summary>Somebody deletes a conversation, with everything in it.</summary>
    public void Delete(string channel)
    {
        lock (_gate)
        {
            _conversations.Remove(channel);
            _messages.RemoveAll(message => message.Channel == channel);
        }
    }

    /// <summary>A number that rises with everything that happens here.</summary>
    public int Mark
    {
        get
        {
            lock (_gate)
                return _next;
        }
    }

    /// <summary>The newest wanted message of those a person sees that were posted after a mark, or null; looks no further back, so that a long run stays quick.</summary>
    public FakeSlackMessage? Newest(string user, int after, Func<FakeSlackMessage, bool> wanted)
    {
        lock (_gate)
        {
            for (var at = _messages.Count - 1; at >= 0 && _messages[at].Number > after; at--)
            {
                var message = _messages[at];
                if ((message.OnlyFor ?? user) == user && _conversations.TryGetValue(message.Channel, out var people) && people.Contains(user) && wanted(message))
                    return message;
            }
        }

        return null;
    }

    /// <summary>Whether a form has been opened with a trigger.</summary>
    public bool IsUsed(string trigger)
    {
        lock (_gate)
            return _triggers.TryGetValue(trigger, out var known) && known.Used;
    }

    /// <summary>How often a response address was answered at.</summary>
    public int Uses(string response)
    {
        lock (_gate)
            return _responses.TryGetValue(response, out var address) ? address.Uses : 0;
    }

    /// <summary>What somebody is called, or null.</summary>
    public string? NameOf(string user)
    {
        lock (_gate)
            return user == Bot ? "PrepBot" : _users.GetValueOrDefault(user)?.Name;
    }

    /// <summary>Who is in a conversation.</summary>
    public IReadOnlyCollection<string> In(string channel)
    {
        lock (_gate)
            return _conversations.TryGetValue(channel, out var people) ? [.. people] : [];
    }

    /// <summary>What a person sees: of every conversation they are in, oldest first.</summary>
    public IReadOnlyList<FakeSlackMessage> SeenBy(string user) =>
        [.. Messages.Where(message => (message.OnlyFor is null || message.OnlyFor == user) && In(message.Channel).Contains(user))];

    public string NewTrigger(string user)
    {
        lock (_gate)
        {
            var id = $"{++_next}.4711.trigger";
            _triggers[id] = (user, time.GetUtcNow(), false);
            return id;
        }
    }

    public string NewResponse(string user, string channel, string? messageTs, bool ephemeral)
    {
        lock (_gate)
        {
            var id = $"r{++_next}";
            _responses[id] = new ResponseAddress(user, channel, messageTs, ephemeral, time.GetUtcNow());
            return id;
        }
    }

    /// <summary>A message that came with the acknowledgement of a command.</summary>
    public FakeSlackMessage Whisper(string channel, string user, JsonNode body)
    {
        if (BlockKitRules.OfMessage(body["blocks"]) is { } wrong)
            throw new InvalidOperationException($"Slack would refuse this acknowledgement: {wrong}.");
        if (BlockKitRules.IsTooLong(body["blocks"]))
            throw new InvalidOperationException("Slack would refuse this acknowledgement: too long.");

        return Add(channel, body, user);
    }

    /// <summary>A view that came with the acknowledgement of a form; null closes it.</summary>
    public void ShowInstead(string user, JsonNode? view)
    {
        lock (_gate)
        {
            if (view is null)
            {
                _modals.Remove(user);
                return;
            }

            if (BlockKitRules.OfView(view) is { } wrong)
                throw new InvalidOperationException($"Slack would refuse this view: {wrong}.");

            _modals[user] = new FakeSlackView($"V{++_next:0000}", user, view.DeepClone().AsObject());
        }
    }

    /// <summary>Answers a call. Null stands for what is not known here.</summary>
    public JsonObject Call(string method, JsonObject arguments)
    {
        lock (_gate)
        {
            return method switch
            {
                "auth.test" => Ok(
                    ("team_id", isOrganisation ? null : team), ("enterprise_id", Enterprise), ("user_id", Bot), ("bot_id", "B0001"), ("is_enterprise_install", isOrganisation)),
                "users.info" => _users.TryGetValue(Text(arguments, "user"), out var user) ? Ok(("user", Describe(user))) : No("user_not_found"),
                "users.list" => isOrganisation && Text(arguments, "team_id").Length == 0 ? No("missing_argument") : List(arguments),
                "conversations.open" => Open(Text(arguments, "users")),
                "chat.postMessage" => Post(arguments),
                "chat.postEphemeral" => PostEphemeral(arguments),
                "chat.update" => Update(arguments),
                "chat.delete" => Delete(arguments),
                "files.getUploadURLExternal" => UploadAddress(arguments),
                "files.completeUploadExternal" => CompleteUpload(arguments),
                "views.open" => OpenView(arguments),
                "views.update" => UpdateView(arguments),
                "views.publish" => Publish(arguments),
                _ => No("unknown_method"),
            };
        }
    }

    /// <summary>Which rights of a list one call needs, one of them being enough for none.</summary>
    public static string? ScopeOf(string method, JsonObject arguments) => method switch
    {
        "users.info" or "users.list" => "users:read",
        "conversations.open" => Text(arguments, "users").Contains(',', StringComparison.Ordinal) ? "mpim:write" : "im:write",
        "files.getUploadURLExternal" or "files.completeUploadExternal" => "files:write",
        "chat.postMessage" or "chat.postEphemeral" or "chat.update" or "chat.delete" => "chat:write",
        _ => null,
    };

    /// <summary>A message by a response address.</summary>
    /// <returns>The status Slack answers with.</returns>
    public int Respond(string id, JsonNode body)
    {
        lock (_gate)
        {
            if (!_responses.TryGetValue(id, out var address) || time.GetUtcNow() - address.At > ResponseLife || address.Uses >= ResponseUses)
                return 404;
            if (BlockKitRules.OfMessage(body["blocks"]) is not null || BlockKitRules.IsTooLong(body["blocks"]) || body["text"] is null)
                return 400;

            address.Uses++;
            if (body["replace_original"]?.GetValue<bool>() == true && address.MessageTs is { } ts)
            {
                var index = _messages.FindIndex(message => message.Channel == address.Channel && message.Ts == ts);
                _messages[index] = _messages[index] with { Notice = Text(body.AsObject(), "text"), Blocks = Blocks(body), Edits = _messages[index].Edits + 1 };
                return 200;
            }

            Add(address.Channel, body, address.User);
            return 200;
        }
    }

    /// <summary>The content of a file, by the address given for it.</summary>
    /// <returns>The status Slack answers with.</returns>
    public int Upload(string file, byte[] content)
    {
        lock (_gate)
        {
            if (!_files.TryGetValue(file, out var known) || known.Content is not null || content.Length != known.Length)
                return 400;

            _files[file] = known with { Content = content };
            return 200;
        }
    }

    /// <summary>Whether a message may be posted now.</summary>
    public bool MayPost(JsonObject arguments)
    {
        lock (_gate)
        {
            if (!EnforcesMessageRate)
                return true;

            var (channel, now) = (Text(arguments, "channel"), time.GetUtcNow());
            if (_lastPost.TryGetValue(channel, out var last) && now - last < TimeSpan.FromSeconds(1))
                return false;

            _lastPost[channel] = now;
            return true;
        }
    }

    private JsonObject Describe(FakeSlackUser user) => new()
    {
        ["id"] = user.Id,
        ["team_id"] = user.Team,
        ["enterprise_user"] = isOrganisation || user.IsAdminOfAll
            ? new JsonObject { ["is_admin"] = user.IsAdminOfAll, ["teams"] = new JsonArray([.. user.Teams.Prepend(user.Team).Select(one => JsonValue.Create(one))]) }
            : null,
        ["name"] = user.Name.ToLowerInvariant(),
        ["real_name"] = user.Name,
        ["tz"] = user.TimeZone,
        ["is_admin"] = user.IsAdmin,
        ["is_bot"] = user.IsBot,
        ["is_stranger"] = user.IsStranger,
        ["deleted"] = user.Deleted,
        ["profile"] = new JsonObject { ["display_name"] = user.Name, ["real_name"] = user.Name },
    };

    private JsonObject List(JsonObject arguments)
    {
        var start = int.TryParse(Text(arguments, "cursor"), CultureInfo.InvariantCulture, out var from) ? from : 0;
        var limit = int.TryParse(Text(arguments, "limit"), CultureInfo.InvariantCulture, out var asked) ? Math.Min(asked, LargestPage) : LargestPage;
        var page = _users.Values.OrderBy(user => user.Id).Skip(start).Take(limit).ToList();
        var next = start + page.Count < _users.Count ? $"{start + page.Count}" : "";
        return Ok(("members", new JsonArray([.. page.Select(Describe)])), ("response_metadata", new JsonObject { ["next_cursor"] = next }));
    }

    private JsonObject Open(string users)
    {
        var people = users.Split(',', StringSplitOptions.RemoveEmptyEntries);
        if (people.Length is 0 or > 8)
            return No(people.Length == 0 ? "users_list_not_supplied" : "too_many_users");
        if (people.Any(id => !_users.ContainsKey(id)))
            return No("user_not_found");

        HashSet<string> all = [Bot, .. people];
        var prefix = people.Length == 1 ? 'D' : 'G';
        var known = _conversations.FirstOrDefault(pair => pair.Key[0] == prefix && pair.Value.SetEquals(all)).Key;
        if (known is null)
        {
            known = $"{prefix}{++_next:0000}";
            _conversations[known] = all;
        }

        return Ok(("channel", new JsonObject { ["id"] = known }));
    }

    private JsonObject Post(JsonObject arguments)
    {
        var channel = Text(arguments, "channel");
        if (!_conversations.TryGetValue(channel, out var people))
            return No("channel_not_found");
        if (!people.Contains(Bot))
            return No("not_in_channel");
        if (Archived.Contains(channel))
            return No("is_archived");
        if (Text(arguments, "text").Length == 0)
            return No("no_text");
        if (BlockKitRules.IsTooLong(arguments["blocks"]))
            return No("msg_too_long");
        if (BlockKitRules.OfMessage(arguments["blocks"]) is { } wrong)
            return Invalid(wrong);

        return Ok(("channel", channel), ("ts", Add(channel, arguments, null).Ts));
    }

    private JsonObject PostEphemeral(JsonObject arguments)
    {
        var (channel, user) = (Text(arguments, "channel"), Text(arguments, "user"));
        if (!_conversations.TryGetValue(channel, out var people))
            return No("channel_not_found");
        if (!people.Contains(Bot) || !people.Contains(user))
            return No("user_not_in_channel");
        if (BlockKitRules.IsTooLong(arguments["blocks"]))
            return No("msg_too_long");

        return BlockKitRules.OfMessage(arguments["blocks"]) is { } wrong ? Invalid(wrong) : Ok(("message_ts", Add(channel, arguments, user).Ts));
    }

    private JsonObject Update(JsonObject arguments)
    {
        var (channel, ts) = (Text(arguments, "channel"), Text(arguments, "ts"));
        var index = _messages.FindIndex(message => message.Channel == channel && message.Ts == ts && message.OnlyFor is null);
        if (index < 0)
            return No("message_not_found");
        if (Archived.Contains(channel))
            return No("is_archived");
        if (Text(arguments, "text").Length > 4_000 || BlockKitRules.IsTooLong(arguments["blocks"]))
            return No("msg_too_long");
        if (BlockKitRules.OfMessage(arguments["blocks"]) is { } wrong)
            return Invalid(wrong);

        _messages[index] = _messages[index] with { Notice = Text(arguments, "text"), Blocks = Blocks(arguments), Edits = _messages[index].Edits + 1 };
        return Ok(("channel", channel), ("ts", ts));
    }

    private JsonObject Delete(JsonObject arguments)
    {
        var (channel, ts) = (Text(arguments, "channel"), Text(arguments, "ts"));
        return _messages.RemoveAll(message => message.Channel == channel && message.Ts == ts && message.OnlyFor is null) == 0 ? No("message_not_found") : Ok(("ts", ts));
    }

    private JsonObject UploadAddress(JsonObject arguments)
    {
        var (name, alt) = (Text(arguments, "filename"), Text(arguments, "alt_txt"));
        if (name.Length == 0 || !int.TryParse(Text(arguments, "length"), CultureInfo.InvariantCulture, out var length) || length <= 0)
            return No("invalid_arguments");
        if (alt.Length > 1000)
            return No("alt_txt_too_large");

        var file = new FakeSlackFile($"F{++_next:0000}", name, length, alt);
        _files[file.Id] = file;
        return Ok(("upload_url", $"{UploadRoot}/{team}/{file.Id}"), ("file_id", file.Id));
    }

    private JsonObject CompleteUpload(JsonObject arguments)
    {
        var channel = Text(arguments, "channel_id");
        var fileId = arguments["files"]?[0]?["id"]?.GetValue<string>() ?? "";
        if (!_files.TryGetValue(fileId, out var file) || file.Content is null)
            return No("file_not_found");
        if (!_conversations.TryGetValue(channel, out var people) || !people.Contains(Bot))
            return No("channel_not_found");

        _files.Remove(fileId);
        _messages.Add(new FakeSlackMessage(channel, $"{time.GetUtcNow().ToUnixTimeSeconds()}.{++_next:000000}", "", [], null, 0) { File = file });
        return Ok(("files", new JsonArray(new JsonObject { ["id"] = file.Id, ["title"] = file.Name })));
    }

    private JsonObject OpenView(JsonObject arguments)
    {
        var id = Text(arguments, "trigger_id");
        if (!_triggers.TryGetValue(id, out var trigger))
            return No("invalid_trigger_id");
        if (trigger.Used)
            return No("exchanged_trigger_id");
        if (time.GetUtcNow() - trigger.At > TriggerLife)
            return No("expired_trigger_id");
        if (BlockKitRules.OfView(arguments["view"]) is { } wrong)
            return Invalid(wrong);

        _triggers[id] = trigger with { Used = true };
        var view = new FakeSlackView($"V{++_next:0000}", trigger.User, arguments["view"]!.DeepClone().AsObject());
        _modals[trigger.User] = view;
        return Ok(("view", new JsonObject { ["id"] = view.Id }));
    }

    private JsonObject UpdateView(JsonObject arguments)
    {
        var id = Text(arguments, "view_id");
        if (_modals.Values.FirstOrDefault(view => view.Id == id) is not { } open)
            return No("not_found");
        if (BlockKitRules.OfView(arguments["view"]) is { } wrong)
            return Invalid(wrong);

        _modals[open.User] = open with { View = arguments["view"]!.DeepClone().AsObject() };
        return Ok(("view", new JsonObject { ["id"] = id }));
    }

    private JsonObject Publish(JsonObject arguments)
    {
        var user = Text(arguments, "user_id");
        if (!_users.ContainsKey(user))
            return No("user_not_found");
        if (BlockKitRules.OfView(arguments["view"]) is { } wrong)
            return Invalid(wrong);

        _homes[user] = new FakeSlackView($"V{++_next:0000}", user, arguments["view"]!.DeepClone().AsObject());
        return Ok(("view", new JsonObject { ["id"] = _homes[user].Id }));
    }

    private FakeSlackMessage Add(string channel, JsonNode body, string? onlyFor)
    {
        lock (_gate)
        {
            var message = new FakeSlackMessage(
                channel, $"{time.GetUtcNow().ToUnixTimeSeconds()}.{++_next:000000}", body["text"]?.GetValue<string>() ?? "", Blocks(body), onlyFor, 0);
            _messages.Add(message);
            return message;
        }
    }

    private static JsonArray Blocks(JsonNode body) => body["blocks"]!.DeepClone().AsArray();

    private static string Text(JsonObject arguments, string key) => arguments[key] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";

    private static JsonObject Ok(params (string Key, JsonNode? Value)[] fields)
    {
        var answer = new JsonObject { ["ok"] = true };
        foreach (var (key, value) in fields)
            answer[key] = value;

        return answer;
    }

    private static JsonObject No(string error) => new() { ["ok"] = false, ["error"] = error };

    private static JsonObject Invalid(string wrong) => new()
    {
        ["ok"] = false,
        ["error"] = "invalid_blocks",
        ["response_metadata"] = new JsonObject { ["messages"] = new JsonArray(wrong) },
    };

    private sealed class ResponseAddress(string user, string channel, string? messageTs, bool ephemeral, DateTimeOffset at)
    {
        public string User => user;

        public string Channel => channel;

        public string? MessageTs => messageTs;

        public bool Ephemeral => ephemeral;

        public DateTimeOffset At => at;

        public int Uses { get; set; }
    }
}
