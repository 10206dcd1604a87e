namespace PrepBot.Values.Identity;

/// <summary>The chat service a community lives on. A short lower-case name, stored with every delivery.</summary>
/// <param name="Name">1-20 characters, a-z.</param>
public readonly record struct PlatformName(string Name)
{
    public override string ToString() => Name;
}

/// <summary>A community as its platform names it.</summary>
/// <param name="ExternalId">The platform's own id, kept as text and never interpreted.</param>
public readonly record struct CommunityRef(PlatformName Platform, string ExternalId);

/// <summary>A person as their platform names them. Never built from anything a button or form carries.</summary>
/// <param name="ExternalId">The platform's own id, kept as text and never interpreted.</param>
public readonly record struct PersonRef(PlatformName Platform, string ExternalId);

/// <summary>A place messages can be posted to, as the platform names it: a channel, or a room of a round.</summary>
/// <param name="ExternalId">The platform's own id, kept as text and never interpreted.</param>
public readonly record struct RoomRef(PlatformName Platform, string ExternalId);
