using System.Buffers;
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
/// <param name="Payload">The answer, in JSON of our own writing; null for none.</param>
internal sealed record SocketAcknowledgement(string EnvelopeId, byte[]? Payload = null)
{
    /// <summary>As it goes over the wire.</summary>
    public ReadOnlyMemory<byte> ToUtf8()
    {
        var buffer = new ArrayBufferWriter<byte>(64 + (Payload?.Length ?? 0));
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("envelope_id"u8, EnvelopeId);
        if (Payload is not null)
        {
            json.WritePropertyName("payload"u8);
            json.WriteRawValue(Payload, skipInputValidation: true);
        }

        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }
}
