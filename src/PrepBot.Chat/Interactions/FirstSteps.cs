using PrepBot.Chat.Messages;

namespace PrepBot.Chat.Interactions;

/// <summary>
/// What a platform tells of the first steps of a community, as things a person did: the product answers them by private message, if it has a word for them.
/// </summary>
public static class FirstSteps
{
    /// <summary>The feature that has a word for them.</summary>
    public const string Feature = "welcome";

    public const string InstalledVerb = "installed";
    public const string LetInVerb = "let-in";

    /// <summary>They have added the bot to the community.</summary>
    public static ActionId Installed { get; } = new(Feature, InstalledVerb, Subject.None);

    /// <summary>They have let the bot into a channel: the room of the origin.</summary>
    public static ActionId LetIn { get; } = new(Feature, LetInVerb, Subject.None);
}
