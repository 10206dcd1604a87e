namespace PrepBot.Slack.Rendering;

/// <summary>Cuts long mrkdwn into pieces that fit, between lines or words where it can; never inside a surrogate pair, an entity or a mark in angle brackets.</summary>
internal static class TextSplitter
{
    /// <summary>The pieces in order; together they are the text, but for the line break or space at each cut.</summary>
    public static IReadOnlyList<string> Split(string text, int most)
    {
        var pieces = new List<string>();
        var start = 0;
        while (text.Length - start > most)
        {
            var (end, next) = Cut(text, start, most);
            pieces.Add(text[start..end]);
            start = next;
        }

        pieces.Add(text[start..]);
        return pieces;
    }

    private static (int End, int Next) Cut(string text, int start, int most)
    {
        var window = text.AsSpan(start, most + 1);
        var line = window.LastIndexOf('\n');
        if (line > 0)
            return (start + line, start + line + 1);

        var space = Outside(text, start, most);
        if (space > start)
            return (space, space + 1);

        var end = start + most;
        if (Opening(text, start, end, '<', '>') is { } bracket && bracket > start)
            end = bracket;
        else if (Opening(text, Math.Max(start, end - 5), end, '&', ';') is { } entity && entity > start)
            end = entity;
        else if (char.IsHighSurrogate(text[end - 1]))
            end--;

        return (end, end);
    }

    /// <summary>The last space in reach that is not within angle brackets, or the start.</summary>
    private static int Outside(string text, int start, int most)
    {
        for (var at = start + most; at > start; at--)
        {
            if (text[at] == ' ' && Opening(text, start, at, '<', '>') is null)
                return at;
        }

        return start;
    }

    /// <summary>Where a mark begins that is still open at this place, or null.</summary>
    private static int? Opening(string text, int from, int at, char open, char close)
    {
        var begins = text.LastIndexOf(open, at - 1, at - from);
        return begins >= 0 && text.LastIndexOf(close, at - 1, at - from) < begins ? begins : null;
    }
}
