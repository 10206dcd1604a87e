using PrepBot.Chat.Messages;
using PrepBot.Discord.Settings;
using PrepBot.Discord.Wire;
using PrepBot.Values.Identity;

namespace PrepBot.Discord.Rendering;

/// <summary>Messages as Discord's components. What does not fit one message becomes several, in order; nothing is cut.</summary>
internal static class MessageRenderer
{
    /// <summary>Renders a message.</summary>
    /// <param name="community">The guild, when the message stands where the place does not tell: in direct messages.</param>
    /// <returns>The components of one message or, where one cannot hold it, of several.</returns>
    public static IReadOnlyList<IReadOnlyList<Component>> Render(Message message, string? community = null)
    {
        var pages = new MessagePages(Accents.Rgb(message.Accent));
        foreach (var block in message.Blocks)
            Add(block, community, pages);
        if (message.Notify.Where(person => IsOurs(person) && !pages.Names(person)).ToList() is { Count: > 0 } unnamed)
            pages.AddText(string.Join(' ', unnamed.Select(person => TextRenderer.RenderWhole(new RichText([new PersonName(person, "")])))));
        return pages.Done();
    }

    /// <summary>Whom the message may ring: the people it names in <see cref="Message.Notify"/>, and nobody else.</summary>
    public static AllowedMentions Mentions(Message message) => message.Notify.Count == 0
        ? AllowedMentions.Nobody
        : new AllowedMentions([], [.. message.Notify.Where(IsOurs).Select(person => person.ExternalId).Distinct()]);

    private static bool IsOurs(PersonRef person) => person.Platform == DiscordPlatformName.Name;

    private static void Add(Block block, string? community, MessagePages pages)
    {
        switch (block)
        {
            case Heading heading:
                pages.AddText(Fitting($"### {Markdown.Escape(TextCleaner.Clean(heading.Text).ReplaceLineEndings(" "))}", DiscordLimits.TextOfMessage, "heading"));
                break;
            case Paragraph paragraph:
                pages.AddTexts(TextRenderer.Render(paragraph.Text, DiscordLimits.TextOfMessage));
                break;
            case Quote quote:
                // Each line gets two signs more; half the room is always enough for that.
                pages.AddTexts(TextRenderer.Render(quote.Text, DiscordLimits.TextOfMessage / 3).Select(AsQuote));
                break;
            case Facts facts:
                foreach (var fact in facts.Items)
                    pages.AddTexts(TextRenderer.Render(new RichText([new Words(fact.Label, Emphasis.Strong), new Words("  "), .. fact.Value.Spans]), DiscordLimits.TextOfMessage));
                break;
            case Divider:
                pages.Add(new Component(ComponentType.Separator) { Divider = true });
                break;
            case Buttons buttons:
                foreach (var row in buttons.Items.Select(button => Render(button, community)).Concat(buttons.Links.SelectMany(link => Render(link, community))).Chunk(DiscordLimits.ButtonsOfRow))
                    pages.Add(Row(row));
                foreach (var room in buttons.Links.OfType<RoomLink>().Where(link => AddressOf(link, community) is null && RoomAddress.From(link.Room) is RoomAddress.Channel))
                    pages.AddText($"{Markdown.Escape(TextCleaner.Clean(room.Label))}: {TextRenderer.RenderWhole(new RichText([new RoomName(room.Room)]))}");
                break;
            case Section section:
                var texts = TextRenderer.Render(section.Text, DiscordLimits.TextOfMessage);
                pages.AddTexts(texts.SkipLast(1));
                pages.Add(new Component(ComponentType.Section)
                {
                    Components = [new Component(ComponentType.TextDisplay) { Content = texts[^1] }],
                    Accessory = Render(section.Accessory, community),
                });
                break;
            case SmallPrint small:
                // Each line gets three signs more.
                pages.AddTexts(TextRenderer.Render(small.Text, DiscordLimits.TextOfMessage / 4).Select(AsSmallPrint));
                break;
            case CellMap map:
                pages.AddText(AsCode(map));
                break;
            case StepButtons steps:
                pages.Add(Row([.. steps.Items.Select(step => Button(
                    new ComponentId.OpenStep(step.Sent.Action, community, step.Step, step.Sent.Steps, step.Opener), step.Label, ButtonStyle.Primary))]));
                break;
            case TapSelect tap:
                pages.Add(Row([FormRenderer.Render(tap)]));
                break;
            case Select select:
                pages.Add(Row([Render(select, community)]));
                break;
            default:
                throw new NotSupportedException($"Discord cannot show {block.GetType().Name}.");
        }
    }

    public static Component Row(IReadOnlyList<Component> components) => new(ComponentType.ActionRow) { Components = components };

    public static Component Button(ComponentId id, string label, ButtonStyle style = ButtonStyle.Normal) => new(ComponentType.Button)
    {
        CustomId = ActionIdCodec.Write(id),
        Label = Fitting(TextCleaner.Clean(label), DiscordLimits.ButtonLabel, "button"),
        Style = style switch
        {
            ButtonStyle.Normal => 2,
            ButtonStyle.Primary => 1,
            ButtonStyle.Danger => 4,
            _ => throw new NotSupportedException($"Discord cannot show {style}."),
        },
    };

    private static Component Render(Button button, string? community) => Button(new ComponentId.Click(button.Action, community), button.Label, button.Style);

    /// <summary>A link as a button; nothing where there is no safe address, or none that is known.</summary>
    private static IEnumerable<Component> Render(Link link, string? community) => AddressOf(link, community) is { Length: <= DiscordLimits.Url } address
        ? [new Component(ComponentType.Button) { Label = Fitting(TextCleaner.Clean(link.Label), DiscordLimits.ButtonLabel, "link"), Style = 5, Url = address }]
        : [];

    /// <summary>https://docs.discord.com/developers/reference#message-formatting: a channel's address needs its guild, which only direct messages carry; elsewhere its name leads there. A room in direct messages is where the reader is.</summary>
    private static string? AddressOf(Link link, string? community) => link switch
    {
        WebLink web => web.IsSafe ? web.Address : null,
        RoomLink room => community is not null && RoomAddress.From(room.Room) is RoomAddress.Channel channel ? $"https://discord.com/channels/{community}/{channel.Id}" : null,
        PrivateRoomLink => null,
        _ => throw new NotSupportedException($"Discord cannot show {link.GetType().Name}."),
    };

    private static Component Render(Select select, string? community) => new(ComponentType.StringSelect)
    {
        CustomId = ActionIdCodec.Write(new ComponentId.Click(select.Action, community)),
        Placeholder = Fitting(TextCleaner.Clean(select.Placeholder), DiscordLimits.Placeholder, "select"),
        Options = Options(select.Options, select.Chosen),
        MinValues = select.MayBeEmpty ? 0 : 1,
        MaxValues = Math.Clamp(select.MaxChosen, 1, select.Options.Count),
    };

    /// <summary>Options of a select or group, with those chosen before.</summary>
    /// <exception cref="ArgumentException">There are none, or too many: then the feature has to offer fewer.</exception>
    public static IReadOnlyList<SelectOption> Options(IReadOnlyList<Option> options, IReadOnlyList<string> chosen) =>
        options.Count is > 0 and <= DiscordLimits.OptionsOfSelect
            ? [.. options.Select(option => new SelectOption(
                Fitting(TextCleaner.Clean(option.Label), DiscordLimits.OptionLabel, "option"),
                Fitting(option.Value, DiscordLimits.OptionValue, "option"))
            {
                Default = chosen.Contains(option.Value) ? true : null,
                Description = option.Description is { Length: > 0 } more ? Fitting(TextCleaner.Clean(more), DiscordLimits.OptionDescription, "option") : null,
            })]
            : throw new ArgumentException($"A list has {options.Count} options; from 1 to {DiscordLimits.OptionsOfSelect} fit.", nameof(options));

    /// <exception cref="ArgumentException">The text is too long for its place: refused aloud and never cut.</exception>
    public static string Fitting(string text, int most, string what) =>
        text.Length <= most ? text : throw new ArgumentException($"The text of a {what} has {text.Length} characters; {most} fit.", nameof(text));

    private static string AsQuote(string text) => string.Join('\n', text.TrimEnd('\n').Split('\n').Select(line => $"> {line}"));

    private static string AsSmallPrint(string text) => string.Join('\n', text.Split('\n').Where(line => line.Trim().Length > 0).Select(line => $"-# {line}"));

    /// <summary>In code style every sign is as wide as a letter, so that two columns stay two columns.</summary>
    private static string AsCode(CellMap map) => $"```\n{string.Join('\n', map.Lines().Select(line => string.Join("  ", line.Select(Cell)).TrimEnd()))}\n```";

    private static string Cell(Cell cell) =>
        $"{CellSigns.Of(cell.Sign)} {Fitting(TextCleaner.Clean(cell.Name).Replace('`', '\''), Label.MaxCell, "cell").PadRight(Label.MaxCell)}";
}
