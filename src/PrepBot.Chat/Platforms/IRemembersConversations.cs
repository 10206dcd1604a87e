using PrepBot.Values.Identity;

namespace PrepBot.Chat.Platforms;

/// <summary>A platform whose conversations no chat service keeps but we do: then it is ours to export and to erase them.</summary>
public interface IRemembersConversations
{
    /// <summary>What a person said, and what was said to them alone, oldest first.</summary>
    Task<IReadOnlyList<SaidWords>> SaidAsync(CommunityRef community, PersonRef person, CancellationToken cancellationToken);

    /// <summary>
    /// Erases what a person said and was told alone, and their files; what others were told alone about them goes too, and what was said before all
    /// names nobody any more. Only what is older than the wish. Doing it again is harmless.
    /// </summary>
    /// <param name="person">Whom to forget.</param>
    /// <param name="displayName">The name to be found nowhere afterwards.</param>
    /// <param name="before">Only what is older.</param>
    /// <param name="reached">How far it has come; null at the beginning.</param>
    /// <returns>How far it has come; null when it is through.</returns>
    Task<string?> ForgetAsync(
        CommunityRef community, PersonRef person, string displayName, DateTimeOffset before, string? reached, CancellationToken cancellationToken);
}

/// <summary>Words in a conversation.</summary>
/// <param name="Room">Where: the room's name.</param>
/// <param name="ByThem">Whether the person said it; else it was said to them alone.</param>
public sealed record SaidWords(DateTimeOffset At, string Room, bool ByThem, string Text);
