using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.TypedLine;

namespace PrepBot.Playground.Commands;

/// <summary>Reads lines with the parser that every platform without typed options uses.</summary>
internal sealed class CommandLineReader(CommandRoot root, FeatureCatalog catalog) : ILineReader
{
    private readonly TypedLineParser _parser = new(root.Name, catalog.Commands);
    private readonly LineCompletion _completion = new(root.Name, [.. catalog.Commands.Where(command => !command.ForOrganisers)]);
    private readonly LineCompletion _organisers = new(root.Name, [.. catalog.Commands.Where(command => command.ForOrganisers)]);

    public LineReading Read(string text, IReadOnlyList<MemberValue> members)
    {
        var parsed = _parser.Parse(text, name => members.FirstOrDefault(member => member.DisplayName.Equals(name, StringComparison.OrdinalIgnoreCase)));
        return parsed switch
        {
            // Half a wish is not carried out: who wrote "with @nobody" did not mean "with anybody".
            ParsedLine.Understood { Problems.Count: > 0 } line => new LineNotUnderstood(TypedLineTexts.Of(line)),
            ParsedLine.Understood line => new LineUnderstood(line.Command.Name, line.Values, line.Remark),
            ParsedLine.UnknownCommand line => new LineNotUnderstood(TypedLineTexts.Of(line)),
            _ => throw new NotSupportedException($"Nothing is done with {parsed.GetType().Name}."),
        };
    }

    public IReadOnlyList<LineSuggestion> Complete(string text, IReadOnlyList<MemberValue> members, bool forOrganisers) =>
    [
        .. (forOrganisers ? _organisers : _completion).Suggest(text, [.. members.Select(member => member.DisplayName)])
            .Select(found => new LineSuggestion(
                string.Concat(text.AsSpan(0, found.Start), found.Insert, text.AsSpan(found.Start + found.Length)), found.Insert, found.Help)),
    ];
}
