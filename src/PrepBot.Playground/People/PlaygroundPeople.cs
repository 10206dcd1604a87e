using PrepBot.Values.Identity;

namespace PrepBot.Playground.People;

/// <summary>A member of the playground, ready made.</summary>
/// <param name="Id">Stable id, a-z.</param>
/// <param name="Name">The name as shown.</param>
/// <param name="Colour">The name of a colour of the page's style.</param>
/// <param name="TimeZone">IANA zone.</param>
/// <param name="IsOrganiser">Whether they may change the community's settings.</param>
public sealed record PlaygroundPerson(string Id, string Name, string Colour, string TimeZone, bool IsOrganiser = false)
{
    /// <summary>As the features know them.</summary>
    public PersonRef Ref => new(PlaygroundPeople.Platform, Id);
}

/// <summary>Who lives in the playground, and where.</summary>
public static class PlaygroundPeople
{
    /// <summary>The platform's name.</summary>
    public static PlatformName Platform { get; } = new("playground");

    /// <summary>The one community there is.</summary>
    public static CommunityRef Community { get; } = new(Platform, "playground");

    /// <summary>Everybody, in the order of the "I am" switch.</summary>
    public static IReadOnlyList<PlaygroundPerson> All { get; } =
    [
        new("ana", "Ana", "plum", "Europe/Madrid"),
        new("raj", "Raj", "teal", "Asia/Kolkata"),
        new("mia", "Mia", "amber", "America/New_York"),
        new("tom", "Tom", "blue", "Europe/Berlin"),
        new("zoe", "Zoe", "green", "Asia/Tokyo", IsOrganiser: true),
    ];

    /// <summary>The names of the channels everybody sees.</summary>
    public static IReadOnlyList<string> Channels { get; } = ["mock-interviews", "lobby"];

    /// <summary>The person with this id, or null.</summary>
    public static PlaygroundPerson? Find(string? id) => All.FirstOrDefault(person => person.Id == id);
}
