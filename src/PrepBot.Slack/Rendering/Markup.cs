using System.Text;
using PrepBot.Chat.Messages;
using PrepBot.Slack.Settings;
using PrepBot.Values.Identity;

namespace PrepBot.Slack.Rendering;

/// <summary>
/// Texts as Slack's mrkdwn. Words are escaped here and nowhere else, once; only what the neutral text marks as a person, an instant or an emphasis
/// becomes markup (https://docs.slack.dev/messaging/formatting-message-text).
/// </summary>
internal static class Markup
{
    /// <summary>As running text.</summary>
    /// <param name="notify">Who may be rung; everybody else is only named.</param>
    public static string Render(RichText text, IReadOnlyList<PersonRef> notify)
    {
        var result = new StringBuilder();
        foreach (var span in text.Spans)
            result.Append(Render(span, notify));

        return result.ToString();
    }

    /// <summary>As somebody's own words, set apart line by line.</summary>
    public static string Quoted(RichText text, IReadOnlyList<PersonRef> notify) => "> " + Render(text, notify).ReplaceLineEndings("\n").Replace("\n", "\n> ", StringComparison.Ordinal);

    /// <summary>The three characters that have a meaning in Slack's texts.</summary>
    public static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);

    private static string Render(Span span, IReadOnlyList<PersonRef> notify) => span switch
    {
        Words words => Render(words),
        PersonName person => MayRing(person, notify) ? $"<@{person.Person.ExternalId}>" : Escape(person.DisplayName),
        Moment moment => $"<!date^{moment.At.ToUnixTimeSeconds()}^{FormatOf(moment)}|{FallbackOf(moment)}>",
        RoomName room when IsKnown(room) => $"<#{room.Room.ExternalId}>",
        _ => Plain(span),
    };

    /// <summary>Of what needs no markup of Slack's: our own words, without a sign that has a meaning there.</summary>
    internal static string Plain(Span span) => span switch
    {
        CellStrip strip => strip.ToText(),
        TalkHere talk => talk.Begins ? "Start a huddle in your conversation" : "talk in the huddle of your conversation",
        RoomName => "a channel",
        _ => throw new NotSupportedException($"Slack cannot show {span.GetType().Name}."),
    };

    /// <summary>Whether a name is a mention, which Slack may ring.</summary>
    internal static bool MayRing(PersonName person, IReadOnlyList<PersonRef> notify) => notify.Contains(person.Person) && IsId(person.Person.ExternalId);

    /// <summary>Whether a room is one of Slack's, which it names by itself.</summary>
    internal static bool IsKnown(RoomName room) => room.Room.Platform == SlackPlatformName.Name && IsId(room.Room.ExternalId);

    private static string Render(Words words)
    {
        var escaped = Escape(words.Text);
        return words.Emphasis switch
        {
            Emphasis.None => escaped,
            Emphasis.Strong => Set(escaped, '*'),
            Emphasis.Light => Set(escaped, '_'),
            _ => throw new NotSupportedException($"Slack cannot set {words.Emphasis}."),
        };
    }

    /// <summary>Marks hold within a line only, next to words only, and not around a mark of the same kind: there the words stay plain.</summary>
    private static string Set(string text, char mark)
    {
        if (text.Contains(mark))
            return text;

        return string.Join('\n', text.Split('\n').Select(line =>
        {
            var words = line.Trim();
            if (words.Length == 0)
                return line;

            var start = line.IndexOf(words, StringComparison.Ordinal);
            return $"{line[..start]}{mark}{words}{mark}{line[(start + words.Length)..]}";
        }));
    }

    /// <summary>How Slack shows an instant.</summary>
    internal static string FormatOf(Moment moment) => moment.Style switch
    {
        MomentStyle.Time => "{time}",
        MomentStyle.DateAndTime => "{date_short_pretty}, {time}",
        MomentStyle.Relative or MomentStyle.Elapsed => "{ago}",
        MomentStyle.Date => "{date_short_pretty}",
        _ => throw new NotSupportedException($"Slack cannot show {moment.Style}."),
    };

    /// <summary>What is read where Slack cannot show it.</summary>
    internal static string FallbackOf(Moment moment) => $"{moment.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC";

    private static bool IsId(string text) => text.Length > 0 && text.All(char.IsAsciiLetterOrDigit);
}
