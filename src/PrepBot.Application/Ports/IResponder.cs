using PrepBot.Application.Conversation;

namespace PrepBot.Application.Ports;

/// <summary>The way back to the person of one interaction. Made by the platform with the interaction, used once by dispatch.</summary>
public interface IResponder
{
    /// <summary>Gives the first and only answer.</summary>
    /// <exception cref="PlatformException">The answer did not reach the platform, or too late.</exception>
    Task AnswerAsync(Reply reply, CancellationToken cancellationToken);

    /// <summary>Shows that the answer takes a moment longer; <see cref="AnswerAsync"/> follows. A form cannot follow any more.</summary>
    /// <exception cref="PlatformException">The sign did not reach the platform, or too late.</exception>
    Task DeferAsync(CancellationToken cancellationToken);
}
