using PrepBot.Values.Identity;

namespace PrepBot.Chat.Platforms;

/// <summary>
/// A platform that addresses some rooms and messages by who is in them. Such an address is kept, so whoever is forgotten has to be taken out
/// of it, and the others are still to be reached by it.
/// </summary>
public interface INamesPeopleInAddresses
{
    /// <summary>The room without this person; itself when they are not in its address, null when nobody else is.</summary>
    RoomRef? Without(RoomRef room, PersonRef person);

    /// <summary>The message without the part of it that stands before this person; null when nothing else is left, or nobody can tell which part is theirs.</summary>
    PostedMessage? Without(PostedMessage posted, PersonRef person);
}
