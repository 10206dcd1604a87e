using PrepBot.Chat.Messages;

namespace PrepBot.Practice.Coverage.Pictures;

/// <summary>What a picture shows, in words. Where all the names would be too long, they are counted: nothing is cut.</summary>
internal static class TextTwin
{
    /// <param name="opening">What it is, as a sentence.</param>
    /// <param name="parts">What each pattern means, and the names that have it.</param>
    public static string Create(string opening, IEnumerable<(string Words, IEnumerable<string> Names)> parts)
    {
        var filled = parts.Select(part => (part.Words, Names: part.Names.ToList())).Where(part => part.Names.Count > 0).ToList();
        var named = string.Join(' ', filled.Select(part => $"{Begin(part.Words)}: {string.Join(", ", part.Names)}.").Prepend(opening));
        return named.Length <= Attachment.LongestTwin
            ? named
            : string.Join(' ', filled.Select(part => $"{Begin(part.Words)}: {part.Names.Count}.").Prepend(opening));
    }

    private static string Begin(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
