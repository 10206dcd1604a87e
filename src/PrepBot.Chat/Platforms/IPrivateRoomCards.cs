using PrepBot.Chat.Messages;
using PrepBot.Values.Identity;

namespace PrepBot.Chat.Platforms;

/// <summary>A platform with private messages within a room: somebody's private card stands in the room it is about, and is found there by its name.</summary>
public interface IPrivateRoomCards
{
    /// <summary>Draws the card anew where it stands; where it does not, it is posted, unless it is to be drawn only in its place.</summary>
    /// <inheritdoc cref="IChatPlatform.PostAsync"/>
    Task ShowAsync(CommunityRef community, PersonRef person, RoomRef room, Message card, string postKey, bool onlyInPlace, CancellationToken cancellationToken);
}
