using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PrepBot.FakeChats.Slack;

/// <summary>
/// Slack on the real wire, on loopback: the methods of the Web API we call, response addresses and Socket Mode, with the documented rules enforced and
/// with faults to order.
/// </summary>
public sealed class FakeSlackServer : IAsyncDisposable
{
    private const string ThereAndBack = "/there-and-back";

    private readonly WebApplication _app;
    private readonly HttpClient _self = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<FakeSlackFault>> _faults = new();
    private readonly ConcurrentDictionary<string, FakeSlackFault> _always = new();
    private readonly ConcurrentQueue<FakeSlackCall> _calls = new();
    private readonly ConcurrentDictionary<string, FakeSlackWorkspace> _workspaces = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly TimeProvider _time;

    private FakeSlackServer(WebApplication app, TimeProvider time)
    {
        _app = app;
        Workspace = new FakeSlackWorkspace(time);
        Workspace.NewToken(FakeSlackWorkspace.BotToken);
        _workspaces[Workspace.Id] = Workspace;
        _time = time;
        Transcript = new FakeSlackTranscript(time);
        Sockets = new FakeSlackSockets(time, Transcript);
        Installing = new FakeSlackInstalling(time);
    }

    /// <summary>The one of the configured token.</summary>
    public FakeSlackWorkspace Workspace { get; }

    /// <summary>How people install the app by themselves.</summary>
    public FakeSlackInstalling Installing { get; }

    public FakeSlackSockets Sockets { get; }

    /// <summary>Everything that went over the wire.</summary>
    public FakeSlackTranscript Transcript { get; }

    /// <summary>For <c>Slack__ApiBaseUrl</c>.</summary>
    public string ApiBaseUrl => $"{Root}/api";

    /// <summary>Where response addresses begin.</summary>
    public string Root => _app.Urls.First();

    /// <summary>Every call of the Web API, in order of arrival.</summary>
    public IReadOnlyList<FakeSlackCall> Calls => [.. _calls];

    public static async Task<FakeSlackServer> StartAsync(TimeProvider time)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new FakeSlackServer(app, time);
        app.UseWebSockets();
        app.MapGet(ThereAndBack, () => "");
        app.MapPost("/api/{method}", server.CallAsync);
        app.MapPost("/response/{workspace}/{id}", server.RespondAsync);
        app.MapGet("/oauth/v2/authorize", server.Installing.Authorize);
        app.MapPost("/upload/{workspace}/{id}", server.UploadAsync);
        app.MapGet("/link/{ticket}", server.LinkAsync);
        await app.StartAsync();
        server.Workspace.UploadRoot = $"{server.Root}/upload";
        return server;
    }

    /// <summary>The next call of this method goes wrong in this way; several wait their turn.</summary>
    public void Next(string method, FakeSlackFault fault) => _faults.GetOrAdd(method, _ => new()).Enqueue(fault);

    /// <summary>Every call of this method goes wrong in this way from now on; null ends it.</summary>
    public void Always(string method, FakeSlackFault? fault)
    {
        if (fault is null)
            _always.TryRemove(method, out _);
        else
            _always[method] = fault;
    }

    /// <summary>Decides what goes wrong with a call by what it asks for; null for the ordinary thing.</summary>
    public Func<string, JsonObject, FakeSlackFault?> Fault { get; set; } = (_, _) => null;

    /// <summary>The address of an answer.</summary>
    public string ResponseUrl(FakeSlackWorkspace workspace, string id) => $"{Root}/response/{workspace.Id}/{id}";

    /// <summary>Another workspace, or an organisation, in which the app is not installed yet.</summary>
    public FakeSlackWorkspace AddWorkspace(string id, bool isOrganisation = false, string? enterprise = null) =>
        _workspaces[id] = new FakeSlackWorkspace(_time, id, isOrganisation) 
        {
            Enterprise = enterprise ?? (isOrganisation ? id : null), UploadRoot = $"{Root}/upload",
        };

    /// <summary>Travels the wire there and back, and leaves no trace.</summary>
    public async Task TravelAsync()
    {
        using var answer = await _self.GetAsync(new Uri(Root + ThereAndBack));
    }

    public async ValueTask DisposeAsync()
    {
        _self.Dispose();
        await _stopping.CancelAsync();
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
        _stopping.Dispose();
    }

    private async Task CallAsync(HttpContext context)
    {
        var method = (string)context.Request.RouteValues["method"]!;
        var arguments = await ArgumentsAsync(context.Request);
        var fault = FaultOf(method) ?? Fault(method, arguments);
        if (fault is FakeSlackFault.Refuse refuse)
        {
            await WriteAsync(context, method, arguments, new JsonObject { ["ok"] = false, ["error"] = refuse.Error });
            return;
        }

        if (WentWrong(context, method, fault))
            return;

        if (method == "chat.postMessage" && WorkspaceOf(context.Request) is { } posting && !posting.MayPost(arguments))
        {
            Throttle(context, method, 1);
            return;
        }

        var answer = Answer(context.Request, method, arguments);
        if (await BrokeOffAsync(context, method, fault))
            return;

        await WriteAsync(context, method, arguments, answer);
    }

    private JsonObject Answer(HttpRequest request, string method, JsonObject arguments)
    {
        var token = request.Headers.Authorization.ToString();
        if (method == "apps.connections.open")
        {
            return token == $"Bearer {FakeSlackWorkspace.AppToken}"
                ? new JsonObject { ["ok"] = true, ["url"] = $"{Root.Replace("http", "ws", StringComparison.Ordinal)}/link/{Sockets.NewTicket()}" }
                : new JsonObject { ["ok"] = false, ["error"] = "invalid_auth" };
        }

        if (method == "oauth.v2.access")
            return Installing.Exchange(token, arguments);
        if (WorkspaceOf(request) is not { } workspace)
            return new JsonObject { ["ok"] = false, ["error"] = "account_inactive" };

        request.HttpContext.Response.Headers["x-oauth-scopes"] = string.Join(',', workspace.Scopes);
        if (FakeSlackWorkspace.ScopeOf(method, arguments) is { } scope && !workspace.Scopes.Contains(scope))
            return new JsonObject { ["ok"] = false, ["error"] = "missing_scope", ["needed"] = scope, ["provided"] = string.Join(',', workspace.Scopes) };

        return workspace.Call(method, arguments);
    }

    private FakeSlackWorkspace? WorkspaceOf(HttpRequest request) =>
        _workspaces.Values.FirstOrDefault(workspace => workspace.Tokens.Any(token => request.Headers.Authorization == $"Bearer {token}"));

    /// <summary>What goes wrong before anything is done.</summary>
    private bool WentWrong(HttpContext context, string method, FakeSlackFault? fault)
    {
        switch (fault)
        {
            case FakeSlackFault.Throttle throttle:
                Throttle(context, method, throttle.Seconds);
                return true;
            case FakeSlackFault.Status status:
                _calls.Enqueue(new FakeSlackCall(method, $"http {status.Code}"));
                context.Response.StatusCode = status.Code;
                return true;
            case FakeSlackFault.Refuse refuse:
                _calls.Enqueue(new FakeSlackCall(method, refuse.Error));
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return true;
            case FakeSlackFault.Cut { AfterDoing: false }:
                _calls.Enqueue(new FakeSlackCall(method, "cut"));
                context.Abort();
                return true;
            default:
                return false;
        }
    }

    /// <summary>What goes wrong after it was done.</summary>
    private async Task<bool> BrokeOffAsync(HttpContext context, string method, FakeSlackFault? fault)
    {
        if (fault is FakeSlackFault.Wait wait)
            await wait.Until;
        if (fault is not (FakeSlackFault.Cut or FakeSlackFault.Garbled))
            return false;

        _calls.Enqueue(new FakeSlackCall(method, fault is FakeSlackFault.Cut ? "cut after doing" : "garbled"));
        if (fault is FakeSlackFault.Cut)
            context.Abort();
        else
            await context.Response.WriteAsync("<html>Bad gateway</html>");
        return true;
    }

    private async Task RespondAsync(HttpContext context)
    {
        var fault = FaultOf("response_url");
        if (WentWrong(context, "response_url", fault))
            return;

        var body = await JsonNode.ParseAsync(context.Request.Body);
        var workspace = _workspaces[(string)context.Request.RouteValues["workspace"]!];
        context.Response.StatusCode = workspace.Respond((string)context.Request.RouteValues["id"]!, body!);
        if (await BrokeOffAsync(context, "response_url", fault))
            return;

        Transcript.Responded(body!, context.Response.StatusCode);
    }

    private async Task UploadAsync(HttpContext context)
    {
        var fault = FaultOf("upload_url");
        if (WentWrong(context, "upload_url", fault))
            return;

        using var content = new MemoryStream();
        await context.Request.Body.CopyToAsync(content);
        context.Response.StatusCode = _workspaces[(string)context.Request.RouteValues["workspace"]!].Upload((string)context.Request.RouteValues["id"]!, content.ToArray());
        await BrokeOffAsync(context, "upload_url", fault);
    }

    private async Task LinkAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest || !Sockets.Take((string)context.Request.RouteValues["ticket"]!))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await Sockets.ServeAsync(socket, _stopping.Token);
    }

    private FakeSlackFault? FaultOf(string method) => _faults.TryGetValue(method, out var queue) && queue.TryDequeue(out var fault) ? fault : _always.GetValueOrDefault(method);

    /// <summary>JSON where Slack takes it; these methods take forms only.</summary>
    private static async Task<JsonObject> ArgumentsAsync(HttpRequest request)
    {
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync();
            return new JsonObject(form.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value.ToString())));
        }

        var method = (string)request.RouteValues["method"]!;
        var body = await JsonNode.ParseAsync(request.Body);
        return method is "users.info" or "users.list" or "auth.test" or "apps.connections.open" ? [] : body!.AsObject();
    }

    private void Throttle(HttpContext context, string method, int seconds)
    {
        _calls.Enqueue(new FakeSlackCall(method, "ratelimited"));
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.Headers.RetryAfter = $"{seconds}";
    }

    private async Task WriteAsync(HttpContext context, string method, JsonObject arguments, JsonObject answer)
    {
        Transcript.Called(method, arguments, answer["error"]?.GetValue<string>());
        _calls.Enqueue(new FakeSlackCall(method, answer["error"]?.GetValue<string>()));
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.WriteAsync(answer.ToJsonString());
    }
}
