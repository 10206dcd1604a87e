using PrepBot.Slack.Wire;

namespace PrepBot.Slack.Inbound;

/// <summary>What Slack delivered. A closed set.</summary>
internal abstract record SlackContent
{
    private SlackContent()
    {
    }

    public sealed record Command(SlashCommand Payload) : SlackContent;

    public sealed record Interactive(InteractionPayload Payload) : SlackContent;

    public sealed record Event(EventCallback Payload) : SlackContent;
}

/// <summary>One delivery, whichever way it came: through a socket or as a signed request.</summary>
/// <param name="ArrivedAt">When it reached us.</param>
/// <param name="TransportId">What tells deliveries apart where the content does not.</param>
/// <param name="AcknowledgeAsync">Says that it has arrived, with an answer in JSON or without; false when that did not reach Slack.</param>
internal sealed record SlackDelivery(
    SlackContent Content, DateTimeOffset ArrivedAt, string TransportId, Func<byte[]?, CancellationToken, Task<bool>> AcknowledgeAsync);
