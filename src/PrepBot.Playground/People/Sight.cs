using PrepBot.Playground.Store;

namespace PrepBot.Playground.People;

/// <summary>What a room is to the people in it.</summary>
internal enum RoomKind
{
    /// <summary>Everybody's.</summary>
    Channel = 0,

    /// <summary>One person with the bot.</summary>
    Direct = 1,

    /// <summary>A few people's, below a channel.</summary>
    Room = 2,
}

/// <summary>Who may see what. The one place that decides it, for pages, streams and clicks alike.</summary>
internal static class Sight
{
    public static RoomKind KindOf(LocalRoom room) => room switch
    {
        { ParentId: not null } => RoomKind.Room,
        { People: [_] } => RoomKind.Direct,
        _ => RoomKind.Channel,
    };

    public static bool MaySee(string person, LocalRoom room) => room.People.Count == 0 || room.People.Contains(person);

    public static bool MaySee(string person, LocalRoom room, LocalMessage message) =>
        MaySee(person, room) && (message.VisibleTo is null || message.VisibleTo == person);

    /// <summary>Whether nobody but this person sees a message, so that an answer may take its place.</summary>
    public static bool IsPrivateTo(string person, LocalRoom room, LocalMessage message) =>
        message.VisibleTo == person || (KindOf(room) == RoomKind.Direct && MaySee(person, room) && message.Author is null);
}
