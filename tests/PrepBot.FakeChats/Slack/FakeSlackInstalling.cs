using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace PrepBot.FakeChats.Slack;

/// <summary>Slack's side of installing: the page that asks, here answered by the test, codes that are good once and for ten minutes, and the exchange for a token.</summary>
public sealed class FakeSlackInstalling(TimeProvider time)
{
    public const string ClientId = "1234.5678";
    public const string ClientSecret = "0123456789abcdef0123456789abcdef";

    private static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (FakeSlackWorkspace Workspace, string Redirect, DateTimeOffset At)> _codes = [];
    private int _next;

    /// <summary>Where whoever is asked lets the app in; null for somebody who declines.</summary>
    public FakeSlackWorkspace? Into { get; set; }

    /// <summary>The addresses the app's settings list.</summary>
    public HashSet<string> Redirects { get; } = [];

    /// <summary>The rights that were asked for last.</summary>
    public string Asked { get; private set; } = "";

    /// <summary>Whether the app's tokens expire and come with another to renew them.</summary>
    public bool Rotates { get; set; }

    /// <summary>The page: the answer is given at once, and the browser sent back.</summary>
    public Task Authorize(HttpContext context)
    {
        var query = context.Request.Query;
        string redirect = query["redirect_uri"].ToString(), state = query["state"].ToString();
        if (query["client_id"] != ClientId || !Redirects.Contains(redirect))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return context.Response.WriteAsync("bad client or redirect_uri");
        }

        Asked = query["scope"].ToString();
        var answer = Into is { } into ? $"code={NewCode(into, redirect)}" : "error=access_denied";
        context.Response.Redirect($"{redirect}?{answer}&state={Uri.EscapeDataString(state)}");
        return Task.CompletedTask;
    }

    /// <summary>A code as the page would give it.</summary>
    public string NewCode(FakeSlackWorkspace workspace, string redirect)
    {
        lock (_gate)
        {
            var code = $"code-{++_next}";
            _codes[code] = (workspace, redirect, time.GetUtcNow());
            return code;
        }
    }

    /// <summary>Who presses Allow.</summary>
    public string Installer { get; set; } = "U0001";

    /// <summary>oauth.v2.access.</summary>
    public JsonObject Exchange(string authorization, JsonObject arguments)
    {
        if (authorization != $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{ClientId}:{ClientSecret}"))}")
            return No("bad_client_secret");

        lock (_gate)
        {
            if (!_codes.Remove(arguments["code"]?.GetValue<string>() ?? "", out var given) || time.GetUtcNow() - given.At > CodeLife)
                return No("invalid_code");
            if (arguments["redirect_uri"]?.GetValue<string>() != given.Redirect)
                return No("bad_redirect_uri");

            var (workspace, whole) = (given.Workspace, given.Workspace.IsOrganisation);
            var answer = new JsonObject
            {
                ["ok"] = true,
                ["access_token"] = workspace.NewToken(),
                ["token_type"] = "bot",
                ["scope"] = string.Join(',', workspace.Scopes),
                ["bot_user_id"] = FakeSlackWorkspace.Bot,
                ["app_id"] = "A0001",
                ["team"] = whole ? null : new JsonObject { ["id"] = workspace.Id, ["name"] = $"Team <{workspace.Id}>" },
                ["enterprise"] = workspace.Enterprise is { } enterprise ? new JsonObject { ["id"] = enterprise, ["name"] = "Starship" } : null,
                ["is_enterprise_install"] = whole,
                ["authed_user"] = new JsonObject { ["id"] = Installer },
            };
            if (Rotates)
                (answer["refresh_token"], answer["expires_in"]) = ("xoxe-1", 43200);

            return answer;
        }
    }

    private static JsonObject No(string error) => new() { ["ok"] = false, ["error"] = error };
}
