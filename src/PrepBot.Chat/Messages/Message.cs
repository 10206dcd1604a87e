using System.Text.Json.Serialization;
using PrepBot.Values.Identity;

namespace PrepBot.Chat.Messages;

/// <summary>A message, written once for every platform.</summary>
/// <param name="Blocks">What it shows, top to bottom; at least one.</param>
public sealed record Message(IReadOnlyList<Block> Blocks)
{
    /// <summary>People whom the message may ring. Empty by default: naming somebody does not ring them.</summary>
    public IReadOnlyList<PersonRef> Notify { get; init; } = [];

    /// <summary>The colour at its edge, where the platform has one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Accent Accent { get; init; }

    /// <summary>What a notification says of it, at most <see cref="Label.MaxNotice"/> characters, without what others must not read over a shoulder; null for its heading.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public string? Notice { get; init; }

    /// <summary>It arrives without a sound, where the platform can: it scrolls by for whoever looks.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Silent { get; init; }

    /// <summary>
    /// Which private card this is, 1-60 characters: of one person, the newest of a name is the true one, and takes the place of the others where the platform can.
    /// Null for a message of its own.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public string? Card { get; init; }

    /// <summary>A message of one paragraph, optionally with buttons under it.</summary>
    public static Message Create(RichText text, params ReadOnlySpan<Button> buttons) =>
        buttons.IsEmpty ? new Message([new Paragraph(text)]) : new Message([new Paragraph(text), new Buttons(buttons.ToArray())]);

    /// <summary>The message with a way that leads into this room; without it where there is none. A row with nothing left in it goes.</summary>
    /// <param name="words">What is to be known before one goes there: it stands above the way.</param>
    public Message WithWay(PrivateRoomLink way, RoomRef? room, RichText? words = null) => this with
    {
        Blocks =
        [
            .. Blocks.SelectMany(block => words is not null && room is not null && block is Buttons { Links: var links } && links.Contains(way) ? [new Paragraph(words), block] : new[] { block })
                .Select(block => block is Buttons row ? row with { Links = [.. row.Links.SelectMany(link => link != way ? [link] : room is { } found ? [new RoomLink(way.Label, found)] : Array.Empty<Link>())] } : block)
                .Where(block => block is not Buttons { Items.Count: 0, Links.Count: 0 }),
        ],
    };

    /// <summary>The message as it stands in this room itself, where no way need lead.</summary>
    public Message Within(RoomRef room) => this with
    {
        Blocks =
        [
            .. Blocks.Select(block => block is Buttons row ? row with { Links = [.. row.Links.Where(link => (link as RoomLink)?.Room != room)] } : block)
                .Where(block => block is not Buttons { Items.Count: 0, Links.Count: 0 }),
        ],
    };

    /// <summary>What a notification says: its own words for it, else the heading, else the first line that is nobody's own words.</summary>
    public string ToNotice()
    {
        var text = Notice
            ?? Blocks.OfType<Heading>().FirstOrDefault()?.Text
            ?? Blocks.Where(block => block is Paragraph or Section or SmallPrint).Select(block => block.ToPlainText()).FirstOrDefault()
            ?? "PrepBot";
        return Label.Fit(text.Split('\n')[0].Trim(), Label.MaxNotice);
    }

    /// <summary>The message as plain lines: for notifications, screen readers and tests.</summary>
    public string ToPlainText() => string.Join('\n', Blocks.Select(block => block.ToPlainText()).Where(line => line.Length > 0));
}

/// <summary>A part of a message. A closed set: every renderer knows every kind, and a test names the one it does not.</summary>
[JsonDerivedType(typeof(Heading), "heading")]
[JsonDerivedType(typeof(Paragraph), "paragraph")]
[JsonDerivedType(typeof(Quote), "quote")]
[JsonDerivedType(typeof(Facts), "facts")]
[JsonDerivedType(typeof(Divider), "divider")]
[JsonDerivedType(typeof(Buttons), "buttons")]
[JsonDerivedType(typeof(Select), "select")]
[JsonDerivedType(typeof(Section), "section")]
[JsonDerivedType(typeof(SmallPrint), "small")]
[JsonDerivedType(typeof(CellMap), "map")]
public abstract record Block
{
    /// <summary>The block as plain text, empty where it has none.</summary>
    public abstract string ToPlainText();
}

/// <summary>A short line that says what the message is.</summary>
/// <param name="Text">1-150 characters.</param>
public sealed record Heading(string Text) : Block
{
    public override string ToPlainText() => Text;
}

/// <summary>Running text.</summary>
public sealed record Paragraph(RichText Text) : Block
{
    public override string ToPlainText() => Text.ToPlainText();
}

/// <summary>Somebody's own words, set apart.</summary>
public sealed record Quote(RichText Text) : Block
{
    public override string ToPlainText() => $"\"{Text.ToPlainText()}\"";
}

/// <summary>Names with values, one a line or side by side.</summary>
/// <param name="Items">1-10 of them.</param>
public sealed record Facts(IReadOnlyList<Fact> Items) : Block
{
    public override string ToPlainText() => string.Join('\n', Items.Select(item => $"{item.Label}: {item.Value.ToPlainText()}"));
}

/// <summary>A name and its value.</summary>
public sealed record Fact(string Label, RichText Value);

/// <summary>A thin line between two subjects.</summary>
public sealed record Divider : Block
{
    public override string ToPlainText() => "";
}

/// <summary>A row of buttons.</summary>
/// <param name="Items">1-5 of them, the links counted in.</param>
public sealed record Buttons(IReadOnlyList<Button> Items) : Block
{
    /// <summary>What leads elsewhere, behind the buttons.</summary>
    public IReadOnlyList<Link> Links { get => field ?? []; init; }

    public override string ToPlainText() => string.Join(' ', Items.Select(button => $"[{button.Label}]").Concat(Links.Select(link => $"[{link.Label} ↗]")));
}

/// <summary>Running text with one button beside it.</summary>
public sealed record Section(RichText Text, Button Accessory) : Block
{
    public override string ToPlainText() => $"{Text.ToPlainText()} [{Accessory.Label}]";
}

/// <summary>Why, limits, a legend: what is read last.</summary>
public sealed record SmallPrint(RichText Text) : Block
{
    public override string ToPlainText() => Text.ToPlainText();
}

/// <summary>How much a button wants to be pressed.</summary>
public enum ButtonStyle
{
    Normal = 0,
    Primary = 1,
    Danger = 2,
}

/// <summary>A button. It works as long as the message stands: after a restart, after a deploy, next week.</summary>
/// <param name="Action">What a press means.</param>
/// <param name="Label">1-40 characters.</param>
/// <param name="Style">How much it wants to be pressed.</param>
public sealed record Button(ActionId Action, string Label, ButtonStyle Style = ButtonStyle.Normal)
{
    /// <summary>
    /// What a platform that can ask by itself asks before a press counts. Where it cannot, the press means <see cref="Action"/>, whose feature asks with a card.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Confirmation? Confirm { get; init; }
}

/// <summary>A question of the platform's own before a press counts.</summary>
/// <param name="Action">What a press means that was confirmed.</param>
/// <param name="Title">1-100 characters.</param>
/// <param name="Text">What it costs, 1-300 characters.</param>
/// <param name="Yes">1-30 characters.</param>
/// <param name="No">1-30 characters.</param>
public sealed record Confirmation(ActionId Action, string Title, string Text, string Yes, string No);

/// <summary>A list to choose from.</summary>
/// <param name="Action">What a choice means.</param>
/// <param name="Placeholder">What it says before anything is chosen.</param>
/// <param name="Options">1-25 of them.</param>
/// <param name="MaxChosen">How many may be chosen, from 1.</param>
public sealed record Select(ActionId Action, string Placeholder, IReadOnlyList<Option> Options, int MaxChosen = 1) : Block
{
    /// <summary>The values that are chosen already.</summary>
    public IReadOnlyList<string> Chosen { get => field ?? []; init; }

    /// <summary>Of several, also none may be chosen.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool MayBeEmpty { get; init; }

    public override string ToPlainText() => $"[{Placeholder}]";
}

/// <summary>One thing that can be chosen.</summary>
/// <param name="Value">Stable key, 1-60 characters.</param>
/// <param name="Label">What it says, 1-75 characters.</param>
public sealed record Option(string Value, string Label)
{
    /// <summary>A second, softer line, at most <see cref="Messages.Label.MaxOption"/> characters; null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public string? Description { get; init; }
}
