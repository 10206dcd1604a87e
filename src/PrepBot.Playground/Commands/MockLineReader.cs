using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.TypedLine;
using PrepBot.Domain.Questions;

namespace PrepBot.Playground.Commands;

/// <summary>Reads lines with the parser that every platform without typed options uses.</summary>
internal sealed class MockLineReader : ILineReader
{
    private readonly MockLineParser _parser;
    private readonly MockLineCompletion _completion;

    public MockLineReader(FeatureCatalog catalog, QuestionBank bank)
    {
        var finder = bank.CreateFinder();
        _parser = new MockLineParser(catalog.Commands, finder);
        _completion = new MockLineCompletion(catalog.Commands, finder);
    }

    public LineReading Read(string text, IReadOnlyList<MemberValue> members)
    {
        var parsed = _parser.Parse(text, name => members.FirstOrDefault(member => member.DisplayName.Equals(name, StringComparison.OrdinalIgnoreCase)));
        return parsed switch
        {
            // Half a wish is not carried out: who wrote "with @nobody" did not mean "with anybody".
            ParsedLine.Understood { Problems.Count: > 0 } line => new LineNotUnderstood(MockLineTexts.Of(line)),
            ParsedLine.Understood line => new LineUnderstood(line.Command.Name, line.Values, line.Remark),
            ParsedLine.UnknownCommand line => new LineNotUnderstood(MockLineTexts.Of(line)),
            _ => throw new NotSupportedException($"Nothing is done with {parsed.GetType().Name}."),
        };
    }

    public IReadOnlyList<LineSuggestion> Complete(string text, IReadOnlyList<MemberValue> members) =>
    [
        .. _completion.Suggest(text, caret: null, [.. members.Select(member => member.DisplayName)])
            .Select(found => new LineSuggestion(
                string.Concat(text.AsSpan(0, found.Start), found.Insert, text.AsSpan(found.Start + found.Length)), found.Label, found.Help)),
    ];
}
