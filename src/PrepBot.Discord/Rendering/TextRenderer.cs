using System.Globalization;
using System.Text;
using PrepBot.Chat.Messages;
using PrepBot.Discord.Settings;

namespace PrepBot.Discord.Rendering;

/// <summary>Runs of words as Discord's markdown, split where it is too long: between words if possible, never within a character.</summary>
internal static class TextRenderer
{
    /// <summary>Renders a text into pieces of at most <paramref name="most"/> characters; one piece in all but the longest texts.</summary>
    /// <param name="most">At least 100, so that any single run of markup fits.</param>
    public static IReadOnlyList<string> Render(RichText text, int most)
    {
        var pieces = new List<string>();
        var piece = new StringBuilder();
        foreach (var span in text.Spans)
        {
            if (span is Words words)
            {
                Add(words, most, pieces, piece);
                continue;
            }

            var whole = Whole(span);
            if (piece.Length + whole.Length > most)
                Cut(pieces, piece);
            piece.Append(whole);
        }

        if (piece.Length > 0 || pieces.Count == 0)
            pieces.Add(piece.ToString());
        return pieces;
    }

    /// <summary>A text that must stay in one piece.</summary>
    public static string RenderWhole(RichText text) => string.Concat(Render(text, int.MaxValue));

    private static string Whole(Span span) => span switch
    {
        PersonName person => person.Person.Platform == DiscordPlatformName.Name && person.Person.ExternalId.All(char.IsAsciiDigit) && person.Person.ExternalId.Length > 0
            ? $"<@{person.Person.ExternalId}>"
            : Markdown.Escape(TextCleaner.Clean(person.DisplayName).ReplaceLineEndings(" ")),
        Moment moment => $"<t:{moment.At.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}:{Style(moment.Style)}>",
        CommandTap tap => tap.Mention,
        CellStrip strip => $"`{strip.ToText()}`",
        TalkHere talk => talk.Say("Talk where you like"),
        RoomName room => RoomAddress.From(room.Room) is RoomAddress.Channel channel ? $"<#{channel.Id}>" : "a channel",
        _ => throw new NotSupportedException($"Discord cannot show {span.GetType().Name}."),
    };

    /// <summary>https://docs.discord.com/developers/reference#message-formatting-timestamp-styles</summary>
    private static char Style(MomentStyle style) => style switch
    {
        MomentStyle.Time => 't',
        MomentStyle.DateAndTime => 'f',
        MomentStyle.Relative or MomentStyle.Elapsed => 'R',
        MomentStyle.Date => 'D',
        _ => throw new NotSupportedException($"Discord cannot show {style}."),
    };

    private static void Add(Words words, int most, List<string> pieces, StringBuilder piece)
    {
        var text = TextCleaner.Clean(words.Text);
        var mark = words.Emphasis switch { Emphasis.None => "", Emphasis.Strong => "**", Emphasis.Light => "*", _ => throw new NotSupportedException($"Discord cannot show {words.Emphasis}.") };
        var at = 0;
        while (at < text.Length)
        {
            var room = most - piece.Length - (2 * mark.Length);
            var length = FittingLength(text, at, room);
            if (length == 0 && piece.Length > 0)
            {
                Cut(pieces, piece);
                continue;
            }

            // One character of thousands of marks: it is no character any more.
            if (length == 0)
                length = char.IsHighSurrogate(text[at + (room / 2) - 1]) ? (room / 2) - 1 : room / 2;

            AppendMarked(piece, text.Substring(at, length), mark);
            at += length;
            if (at < text.Length)
                Cut(pieces, piece);
        }
    }

    /// <summary>Setting marks must touch the words, so blanks at the ends stay outside.</summary>
    private static void AppendMarked(StringBuilder piece, string text, string mark)
    {
        var inner = text.Trim();
        if (mark.Length == 0 || inner.Length == 0 || inner.Contains('\n', StringComparison.Ordinal))
        {
            Markdown.Append(piece, text);
            return;
        }

        var start = text.IndexOf(inner, StringComparison.Ordinal);
        piece.Append(text, 0, start).Append(mark).Append(Markdown.Escape(inner)).Append(mark).Append(text, start + inner.Length, text.Length - start - inner.Length);
    }

    /// <summary>How many characters of the text fit once they are escaped; 0 when a fresh piece is needed.</summary>
    private static int FittingLength(string text, int from, int room)
    {
        var used = 0;
        var at = from;
        var lastBreak = 0;
        while (at < text.Length)
        {
            var element = StringInfo.GetNextTextElementLength(text, at);

            // Every sign may need a backslash; counting so is never too little.
            used += Cost(text, at, element);
            if (used > room)
                return lastBreak > 0 ? lastBreak : room >= 50 ? Math.Max(at - from, 0) : 0;

            at += element;
            if (char.IsWhiteSpace(text[at - 1]))
                lastBreak = at - from;
        }

        return at - from;
    }

    private static int Cost(string text, int at, int length)
    {
        var cost = length;
        for (var i = at; i < at + length; i++)
        {
            if (char.IsAscii(text[i]) && !char.IsAsciiLetterOrDigit(text[i]) && !char.IsWhiteSpace(text[i]))
                cost++;
        }

        return cost;
    }

    private static void Cut(List<string> pieces, StringBuilder piece)
    {
        pieces.Add(piece.ToString());
        piece.Clear();
    }
}
