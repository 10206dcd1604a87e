using PrepBot.Chat.Messages;

namespace PrepBot.Playground.Rendering;

/// <summary>Action ids as the page carries them: "feature:verb:subject".</summary>
internal static class ActionIdCodec
{
    /// <summary>Two names of 20, a subject of 57 and two colons.</summary>
    public const int MaxLength = 99;

    private const int MaxNameLength = 20;

    /// <summary>What a malformed id is read as, so that it meets the same answer as one that no feature knows.</summary>
    public static ActionId Unknown { get; } = new("unknown", "unknown", Subject.None);

    public static string Write(ActionId action) => action.ToString();

    /// <summary>Reads what came back from outside; anything malformed is <see cref="Unknown"/>.</summary>
    public static ActionId Read(string? text)
    {
        if (text is null || text.Length > MaxLength)
            return Unknown;

        return text.Split(':') is [var feature, var verb, var rest]
            && IsName(feature) && IsName(verb) && Subject.TryParse(rest, out var subject)
                ? new ActionId(feature, verb, subject)
                : Unknown;
    }

    private static bool IsName(string text) =>
        text.Length is > 0 and <= MaxNameLength && text.All(c => char.IsAsciiLetterLower(c) || c == '-');
}
