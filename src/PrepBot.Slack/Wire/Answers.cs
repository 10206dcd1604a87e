using System.Text.Json.Serialization;

namespace PrepBot.Slack.Wire;

/// <summary>What every method of the Web API says, https://docs.slack.dev/apis/web-api</summary>
internal record SlackAnswer
{
    public bool Ok { get; init; }

    public string? Error { get; init; }

    public string? Needed { get; init; }

    public ResponseMetadata? ResponseMetadata { get; init; }

    /// <summary>The rights of the token that asked, with commas between them: Slack tells them in a header.</summary>
    [JsonIgnore]
    public string? GrantedScopes { get; set; }
}

internal sealed record ResponseMetadata
{
    public string? NextCursor { get; init; }

    public IReadOnlyList<string>? Messages { get; init; }
}

internal sealed record AuthTestAnswer : SlackAnswer
{
    public string? TeamId { get; init; }

    public string? EnterpriseId { get; init; }

    public string? UserId { get; init; }

    public string? BotId { get; init; }

    public bool IsEnterpriseInstall { get; init; }
}

internal sealed record ConnectionAnswer : SlackAnswer
{
    public string? Url { get; init; }
}

internal sealed record PostedAnswer : SlackAnswer
{
    public string? Channel { get; init; }

    public string? Ts { get; init; }
}

internal sealed record ConversationAnswer : SlackAnswer
{
    public IdHolder? Channel { get; init; }
}

internal sealed record UploadAnswer : SlackAnswer
{
    public string? UploadUrl { get; init; }

    public string? FileId { get; init; }
}

internal sealed record UserAnswer : SlackAnswer
{
    public SlackUser? User { get; init; }
}

internal sealed record UsersAnswer : SlackAnswer
{
    public IReadOnlyList<SlackUser>? Members { get; init; }
}

internal sealed record SlackUser
{
    public string? Id { get; init; }

    public string? TeamId { get; init; }

    public string? Name { get; init; }

    public string? RealName { get; init; }

    /// <summary>An IANA zone: "America/Los_Angeles".</summary>
    public string? Tz { get; init; }

    public bool Deleted { get; init; }

    public bool IsAdmin { get; init; }

    public bool IsOwner { get; init; }

    public bool IsBot { get; init; }

    /// <summary>Of another workspace, met in a shared channel.</summary>
    public bool IsStranger { get; init; }

    /// <summary>Of people of an organisation.</summary>
    public EnterpriseUser? EnterpriseUser { get; init; }

    public SlackProfile? Profile { get; init; }
}

internal sealed record EnterpriseUser
{
    public bool IsAdmin { get; init; }

    public bool IsOwner { get; init; }

    /// <summary>The teams of the organisation they are in.</summary>
    public IReadOnlyList<string>? Teams { get; init; }
}

internal sealed record SlackProfile
{
    public string? DisplayName { get; init; }

    public string? RealName { get; init; }
}

internal sealed record OAuthAnswer : SlackAnswer
{
    public string? AccessToken { get; init; }

    public string? TokenType { get; init; }

    public string? Scope { get; init; }

    public string? BotUserId { get; init; }

    /// <summary>There when the app rotates its tokens, which this bot does not take part in.</summary>
    public string? RefreshToken { get; init; }

    public NamedId? Team { get; init; }

    public NamedId? Enterprise { get; init; }

    /// <summary>Who has installed it.</summary>
    public NamedId? AuthedUser { get; init; }

    public bool IsEnterpriseInstall { get; init; }
}

internal sealed record NamedId
{
    public string? Id { get; init; }

    public string? Name { get; init; }
}
