using System.Text.RegularExpressions;
using PrepBot.Chat.Messages;
using PrepBot.Slack.Wire;
using PrepBot.Values.Identity;

namespace PrepBot.Slack.Rendering;

/// <summary>
/// Texts whose words Slack would read as its own marks: stars, underlines and back ticks, ":words:", a ">" that begins a line. Nothing escapes them in mrkdwn, so
/// these texts go out as rich text, where words are letters.
/// </summary>
internal static partial class Letters
{
    /// <summary>Whether mrkdwn would show something else than what was written.</summary>
    public static bool Need(RichText text) => text.Spans.Any(span => span switch
    {
        Words words => Need(words.Text),
        PersonName person => Need(person.DisplayName),
        _ => false,
    });

    /// <inheritdoc cref="Need(RichText)"/>
    public static bool Need(string text) => Marks().IsMatch(text);

    /// <summary>As blocks that each fit; none where there is nothing to see.</summary>
    /// <param name="notify">Who may be rung; everybody else is only named.</param>
    /// <param name="asQuote">As somebody's own words, set apart.</param>
    public static IEnumerable<SlackBlock> Blocks(RichText text, IReadOnlyList<PersonRef> notify, bool asQuote = false) =>
        Pieces(text, notify).Where(piece => piece.Any(element => element is not TextElement words || words.Text.Trim().Length > 0))
            .Select(piece => new RichTextBlock([asQuote ? new RichTextQuote(piece) : new RichTextSection(piece)]));

    /// <summary>The words alone, for a place that takes no rich text; null where that would lose more than emphasis.</summary>
    public static string? WordsAlone(RichText text, IReadOnlyList<PersonRef> notify)
    {
        var elements = text.Spans.SelectMany(span => Elements(span, notify)).ToList();
        return elements.TrueForAll(element => element is TextElement) ? string.Concat(elements.Cast<TextElement>().Select(words => words.Text)) : null;
    }

    private static IEnumerable<IReadOnlyList<RichTextElement>> Pieces(RichText text, IReadOnlyList<PersonRef> notify)
    {
        var (piece, length) = (new List<RichTextElement>(), 0);
        foreach (var element in text.Spans.SelectMany(span => Elements(span, notify)))
        {
            var more = Length(element);
            if (piece.Count > 0 && length + more > SlackLimits.SectionText)
            {
                yield return piece;
                (piece, length) = ([], 0);
            }

            piece.Add(element);
            length += more;
        }

        if (piece.Count > 0)
            yield return piece;
    }

    /// <summary>Characters that this part is sent as.</summary>
    public static int Length(RichTextElement element) => element switch
    {
        TextElement text => text.Text.Length,
        DateElement date => date.Format.Length + date.Fallback.Length,
        UserElement user => user.UserId.Length,
        ChannelElement channel => channel.ChannelId.Length,
        _ => throw new NotSupportedException($"{element.GetType().Name} is in no rich text."),
    };

    private static IEnumerable<RichTextElement> Elements(Span span, IReadOnlyList<PersonRef> notify) => span switch
    {
        Words words => Plain(words.Text, words.Emphasis),
        PersonName person => Markup.MayRing(person, notify) ? [new UserElement(person.Person.ExternalId)] : Plain(person.DisplayName, Emphasis.None),
        Moment moment => [new DateElement(moment.At.ToUnixTimeSeconds(), Markup.FormatOf(moment), Markup.FallbackOf(moment))],
        RoomName room when Markup.IsKnown(room) => [new ChannelElement(room.Room.ExternalId)],
        _ => Plain(Markup.Plain(span), Emphasis.None),
    };

    private static IEnumerable<RichTextElement> Plain(string text, Emphasis emphasis) =>
        TextSplitter.Split(text, SlackLimits.SectionText).Where(piece => piece.Length > 0).Select(piece => new TextElement(piece)
        {
            Style = emphasis switch
            {
                Emphasis.None => null,
                Emphasis.Strong => new TextStyle { Bold = true },
                Emphasis.Light => new TextStyle { Italic = true },
                _ => throw new NotSupportedException($"Slack cannot set {emphasis}."),
            },
        });

    [GeneratedRegex(@"[*_~`]|:[\w+'-]+:|^[ \t]*>", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Marks();
}
