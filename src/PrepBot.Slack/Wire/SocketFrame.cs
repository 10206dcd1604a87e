using System.Text.Json;

namespace PrepBot.Slack.Wire;

// Socket Mode, https://docs.slack.dev/apis/events-api/using-socket-mode

/// <summary>Whatever comes through a socket.</summary>
internal sealed record SocketFrame
{
    public const string Hello = "hello";
    public const string Disconnect = "disconnect";
    public const string EventsApi = "events_api";
    public const string Interactive = "interactive";
    public const string SlashCommands = "slash_commands";

    public string? Type { get; init; }

    public string? EnvelopeId { get; init; }

    public JsonElement? Payload { get; init; }

    public bool AcceptsResponsePayload { get; init; }

    public int? RetryAttempt { get; init; }

    public string? RetryReason { get; init; }

    /// <summary>Of a disconnect.</summary>
    public string? Reason { get; init; }

    public int? NumConnections { get; init; }

    public SocketDebugInfo? DebugInfo { get; init; }
}

internal sealed record SocketDebugInfo
{
    /// <summary>Seconds until Slack will ask for a fresh connection.</summary>
    public int? ApproximateConnectionTime { get; init; }
}

/// <summary>Says that an envelope has arrived, with an answer where Slack takes one.</summary>
internal sealed record SocketAcknowledgement(string EnvelopeId)
{
    public JsonElement? Payload { get; init; }
}
