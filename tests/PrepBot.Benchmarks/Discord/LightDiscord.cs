using System.Collections.Concurrent;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PrepBot.Benchmarks.Discord;

/// <summary>
/// Discord's wire and nothing behind it: it checks no rule and remembers nothing but the interactions that wait for an answer. The fake of the tests does
/// both, which takes longer than the client that is measured, and more memory with every interaction.
/// </summary>
internal sealed class LightDiscord : IAsyncDisposable
{
    public const string Token = "light.bot.token";

    private static readonly DateTimeOffset Epoch = new(2015, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _open = [];
    private readonly ConcurrentDictionary<string, string> _byToken = [];
    private readonly SemaphoreSlim _turn = new(1);
    private readonly SemaphoreSlim _loggedIn = new(0);
    private byte[] _commands = "[]"u8.ToArray();
    private WebSocket? _socket;
    private long _sequence;
    private long _counter;

    private LightDiscord(WebApplication app)
    {
        _app = app;
        (Application, Guild, Channel) = (NextId(), NextId(), NextId());
    }

    public string Application { get; }

    public string Guild { get; }

    public string Channel { get; }

    public string ApiBaseUrl => $"{_app.Urls.First()}/api/v10";

    public static async Task<LightDiscord> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new LightDiscord(app);
        app.UseWebSockets();
        app.Run(server.ServeAsync);
        await app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        _socket?.Abort();
        await _app.StopAsync(new CancellationToken(true));
        await _app.DisposeAsync();
        _turn.Dispose();
        _loggedIn.Dispose();
    }

    /// <summary>An id that carries the instant, as Discord's do: deadlines go by it.</summary>
    public string NextId()
    {
        var ms = (long)(TimeProvider.System.GetUtcNow() - Epoch).TotalMilliseconds;
        return ((ms << 22) | (Interlocked.Increment(ref _counter) & 0x3FFFFF)).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Waits until this many have logged in since the last time.</summary>
    public async Task UntilLoggedInAsync(int count)
    {
        for (var i = 0; i < count; i++)
            await _loggedIn.WaitAsync(Patience);
    }

    /// <summary>Sends an interaction, as the real ones look, and comes back when its person sees something.</summary>
    /// <param name="member">Who.</param>
    /// <param name="organiser">Whether they may manage the server.</param>
    /// <param name="options">What stands in the command's options, as JSON.</param>
    public async Task CommandAsync(string member, bool organiser, string options)
    {
        var (id, token) = (NextId(), $"aW50ZXJhY3Rpb246{NextId()}");
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _open[id] = seen;
        await SendAsync("INTERACTION_CREATE", $$"""
            {"id":"{{id}}","application_id":"{{Application}}","type":2,"data":{"id":"1","name":"mock","type":1,"options":{{options}}},"channel_id":"{{Channel}}",
            "token":"{{token}}","version":1,"locale":"en-GB","entitlements":[],"authorizing_integration_owners":{"0":"{{Guild}}"},"context":0,
            "attachment_size_limit":10485760,"guild_id":"{{Guild}}","app_permissions":"2251799813685247","member":{"user":{"id":"{{member}}","username":"member",
            "global_name":"Member","discriminator":"0","avatar":null,"public_flags":0,"flags":0,"primary_guild":null},"nick":null,
            "permissions":"{{(organiser ? 32 : 0)}}","roles":[],"avatar":null,"banner":null,"communication_disabled_until":null,"flags":0,
            "joined_at":"2026-01-01T00:00:00.000000+00:00","pending":false,"premium_since":null,"mute":false,"deaf":false} }
            """);
        await seen.Task.WaitAsync(Patience);
    }

    private async Task ServeAsync(HttpContext context)
    {
        if (context.WebSockets.IsWebSocketRequest)
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            await GatewayAsync(socket, context.RequestAborted);
            return;
        }

        var path = context.Request.Path.Value!.Replace("/api/v10/", "", StringComparison.Ordinal).Split('/');
        switch (context.Request.Method, path)
        {
            case ("POST", ["interactions", var id, var token, "callback"]):
                await AnsweredAsync(context, id, token);
                break;
            case ("PATCH" or "DELETE", ["webhooks", _, var token, "messages", "@original"]):
                Seen(_byToken.TryRemove(token, out var deferred) ? deferred : "");
                await JsonAsync(context, """{"id":"1","channel_id":"1"}""");
                break;
            case ("GET", ["gateway", "bot"]):
                await JsonAsync(context, $$"""{"url":"{{_app.Urls.First().Replace("http", "ws", StringComparison.Ordinal)}}","shards":1,"session_start_limit":{"total":1000,"remaining":1000,"reset_after":60000,"max_concurrency":1} }""");
                break;
            case ("GET", ["applications", "@me"]):
                await JsonAsync(context, $$"""{"id":"{{Application}}","name":"PrepBot"}""");
                break;
            case ("PUT", ["applications", _, "commands"]):
                _commands = await BodyAsync(context);
                await JsonAsync(context, Encoding.UTF8.GetString(_commands));
                break;
            case ("GET", ["applications", _, "commands"]):
                await JsonAsync(context, Encoding.UTF8.GetString(_commands));
                break;
            case ("GET", ["guilds", _, "members", var user]):
                await JsonAsync(context, $$"""{"user":{"id":"{{user}}"},"roles":[]}""");
                break;
            case ("GET", ["guilds", var guild]):
                await JsonAsync(context, $$"""{"id":"{{guild}}","owner_id":"1","roles":[]}""");
                break;
            case ("POST", ["users", "@me", "channels"]) or (_, ["channels", ..]) or ("POST", ["webhooks", ..]):
                await JsonAsync(context, $$"""{"id":"{{NextId()}}","channel_id":"{{Channel}}"}""");
                break;
            default:
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                break;
        }
    }

    /// <summary>The first answer; a deferral is not one to its person.</summary>
    private async Task AnsweredAsync(HttpContext context, string id, string token)
    {
        using var answer = JsonDocument.Parse(await BodyAsync(context));
        if (answer.RootElement.GetProperty("type").GetInt32() == 5)
            _byToken[token] = id;
        else
            Seen(answer.RootElement.GetProperty("data").GetProperty("components").GetArrayLength() > 0 ? id : "");

        var headers = context.Response.Headers;
        headers["X-RateLimit-Bucket"] = "8fb5e1a4a1ac4a5b";
        headers["X-RateLimit-Limit"] = "5";
        headers["X-RateLimit-Remaining"] = "4";
        headers["X-RateLimit-Reset-After"] = "1.000";
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private void Seen(string id)
    {
        if (!_open.TryRemove(id, out var seen))
            throw new InvalidOperationException("An answer to nothing, or with nothing in it.");

        seen.SetResult();
    }

    private async Task GatewayAsync(WebSocket socket, CancellationToken aborted)
    {
        await socket.SendAsync("""{"op":10,"d":{"heartbeat_interval":41250},"s":null,"t":null}"""u8.ToArray(), WebSocketMessageType.Text, true, aborted);
        var buffer = new byte[4096];
        try
        {
            while (await socket.ReceiveAsync(buffer.AsMemory(), aborted) is { MessageType: not WebSocketMessageType.Close } received)
            {
                using var frame = JsonDocument.Parse(buffer.AsMemory(0, received.Count));
                if (frame.RootElement.GetProperty("op").GetInt32() == 2)
                    await LogInAsync(socket);
                else
                    await SendAsync("""{"op":11}"""u8.ToArray());
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // The client is gone.
        }
    }

    private async Task LogInAsync(WebSocket socket)
    {
        _socket = socket;
        await SendAsync("READY", $$"""{"v":10,"session_id":"light","resume_gateway_url":"{{_app.Urls.First().Replace("http", "ws", StringComparison.Ordinal)}}","guilds":[{"id":"{{Guild}}","unavailable":true}]}""");
        await SendAsync("GUILD_CREATE", $$"""{"id":"{{Guild}}","owner_id":"{{Guild}}","joined_at":"2026-01-01T00:00:00.000000+00:00","name":"Study group"}""");
        _loggedIn.Release();
    }

    private Task SendAsync(string name, string data) =>
        SendAsync(Encoding.UTF8.GetBytes($$"""{"t":"{{name}}","s":{{Interlocked.Increment(ref _sequence)}},"op":0,"d":{{data}}}"""));

    private async Task SendAsync(byte[] frame)
    {
        await _turn.WaitAsync();
        try
        {
            await _socket!.SendAsync(frame, WebSocketMessageType.Text, true, CancellationToken.None);
        }
        finally
        {
            _turn.Release();
        }
    }

    private static async Task<byte[]> BodyAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        return body.ToArray();
    }

    private static Task JsonAsync(HttpContext context, string json)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(json);
    }
}
