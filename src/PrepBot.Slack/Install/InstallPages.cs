using System.Net;
using Microsoft.AspNetCore.Http;
using PrepBot.Chat.Commands;

namespace PrepBot.Slack.Install;

/// <summary>What somebody who installs the bot reads in their browser: plain pages, without scripts, that nobody keeps or frames.</summary>
internal static class InstallPages
{
    private const string TryAgain = $"""<p><a href="{InstallEndpoints.InstallPath}">Start again</a></p>""";

    public static Task InstalledAsync(HttpContext context, string? where, bool isOrganisation, CommandRoot root) => WriteAsync(
        context,
        StatusCodes.Status200OK,
        "PrepBot is installed",
        isOrganisation
            ? $"<p>PrepBot is installed in the organisation {Name(where)}. One step is left: an admin of the organisation adds it to the workspaces that may use it.</p>"
            : $"<p>PrepBot is installed in {Name(where)}.</p>",
        $"<p>Next, in Slack: type <code>/invite @PrepBot</code> in the channel where people should find partners, then <code>{root.InChannel}</code>.</p>");

    public static Task DeclinedAsync(HttpContext context) => WriteAsync(
        context, StatusCodes.Status200OK, "Nothing was installed", "<p>Slack says that the installation was declined. Nothing has changed.</p>", TryAgain);

    public static Task OutdatedAsync(HttpContext context) => WriteAsync(
        context,
        StatusCodes.Status400BadRequest,
        "Please start again",
        "<p>This way back was used before, took longer than ten minutes, or was begun in another browser. Nothing was installed.</p>",
        TryAgain);

    public static Task RefusedAsync(HttpContext context, string error) => WriteAsync(
        context, StatusCodes.Status400BadRequest, "Slack did not take it", $"<p>Slack refused the installation ({WebUtility.HtmlEncode(error)}). Nothing was installed.</p>", TryAgain);

    public static Task LacksRightsAsync(HttpContext context, IEnumerable<string> lacking) => WriteAsync(
        context,
        StatusCodes.Status400BadRequest,
        "Rights are missing",
        $"<p>PrepBot needs these rights as well: {WebUtility.HtmlEncode(string.Join(", ", lacking))}. Nothing was installed.</p>",
        TryAgain);

    public static Task RotatesAsync(HttpContext context) => WriteAsync(
        context,
        StatusCodes.Status400BadRequest,
        "Token rotation is on",
        "<p>The app's tokens expire, and PrepBot does not renew them. Whoever runs PrepBot makes the app anew from its manifest, in which token rotation is off. Nothing was installed.</p>",
        "");

    public static Task BusyAsync(HttpContext context) => WriteAsync(
        context, StatusCodes.Status503ServiceUnavailable, "Busy", "<p>PrepBot cannot do this right now. Nothing was installed; please try again in a minute.</p>", TryAgain);

    private static string Name(string? where) => $"<strong>{WebUtility.HtmlEncode(where is { Length: > 0 and <= 100 } ? where : "your workspace")}</strong>";

    private static Task WriteAsync(HttpContext context, int status, string title, string words, string next)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        Guard(response);
        return response.WriteAsync(
            $"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title></head>
            <body><main><h1>{title}</h1>{words}{next}</main></body></html>
            """,
            context.RequestAborted);
    }

    /// <summary>The address holds a code of Slack's: it is neither kept nor passed on.</summary>
    public static void Guard(HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
        response.Headers.XContentTypeOptions = "nosniff";
    }
}
