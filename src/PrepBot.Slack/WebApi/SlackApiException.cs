namespace PrepBot.Slack.WebApi;

/// <summary>What became of a call that did not end well.</summary>
internal enum SlackFault
{
    /// <summary>Slack read it and said no; <see cref="SlackApiException.Error"/> says why.</summary>
    Refused = 0,

    /// <summary>Too many of its kind: not done, worth another try after the wait.</summary>
    RateLimited = 1,

    /// <summary>It never left.</summary>
    NotSent = 2,

    /// <summary>It left, and no answer worth the name came back.</summary>
    Unknown = 3,
}

/// <summary>A call of the Web API did not end well. Carries method and error code; never texts, addresses or tokens.</summary>
internal sealed class SlackApiException : Exception
{
    // https://docs.slack.dev/apis/web-api/#errors: something of it may have been done all the same.
    private static readonly HashSet<string> Doubtful =
        ["internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org", "external_channel_migrating"];

    private static readonly HashSet<string> TokenErrors =
        ["invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired", "not_allowed_token_type", "app_uninstalled", "org_login_required"];

    // Of those, the ones after which only a new installation helps.
    private static readonly HashSet<string> Endings = ["invalid_auth", "account_inactive", "token_revoked", "token_expired", "app_uninstalled"];

    public SlackApiException(string method, SlackFault fault, string error, Exception? inner = null)
        : base($"{method}: {error}", inner) => (Method, Fault, Error) = (method, fault, error);

    public string Method { get; }

    public SlackFault Fault { get; }

    /// <summary>Slack's code ("channel_not_found"), or a word of ours where Slack said nothing.</summary>
    public string Error { get; }

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The scopes Slack says are missing; empty where it names none.</summary>
    public IReadOnlyList<string> Needed { get; init; } = [];

    /// <summary>Whether the token is no good any more, whatever is asked with it.</summary>
    public bool IsAboutToken => Fault == SlackFault.Refused && TokenErrors.Contains(Error);

    /// <summary>Whether the trigger of a view has been used before.</summary>
    public bool IsTriggerUsed => Error is "exchanged_trigger_id" or "trigger_exchanged";

    /// <summary>Whether a view came too late for its trigger.</summary>
    public bool IsTriggerOver => IsTriggerUsed || Error is "expired_trigger_id" or "trigger_expired";

    /// <summary>Whether the bot is no longer installed where the token was for.</summary>
    public bool EndsInstallation => Fault == SlackFault.Refused && Endings.Contains(Error);

    /// <summary>What an answer with <c>ok: false</c> means.</summary>
    public static SlackApiException Create(string method, string? error, TimeSpan? retryAfter, string? needed = null)
    {
        // The code comes from outside: letters and underscores, or it is not repeated.
        var code = IsCode(error) ? error! : "unreadable_error";
        var fault = code is "ratelimited" or "rate_limited" or "message_limit_exceeded" ? SlackFault.RateLimited
            : Doubtful.Contains(code) ? SlackFault.Unknown
            : SlackFault.Refused;
        return new SlackApiException(method, fault, code)
        {
            RetryAfter = retryAfter,
            Needed = [.. (needed ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(IsCode)],
        };
    }

    private static bool IsCode(string? text) => text is { Length: > 0 and <= 60 } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or ':');
}
