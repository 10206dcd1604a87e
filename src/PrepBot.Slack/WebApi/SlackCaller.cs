using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PrepBot.Chat.Platforms;
using PrepBot.Slack.Wire;
using PrepBot.Values.Secrets;

namespace PrepBot.Slack.WebApi;

/// <summary>
/// Carries calls to Slack and learns from the answers: deadlines, throttles, what a failure means. Nothing is repeated here. First answers to people
/// have connections of their own, apart from what the outbox sends. Tokens travel in headers only, redirects are not followed, nothing is logged.
/// </summary>
internal sealed class SlackCaller : IDisposable
{
    private const int LargestAnswer = 4 * 1024 * 1024;

    private readonly HttpClient _outbox = Client();
    private readonly HttpClient _answers = Client();
    private readonly Uri _api;
    private readonly TimeProvider _time;
    private readonly MethodPace _pace;
    private readonly RefusedTokens _refused;
    private readonly long _since;

    public SlackCaller(Uri api, MethodPace pace, RefusedTokens refused, TimeProvider time)
    {
        (_api, _pace, _refused, _time) = (api, pace, refused, time);
        _since = time.GetTimestamp();
    }

    private TimeSpan Now => _time.GetElapsedTime(_since);

    public void Dispose()
    {
        _outbox.Dispose();
        _answers.Dispose();
    }

    /// <summary>Waits while Slack throttles this method for the workspace.</summary>
    public async Task WaitWhileBlockedAsync(SlackToken token, SlackMethod method, CancellationToken cancellationToken)
    {
        var wait = _pace.Blocked(token.Workspace, method.Name, Now);
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, _time, cancellationToken);
    }

    /// <summary>Waits for a channel's turn.</summary>
    /// <exception cref="SlackApiException">That would be too long.</exception>
    public async Task TakeTurnAsync(SlackToken token, SlackMethod method, string channel, TimeSpan most, CancellationToken cancellationToken)
    {
        if (_pace.Reserve(token.Workspace, channel, most, Now) is not { } wait)
            throw new SlackApiException(method.Name, SlackFault.RateLimited, "channel_busy") { RetryAfter = most };

        try
        {
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, _time, cancellationToken);
        }
        catch (OperationCanceledException e)
        {
            throw new CallNotMadeException("The message was cancelled while it waited for its channel's turn.", e, cancellationToken);
        }
    }

    /// <summary>Calls a method with a token.</summary>
    /// <exception cref="SlackApiException">It did not end well.</exception>
    public async Task<TAnswer> CallAsync<TAnswer>(
        SlackLine line, SlackMethod method, SlackToken token, HttpContent body, JsonTypeInfo<TAnswer> type, TimeSpan limit, CancellationToken cancellationToken)
        where TAnswer : SlackAnswer
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_api, method.Name)) { Content = body };
        var blocked = _pace.Blocked(token.Workspace, method.Name, Now);
        if (blocked > TimeSpan.Zero)
            throw new SlackApiException(method.Name, SlackFault.RateLimited, "ratelimited") { RetryAfter = blocked };

        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Secret.Reveal());
        try
        {
            return await CallAsync(line, method, request, type, limit, cancellationToken);
        }
        catch (SlackApiException e) when (e.Fault == SlackFault.RateLimited)
        {
            _pace.Throttled(token.Workspace, method.Name, e.RetryAfter ?? MethodPace.DefaultRetryAfter, Now);
            throw;
        }
        catch (SlackApiException e) when (e.EndsInstallation)
        {
            _refused.Note(token);
            throw;
        }
    }

    /// <summary>Calls a method in a request that says by itself who asks.</summary>
    /// <exception cref="SlackApiException">It did not end well.</exception>
    public async Task<TAnswer> CallAsync<TAnswer>(
        SlackLine line, SlackMethod method, HttpRequestMessage request, JsonTypeInfo<TAnswer> type, TimeSpan limit, CancellationToken cancellationToken)
        where TAnswer : SlackAnswer
    {
        request.RequestUri ??= new Uri(_api, method.Name);
        using var response = await SendAsync(line, request, method.Name, limit, cancellationToken);
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
            throw new SlackApiException(method.Name, SlackFault.RateLimited, "ratelimited") { RetryAfter = RetryAfter(response) };
        if (!response.IsSuccessStatusCode)
            throw new SlackApiException(method.Name, SlackFault.Unknown, $"http_{(int)response.StatusCode}");

        var answer = await ReadAsync(response, method, type, cancellationToken);
        if (!answer.Ok)
            throw SlackApiException.Create(method.Name, answer.Error, response.Headers.RetryAfter is null ? null : RetryAfter(response), answer.Needed);

        if (response.Headers.TryGetValues("x-oauth-scopes", out var scopes))
            answer.GrantedScopes = string.Join(',', scopes);
        return answer;
    }

    /// <summary>Sends to an address Slack has given.</summary>
    /// <exception cref="SlackApiException">It was not taken, or nobody knows.</exception>
    public async Task PostToAsync(SlackLine line, Uri address, HttpContent body, string what, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = body };
        using var response = await SendAsync(line, request, what, limit, cancellationToken);
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
            throw new SlackApiException(what, SlackFault.RateLimited, "ratelimited") { RetryAfter = RetryAfter(response) };
        if ((int)response.StatusCode >= 500)
            throw new SlackApiException(what, SlackFault.Unknown, $"http_{(int)response.StatusCode}");
        if (!response.IsSuccessStatusCode)
            throw new SlackApiException(what, SlackFault.Refused, $"http_{(int)response.StatusCode}");
    }

    private async Task<HttpResponseMessage> SendAsync(
        SlackLine line, HttpRequestMessage request, string method, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(limit, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            // The body is read with it, so the deadline covers the whole answer.
            return await (line == SlackLine.Answers ? _answers : _outbox).SendAsync(request, HttpCompletionOption.ResponseContentRead, either.Token);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested || deadline.IsCancellationRequested)
        {
            throw new SlackApiException(method, SlackFault.Unknown, "no_answer_in_time", e);
        }
        catch (HttpRequestException e) when (e.HttpRequestError is HttpRequestError.NameResolutionError
            or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError)
        {
            throw new SlackApiException(method, SlackFault.NotSent, "not_reachable", e);
        }
        catch (HttpRequestException e)
        {
            throw new SlackApiException(method, SlackFault.Unknown, "connection_lost", e);
        }
    }

    private static async Task<TAnswer> ReadAsync<TAnswer>(
        HttpResponseMessage response, SlackMethod method, JsonTypeInfo<TAnswer> type, CancellationToken cancellationToken)
    {
        try
        {
            var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            return JsonSerializer.Deserialize(bytes, type) ?? throw new SlackApiException(method.Name, SlackFault.Unknown, "incomplete_answer");
        }
        catch (JsonException e)
        {
            // A proxy's page or half an answer: what was done nobody knows.
            throw new SlackApiException(method.Name, SlackFault.Unknown, "unreadable_answer", e);
        }
    }

    /// <summary>Seconds, as Slack writes it, or a date, as HTTP allows.</summary>
    private TimeSpan RetryAfter(HttpResponseMessage response)
    {
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? (header?.Date is { } date ? date - _time.GetUtcNow() : MethodPace.DefaultRetryAfter);
        return wait > TimeSpan.Zero ? wait : MethodPace.DefaultRetryAfter;
    }

    private static HttpClient Client() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(2),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        MaxConnectionsPerServer = 32,
        ActivityHeadersPropagator = null,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = LargestAnswer,
    };
}

/// <summary>Which connections a call goes by.</summary>
internal enum SlackLine
{
    /// <summary>What the bot sends by itself: it may wait.</summary>
    Outbox = 0,

    /// <summary>What somebody waits for.</summary>
    Answers = 1,
}

/// <summary>A token and the workspace whose limits it counts against.</summary>
/// <param name="Workspace">The team's id, or "app" for the app-level token.</param>
internal sealed record SlackToken(string Workspace, Secret Secret);
