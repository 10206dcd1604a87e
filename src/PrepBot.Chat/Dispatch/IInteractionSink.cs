using PrepBot.Chat.Interactions;

namespace PrepBot.Chat.Dispatch;

/// <summary>Where platforms hand over what people did. The one door into the features.</summary>
public interface IInteractionSink
{
    /// <summary>
    /// Routes an interaction to its feature and answers through <paramref name="responder"/>, within the deadline, whatever happens.
    /// Delivered twice, it is done once, and the second delivery gets the first one's answer. Never throws but for cancellation.
    /// </summary>
    /// <param name="interaction">What a person did.</param>
    /// <param name="responder">The way back to them.</param>
    /// <param name="cancellationToken">Our own stopping token; work in hand is finished where that is possible.</param>
    Task HandleAsync(Interaction interaction, IResponder responder, CancellationToken cancellationToken);
}
