using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using PrepBot.Chat.Platforms;
using PrepBot.Discord.Settings;
using PrepBot.Discord.Wire;
using PrepBot.Values.Time;

namespace PrepBot.Discord.Rest;

/// <summary>Connections, and whose.</summary>
/// <param name="Client">The connections; whoever sends through them disposes of them.</param>
/// <param name="Options">Where the API is, and the token.</param>
internal sealed record RestConnection(HttpClient Client, DiscordOptions Options);

/// <summary>One set of connections with its limits. The one way to send, and the one way to learn from an answer.</summary>
internal sealed partial class RestTransport(
    RestConnection connection, RateLimits limits, InvalidBudget invalid, WireState state, TimeProvider time, Random chance, ILogger<RestTransport> logger)
    : IDisposable
{
    /// <summary>A call that may be repeated is tried so often.</summary>
    private const int MaxTries = 3;

    /// <summary>No answer we read is longer; Discord's largest that we ask for is the list of commands.</summary>
    private const int LongestAnswer = 4 * 1024 * 1024;

    /// <summary>A refusal that names no wait comes from in front of the API, and means all of it.</summary>
    private static readonly TimeSpan UnnamedWait = TimeSpan.FromSeconds(30);

    /// <summary>However long a refusal wants us to wait, after this it is asked again.</summary>
    private static readonly TimeSpan LongestHold = TimeSpan.FromHours(1);

    private static readonly Backoff Pauses = new(TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(1));

    /// <summary>A refusal that names no wait worth the name is not asked again at once.</summary>
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(250);

    /// <summary>Calls of the other connections end without a word to these.</summary>
    private static readonly TimeSpan BudgetPoll = TimeSpan.FromMilliseconds(50);

    private readonly Lock _chance = new();
    private TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Connections of our own: no redirects, no cookies, no traces (an interaction's token is part of its path).</summary>
    public static HttpClient CreateClient(int mostConnections) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        ActivityHeadersPropagator = null,
        ConnectTimeout = TimeSpan.FromSeconds(2),
        MaxConnectionsPerServer = mostConnections,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = LongestAnswer,
    };

    /// <summary>Makes the call, within its deadline.</summary>
    /// <exception cref="DiscordException">It did not end well.</exception>
    public async Task<byte[]> SendAsync(RestCall call, CancellationToken cancellationToken)
    {
        var begun = time.GetTimestamp();
        using var deadline = new CancellationTokenSource(call.Deadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        for (var attempt = 1; ; attempt++)
        {
            var left = call.Deadline - time.GetElapsedTime(begun);
            var outcome = await TryAsync(call, left, attempt, either.Token, cancellationToken);
            if (outcome.Body is { } body)
                return body;

            if (outcome.Pause is not { } pause || time.GetElapsedTime(begun) + pause >= call.Deadline)
                throw outcome.Failure!;

            await PauseAsync(pause, outcome.Failure!, either.Token, cancellationToken);
        }
    }

    public void Dispose() => connection.Client.Dispose();

    private async Task<Outcome> TryAsync(RestCall call, TimeSpan left, int attempt, CancellationToken deadline, CancellationToken cancellationToken)
    {
        var turn = await TurnAsync(call, left, deadline, cancellationToken);
        var (answered, refused) = (false, false);
        try
        {
            using var request = Request(call);
            using var response = await connection.Client.SendAsync(request, HttpCompletionOption.ResponseContentRead, deadline);
            var headers = RateLimitHeaders.Parse(response.Headers);
            if (response.Headers.Date is { } theirs)
                state.Clock.Learn(theirs, time.GetUtcNow());
            limits.Answered(turn, call.RouteKey, call.Major, headers, Now());
            answered = true;
            refused = CountsAgainstUs(response);
            var body = await response.Content.ReadAsByteArrayAsync(deadline);
            return response.IsSuccessStatusCode ? new Outcome(body, null, null) : Judge(call, response, headers, body, attempt);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Unreachable(call, mayHaveBeenDone: true, null, attempt);
        }
        catch (HttpRequestException e)
        {
            var sent = e.HttpRequestError is not (HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError);
            return Unreachable(call, sent, e, attempt);
        }
        catch (IOException e)
        {
            return Unreachable(call, mayHaveBeenDone: true, e, attempt);
        }
        finally
        {
            if (!answered)
                limits.Unanswered(turn);
            invalid.End(refused);
            Interlocked.Exchange(ref _answered, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
        }
    }

    private async Task<Turn> TurnAsync(RestCall call, TimeSpan left, CancellationToken deadline, CancellationToken cancellationToken)
    {
        var begun = time.GetTimestamp();
        while (true)
        {
            if (state.IsTokenInDoubt && call is { Authorised: true, LooksAtToken: false })
                throw new DiscordTokenRefusedException();

            var answered = Volatile.Read(ref _answered).Task;
            var (turn, wait) = TryTake(call);
            if (turn is { } taken)
                return taken;
            if (wait > left - time.GetElapsedTime(begun))
                throw new DiscordRateLimitedException(call.RouteKey, wait.Value);

            try
            {
                await answered.WaitAsync(WholeWait.RoundUp(wait ?? left), time, deadline);
            }
            catch (TimeoutException)
            {
                // The instant to ask again has come.
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                throw new DiscordRateLimitedException(call.RouteKey, TimeSpan.FromSeconds(1));
            }
            catch (OperationCanceledException e)
            {
                throw new CallNotMadeException("The call was cancelled while it waited for its turn.", e, cancellationToken);
            }
        }
    }

    /// <summary>A place among the refused and one in the bucket, or how long to wait; null for "until another call has ended".</summary>
    private (Turn? Turn, TimeSpan? Wait) TryTake(RestCall call)
    {
        if (invalid.TryBegin() is { } budget)
            return (null, budget == TimeSpan.Zero ? BudgetPoll : budget);

        var turn = limits.Ask(call.RouteKey, call.Major, Now(), call.Yields);
        if (turn.Bucket is not null)
            return (turn, null);

        invalid.End(refused: false);
        return (null, turn.AskAgainAt == TimeSpan.MaxValue ? null : turn.AskAgainAt - Now());
    }

    /// <summary>401, 403 and 429; a shared limit is somebody else's doing.</summary>
    private static bool CountsAgainstUs(HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
        || (response.StatusCode == HttpStatusCode.TooManyRequests && RateLimitHeaders.Text(response.Headers, "X-RateLimit-Scope") != "shared");

    private Outcome Judge(RestCall call, HttpResponseMessage response, RateLimitHeaders headers, byte[] body, int attempt)
    {
        var status = response.StatusCode;
        var error = Error(body);
        switch (status)
        {
            case HttpStatusCode.TooManyRequests:
                var scope = RateLimitHeaders.Text(response.Headers, "X-RateLimit-Scope");
                var named = Longer(RateLimitHeaders.Seconds(RateLimitHeaders.Text(response.Headers, "Retry-After")), RateLimitHeaders.Seconds(error.RetryAfter)) ?? headers.ResetAfter;
                var everything = scope == "global" || error.Global == true
                    || RateLimitHeaders.Text(response.Headers, "X-RateLimit-Global") == "true" || (scope is null && headers.Bucket is null && error.RetryAfter is null);
                var wait = named is null ? UnnamedWait : named > ShortestWait ? named.Value : ShortestWait;

                // The wait is kept, but not believed for ever: a call an hour costs nothing, and one that is let through ends it.
                var kept = wait < LongestHold ? wait : LongestHold;
                limits.Refused(call.RouteKey, call.Major, everything, kept, Now());
                if (everything)
                    state.Throttled(kept);
                LogThrottled(call.RouteKey, scope ?? "unnamed", wait.TotalSeconds);
                return new Outcome(null, new DiscordRateLimitedException(call.RouteKey, wait), attempt < MaxTries ? wait : null);

            case HttpStatusCode.Unauthorized:
                if (!call.Authorised)
                    return new Outcome(null, new DiscordRefusedException(call.RouteKey, status, error.Code), null);

                state.Doubt();
                return new Outcome(null, new DiscordTokenRefusedException(), null);

            case >= HttpStatusCode.InternalServerError:
                return Unreachable(call, mayHaveBeenDone: true, null, attempt);

            default:
                return new Outcome(null, new DiscordRefusedException(call.RouteKey, status, error.Code), null);
        }
    }

    /// <summary>After a failure that says nothing: again where that is harmless, after a pause of random length.</summary>
    private Outcome Unreachable(RestCall call, bool mayHaveBeenDone, Exception? cause, int attempt)
    {
        var again = attempt < MaxTries && (call.Repeatable || !mayHaveBeenDone);
        double drawn;
        lock (_chance)
            drawn = chance.NextDouble();
        return new Outcome(
            null, new DiscordUnreachableException(call.RouteKey, mayHaveBeenDone, cause), again ? Pauses.UpTo(attempt, drawn) : null);
    }

    private async Task PauseAsync(TimeSpan pause, DiscordException failure, CancellationToken deadline, CancellationToken cancellationToken)
    {
        // A refusal's wait is kept by the limits, which the next try asks.
        if (failure is DiscordRateLimitedException)
            return;

        try
        {
            await Task.Delay(pause, time, deadline);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw failure;
        }
    }

    private HttpRequestMessage Request(RestCall call)
    {
        var request = new HttpRequestMessage(call.Method, new Uri(connection.Options.Api, call.Path)) { Content = Content(call) };
        request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        if (call.Authorised)
            request.Headers.TryAddWithoutValidation("Authorization", $"Bot {connection.Options.Token.Reveal()}");

        return request;
    }

    /// <summary>In the form Discord asks for: https://docs.discord.com/developers/reference#user-agent</summary>
    private static string UserAgent { get; } = $"DiscordBot (PrepBot, {typeof(RestTransport).Assembly.GetName().Version?.ToString(3)})";

    private static HttpContent? Content(RestCall call)
    {
        if (call.Json is not { } json)
            return null;

        var body = new ReadOnlyMemoryContent(json);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (call.Files.Count == 0)
            return body;

        var parts = new MultipartFormDataContent { { body, "payload_json" } };
        for (var i = 0; i < call.Files.Count; i++)
        {
            var file = new ReadOnlyMemoryContent(call.Files[i].Content);
            file.Headers.ContentType = new MediaTypeHeaderValue(call.Files[i].ContentType);
            parts.Add(file, $"files[{i}]", call.Files[i].Name);
        }

        return parts;
    }

    private static ErrorBody Error(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, DiscordJsonContext.Default.ErrorBody) ?? new ErrorBody();
        }
        catch (JsonException)
        {
            return new ErrorBody();
        }
    }

    private TimeSpan Now() => time.GetElapsedTime(0);

    private static TimeSpan? Longer(TimeSpan? one, TimeSpan? other) => one is null || other > one ? other : one;

    /// <param name="Body">The answer, when all is well.</param>
    /// <param name="Failure">What went wrong.</param>
    /// <param name="Pause">How long to wait before another try; null when there is to be none.</param>
    private sealed record Outcome(byte[]? Body, DiscordException? Failure, TimeSpan? Pause);

    [LoggerMessage(6101, LogLevel.Warning, "{Route} is throttled ({Scope}) for {Seconds} s")]
    private partial void LogThrottled(string route, string scope, double seconds);
}
