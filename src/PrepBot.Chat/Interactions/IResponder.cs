using PrepBot.Chat.Platforms;

namespace PrepBot.Chat.Interactions;

/// <summary>The way back to the person of one interaction. Made by the platform with the interaction, used once by dispatch.</summary>
public interface IResponder
{
    /// <summary>
    /// Whether what was sent stands open in a form until it is answered. Then it is not deferred: an answer in time that says what is wrong leaves every
    /// word where it is.
    /// </summary>
    bool KeepsFormOpen { get; }

    /// <summary>Gives the first and only answer.</summary>
    /// <exception cref="PlatformException">The answer did not reach the platform, or too late.</exception>
    Task AnswerAsync(Reply reply, CancellationToken cancellationToken);

    /// <summary>
    /// Answers what arrived past its deadline. A way that is closed by then is not tried: the answer goes by another, and one that was given before is not
    /// given again where it would be seen twice.
    /// </summary>
    /// <param name="isRepeat">Whether the person was told before, or is being told by private message.</param>
    /// <exception cref="PlatformException">The answer did not reach the platform.</exception>
    Task AnswerLateAsync(Reply reply, bool isRepeat, CancellationToken cancellationToken);

    /// <summary>Shows that the answer takes a moment longer; <see cref="AnswerAsync"/> follows. A form cannot follow any more.</summary>
    /// <exception cref="PlatformException">The sign did not reach the platform, or too late.</exception>
    Task DeferAsync(CancellationToken cancellationToken);
}
