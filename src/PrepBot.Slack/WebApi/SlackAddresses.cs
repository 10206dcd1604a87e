using System.Net;

namespace PrepBot.Slack.WebApi;

/// <summary>
/// Which addresses that came from outside may be called. Slack's own hosts only; when the configured address is loopback, as in tests, loopback too.
/// </summary>
/// <param name="loopback">Whether the configured address is loopback.</param>
internal sealed class SlackAddresses(bool loopback)
{
    private static readonly string[] ResponseHosts = ["hooks.slack.com", "hooks.slack-gov.com"];
    private static readonly string[] UploadHosts = ["files.slack.com", "files.slack-gov.com"];
    private static readonly string[] SocketDomains = [".slack.com", ".slack-msgs.com", ".slack-gov.com"];

    /// <summary>The address for answers to an interaction, or null when it is not one of Slack's.</summary>
    public Uri? Response(string? text) => Read(text, Uri.UriSchemeHttps, Uri.UriSchemeHttp, host => ResponseHosts.Contains(host));

    /// <summary>The address a file is sent to, or null when it is not one of Slack's.</summary>
    public Uri? Upload(string? text) => Read(text, Uri.UriSchemeHttps, Uri.UriSchemeHttp, host => UploadHosts.Contains(host));

    /// <summary>The address of a socket, or null when it is not one of Slack's.</summary>
    public Uri? Socket(string? text) =>
        Read(text, Uri.UriSchemeWss, Uri.UriSchemeWs, host => SocketDomains.Any(domain => host.EndsWith(domain, StringComparison.Ordinal)));

    private Uri? Read(string? text, string safe, string plain, Func<string, bool> isSlack)
    {
        if (text is not { Length: <= 2_000 } || !Uri.TryCreate(text, UriKind.Absolute, out var address) || address.UserInfo.Length > 0)
            return null;
        if (loopback && (address.Scheme == plain || address.Scheme == safe) && IsLoopback(address))
            return address;

        return address.Scheme == safe && address.IsDefaultPort && isSlack(address.IdnHost) ? address : null;
    }

    private static bool IsLoopback(Uri address) =>
        address.Host == "localhost" || (IPAddress.TryParse(address.DnsSafeHost, out var ip) && IPAddress.IsLoopback(ip));
}
