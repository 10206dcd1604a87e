namespace PrepBot.Chat.Platforms;

/// <summary>
/// Why a platform says no and will go on saying no until somebody or something changes it. A closed set: each platform maps its own errors to it, and
/// what follows is decided from it. Only the three that end in "gone" mean that something is gone; no other is read as that.
/// </summary>
public enum PlatformRefusal
{
    /// <summary>The message is deleted; where it stood is still there, as far as is known.</summary>
    MessageGone = 0,

    /// <summary>The channel or room is deleted for good.</summary>
    RoomGone = 1,

    /// <summary>The person is no longer there, or never was.</summary>
    PersonGone = 2,

    /// <summary>The bot may not see the channel or room, or was not invited into it.</summary>
    NoAccess = 3,

    /// <summary>The bot is there and lacks a right; <see cref="PlatformException.Rights"/> names it where the platform does.</summary>
    MissingRight = 4,

    /// <summary>The channel or room is archived, locked or closed, and can be opened again.</summary>
    Archived = 5,

    /// <summary>The person takes no private messages from the bot.</summary>
    ClosedMessages = 6,

    /// <summary>What is sent is longer than fits there.</summary>
    TooLong = 7,

    /// <summary>The message stands as it is and may not be changed any more.</summary>
    CannotBeEdited = 8,

    /// <summary>As many as the platform allows are there already; it goes when others are closed.</summary>
    LimitReached = 9,

    /// <summary>The bot is not, or no longer, installed in the community.</summary>
    NotInstalled = 10,

    /// <summary>Not possible in a place of this sort.</summary>
    WrongPlace = 11,

    /// <summary>Too late for an answer of this sort: it was answered before, or its time is over.</summary>
    AnswerOver = 12,

    /// <summary>Refused for another reason, which no try will change.</summary>
    Other = 13,
}
