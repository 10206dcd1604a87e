using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PrepBot.FakeChats.Discord;

/// <summary>
/// Discord on loopback, over the real wire: HTTP and WebSocket. It enforces the documented rules, remembers everything that was asked and shown,
/// and can delay, cut, refuse, repeat and answer too late. What breaks a rule is answered as Discord would, and noted in <see cref="Violations"/>.
/// </summary>
public sealed partial class FakeDiscordServer : IAsyncDisposable
{
    private static readonly DateTimeOffset Epoch = new(2015, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private const string ThereAndBack = "/there-and-back";

    private readonly Lock _gate = new();
    private readonly HttpClient _self = new();
    private readonly WebApplication _app;
    private readonly TimeProvider _time;
    private readonly Dictionary<string, FakeGuild> _guilds = [];
    private readonly Dictionary<string, FakeChannel> _channels = [];
    private readonly Dictionary<string, FakeUser> _users = [];
    private readonly Dictionary<string, FakeInteraction> _interactions = [];
    private readonly Dictionary<string, FakeInteraction> _byToken = [];
    private readonly Dictionary<(string Channel, string Nonce), (FakeMessage Message, DateTimeOffset At)> _nonces = [];
    private readonly Dictionary<string, Queue<DateTimeOffset>> _buckets = [];
    private readonly List<FakeMessage> _messages = [];
    private readonly List<FakeRequest> _requests = [];
    private readonly List<string> _violations = [];
    private JsonArray _commands = [];
    private long _counter;

    private FakeDiscordServer(WebApplication app, TimeProvider time)
    {
        (_app, _time) = (app, time);
        ApplicationId = NextId();
        Gateway = new FakeGateway(this, time);
    }

    /// <summary>Starts one on a free port.</summary>
    /// <param name="time">Whose clock ids, deadlines and limits go by.</param>
    public static async Task<FakeDiscordServer> StartAsync(TimeProvider? time = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AllowSynchronousIO = false).UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new FakeDiscordServer(app, time ?? TimeProvider.System);
        app.UseWebSockets();
        app.Map(ThereAndBack, app => app.Run(_ => Task.CompletedTask));
        app.Run(server.ServeAsync);
        await app.StartAsync();
        return server;
    }

    public string Token { get; } = "fake.bot.token-for-tests";

    public string ApplicationId { get; }

    public FakeGateway Gateway { get; }

    /// <summary>What to configure as the API's address.</summary>
    public string ApiBaseUrl => $"{_app.Urls.First()}/api/v10";

    /// <summary>Whether the bot's token is taken.</summary>
    public bool TokenIsGood { get; set; } = true;

    /// <summary>Decides what happens to a request; null for the ordinary thing.</summary>
    public Func<FakeRequest, FakeFault?> Fault { get; set; } = _ => null;

    /// <summary>Limits by route, as "POST channels/{}/messages": so many in a window.</summary>
    public Dictionary<string, (int Limit, TimeSpan Window)> Limits { get; } = [];

    /// <summary>Rules that were broken, limits and the published description included.</summary>
    public IReadOnlyList<string> Violations
    {
        get
        {
            lock (_gate)
                return [.. _violations, .. Gateway.Violations];
        }
    }

    public IReadOnlyList<FakeRequest> Requests
    {
        get
        {
            lock (_gate)
                return [.. _requests];
        }
    }

    public IReadOnlyList<FakeMessage> Messages
    {
        get
        {
            lock (_gate)
                return [.. _messages];
        }
    }

    public IReadOnlyList<FakeGuild> Guilds
    {
        get
        {
            lock (_gate)
                return [.. _guilds.Values];
        }
    }

    public IReadOnlyList<FakeChannel> Channels
    {
        get
        {
            lock (_gate)
                return [.. _channels.Values];
        }
    }

    public IReadOnlyList<FakeInteraction> Interactions
    {
        get
        {
            lock (_gate)
                return [.. _interactions.Values];
        }
    }

    /// <summary>The commands as registered.</summary>
    public JsonArray Commands => _commands;

    /// <summary>A server with an owner; the bot has been in it for long.</summary>
    public FakeGuild AddGuild()
    {
        var owner = AddUser("Owner");
        var guild = new FakeGuild(NextId(), owner.Id);
        guild.Members.Add(owner.Id);
        lock (_gate)
            _guilds[guild.Id] = guild;
        return guild;
    }

    public FakeChannel AddChannel(FakeGuild guild, string name = "mock-interviews")
    {
        var channel = new FakeChannel(NextId(), guild.Id, 0) { Name = name };
        lock (_gate)
            _channels[channel.Id] = channel;
        return channel;
    }

    /// <summary>A thread somebody has opened themselves.</summary>
    public FakeChannel AddThread(FakeChannel parent, string name, FakeUser owner)
    {
        var thread = new FakeChannel(NextId(), parent.GuildId, 12) { Name = name, ParentId = parent.Id, OwnerId = owner.Id };
        lock (_gate)
            _channels[thread.Id] = thread;
        return thread;
    }

    public FakeUser AddUser(string name)
    {
        var user = new FakeUser(NextId(), name);
        lock (_gate)
            _users[user.Id] = user;
        return user;
    }

    /// <summary>Somebody who sits before Discord's client.</summary>
    public FakeMember Member(FakeGuild guild, FakeChannel channel, string name, bool organiser = false)
    {
        var user = AddUser(name);
        lock (_gate)
            guild.Members.Add(user.Id);
        if (organiser)
            Promote(guild, user.Id);

        return new FakeMember(this, guild, user) { Channel = channel };
    }

    /// <summary>Gives somebody a role that may change the server's settings.</summary>
    public void Promote(FakeGuild guild, string user)
    {
        lock (_gate)
        {
            var role = guild.Roles.FirstOrDefault(role => role.Value == 32).Key ?? NextId();
            guild.Roles[role] = 32;
            (guild.RolesOf.TryGetValue(user, out var held) ? held : guild.RolesOf[user] = []).Add(role);
        }
    }

    /// <summary>Takes every role from somebody. Without a privileged intent no event tells of it.</summary>
    public void Demote(FakeGuild guild, string user)
    {
        lock (_gate)
            guild.RolesOf.Remove(user);
    }

    /// <summary>Removes somebody from the server. Without a privileged intent no event tells of it.</summary>
    public void Remove(FakeGuild guild, string user)
    {
        lock (_gate)
        {
            guild.Members.Remove(user);
            guild.RolesOf.Remove(user);
            foreach (var thread in _channels.Values.Where(channel => channel.Type == 12 && channel.GuildId == guild.Id))
                thread.People.Remove(user);
        }
    }

    /// <summary>Somebody joins, or comes back.</summary>
    public void Join(FakeGuild guild, string user)
    {
        lock (_gate)
            guild.Members.Add(user);
    }

    /// <summary>The server removes the bot while nobody listens.</summary>
    public void RemoveBot(FakeGuild guild)
    {
        lock (_gate)
            _guilds.Remove(guild.Id);
    }

    /// <summary>And adds it again.</summary>
    public void AddBot(FakeGuild guild)
    {
        lock (_gate)
            _guilds[guild.Id] = guild;
    }

    public FakeChannel? Channel(string id)
    {
        lock (_gate)
            return _channels.GetValueOrDefault(id);
    }

    public FakeUser User(string id)
    {
        lock (_gate)
            return _users[id];
    }

    /// <summary>The newest wanted message of those posted after an id, or null; looks no further back, so that a long run stays quick.</summary>
    public FakeMessage? Newest(string after, Func<FakeMessage, bool> wanted)
    {
        var mark = ulong.Parse(after, CultureInfo.InvariantCulture);
        lock (_gate)
        {
            for (var at = _messages.Count - 1; at >= 0 && ulong.Parse(_messages[at].Id, CultureInfo.InvariantCulture) > mark; at--)
            {
                if (wanted(_messages[at]))
                    return _messages[at];
            }
        }

        return null;
    }

    /// <summary>Somebody deletes a thread or channel, with everything in it.</summary>
    /// <param name="channel">Which.</param>
    /// <param name="announced">Whether an event tells of it, as it does unless the connection was away.</param>
    public void Delete(FakeChannel channel, bool announced = true)
    {
        channel.Deleted = true;
        if (announced)
            Gateway.Dispatch(channel.GuildId, channel.Type == 12 ? "THREAD_DELETE" : "CHANNEL_DELETE", new JsonObject { ["id"] = channel.Id, ["guild_id"] = channel.GuildId, ["type"] = channel.Type });
    }

    /// <summary>The direct channel of somebody with the bot, if there is one.</summary>
    public FakeChannel? Direct(string userId)
    {
        lock (_gate)
            return _channels.Values.FirstOrDefault(channel => channel.Type == 1 && channel.People.Contains(userId));
    }

    /// <summary>The requests in order with their times: what the bot did, as Discord saw it. Tokens are not part of it.</summary>
    public string Transcript()
    {
        var requests = Requests;
        var start = requests.Count > 0 ? requests[0].At : default;
        return string.Join('\n', requests.Select(request => $"{(request.At - start).TotalMilliseconds,9:0.0} ms  {request.Status}  {request.Method,-6} {request.Route}"));
    }

    /// <summary>Travels the wire there and back, and leaves no trace.</summary>
    public async Task TravelAsync()
    {
        using var answer = await _self.GetAsync(new Uri(_app.Urls.First() + ThereAndBack));
    }

    public async ValueTask DisposeAsync()
    {
        _self.Dispose();
        Gateway.Cut();
        await _app.StopAsync(new CancellationToken(true));
        await _app.DisposeAsync();
    }

    /// <summary>An id that carries the instant, as Discord's do.</summary>
    public string NextId()
    {
        var ms = (long)(_time.GetUtcNow() - Epoch).TotalMilliseconds;
        return ((ms << 22) | (Interlocked.Increment(ref _counter) & 0x3FFFFF)).ToString(CultureInfo.InvariantCulture);
    }

    internal string GatewayUrl(string path) => $"{_app.Urls.First().Replace("http", "ws", StringComparison.Ordinal)}/{path}";

    internal JsonObject BotUser() => new()
    {
        ["id"] = ApplicationId,
        ["username"] = "PrepBot",
        ["discriminator"] = "0000",
        ["avatar"] = null,
        ["public_flags"] = 0,
        ["flags"] = 0,
        ["flags_new"] = "0",
        ["global_name"] = null,
        ["primary_guild"] = null,
        ["bot"] = true,
    };

    /// <summary>What tells of a server the bot is in.</summary>
    public static JsonObject GuildCreate(FakeGuild guild) => new()
    {
        ["id"] = guild.Id,
        ["owner_id"] = guild.OwnerId,
        ["system_channel_id"] = guild.SystemChannelId,
        ["joined_at"] = guild.JoinedAt.ToString("O"),
        ["name"] = "Study group",
        ["roles"] = RoleObjects(guild),
        ["something_new"] = new JsonArray(1, 2, 3),
    };

    internal FakeInteraction Begin(FakeMember member, int type, JsonObject data, FakeMessage? on)
    {
        var interaction = new FakeInteraction(NextId(), $"token-{NextId()}", member.User.Id, on?.Channel ?? member.Channel, type, _time.GetUtcNow()) { On = on };
        lock (_gate)
        {
            _interactions[interaction.Id] = interaction;
            _byToken[interaction.Token] = interaction;
        }

        var payload = interaction.Payload = Payload(interaction, member, data, on);
        Tell(interaction, data);
        Gateway.Dispatch(member.Guild.Id, "INTERACTION_CREATE", payload);
        return interaction;
    }

    /// <summary>Delivers an interaction once more, exactly as before.</summary>
    public void Redeliver(FakeInteraction interaction, FakeMember member, JsonObject data, FakeMessage? on) =>
        Gateway.Dispatch(member.Guild.Id, "INTERACTION_CREATE", Payload(interaction, member, data, on));

    private JsonObject Payload(FakeInteraction interaction, FakeMember member, JsonObject data, FakeMessage? on)
    {
        var user = UserObject(member.User);
        var inGuild = interaction.Channel.GuildId is not null;
        var payload = new JsonObject
        {
            ["id"] = interaction.Id,
            ["application_id"] = ApplicationId,
            ["type"] = interaction.Type,
            ["data"] = data.DeepClone(),
            ["channel_id"] = interaction.Channel.Id,
            ["token"] = interaction.Token,
            ["version"] = 1,
            ["locale"] = member.Locale,
            ["entitlements"] = new JsonArray(),
            ["authorizing_integration_owners"] = new JsonObject { ["0"] = inGuild ? member.Guild.Id : "0" },
            ["context"] = inGuild ? 0 : 1,
            ["attachment_size_limit"] = 10_485_760,
        };
        if (inGuild)
        {
            payload["guild_id"] = member.Guild.Id;
            payload["member"] = MemberObject(user, member.Organiser);
            payload["app_permissions"] = (interaction.Channel.Permissions & 0x7FFFFFFFFFFFF).ToString(CultureInfo.InvariantCulture);
        }
        else
        {
            payload["user"] = user;
        }

        if (on is not null)
            payload["message"] = Render(on);
        foreach (var mistake in DiscordContract.Published.InteractionMistakes(payload))
            Note(mistake);
        return payload;
    }

    private static JsonObject UserObject(FakeUser user) => new()
    {
        ["id"] = user.Id,
        ["username"] = user.Name.ToLowerInvariant(),
        ["global_name"] = user.Name,
        ["discriminator"] = "0",
        ["avatar"] = null,
        ["public_flags"] = 0,
        ["flags"] = 0,
        ["primary_guild"] = null,
        ["bot"] = user.IsBot,
    };

    private static JsonArray RoleObjects(FakeGuild guild) => new([.. guild.Roles.Select(role => new JsonObject
    {
        ["id"] = role.Key,
        ["name"] = "A role",
        ["permissions"] = role.Value.ToString(CultureInfo.InvariantCulture),
        ["position"] = 0,
        ["color"] = 0,
        ["colors"] = new JsonObject { ["primary_color"] = 0, ["secondary_color"] = null, ["tertiary_color"] = null },
        ["hoist"] = false,
        ["managed"] = false,
        ["mentionable"] = false,
        ["icon"] = null,
        ["unicode_emoji"] = null,
        ["flags"] = 0,
    })]);

    private static JsonObject MemberObject(JsonObject user, bool organiser) => new()
    {
        ["user"] = user,
        ["nick"] = null,
        ["permissions"] = organiser ? "32" : "0",
        ["roles"] = new JsonArray(),
        ["avatar"] = null,
        ["banner"] = null,
        ["communication_disabled_until"] = null,
        ["flags"] = 0,
        ["joined_at"] = "2026-01-01T00:00:00.000000+00:00",
        ["pending"] = false,
        ["premium_since"] = null,
        ["mute"] = false,
        ["deaf"] = false,
    };

    private async Task ServeAsync(HttpContext context)
    {
        context.Response.Headers.Date = _time.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        if (context.WebSockets.IsWebSocketRequest)
        {
            if (context.Request.Query["v"] != "10" || context.Request.Query["encoding"] != "json")
                Note("the gateway was opened without version or encoding");
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            await Gateway.ServeAsync(socket, context.RequestAborted);
            return;
        }

        var (body, files) = await BodyAsync(context.Request);
        var path = context.Request.Path.Value!.Replace("/api/v10", "", StringComparison.Ordinal);
        var request = new FakeRequest(context.Request.Method, path, body, _time.GetUtcNow()) { Files = files };
        lock (_gate)
            _requests.Add(request);

        var fault = Fault(request);
        if (fault?.Hold is { } hold)
            await hold;
        if (fault?.CutBefore == true)
        {
            context.Abort();
            return;
        }

        var answer = fault?.Status is { } status ? new Answer(status, fault.Body) : Answered(context, request);
        request.Status = answer.Status;
        Tell(request);
        if (fault?.CutAfter == true)
        {
            context.Abort();
            return;
        }

        foreach (var (name, value) in fault?.Headers ?? new Dictionary<string, string>())
            context.Response.Headers[name] = value;
        context.Response.StatusCode = answer.Status;
        if (answer.Body is not null)
        {
            foreach (var mistake in fault is null ? DiscordContract.Published.AnswerMistakes(request.Method, path, answer.Status, answer.Body) : [])
                Note(mistake);
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(answer.Body.ToJsonString());
        }
    }

    private Answer Answered(HttpContext context, FakeRequest request)
    {
        if (!((string?)context.Request.Headers.UserAgent ?? "").StartsWith("DiscordBot (", StringComparison.Ordinal))
            Note("no valid User-Agent");
        if (Limited(context, request) is { } limited)
            return limited;

        var isInteraction = request.Path.StartsWith("/interactions/", StringComparison.Ordinal) || request.Path.StartsWith("/webhooks/", StringComparison.Ordinal);
        if (!isInteraction && (!TokenIsGood || context.Request.Headers.Authorization != $"Bot {Token}"))
            return Error(401, 0);
        if (isInteraction && context.Request.Headers.Authorization.Count > 0)
            Note("the bot's token was sent where it is not needed");

        foreach (var mistake in DiscordContract.Published.RequestMistakes(request.Method, request.Path, request.Body))
            Note(mistake);
        lock (_gate)
            return Route(request);
    }

    /// <summary>Buckets, told in headers, and refused past their end.</summary>
    private Answer? Limited(HttpContext context, FakeRequest request)
    {
        var parts = request.Path.Trim('/').Split('/');
        var route = $"{request.Method} {request.Route}";
        if (!Limits.TryGetValue(route, out var limit))
            return null;

        lock (_gate)
        {
            var major = parts.Length > 1 ? parts[1] : "";
            if (!_buckets.TryGetValue($"{route}|{major}", out var used))
                _buckets[$"{route}|{major}"] = used = new Queue<DateTimeOffset>();
            var now = _time.GetUtcNow();
            if (used.TryPeek(out var first) && now - first >= limit.Window)
                used.Clear();
            var refused = used.Count >= limit.Limit;
            if (!refused)
                used.Enqueue(now);
            var after = (used.Peek() + limit.Window - now).TotalSeconds;
            var headers = context.Response.Headers;
            headers["X-RateLimit-Limit"] = $"{limit.Limit}";
            headers["X-RateLimit-Remaining"] = $"{limit.Limit - used.Count}";
            headers["X-RateLimit-Reset-After"] = after.ToString("0.000", CultureInfo.InvariantCulture);
            headers["X-RateLimit-Bucket"] = $"bucket-{route.GetHashCode(StringComparison.Ordinal):x}";
            if (!refused)
                return null;

            _violations.Add($"too fast: {route}");
            headers["X-RateLimit-Scope"] = "user";
            headers.RetryAfter = $"{Math.Ceiling(after)}";
            return new Answer(429, new JsonObject { ["message"] = "You are being rate limited.", ["retry_after"] = after, ["global"] = false });
        }
    }

    private static async Task<(JsonNode? Body, IReadOnlyList<string> Files)> BodyAsync(HttpRequest request)
    {
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync();
            return (JsonNode.Parse(form["payload_json"].ToString()), [.. form.Files.Select(file => file.Name)]);
        }

        using var reader = new StreamReader(request.Body);
        var text = await reader.ReadToEndAsync();
        return (text.Length == 0 ? null : JsonNode.Parse(text), []);
    }

    private void Note(string violation)
    {
        lock (_gate)
            _violations.Add(violation);
    }

    private static Answer Error(int status, int code) => new(status, new JsonObject { ["message"] = "refused", ["code"] = code });

    private sealed record Answer(int Status, JsonNode? Body = null);
}
