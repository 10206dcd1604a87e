using PrepBot.Chat.Messages;

namespace PrepBot.Slack.Inbound;

/// <summary>Names as people gave them, fit for a line of a card.</summary>
internal static class LineName
{
    /// <summary>A name for one line, at most so long; whole characters only.</summary>
    public static string? Create(string? text, int most)
    {
        var name = TextCleaner.Clean(text ?? "").Replace('\n', ' ').Replace('\t', ' ').Trim();
        if (name.Length > most)
            name = name[..(char.IsHighSurrogate(name[most - 1]) ? most - 1 : most)];

        return name.Length > 0 ? name : null;
    }
}
