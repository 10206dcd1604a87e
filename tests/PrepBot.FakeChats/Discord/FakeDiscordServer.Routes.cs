using System.Text.Json.Nodes;

namespace PrepBot.FakeChats.Discord;

/// <summary>What each call does.</summary>
public sealed partial class FakeDiscordServer
{
    private const long SendMessages = 1L << 11;
    private const long ViewChannel = 1L << 10;
    private const long ManageThreads = 1L << 34;
    private const long CreatePrivateThreads = 1L << 36;
    private const long SendMessagesInThreads = 1L << 38;

    private static readonly TimeSpan FirstAnswer = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan TokenLife = TimeSpan.FromMinutes(15);

    /// <summary>"A few minutes", says the reference.</summary>
    private static readonly TimeSpan NonceLife = TimeSpan.FromMinutes(3);

    private Answer Route(FakeRequest request)
    {
        var body = request.Body as JsonObject;
        return (request.Method, request.Path.Trim('/').Split('/')) switch
        {
            ("GET", ["gateway", "bot"]) => new Answer(200, GatewayBot()),
            ("GET", ["applications", "@me"]) => new Answer(200, ApplicationObject()),
            ("GET", ["applications", _, "commands"]) => new Answer(200, _commands.DeepClone()),
            ("PUT", ["applications", _, "commands"]) => SetCommands((JsonArray)request.Body!),
            ("GET", ["users", "@me"]) => new Answer(200, BotUser()),
            ("POST", ["users", "@me", "channels"]) => OpenDirect((string)body!["recipient_id"]!),
            ("POST", ["channels", var id, "messages"]) => Post(id, body!),
            ("PATCH", ["channels", var id, "messages", var message]) => Edit(id, message, body!),
            ("DELETE", ["channels", var id, "messages", var message]) => Delete(id, message),
            ("POST", ["channels", var id, "threads"]) => StartThread(id, body!),
            ("PUT", ["channels", var id, "thread-members", var user]) => AddToThread(id, user),
            ("PATCH", ["channels", var id]) => Modify(id, body!),
            ("GET", ["guilds", var id, "threads", "active"]) => ActiveThreads(id),
            ("GET", ["guilds", var id]) => _guilds.TryGetValue(id, out var guild) ? new Answer(200, GuildObject(guild)) : Error(404, 10004),
            ("GET", ["guilds", var id, "members", var user]) => Member(id, user),
            ("POST", ["interactions", var id, var token, "callback"]) => Callback(id, token, body!),
            ("PATCH", ["webhooks", _, var token, "messages", "@original"]) => EditOriginal(token, body!),
            ("DELETE", ["webhooks", _, var token, "messages", "@original"]) => DeleteOriginal(token),
            ("POST", ["webhooks", _, var token]) => FollowUp(token, body!),
            _ => Error(404, 0),
        };
    }

    private JsonObject GatewayBot() => new()
    {
        ["url"] = GatewayUrl("gateway"),
        ["shards"] = Gateway.Shards,
        ["session_start_limit"] = new JsonObject
        {
            ["total"] = 1000,
            ["remaining"] = Math.Max(0, Gateway.IdentifiesLeft),
            ["reset_after"] = 60_000,
            ["max_concurrency"] = Gateway.MaxConcurrency,
        },
    };

    private JsonObject ApplicationObject() => new()
    {
        ["id"] = ApplicationId,
        ["name"] = "PrepBot",
        ["icon"] = null,
        ["description"] = "",
        ["type"] = null,
        ["verify_key"] = "00",
        ["flags"] = 0,
        ["flags_new"] = "0",
        ["redirect_uris"] = new JsonArray(),
        ["interactions_endpoint_url"] = null,
        ["role_connections_verification_url"] = null,
        ["owner"] = BotUser(),
        ["approximate_guild_count"] = _guilds.Count,
        ["approximate_user_install_count"] = 0,
        ["approximate_user_authorization_count"] = 0,
        ["explicit_content_filter"] = 0,
        ["team"] = null,
        ["eligible_oauth2_scopes"] = new JsonArray(),
    };

    /// <summary>Discord fills in what was left out.</summary>
    private Answer SetCommands(JsonArray commands)
    {
        _commands = new JsonArray([.. commands.OfType<JsonObject>().Select(command =>
        {
            var stored = (JsonObject)command.DeepClone();
            stored["id"] = NextId();
            stored["application_id"] = ApplicationId;
            stored["version"] = NextId();
            stored["default_member_permissions"] = command["default_member_permissions"]?.ToString();
            stored["nsfw"] = false;
            return stored;
        })]);
        return new Answer(200, _commands.DeepClone());
    }

    private Answer OpenDirect(string user)
    {
        if (!_users.ContainsKey(user))
            return Error(400, 50035);

        var channel = _channels.Values.FirstOrDefault(there => there.Type == 1 && there.People.Contains(user));
        if (channel is null)
        {
            channel = new FakeChannel(NextId(), null, 1);
            channel.People.Add(user);
            _channels[channel.Id] = channel;
        }

        return new Answer(200, new JsonObject { ["id"] = channel.Id, ["type"] = 1, ["flags"] = 0, ["recipients"] = new JsonArray() });
    }

    private Answer Post(string channelId, JsonObject body)
    {
        if (Closed(channelId) is { } closed)
            return closed;
        if (Broken(FakeRules.Message(body, mayBeEphemeral: false)) is { } broken)
            return broken;

        var channel = _channels[channelId];
        var nonce = (string?)body["nonce"];
        if ((bool?)body["enforce_nonce"] != true || nonce is null)
            _violations.Add("a post without an enforced nonce");
        else if (_nonces.TryGetValue((channelId, nonce), out var known) && _time.GetUtcNow() - known.At < NonceLife)
            return new Answer(200, Render(known.Message));

        if (channel.Locked && (channel.Permissions & ManageThreads) == 0)
            return Error(400, 160005);
        if (channel.Archived && !channel.Locked)
            channel.Archived = false;

        var message = Add(channel, body, onlyFor: null, nonce);
        if (nonce is not null)
            _nonces[(channelId, nonce)] = (message, _time.GetUtcNow());
        return new Answer(200, Render(message));
    }

    private Answer Edit(string channelId, string id, JsonObject body)
    {
        if (Closed(channelId) is { } closed)
            return closed;
        if (_messages.FirstOrDefault(there => there.Id == id && there.Channel.Id == channelId) is not { } message)
            return Error(404, 10008);
        if (message.Channel.Archived)
            return Error(400, 50083);
        if (message.TakesNoEdits)
            return Error(400, 30046);
        if (Broken(FakeRules.Message(body, mayBeEphemeral: false)) is { } broken)
            return broken;

        message.Body = (JsonObject)body.DeepClone();
        message.Edits++;
        return new Answer(200, Render(message));
    }

    /// <summary>One's own messages: it takes no right but to see them.</summary>
    private Answer Delete(string channelId, string id)
    {
        if (_channels.GetValueOrDefault(channelId) is not { Deleted: false } channel)
            return Error(404, 10003);
        if ((channel.Permissions & ViewChannel) == 0)
            return Error(403, 50001);

        return _messages.RemoveAll(there => there.Id == id && there.Channel.Id == channelId) == 0 ? Error(404, 10008) : new Answer(204);
    }

    private Answer StartThread(string channelId, JsonObject body)
    {
        if (_channels.GetValueOrDefault(channelId) is not { Deleted: false } parent)
            return Error(404, 10003);
        if ((parent.Permissions & ViewChannel) == 0)
            return Error(403, 50001);
        if ((parent.Permissions & CreatePrivateThreads) == 0)
            return Error(403, 50013);
        if (parent.Type != 0 || (int?)body["type"] != 12 || ((string)body["name"]!).Length is < 1 or > 100)
            return Error(400, 50035);

        var thread = new FakeChannel(NextId(), parent.GuildId, 12) { Name = (string)body["name"]!, ParentId = parent.Id, Permissions = parent.Permissions };
        _channels[thread.Id] = thread;
        return new Answer(201, Render(thread));
    }

    private Answer AddToThread(string id, string user)
    {
        if (_channels.GetValueOrDefault(id) is not { Deleted: false, GuildId: { } guild } thread)
            return Error(404, 10003);
        if (thread.Archived)
            return Error(400, 50083);
        if (_guilds.GetValueOrDefault(guild)?.Members.Contains(user) != true)
            return Error(404, 10007);
        if ((thread.Permissions & SendMessagesInThreads) == 0)
            return Error(403, 50013);

        thread.People.Add(user);
        return new Answer(204);
    }

    private Answer Modify(string id, JsonObject body)
    {
        if (_channels.GetValueOrDefault(id) is not { Deleted: false } thread)
            return Error(404, 10003);
        if ((body["locked"] is not null || thread.Locked) && (thread.Permissions & ManageThreads) == 0)
            return Error(403, 50013);
        if (thread.Archived && (bool?)body["archived"] != false)
            return Error(400, 50083);

        thread.Archived = (bool?)body["archived"] ?? thread.Archived;
        thread.Locked = (bool?)body["locked"] ?? thread.Locked;
        return new Answer(200, Render(thread));
    }

    private Answer ActiveThreads(string guild) => new(200, new JsonObject
    {
        ["threads"] = new JsonArray([.. _channels.Values.Where(channel => channel.Type == 12 && channel.GuildId == guild && !channel.Archived && !channel.Deleted).Select(Render)]),
        ["members"] = new JsonArray(),
        ["has_more"] = false,
    });

    private Answer Member(string id, string user)
    {
        if (!_guilds.TryGetValue(id, out var guild))
            return Error(404, 10004);
        if (!_users.TryGetValue(user, out var known))
            return Error(404, 10013);
        if (!guild.Members.Contains(user))
            return Error(404, 10007);

        // Only an interaction's member comes with permissions.
        var member = MemberObject(UserObject(known), organiser: false);
        member.Remove("permissions");
        member["roles"] = new JsonArray([.. (guild.RolesOf.GetValueOrDefault(user) ?? []).Select(role => JsonValue.Create(role))]);
        return new Answer(200, member);
    }

    private static JsonObject GuildObject(FakeGuild guild)
    {
        var told = new JsonObject
        {
            ["id"] = guild.Id, ["name"] = "Study group", ["owner_id"] = guild.OwnerId, ["roles"] = RoleObjects(guild),
            ["features"] = new JsonArray(), ["emojis"] = new JsonArray(), ["stickers"] = new JsonArray(),
            ["region"] = "deprecated", ["preferred_locale"] = "en-US", ["afk_timeout"] = 300, ["max_members"] = 500_000,
            ["widget_enabled"] = false, ["premium_progress_bar_enabled"] = false, ["nsfw"] = false,
        };
        foreach (var number in new[]
        {
            "system_channel_flags", "verification_level", "default_message_notifications", "mfa_level", "explicit_content_filter",
            "max_stage_video_channel_users", "max_video_channel_users", "premium_tier", "premium_subscription_count", "nsfw_level",
        })
        {
            told[number] = 0;
        }

        foreach (var absent in new[]
        {
            "icon", "description", "home_header", "splash", "discovery_splash", "banner", "application_id", "afk_channel_id", "system_channel_id",
            "widget_channel_id", "max_presences", "vanity_url_code", "rules_channel_id", "safety_alerts_channel_id", "public_updates_channel_id", "incidents_data",
        })
        {
            told[absent] = null;
        }

        return told;
    }

    private Answer Callback(string id, string token, JsonObject body)
    {
        if (_interactions.GetValueOrDefault(id) is not { } interaction || interaction.Token != token)
            return Error(404, 10062);
        if (interaction.Answer is not null)
            return Error(400, 40060);
        if (_time.GetUtcNow() - interaction.At > FirstAnswer)
            return Error(404, 10062);

        var type = (int)body["type"]!;
        var data = body["data"] as JsonObject;
        var mistakes = type switch
        {
            4 => FakeRules.Message(data!, mayBeEphemeral: true),
            5 => (int?)data?["flags"] is null or 0 or 64 ? [] : ["a deferral takes the ephemeral flag only"],
            6 => interaction.Type == 3 || interaction.On is not null ? [] : ["there is no message to leave as it is"],
            7 => interaction.On is not null && interaction.Type is 3 or 5 ? FakeRules.Message(data!, mayBeEphemeral: true) : ["there is no message to update"],
            8 => interaction.Type == 4 && data?["choices"] is JsonArray { Count: <= 25 } ? [] : ["choices only for what is being typed, 25 at most"],
            9 => interaction.Type is 2 or 3 ? FakeRules.Modal(data!) : ["a modal cannot follow a modal"],
            _ => ["an unknown type of answer"],
        };
        if (interaction.Type == 4 && type != 8)
            mistakes = ["what is being typed takes choices only"];
        if (Broken(mistakes) is { } broken)
            return broken;

        if (type == 4)
            interaction.Messages.Add(interaction.Original = Add(interaction.Channel, data!, IsEphemeral(data!) ? interaction.UserId : null, nonce: null));
        if (type == 7)
        {
            var flags = (int?)interaction.On!.Body["flags"] ?? 0;
            interaction.On.Body = (JsonObject)data!.DeepClone();
            interaction.On.Body["flags"] = flags;
            interaction.On.Edits++;
            interaction.Messages.Add(interaction.Original = interaction.On);
        }

        interaction.Answered(type, (JsonObject?)data?.DeepClone(), _time.GetUtcNow());
        return new Answer(204);
    }

    private Answer EditOriginal(string token, JsonObject body)
    {
        if (Followed(token) is not { } interaction)
            return Error(404, 10015);
        if (Broken(FakeRules.Message(body, mayBeEphemeral: false)) is { } broken)
            return broken;

        if (interaction.Original is { } shown)
            shown.Body = (JsonObject)body.DeepClone();
        else
            interaction.Messages.Add(interaction.Original = Add(interaction.Channel, body, IsEphemeral(interaction.Data!) ? interaction.UserId : null, nonce: null));
        interaction.Completed();
        return new Answer(200, Render(interaction.Original));
    }

    private Answer DeleteOriginal(string token)
    {
        if (Followed(token) is not { } interaction)
            return Error(404, 10015);

        if (interaction.Original is { } shown)
            _messages.Remove(shown);
        interaction.Completed();
        return new Answer(204);
    }

    private Answer FollowUp(string token, JsonObject body)
    {
        if (Followed(token) is not { } interaction)
            return Error(404, 10015);
        if (Broken(FakeRules.Message(body, mayBeEphemeral: true)) is { } broken)
            return broken;

        var message = Add(interaction.Channel, body, IsEphemeral(body) ? interaction.UserId : null, nonce: null);
        interaction.Messages.Add(message);
        return new Answer(200, Render(message));
    }

    private FakeInteraction? Followed(string token) =>
        _byToken.GetValueOrDefault(token) is { Answer: not null } interaction && _time.GetUtcNow() - interaction.At <= TokenLife ? interaction : null;

    private FakeMessage Add(FakeChannel channel, JsonObject body, string? onlyFor, string? nonce)
    {
        var message = new FakeMessage(NextId(), channel, (JsonObject)body.DeepClone()) { OnlyFor = onlyFor, Nonce = nonce };
        _messages.Add(message);
        return message;
    }

    /// <summary>Why the bot may not write somewhere.</summary>
    private Answer? Closed(string channelId)
    {
        if (_channels.GetValueOrDefault(channelId) is not { Deleted: false } channel)
            return Error(404, 10003);
        if (channel.Type == 1)
            return _users[channel.People.First()].DirectClosed ? Error(403, 50007) : null;
        if ((channel.Permissions & ViewChannel) == 0)
            return Error(403, 50001);

        return (channel.Permissions & (channel.Type == 12 ? SendMessagesInThreads : SendMessages)) == 0 ? Error(403, 50013) : null;
    }

    private Answer? Broken(IEnumerable<string> mistakes)
    {
        var found = mistakes.ToList();
        _violations.AddRange(found);
        return found.Count > 0 ? new Answer(400, new JsonObject { ["message"] = string.Join("; ", found), ["code"] = 50035 }) : null;
    }

    private static bool IsEphemeral(JsonObject body) => (((int?)body["flags"] ?? 0) & 64) != 0;

    private JsonObject Render(FakeMessage message) => new()
    {
        ["id"] = message.Id,
        ["channel_id"] = message.Channel.Id,
        ["type"] = 0,
        ["content"] = "",
        ["mentions"] = new JsonArray(),
        ["mention_roles"] = new JsonArray(),
        ["attachments"] = new JsonArray(),
        ["embeds"] = new JsonArray(),
        ["timestamp"] = _time.GetUtcNow().ToString("O"),
        ["edited_timestamp"] = null,
        ["flags"] = ((int?)message.Body["flags"] ?? 0) | (message.OnlyFor is null ? 0 : 64),
        ["components"] = new JsonArray(),
        ["author"] = BotUser(),
        ["pinned"] = false,
        ["mention_everyone"] = false,
        ["tts"] = false,
    };

    private JsonObject Render(FakeChannel thread) => new()
    {
        ["id"] = thread.Id,
        ["type"] = thread.Type,
        ["flags"] = 0,
        ["guild_id"] = thread.GuildId,
        ["name"] = thread.Name,
        ["parent_id"] = thread.ParentId,
        ["owner_id"] = thread.OwnerId ?? ApplicationId,
        ["thread_metadata"] = new JsonObject { ["archived"] = thread.Archived, ["archive_timestamp"] = null, ["auto_archive_duration"] = 1440, ["locked"] = thread.Locked },
        ["message_count"] = 0,
        ["member_count"] = thread.People.Count,
        ["total_message_sent"] = 0,
    };
}
