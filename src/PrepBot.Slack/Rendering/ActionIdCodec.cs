using PrepBot.Chat.Messages;

namespace PrepBot.Slack.Rendering;

/// <summary>
/// Action ids as Slack carries them, in <c>action_id</c> and in a view's <c>callback_id</c>: "feature:verb:subject". Within one block they have to
/// differ, so a repeated one gets a number behind a tilde, which reading passes over.
/// </summary>
internal static class ActionIdCodec
{
    private const int MaxNameLength = 20;
    private const char Again = '~';

    /// <summary>A line that was typed before, typed once more: the line is the button's value. No feature has this name.</summary>
    public const string TypedAgain = "typed-line:again:-";

    /// <summary>A link was followed: Slack tells of it, and nothing is to be done. No feature has this name.</summary>
    public const string Followed = "followed-link:go:-";

    /// <summary>What a malformed id is read as, so that it meets the same answer as one that no feature knows.</summary>
    public static ActionId Unknown { get; } = new("unknown", "unknown", Subject.None);

    public static string Write(ActionId action) => action.ToString();

    /// <summary>The same action for the second, third... time in one block.</summary>
    public static string Write(ActionId action, int time) => time == 1 ? Write(action) : $"{Write(action)}{Again}{time}";

    /// <summary>Reads what came back from outside; anything malformed is <see cref="Unknown"/>.</summary>
    public static ActionId Read(string? text)
    {
        if (text is null || text.Length > SlackLimits.ActionId)
            return Unknown;

        var end = text.IndexOf(Again);
        return (end < 0 ? text : text[..end]).Split(':') is [var feature, var verb, var rest]
            && IsName(feature) && IsName(verb) && Subject.TryParse(rest, out var subject)
                ? new ActionId(feature, verb, subject)
                : Unknown;
    }

    private static bool IsName(string text) =>
        text.Length is > 0 and <= MaxNameLength && text.All(c => char.IsAsciiLetterLower(c) || c == '-');
}
