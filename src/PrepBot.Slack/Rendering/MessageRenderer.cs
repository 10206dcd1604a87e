using PrepBot.Chat.Messages;
using PrepBot.Slack.Wire;
using PrepBot.Values.Identity;

namespace PrepBot.Slack.Rendering;

/// <summary>A neutral message as Block Kit, and as the short text that notifications show.</summary>
internal static class MessageRenderer
{
    /// <summary>A message as one of Slack's or, where one cannot hold it, as several in order. Nothing is cut.</summary>
    public static IReadOnlyList<SlackPage> Pages(Message message) =>
        SlackPage.Pack(Text(message), [.. message.Blocks.SelectMany(block => Blocks(block, message.Notify))]);

    /// <summary>The blocks of a message that has to be one: of a view.</summary>
    /// <exception cref="DoesNotFitException">It has more parts than Slack takes.</exception>
    public static IReadOnlyList<SlackBlock> Blocks(Message message, int most = SlackLimits.BlocksInMessage)
    {
        var blocks = message.Blocks.SelectMany(block => Blocks(block, message.Notify)).ToList();
        return blocks.Count <= most ? blocks : throw new DoesNotFitException($"A message of {blocks.Count} blocks; Slack takes {most}.");
    }

    /// <summary>What a notification says of the message.</summary>
    public static string Text(Message message) => Markup.Escape(message.ToNotice()) is { Length: > 0 } text ? text : "PrepBot";

    public static IEnumerable<SlackBlock> Blocks(Block block, IReadOnlyList<PersonRef> notify) => block switch
    {
        Heading heading => [new HeaderBlock(Plain(heading.Text, SlackLimits.HeaderText))],
        Paragraph paragraph when IsLight(paragraph.Text) => Context(Bare(paragraph.Text), notify),
        Paragraph paragraph when Letters.Need(paragraph.Text) => Letters.Blocks(paragraph.Text, notify),
        Paragraph paragraph => Sections(Markup.Render(paragraph.Text, notify)),
        Quote quote when Letters.Need(quote.Text) => Letters.Blocks(quote.Text, notify, asQuote: true),
        Quote quote => Quotes(quote, notify),
        Facts facts when Letters.Need(InOne(facts)) => Letters.Blocks(InOne(facts), notify),
        Facts facts => Sections(string.Join('\n', facts.Items.Select(fact => Line(fact, notify)))),
        Divider => [new DividerBlock()],
        Buttons buttons => Elements(buttons) is { Count: > 0 } elements ? [new ActionsBlock(elements)] : [],
        Select select => [new ActionsBlock([Render(select)])],
        Section section when Letters.Need(section.Text) => Accompanied(section.Text, notify, Render(section.Accessory, 1)),
        Section section => Accompanied(Markup.Render(section.Text, notify), Render(section.Accessory, 1)),
        SmallPrint small => Context(small.Text, notify),
        CellMap map => Columns(map),
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
        {
            Description = option.Description is { Length: > 0 } more ? Plain(more, SlackLimits.OptionText) : null,
        }
        : throw new DoesNotFitException("The value of an option is too long for Slack.");

    private static IEnumerable<SlackBlock> Sections(string text) => text.Trim().Length == 0
        ? []
        : TextSplitter.Split(text, SlackLimits.SectionText).Where(piece => piece.Trim().Length > 0).Select(piece => new SectionBlock(new Mrkdwn(piece)));

    /// <summary>The button stands beside the last piece of a text that is too long for one.</summary>
    private static IEnumerable<SlackBlock> Accompanied(string text, SlackElement accessory)
    {
        var sections = Sections(text).Cast<SectionBlock>().ToList();
        return sections.Count == 0 ? [new ActionsBlock([accessory])] : [.. sections.SkipLast(1), sections[^1] with { Accessory = accessory }];
    }

    /// <summary>A section takes no rich text. Where its words alone say it all, they stand beside the button; else the button stands below.</summary>
    private static IEnumerable<SlackBlock> Accompanied(RichText text, IReadOnlyList<PersonRef> notify, SlackElement accessory) =>
        Letters.WordsAlone(text, notify) is { Length: <= SlackLimits.SectionText } words
            ? [new SectionBlock(new PlainText(words)) { Accessory = accessory }]
            : [.. Letters.Blocks(text, notify), new ActionsBlock([accessory])];

    /// <summary>Two columns, as Slack sets the fields of a section; a gap begins a section of its own.</summary>
    private static IEnumerable<SlackBlock> Columns(CellMap map)
    {
        var before = map.GapAfter > 0 ? Math.Min(map.GapAfter, map.Cells.Count) : map.Cells.Count;
        return map.Cells.Take(before).Chunk(SlackLimits.FieldsInSection).Concat(map.Cells.Skip(before).Chunk(SlackLimits.FieldsInSection))
            .Select(cells => new SectionBlock(null) { Fields = [.. cells.Select(cell => InField($"{CellSigns.Of(cell.Sign)} {cell.Name}"))] });
    }

    private static SectionText InField(string text) => Letters.Need(text) ? new PlainText(text) : new Mrkdwn(Markup.Escape(text));

    private static IEnumerable<SlackBlock> Context(RichText text, IReadOnlyList<PersonRef> notify)
    {
        if (!Letters.Need(text))
            return Small(Markup.Render(text, notify), piece => new Mrkdwn(piece));

        return Letters.WordsAlone(text, notify) is { } words ? Small(words, piece => new PlainText(piece)) : Letters.Blocks(text, notify);
    }

    private static IEnumerable<SlackBlock> Small(string text, Func<string, SectionText> piece) =>
        TextSplitter.Split(text, SlackLimits.ContextText).Where(part => part.Trim().Length > 0).Select(part => new ContextBlock([piece(part)]));

    /// <summary>Cut before the marks are set, so that every piece is a quote; the marks of short lines are counted in.</summary>
    private static IEnumerable<SlackBlock> Quotes(Quote quote, IReadOnlyList<PersonRef> notify)
    {
        var lines = Markup.Quoted(quote.Text, notify);
        if (lines.Length <= SlackLimits.SectionText)
            return Sections(lines);

        return TextSplitter.Split(Markup.Render(quote.Text, notify), SlackLimits.SectionText / 2)
            .SelectMany(piece => Sections("> " + piece.ReplaceLineEndings("\n").Replace("\n", "\n> ", StringComparison.Ordinal)));
    }

    /// <summary>Facts as one text, a line each.</summary>
    private static RichText InOne(Facts facts) => new(
        [.. facts.Items.SelectMany((fact, at) => (IEnumerable<Span>)[new Words(at == 0 ? fact.Label : $"\n{fact.Label}", Emphasis.Strong), new Words("  "), .. fact.Value.Spans])]);

    private static string Line(Fact fact, IReadOnlyList<PersonRef> notify) =>
        $"{Markup.Render(RichText.Plain(fact.Label, Emphasis.Strong), notify)}  {Markup.Render(fact.Value, notify)}";

    private static List<SlackElement> Elements(Buttons buttons)
    {
        if (buttons.Items.Count + buttons.Links.Count > SlackLimits.ElementsInActions)
            throw new DoesNotFitException($"{buttons.Items.Count + buttons.Links.Count} buttons in a row; Slack takes {SlackLimits.ElementsInActions}.");

        var times = new Dictionary<ActionId, int>();
        return
        [
            .. buttons.Items.Select(button => Render(button, times[Pressed(button)] = times.GetValueOrDefault(Pressed(button)) + 1)),
            .. buttons.Links.Select((link, index) => (Address: AddressOf(link), link, index)).Where(each => each.Address is { Length: <= SlackLimits.ButtonUrl })
                .Select(each => new ButtonElement($"{ActionIdCodec.Followed}~{each.index + 1}", Plain(each.link.Label, SlackLimits.ButtonText)) { Url = each.Address }),
        ];
    }

    /// <summary>Slack asks by itself, so a press here is a confirmed one.</summary>
    private static ActionId Pressed(Button button) => button.Confirm?.Action ?? button.Action;

    /// <summary>https://docs.slack.dev/interactivity/deep-linking; null for what nobody should be led to.</summary>
    private static string? AddressOf(Link link) => link switch
    {
        WebLink web => web.IsSafe ? web.Address : null,
        RoomLink room => $"https://slack.com/app_redirect?channel={Uri.EscapeDataString(room.Room.ExternalId)}",
        PrivateRoomLink => null,
        _ => throw new NotSupportedException($"Slack cannot show {link.GetType().Name}."),
    };

    private static ConfirmObject Render(Confirmation confirm, ButtonStyle style) => new(
        Plain(confirm.Title, SlackLimits.ConfirmTitle), Plain(confirm.Text, SlackLimits.ConfirmText),
        Plain(confirm.Yes, SlackLimits.ConfirmButton), Plain(confirm.No, SlackLimits.ConfirmButton))
    {
        Style = style == ButtonStyle.Danger ? "danger" : null,
    };

    private static ButtonElement Render(Button button, int time) =>
        new ButtonElement(ActionIdCodec.Write(Pressed(button), time), Plain(button.Label, SlackLimits.ButtonText))
        {
            Confirm = button.Confirm is { } confirm ? Render(confirm, button.Style) : null,
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
        var chosen = options.Where(option => select.Chosen.Contains(option.Value)).ToList();
        return select.MaxChosen == 1
            ? new StaticSelect(id, placeholder, options) { InitialOption = chosen.FirstOrDefault() }
            : new MultiStaticSelect(id, placeholder, options) { InitialOptions = chosen.Count > 0 ? chosen : null, MaxSelectedItems = select.MaxChosen };
    }

    private static bool IsLight(RichText text) => text.Spans.Count > 0 && text.Spans.All(span => span is Words { Emphasis: Emphasis.Light });

    private static RichText Bare(RichText text) => new([.. text.Spans.Select(span => span is Words words ? words with { Emphasis = Emphasis.None } : span)]);
}
