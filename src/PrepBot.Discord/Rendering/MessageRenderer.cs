using System.Text;
using PrepBot.Chat.Messages;
using PrepBot.Discord.Settings;
using PrepBot.Discord.Wire;
using PrepBot.Values.Identity;

namespace PrepBot.Discord.Rendering;

/// <summary>Messages as Discord's components. What does not fit one message becomes several, in order; nothing is cut.</summary>
internal static class MessageRenderer
{
    /// <summary>Renders a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="community">The guild, when the message stands where the place does not tell: in direct messages.</param>
    /// <returns>The components of one message or, where one cannot hold it, of several.</returns>
    public static IReadOnlyList<IReadOnlyList<Component>> Render(Message message, string? community = null)
    {
        var pages = new Pages();
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

    private static void Add(Block block, string? community, Pages pages)
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
                foreach (var row in buttons.Items.Chunk(DiscordLimits.ButtonsOfRow))
                    pages.Add(Row([.. row.Select(button => Render(button, community))]));
                break;
            case StepButtons steps:
                pages.Add(Row([.. steps.Items.Select(step => Button(
                    new ComponentId.OpenStep(step.Sent.Action, community, step.Step, step.Sent.Steps, step.Opener), step.Label, ButtonStyle.Primary))]));
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

    private static Component Render(Select select, string? community) => new(ComponentType.StringSelect)
    {
        CustomId = ActionIdCodec.Write(new ComponentId.Click(select.Action, community)),
        Placeholder = Fitting(TextCleaner.Clean(select.Placeholder), DiscordLimits.Placeholder, "select"),
        Options = Options(select.Options, []),
        MinValues = 1,
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
            })]
            : throw new ArgumentException($"A list has {options.Count} options; from 1 to {DiscordLimits.OptionsOfSelect} fit.", nameof(options));

    /// <exception cref="ArgumentException">The text is too long for its place: refused aloud and never cut.</exception>
    public static string Fitting(string text, int most, string what) =>
        text.Length <= most ? text : throw new ArgumentException($"The text of a {what} has {text.Length} characters; {most} fit.", nameof(text));

    private static string AsQuote(string text) => string.Join('\n', text.TrimEnd('\n').Split('\n').Select(line => $"> {line}"));

    /// <summary>Collects components into messages, each within Discord's limits.</summary>
    private sealed class Pages
    {
        private readonly List<IReadOnlyList<Component>> _done = [];
        private readonly HashSet<string> _ids = [];
        private readonly StringBuilder _text = new();
        private List<Component> _page = [];
        private int _count;
        private int _length;

        public void AddTexts(IEnumerable<string> texts)
        {
            foreach (var text in texts)
                AddText(text);
        }

        /// <summary>Texts that follow one another share a component; each block begins a line.</summary>
        public void AddText(string text)
        {
            if (text.Length == 0)
                return;

            if (_length + 1 + text.Length > DiscordLimits.TextOfMessage || _count + 1 > DiscordLimits.ComponentsOfMessage)
                Turn();
            if (_text.Length > 0)
                _text.Append('\n');
            _text.Append(text);
            _length += text.Length + 1;
        }

        public void Add(Component component)
        {
            var count = 1 + (component.Components?.Count ?? 0);
            FlushText();
            if (_count + count > DiscordLimits.ComponentsOfMessage)
                Turn();

            _page.Add(component.Components is { } inner ? component with { Components = [.. inner.Select(ToldApart)] } : component);
            _count += count;
        }

        /// <summary>Whether somebody is named already: a message rings only those it names.</summary>
        public bool Names(PersonRef person) =>
            _done.Append(_page).SelectMany(page => page).Any(component => component.Content?.Contains($"<@{person.ExternalId}>", StringComparison.Ordinal) == true)
            || _text.ToString().Contains($"<@{person.ExternalId}>", StringComparison.Ordinal);

        public List<IReadOnlyList<Component>> Done()
        {
            FlushText();
            if (_page.Count > 0)
                _done.Add(_page);
            return _done.Count > 0 ? _done : throw new InvalidOperationException("A message without any block.");
        }

        private Component ToldApart(Component component)
        {
            var id = component.CustomId!;
            for (var copy = 2; !_ids.Add(id); copy++)
                id = ActionIdCodec.Copy(component.CustomId!, copy);
            return component with { CustomId = id };
        }

        private void FlushText()
        {
            if (_text.Length == 0)
                return;

            _page.Add(new Component(ComponentType.TextDisplay) { Content = _text.ToString() });
            _text.Clear();
            _count++;
        }

        private void Turn()
        {
            FlushText();
            if (_page.Count > 0)
                _done.Add(_page);
            _page = [];
            _ids.Clear();
            (_count, _length) = (0, 0);
        }
    }
}
