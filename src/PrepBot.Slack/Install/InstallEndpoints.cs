using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PrepBot.Chat.Commands;
using PrepBot.Chat.Stores;
using PrepBot.Slack.Installed;
using PrepBot.Slack.Settings;
using PrepBot.Slack.WebApi;
using PrepBot.Slack.Wire;
using PrepBot.Values.Secrets;

namespace PrepBot.Slack.Install;

/// <summary>
/// Lets people install the bot into their workspace by themselves (https://docs.slack.dev/authentication/installing-with-oauth). Who comes back has to be
/// who set out: the state Slack hands back is signed by us, good once and for ten minutes, and bound to the browser by a cookie.
/// </summary>
internal sealed partial class InstallEndpoints(
    InstallStates states, Arrivals arrivals, SlackApiClient api, CommandRoot root, IOptions<SlackOptions> options, TimeProvider time, ILogger<InstallEndpoints> logger)
{
    public const string InstallPath = "/slack/install";
    public const string CallbackPath = "/slack/oauth";

    /// <summary>How long somebody may take over it.</summary>
    public static readonly TimeSpan StateLife = TimeSpan.FromMinutes(10);

    private const int WordBytes = 32;
    private const int LongestWord = 200;
    private const int LongestToken = 500;

    private readonly SlackOptions _options = options.Value;

    private Uri Redirect => new(_options.Public!, CallbackPath);

    /// <summary>Cookies that begin like this are taken back from this very host over https only.</summary>
    private string Cookie => _options.Public!.Scheme == Uri.UriSchemeHttps ? "__Host-prepbot-install" : "prepbot-install";

    /// <summary>Asks for nothing and keeps nothing: however many set out, each of them gets there.</summary>
    public Task InstallAsync(HttpContext context)
    {
        var browser = NewWord();
        var state = states.Create(Hash(browser), time.GetUtcNow() + StateLife);
        context.Response.Cookies.Append(Cookie, browser, CookieFor(StateLife));
        InstallPages.Guard(context.Response);
        context.Response.Redirect(Authorize(state).AbsoluteUri);
        return Task.CompletedTask;
    }

    public async Task CallbackAsync(HttpContext context)
    {
        var (query, browser) = (context.Request.Query, context.Request.Cookies[Cookie]);
        context.Response.Cookies.Delete(Cookie, CookieFor(TimeSpan.Zero));
        try
        {
            if (Word(query["state"]) is not { } state || Word(browser) is not { } known
                || !await states.UseUpAsync(state, Hash(known), time.GetUtcNow(), context.RequestAborted))
            {
                LogOutdated();
                await InstallPages.OutdatedAsync(context);
            }
            else if (Word(query["code"]) is { } code)
            {
                await ExchangeAsync(context, code);
            }
            else
            {
                await InstallPages.DeclinedAsync(context);
            }
        }
        catch (StoreException)
        {
            await InstallPages.BusyAsync(context);
        }
    }

    private async Task ExchangeAsync(HttpContext context, string code)
    {
        OAuthAnswer answer;
        try
        {
            answer = await api.InstallAsync(_options.ClientId!, _options.ClientSecret!, code, Redirect, context.RequestAborted);
        }
        catch (SlackApiException e)
        {
            LogRefused(e.Error);
            await (e.Fault == SlackFault.Refused ? InstallPages.RefusedAsync(context, e.Error) : InstallPages.BusyAsync(context));
            return;
        }

        var lacking = SlackMethod.BotScopes.Except((answer.Scope ?? "").Split(',')).ToList();
        if (answer.RefreshToken is { Length: > 0 })
            await InstallPages.RotatesAsync(context);
        else if (lacking.Count > 0)
            await InstallPages.LacksRightsAsync(context, lacking);
        else if (Read(answer, time.GetUtcNow()) is { } installation)
            await AdmitAsync(context, installation, answer);
        else
            await InstallPages.RefusedAsync(context, "incomplete_answer");
    }

    private async Task AdmitAsync(HttpContext context, Installation installation, OAuthAnswer answer)
    {
        await arrivals.AdmitAsync(installation, IsId(answer.AuthedUser?.Id) ? answer.AuthedUser!.Id : null, time.GetUtcNow());
        await InstallPages.InstalledAsync(context, installation.IsOrganisation ? answer.Enterprise?.Name : answer.Team?.Name, installation.IsOrganisation, root);
    }

    private static Installation? Read(OAuthAnswer answer, DateTimeOffset now)
    {
        var place = answer.IsEnterpriseInstall ? answer.Enterprise?.Id : answer.Team?.Id;
        return answer is { AccessToken: { Length: > 0 and <= LongestToken } token, TokenType: "bot", BotUserId: { } bot } && IsId(bot) && IsId(place)
            ? new Installation(
                Guid.CreateVersion7(now), place!, answer.IsEnterpriseInstall, answer.Enterprise?.Id, bot, new Secret(token))
            : null;
    }

    private Uri Authorize(string state)
    {
        var query = QueryString.Create("client_id", _options.ClientId!)
            .Add("scope", string.Join(',', SlackMethod.BotScopes))
            .Add("redirect_uri", Redirect.AbsoluteUri)
            .Add("state", state);
        return new Uri(_options.Api, $"/oauth/v2/authorize{query.Value}");
    }

    private CookieOptions CookieFor(TimeSpan life) => new()
    {
        Path = "/",
        HttpOnly = true,
        Secure = _options.Public!.Scheme == Uri.UriSchemeHttps,

        // It has to come along when Slack sends the browser back.
        SameSite = SameSiteMode.Lax,
        MaxAge = life,
        IsEssential = true,
    };

    private static string NewWord() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(WordBytes));

    private static string Hash(string word) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(word)));

    private static string? Word(string? text) => text is { Length: > 0 and <= LongestWord } ? text : null;

    private static bool IsId(string? text) => text is { Length: > 0 and <= 60 } && text.All(char.IsAsciiLetterOrDigit);

    [LoggerMessage(7141, LogLevel.Warning, "Somebody came back from an installation that was not begun here, not in that browser, or too long ago")]
    private partial void LogOutdated();

    [LoggerMessage(7142, LogLevel.Warning, "Slack did not give a token for an installation: {Error}")]
    private partial void LogRefused(string error);
}
