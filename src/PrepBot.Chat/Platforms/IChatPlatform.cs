using PrepBot.Chat.Messages;
using PrepBot.Values.Identity;

namespace PrepBot.Chat.Platforms;

/// <summary>
/// A chat service as the features see it. Its calls are made by the outbox only, after the change behind them is committed. The token of a call is its one
/// deadline, waits for a turn included: a call that could not be made by then ends with <see cref="CallNotMadeException"/>; any other cancellation means
/// that nobody knows.
/// </summary>
public interface IChatPlatform
{
    /// <summary>Which platform this is; stored with everything that belongs to it.</summary>
    PlatformName Name { get; }

    /// <summary>
    /// For how long after the first try a post tried again with the same key is shown once; zero where it never is. After that a post with an unknown
    /// outcome is not repeated by itself: an organiser is asked.
    /// </summary>
    TimeSpan PostsAreProvableFor { get; }

    /// <summary>Posts a message into a channel or room.</summary>
    /// <param name="community">The community the room belongs to.</param>
    /// <param name="postKey">At most 25 characters, the same when the same post is tried again, so that platforms which can will show it once.</param>
    /// <param name="cancellationToken">Stops waiting, not necessarily the post.</param>
    /// <returns>Where it stands, for later changes.</returns>
    /// <exception cref="PlatformException">It was not posted, or nobody knows.</exception>
    Task<PostedMessage> PostAsync(CommunityRef community, RoomRef room, Message message, string postKey, CancellationToken cancellationToken);

    /// <summary>Sends a message only this person sees, outside any interaction.</summary>
    /// <inheritdoc cref="PostAsync"/>
    Task<PostedMessage> SendPrivatelyAsync(CommunityRef community, PersonRef person, Message message, string postKey, CancellationToken cancellationToken);

    /// <summary>Replaces a message's content; the latest state wins, so doing it twice is harmless.</summary>
    /// <exception cref="PlatformException">It was not changed, or nobody knows.</exception>
    Task UpdateAsync(CommunityRef community, PostedMessage posted, Message message, CancellationToken cancellationToken);

    /// <summary>Deletes a message of ours. One that is gone already is deleted enough.</summary>
    /// <exception cref="PlatformException">It was not deleted, or nobody knows.</exception>
    Task DeleteAsync(CommunityRef community, PostedMessage posted, CancellationToken cancellationToken);

    /// <summary>Opens a private room with only these people in it.</summary>
    /// <param name="channel">The channel it hangs under, where the platform has such a thing.</param>
    /// <param name="title">Its name, 1-80 characters.</param>
    /// <param name="people">Who is in it.</param>
    /// <param name="postKey">The same when the same room is asked for again.</param>
    /// <exception cref="PlatformException">There is no room, or nobody knows.</exception>
    Task<RoomRef> OpenRoomAsync(
        CommunityRef community, RoomRef channel, string title, IReadOnlyList<PersonRef> people, string postKey, CancellationToken cancellationToken);

    /// <summary>Closes a room to new messages; what was said stays readable. Closing twice is harmless.</summary>
    /// <exception cref="PlatformException">It was not closed, or nobody knows.</exception>
    Task CloseRoomAsync(CommunityRef community, RoomRef room, CancellationToken cancellationToken);

    /// <summary>A room in the private messages of each of these people, which takes no right of ours; null where the platform has no such thing.</summary>
    RoomRef? DirectRoom(IReadOnlyList<PersonRef> people);

    /// <summary>
    /// What somebody can do so that this is refused no longer, as the end of "Please …" and in the platform's own words; null where nobody can do
    /// anything, or it is never refused here.
    /// </summary>
    /// <param name="refusal">Why it is refused.</param>
    /// <param name="rights">The rights that are missing; empty where they are not known.</param>
    string? Remedy(PlatformRefusal refusal, IReadOnlyList<string> rights);
}

/// <summary>Where a message stands.</summary>
/// <param name="Room">The channel, room or private conversation.</param>
/// <param name="ExternalId">The platform's own id of the message.</param>
public readonly record struct PostedMessage(RoomRef Room, string ExternalId);
