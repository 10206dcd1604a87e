using System.Net.WebSockets;
using Microsoft.Extensions.Options;
using PrepBot.Chat.Platforms;
using PrepBot.Slack.Settings;
using PrepBot.Slack.SocketMode;
using PrepBot.Slack.WebApi;

namespace PrepBot.Slack.Inbound;

/// <summary>What became of opening a socket. A closed set.</summary>
internal abstract record SocketOpening
{
    private SocketOpening()
    {
    }

    public sealed record Connected(SlackSocket Socket) : SocketOpening;

    /// <summary>It could not be opened.</summary>
    /// <param name="Why">For the log.</param>
    /// <param name="RetryAfter">How long Slack asks us to wait.</param>
    /// <param name="Refused">Set when the token is no good, so that trying again is of no use.</param>
    public sealed record Failed(string Why, TimeSpan? RetryAfter = null, TokenRefusedException? Refused = null) : SocketOpening;
}

/// <summary>Opens sockets, each at a fresh address of Slack's own.</summary>
internal sealed class SocketOpener(SlackApiClient api, SlackAddresses addresses, IOptions<SlackOptions> options, TimeProvider time) : IDisposable
{
    private readonly HttpMessageInvoker _invoker = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(3) });

    /// <exception cref="OperationCanceledException"><paramref name="ending"/> was cancelled.</exception>
    public async Task<SocketOpening> OpenAsync(CancellationToken ending)
    {
        try
        {
            var text = await SlackStart.TwiceAsync(() => api.OpenConnectionAsync(new SlackToken("app", options.Value.AppToken!), ending));
            return addresses.Socket(text) is { } address
                ? new SocketOpening.Connected(await SlackSocket.ConnectAsync(address, _invoker, time, ending))
                : new SocketOpening.Failed("not an address of Slack's");
        }
        catch (SlackApiException e)
        {
            var refused = e.IsAboutToken
                ? new TokenRefusedException($"Slack__AppToken is refused by Slack ({e.Error}). Make a new app-level token with {SlackMethod.AppScope} and set it.", e)
                : null;
            return new SocketOpening.Failed(e.Error, e.RetryAfter, refused);
        }
        catch (WebSocketException e)
        {
            return new SocketOpening.Failed(e.WebSocketErrorCode.ToString());
        }
        catch (OperationCanceledException) when (!ending.IsCancellationRequested)
        {
            return new SocketOpening.Failed("no connection in time");
        }
    }

    public void Dispose() => _invoker.Dispose();
}
