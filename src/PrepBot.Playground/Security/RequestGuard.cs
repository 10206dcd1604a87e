using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using PrepBot.Playground.Settings;

namespace PrepBot.Playground.Security;

/// <summary>
/// Keeps other web pages out. There are no accounts, so what protects the playground is that only its own page, on this machine, may
/// talk to it: the Host header refuses names bound to loopback by somebody else, Origin and Sec-Fetch-Site refuse their scripts.
/// </summary>
internal sealed class RequestGuard(IOptions<PlaygroundOptions> options)
{
    private readonly Uri _address = options.Value.Address;

    /// <summary>Serves the page itself: a link from elsewhere may lead to it, nothing may embed it.</summary>
    public RequestDelegate Page(RequestDelegate next) => Guard(next, refuses: IsForeignHost);

    /// <summary>Serves data: reading for the own page only.</summary>
    public RequestDelegate Data(RequestDelegate next) => Guard(next, refuses: context => IsForeignHost(context) || IsForeignPage(context));

    /// <summary>Takes what a person does: the own page only, and JSON only, which no form of another page can send.</summary>
    public RequestDelegate ChangingRequest(RequestDelegate next) => Data(context =>
        context.Request.HasJsonContentType()
            ? next(context)
            : Refusal.WriteAsync(context, StatusCodes.Status415UnsupportedMediaType, "Only JSON is taken here."));

    private static RequestDelegate Guard(RequestDelegate next, Func<HttpContext, bool> refuses) => context =>
    {
        SecurityHeaders.Set(context.Response.Headers);
        return refuses(context)
            ? Refusal.WriteAsync(context, StatusCodes.Status403Forbidden, "Only the playground's own page may do this.")
            : next(context);
    };

    private bool IsForeignHost(HttpContext context)
    {
        var connection = context.Connection;
        if (connection.RemoteIpAddress is not { } remote || !IPAddress.IsLoopback(remote))
            return true;

        var port = _address.Port == 0 ? connection.LocalPort : _address.Port;
        var host = context.Request.Host;
        return connection.LocalPort != port || (host.Port ?? 80) != port || !IsOurName(host.Host);
    }

    private static bool IsOurName(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var ip) && IPAddress.IsLoopback(ip));

    /// <summary>Browsers say where a request comes from; what says nothing is no page of a browser.</summary>
    private static bool IsForeignPage(HttpContext context)
    {
        var headers = context.Request.Headers;
        var fromElsewhere = headers.Origin is { Count: > 0 } origin && origin != $"http://{context.Request.Host.Value}";
        return fromElsewhere || (headers["Sec-Fetch-Site"] is { Count: > 0 } site && site != "same-origin");
    }
}
