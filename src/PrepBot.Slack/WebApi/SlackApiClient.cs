using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PrepBot.Slack.Wire;

namespace PrepBot.Slack.WebApi;

/// <summary>
/// The calls of the Web API that we make, and no others. Every call has a deadline; nothing is repeated here. First answers to people have
/// connections of their own, apart from what the outbox sends. Tokens travel in headers only, redirects are not followed, nothing is logged.
/// </summary>
internal sealed class SlackApiClient : IDisposable
{
    /// <summary>A call that takes longer has an unknown outcome.</summary>
    public static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(8);

    /// <summary>An answer somebody waits for.</summary>
    public static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(2.5);

    /// <summary>How long a message waits for its channel's turn before it is given back.</summary>
    public static readonly TimeSpan TurnLimit = TimeSpan.FromSeconds(5);

    private const int LargestAnswer = 4 * 1024 * 1024;
    private const int UsersPerPage = 200;

    private readonly HttpClient _outbox;
    private readonly HttpClient _answers;
    private readonly Uri _api;
    private readonly TimeProvider _time;
    private readonly MethodPace _pace;
    private readonly long _since;

    public SlackApiClient(Uri api, MethodPace pace, TimeProvider time)
    {
        _pace = pace;
        _api = api;
        _time = time;
        _since = time.GetTimestamp();
        _outbox = Client();
        _answers = Client();
    }

    private TimeSpan Now => _time.GetElapsedTime(_since);

    public Task<AuthTestAnswer> AuthTestAsync(SlackToken token, CancellationToken cancellationToken) =>
        CallAsync(_outbox, SlackMethod.AuthTest, token, Form(), SlackJsonContext.Default.AuthTestAnswer, CallLimit, cancellationToken);

    /// <summary>A fresh address for one socket.</summary>
    public async Task<string> OpenConnectionAsync(SlackToken appToken, CancellationToken cancellationToken)
    {
        var answer = await CallAsync(
            _outbox, SlackMethod.ConnectionsOpen, appToken, Form(), SlackJsonContext.Default.ConnectionAnswer, CallLimit, cancellationToken);
        return answer.Url ?? throw Missing(SlackMethod.ConnectionsOpen);
    }

    /// <summary>Posts, in the channel's turn.</summary>
    public async Task<PostedAnswer> PostAsync(SlackToken token, PostMessage message, CancellationToken cancellationToken)
    {
        await TakeTurnAsync(token, SlackMethod.PostMessage, message.Channel, cancellationToken);
        return await CallAsync(
            _outbox, SlackMethod.PostMessage, token, Json(message, SlackJsonContext.Default.PostMessage), SlackJsonContext.Default.PostedAnswer, CallLimit, cancellationToken);
    }

    public Task<PostedAnswer> UpdateAsync(SlackToken token, UpdateMessage message, CancellationToken cancellationToken) => CallAsync(
        _outbox, SlackMethod.UpdateMessage, token, Json(message, SlackJsonContext.Default.UpdateMessage), SlackJsonContext.Default.PostedAnswer, CallLimit, cancellationToken);

    public Task<SlackAnswer> PostEphemeralAsync(SlackToken token, PostEphemeral message, CancellationToken cancellationToken) => CallAsync(
        _answers, SlackMethod.PostEphemeral, token, Json(message, SlackJsonContext.Default.PostEphemeral), SlackJsonContext.Default.SlackAnswer, CallLimit, cancellationToken);

    /// <summary>The direct or group conversation of these people; the same one every time.</summary>
    public async Task<string> OpenConversationAsync(SlackToken token, IEnumerable<string> users, CancellationToken cancellationToken)
    {
        var body = Json(new OpenConversation(string.Join(',', users)), SlackJsonContext.Default.OpenConversation);
        var answer = await CallAsync(
            _outbox, SlackMethod.OpenConversation, token, body, SlackJsonContext.Default.ConversationAnswer, CallLimit, cancellationToken);
        return answer.Channel?.Id ?? throw Missing(SlackMethod.OpenConversation);
    }

    public Task<SlackAnswer> OpenViewAsync(SlackToken token, string trigger, ViewObject view, CancellationToken cancellationToken) =>
        ShowAsync(SlackMethod.OpenView, token, new ShowView(view) { TriggerId = trigger }, cancellationToken);

    public Task<SlackAnswer> UpdateViewAsync(SlackToken token, string viewId, ViewObject view, CancellationToken cancellationToken) =>
        ShowAsync(SlackMethod.UpdateView, token, new ShowView(view) { ViewId = viewId }, cancellationToken);

    public Task<SlackAnswer> PublishViewAsync(SlackToken token, string user, ViewObject view, CancellationToken cancellationToken) =>
        ShowAsync(SlackMethod.PublishView, token, new ShowView(view) { UserId = user }, cancellationToken);

    /// <param name="token">The workspace's token.</param>
    /// <param name="user">Who.</param>
    /// <param name="limit">How long it is worth waiting.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<SlackUser> UserAsync(SlackToken token, string user, TimeSpan limit, CancellationToken cancellationToken)
    {
        var answer = await CallAsync(_answers, SlackMethod.UserInfo, token, Form(("user", user)), SlackJsonContext.Default.UserAnswer, limit, cancellationToken);
        return answer.User ?? throw Missing(SlackMethod.UserInfo);
    }

    /// <summary>Everybody of the workspace, page by page; a throttled page is waited for.</summary>
    public async IAsyncEnumerable<SlackUser> UsersAsync(SlackToken token, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var cursor = "";
        do
        {
            var wait = _pace.Blocked(token.Workspace, SlackMethod.UserList.Name, Now);
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, _time, cancellationToken);

            UsersAnswer page;
            try
            {
                page = await CallAsync(
                    _outbox, SlackMethod.UserList, token, Form(("limit", $"{UsersPerPage}"), ("cursor", cursor)), SlackJsonContext.Default.UsersAnswer, CallLimit, cancellationToken);
            }
            catch (SlackApiException e) when (e.Fault == SlackFault.RateLimited)
            {
                continue;
            }

            foreach (var user in page.Members ?? [])
                yield return user;

            cursor = page.ResponseMetadata?.NextCursor ?? "";
            if (cursor.Length == 0)
                yield break;
        }
        while (true);
    }

    /// <summary>Answers an interaction at the address that came with it.</summary>
    public async Task RespondAsync(Uri address, ResponseMessage message, CancellationToken cancellationToken)
    {
        const string Method = "response_url";
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = Json(message, SlackJsonContext.Default.ResponseMessage) };
        using var response = await SendAsync(_answers, request, Method, AnswerLimit, cancellationToken);
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
            throw new SlackApiException(Method, SlackFault.RateLimited, "ratelimited") { RetryAfter = RetryAfter(response) };
        if ((int)response.StatusCode >= 500)
            throw new SlackApiException(Method, SlackFault.Unknown, $"http_{(int)response.StatusCode}");
        if (!response.IsSuccessStatusCode)
            throw new SlackApiException(Method, SlackFault.Refused, $"http_{(int)response.StatusCode}");
    }

    public void Dispose()
    {
        _outbox.Dispose();
        _answers.Dispose();
    }

    private Task<SlackAnswer> ShowAsync(SlackMethod method, SlackToken token, ShowView view, CancellationToken cancellationToken) =>
        CallAsync(_answers, method, token, Json(view, SlackJsonContext.Default.ShowView), SlackJsonContext.Default.SlackAnswer, AnswerLimit, cancellationToken);

    private async Task TakeTurnAsync(SlackToken token, SlackMethod method, string channel, CancellationToken cancellationToken)
    {
        if (_pace.Reserve(token.Workspace, channel, TurnLimit, Now) is not { } wait)
            throw new SlackApiException(method.Name, SlackFault.RateLimited, "channel_busy") { RetryAfter = TurnLimit };

        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, _time, cancellationToken);
    }

    private async Task<TAnswer> CallAsync<TAnswer>(
        HttpClient client, SlackMethod method, SlackToken token, HttpContent body, JsonTypeInfo<TAnswer> type, TimeSpan limit, CancellationToken cancellationToken)
        where TAnswer : SlackAnswer
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_api, method.Name)) { Content = body };
        var blocked = _pace.Blocked(token.Workspace, method.Name, Now);
        if (blocked > TimeSpan.Zero)
            throw new SlackApiException(method.Name, SlackFault.RateLimited, "ratelimited") { RetryAfter = blocked };

        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Secret.Reveal());
        using var response = await SendAsync(client, request, method.Name, limit, cancellationToken);
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
            throw Throttled(token, method, RetryAfter(response));
        if (!response.IsSuccessStatusCode)
            throw new SlackApiException(method.Name, SlackFault.Unknown, $"http_{(int)response.StatusCode}");

        var answer = await ReadAsync(response, method, type, cancellationToken);
        if (answer.Ok)
            return answer;

        var refused = SlackApiException.Of(method.Name, answer.Error, response.Headers.RetryAfter is null ? null : RetryAfter(response));
        throw refused.Fault == SlackFault.RateLimited ? Throttled(token, method, refused.RetryAfter ?? MethodPace.DefaultRetryAfter) : refused;
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpClient client, HttpRequestMessage request, string method, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(limit, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            // The body is read with it, so the deadline covers the whole answer.
            return await client.SendAsync(request, HttpCompletionOption.ResponseContentRead, either.Token);
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
            return JsonSerializer.Deserialize(bytes, type) ?? throw Missing(method);
        }
        catch (JsonException e)
        {
            // A proxy's page or half an answer: what was done nobody knows.
            throw new SlackApiException(method.Name, SlackFault.Unknown, "unreadable_answer", e);
        }
    }

    private SlackApiException Throttled(SlackToken token, SlackMethod method, TimeSpan retryAfter)
    {
        _pace.Throttled(token.Workspace, method.Name, retryAfter, Now);
        return new SlackApiException(method.Name, SlackFault.RateLimited, "ratelimited") { RetryAfter = retryAfter };
    }

    /// <summary>Seconds, as Slack writes it, or a date, as HTTP allows.</summary>
    private TimeSpan RetryAfter(HttpResponseMessage response)
    {
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? (header?.Date is { } date ? date - _time.GetUtcNow() : MethodPace.DefaultRetryAfter);
        return wait > TimeSpan.Zero ? wait : MethodPace.DefaultRetryAfter;
    }

    private static SlackApiException Missing(SlackMethod method) => new(method.Name, SlackFault.Unknown, "incomplete_answer");

    private static ByteArrayContent Json<T>(T body, JsonTypeInfo<T> type)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, type));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        return content;
    }

    private static FormUrlEncodedContent Form(params ReadOnlySpan<(string Key, string Value)> fields)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        foreach (var (key, value) in fields)
        {
            if (value.Length > 0)
                pairs.Add(new(key, value));
        }

        return new FormUrlEncodedContent(pairs);
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

/// <summary>A token and the workspace whose limits it counts against.</summary>
/// <param name="Workspace">The team's id, or "app" for the app-level token.</param>
/// <param name="Secret">The token.</param>
internal sealed record SlackToken(string Workspace, SlackSecret Secret);
