using PrepBot.Chat.Messages;
using PrepBot.Slack.Wire;
using PrepBot.Values.Identity;

namespace PrepBot.Slack.Rendering;

/// <summary>A neutral message as Block Kit, and as the one text that notifications and screen readers get.</summary>
internal static class MessageRenderer
{
    /// <summary>A message as one of Slack's or, where one cannot hold it, as several in order. Nothing is cut.</summary>
    public static IReadOnlyList<SlackPage> Pages(Message message)
    {
        var pages = SlackPage.Pack([.. message.Blocks.SelectMany(block => Blocks(block, message.Notify))]);
        return pages.Count == 1 ? [pages[0] with { Text = Text(message) }] : pages;
    }

    /// <summary>The blocks of a message that has to be one: of a view.</summary>
    /// <exception cref="DoesNotFitException">It has more parts than Slack takes.</exception>
    public static IReadOnlyList<SlackBlock> Blocks(Message message, int most = SlackLimits.BlocksInMessage)
    {
        var blocks = message.Blocks.SelectMany(block => Blocks(block, message.Notify)).ToList();
        return blocks.Count <= most ? blocks : throw new DoesNotFitException($"A message of {blocks.Count} blocks; Slack takes {most}.");
    }

    /// <summary>Everything the message says, without its buttons. The blocks are complete; this may stop after a line where Slack would cut.</summary>
    public static string Text(Message message)
    {
        var text = string.Join('\n', message.Blocks.Select(block => Text(block, message.Notify)).Where(line => line.Length > 0));
        return Notice(text, SlackLimits.MessageText);
    }

    /// <summary>A text that stops after a line where Slack would cut or refuse it.</summary>
    public static string Notice(string text, int most) => text.Length == 0 ? "PrepBot" : text.Length <= most ? text : TextSplitter.Split(text, most)[0];

    public static IEnumerable<SlackBlock> Blocks(Block block, IReadOnlyList<PersonRef> notify) => block switch
    {
        Heading heading => [new HeaderBlock(Plain(heading.Text, SlackLimits.HeaderText))],
        Paragraph paragraph when IsLight(paragraph.Text) => Context(Markup.Render(Bare(paragraph.Text), notify)),
        Paragraph paragraph => Sections(Markup.Render(paragraph.Text, notify)),
        Quote quote => Quotes(quote, notify),
        Facts facts => Sections(string.Join('\n', facts.Items.Select(fact => Line(fact, notify)))),
        Divider => [new DividerBlock()],
        Buttons buttons => [new ActionsBlock(Elements(buttons.Items))],
        Select select => [new ActionsBlock([Render(select)])],
        OpenAgain again => [new ActionsBlock([new ButtonElement(again.ActionId, Plain(OpenAgain.Label, SlackLimits.ButtonText)) { Value = again.Line, Style = "primary" }])],
        _ => throw new NotSupportedException($"Slack cannot show {block.GetType().Name}."),
    };

    /// <summary>Words for a place that knows no markup.</summary>
    /// <exception cref="DoesNotFitException">They are longer than the place.</exception>
    public static PlainText Plain(string text, int most) =>
        text.Length <= most ? new PlainText(text) : throw new DoesNotFitException($"{text.Length} characters where Slack takes {most}.");

    public static IReadOnlyList<OptionObject> Options(IReadOnlyList<Option> options, int most) => options.Count <= most
        ? [.. options.Select(Render)]
        : throw new DoesNotFitException($"{options.Count} options where Slack takes {most}.");

    public static OptionObject Render(Option option) => option.Value.Length <= SlackLimits.OptionValue
        ? new OptionObject(Plain(option.Label, SlackLimits.OptionText), option.Value)
        : throw new DoesNotFitException("The value of an option is too long for Slack.");

    private static string Text(Block block, IReadOnlyList<PersonRef> notify) => block switch
    {
        Heading heading => Markup.Escape(heading.Text),
        Paragraph paragraph => Markup.Render(paragraph.Text, notify),
        Quote quote => Markup.Quoted(quote.Text, notify),
        Facts facts => string.Join('\n', facts.Items.Select(fact => $"{Markup.Escape(fact.Label)}: {Markup.Render(fact.Value, notify)}")),
        Divider or Buttons or Select or OpenAgain => "",
        _ => throw new NotSupportedException($"Slack cannot show {block.GetType().Name}."),
    };

    private static IEnumerable<SlackBlock> Sections(string text) => text.Trim().Length == 0
        ? []
        : TextSplitter.Split(text, SlackLimits.SectionText).Where(piece => piece.Trim().Length > 0).Select(piece => new SectionBlock(new Mrkdwn(piece)));

    private static IEnumerable<SlackBlock> Context(string text) => text.Trim().Length == 0
        ? []
        : TextSplitter.Split(text, SlackLimits.ContextText).Where(piece => piece.Trim().Length > 0).Select(piece => new ContextBlock([new Mrkdwn(piece)]));

    /// <summary>Cut before the marks are set, so that every piece is a quote; the marks of short lines are counted in.</summary>
    private static IEnumerable<SlackBlock> Quotes(Quote quote, IReadOnlyList<PersonRef> notify)
    {
        var lines = Markup.Quoted(quote.Text, notify);
        if (lines.Length <= SlackLimits.SectionText)
            return Sections(lines);

        return TextSplitter.Split(Markup.Render(quote.Text, notify), SlackLimits.SectionText / 2)
            .SelectMany(piece => Sections("> " + piece.ReplaceLineEndings("\n").Replace("\n", "\n> ", StringComparison.Ordinal)));
    }

    private static string Line(Fact fact, IReadOnlyList<PersonRef> notify) =>
        $"{Markup.Render(RichText.Plain(fact.Label, Emphasis.Strong), notify)}  {Markup.Render(fact.Value, notify)}";

    private static List<SlackElement> Elements(IReadOnlyList<Button> buttons)
    {
        if (buttons.Count > SlackLimits.ElementsInActions)
            throw new DoesNotFitException($"{buttons.Count} buttons in a row; Slack takes {SlackLimits.ElementsInActions}.");

        var times = new Dictionary<ActionId, int>();
        return [.. buttons.Select(button => Render(button, times[button.Action] = times.GetValueOrDefault(button.Action) + 1))];
    }

    private static ButtonElement Render(Button button, int time) =>
        new ButtonElement(ActionIdCodec.Write(button.Action, time), Plain(button.Label, SlackLimits.ButtonText))
        {
            Style = button.Style switch
            {
                ButtonStyle.Normal => null,
                ButtonStyle.Primary => "primary",
                ButtonStyle.Danger => "danger",
                _ => throw new NotSupportedException($"Slack cannot show {button.Style}."),
            },
        };

    private static SlackElement Render(Select select)
    {
        var (id, placeholder) = (ActionIdCodec.Write(select.Action), Plain(select.Placeholder, SlackLimits.Placeholder));
        var options = Options(select.Options, SlackLimits.OptionsInSelect);
        return select.MaxChosen == 1
            ? new StaticSelect(id, placeholder, options)
            : new MultiStaticSelect(id, placeholder, options) { MaxSelectedItems = select.MaxChosen };
    }

    private static bool IsLight(RichText text) => text.Spans.Count > 0 && text.Spans.All(span => span is Words { Emphasis: Emphasis.Light });

    private static RichText Bare(RichText text) => new([.. text.Spans.Select(span => span is Words words ? words with { Emphasis = Emphasis.None } : span)]);
}
