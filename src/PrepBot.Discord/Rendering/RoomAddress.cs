using PrepBot.Discord.Settings;
using PrepBot.Discord.Wire;
using PrepBot.Values.Identity;

namespace PrepBot.Discord.Rendering;

/// <summary>Where a room is. A closed set, kept as the room's external id.</summary>
internal abstract record RoomAddress
{
    private const string DirectPrefix = "dm:";

    /// <summary>A channel or thread.</summary>
    public sealed record Channel(string Id) : RoomAddress;

    /// <summary>The direct messages of these people, where no thread could be opened: what is posted goes to each of them.</summary>
    public sealed record Direct(IReadOnlyList<string> Users) : RoomAddress
    {
        /// <summary>The others, when this is one of them; else null.</summary>
        public Direct? Without(string user) => Users.Contains(user) ? new Direct([.. Users.Where(other => other != user)]) : null;
    }

    public RoomRef ToRoom() => new(DiscordPlatformName.Name, this switch
    {
        Channel channel => channel.Id,
        Direct direct => DirectPrefix + string.Join('.', direct.Users),
        _ => throw new NotSupportedException($"No room for {GetType().Name}."),
    });

    /// <summary>Reads a room; null for one that is not ours.</summary>
    public static RoomAddress? From(RoomRef room)
    {
        if (room.Platform != DiscordPlatformName.Name)
            return null;
        if (Snowflake.IsValid(room.ExternalId))
            return new Channel(room.ExternalId);
        if (!room.ExternalId.StartsWith(DirectPrefix, StringComparison.Ordinal))
            return null;

        var users = room.ExternalId[DirectPrefix.Length..].Split('.');
        return users.All(Snowflake.IsValid) ? new Direct(users) : null;
    }
}
