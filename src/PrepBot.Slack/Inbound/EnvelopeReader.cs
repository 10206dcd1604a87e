using System.Text.Json;
using PrepBot.Slack.Wire;

namespace PrepBot.Slack.Inbound;

/// <summary>The content of an envelope by its kind; null when it cannot be read.</summary>
internal static class EnvelopeReader
{
    public static SlackContent? Read(SocketFrame envelope)
    {
        if (envelope.Payload is not { } payload)
            return null;

        try
        {
            return envelope.Type switch
            {
                SocketFrame.SlashCommands when payload.Deserialize(SlackJsonContext.Default.SlashCommand) is { } command => new SlackContent.Command(command),
                SocketFrame.Interactive when payload.Deserialize(SlackJsonContext.Default.InteractionPayload) is { } interactive => new SlackContent.Interactive(interactive),
                SocketFrame.EventsApi when payload.Deserialize(SlackJsonContext.Default.EventCallback) is { } happened => new SlackContent.Event(happened),
                _ => null,
            };
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
