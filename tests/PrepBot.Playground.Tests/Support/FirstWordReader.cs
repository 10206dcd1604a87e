using PrepBot.Chat.Commands;
using PrepBot.Chat.Messages;
using PrepBot.Playground.Commands;

namespace PrepBot.Playground.Tests.Support;

/// <summary>Takes the first word for the command; "banana" is what it never understands.</summary>
public sealed class FirstWordReader : ILineReader
{
    public LineReading Read(string text, IReadOnlyList<MemberValue> members)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is [] or ["banana", ..])
            return new LineNotUnderstood("I do not know that.");

        return new LineUnderstood(words[0], CommandValues.None, words.Contains("banana") ? "I did not understand \"banana\"." : null);
    }

    public IReadOnlyList<LineSuggestion> Complete(string text, IReadOnlyList<MemberValue> members, bool forOrganisers) =>
        [.. new[] { "start", "status" }.Where(word => word.StartsWith(text, StringComparison.Ordinal)).Select(word => new LineSuggestion($"{word} ", word, ""))];
}
