using System.Collections.Frozen;
using System.Text.RegularExpressions;
using PrepBot.Chat.Messages;
using PrepBot.Discord.Wire;

namespace PrepBot.Discord.Rendering;

/// <summary>A command's name that can be tapped, as Discord writes it.</summary>
internal sealed record CommandTap(string Mention) : Span;

/// <summary>
/// The commands Discord knows us by: wherever our words name one, a tap puts it into the line. Until they are registered, the words stay words. What members
/// said is quoted and stays as it is. https://docs.discord.com/developers/reference#message-formatting
/// </summary>
internal sealed partial class CommandTaps
{
    private volatile FrozenDictionary<string, CommandTap> _byWords = FrozenDictionary<string, CommandTap>.Empty;

    /// <summary>Takes over the commands as Discord has them, with their ids.</summary>
    public void Learn(IReadOnlyList<ApplicationCommand> commands) => _byWords = commands
        .Where(command => command is { Id: not null, Type: null or ApplicationCommandType.ChatInput })
        .SelectMany(command => (command.Options ?? []).SelectMany(option => Names(command, option)))
        .ToFrozenDictionary(name => name.Typed, name => new CommandTap(name.Mention));

    /// <summary>The message with taps in place of the names of commands.</summary>
    public Message In(Message message) => _byWords.Count == 0 ? message : message with { Blocks = [.. message.Blocks.Select(In)] };

    private Block In(Block block) => block switch
    {
        Paragraph paragraph => paragraph with { Text = In(paragraph.Text) },
        SmallPrint small => small with { Text = In(small.Text) },
        Section section => section with { Text = In(section.Text) },
        Facts facts => facts with { Items = [.. facts.Items.Select(fact => fact with { Value = In(fact.Value) })] },
        _ => block,
    };

    private RichText In(RichText text) => text.Spans.Any(span => span is Words words && words.Text.Contains('/', StringComparison.Ordinal))
        ? new RichText([.. text.Spans.SelectMany(span => span is Words words ? Split(words) : [span])])
        : text;

    private IEnumerable<Span> Split(Words words)
    {
        var at = 0;
        foreach (Match found in Typed().Matches(words.Text))
        {
            if (!_byWords.TryGetValue(found.Value, out var tap))
                continue;

            if (found.Index > at)
                yield return words with { Text = words.Text[at..found.Index] };
            yield return tap;
            at = found.Index + found.Length;
        }

        if (at < words.Text.Length)
            yield return words with { Text = words.Text[at..] };
    }

    /// <summary>A command as our words name it, and as Discord does: one that stands in a group has a hyphen here and a blank there.</summary>
    private static IEnumerable<(string Typed, string Mention)> Names(ApplicationCommand command, ApplicationCommandOption option) => option.Type switch
    {
        ApplicationCommandOptionType.SubCommand => [($"/{command.Name} {option.Name}", $"</{command.Name} {option.Name}:{command.Id}>")],
        ApplicationCommandOptionType.SubCommandGroup =>
            (option.Options ?? []).Select(inner => ($"/{command.Name} {option.Name}-{inner.Name}", $"</{command.Name} {option.Name} {inner.Name}:{command.Id}>")),
        _ => [],
    };

    /// <summary>A stroke that begins a word, the command, and a word of small letters that may have hyphens within.</summary>
    [GeneratedRegex(@"(?<![\w/])/[a-z]+(-[a-z]+)* [a-z]+(-[a-z]+)*(?![\w-])", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Typed();
}
