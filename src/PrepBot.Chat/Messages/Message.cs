using System.Text.Json.Serialization;
using PrepBot.Values.Identity;

namespace PrepBot.Chat.Messages;

/// <summary>A message, written once for every platform.</summary>
/// <param name="Blocks">What it shows, top to bottom; at least one.</param>
public sealed record Message(IReadOnlyList<Block> Blocks)
{
    /// <summary>People whom the message may ring. Empty by default: naming somebody does not ring them.</summary>
    public IReadOnlyList<PersonRef> Notify { get; init; } = [];

    /// <summary>A message of one paragraph, optionally with buttons under it.</summary>
    public static Message Create(RichText text, params ReadOnlySpan<Button> buttons) =>
        buttons.IsEmpty ? new Message([new Paragraph(text)]) : new Message([new Paragraph(text), new Buttons(buttons.ToArray())]);

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
/// <param name="Items">1-5 of them.</param>
public sealed record Buttons(IReadOnlyList<Button> Items) : Block
{
    public override string ToPlainText() => string.Join(' ', Items.Select(button => $"[{button.Label}]"));
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
public sealed record Button(ActionId Action, string Label, ButtonStyle Style = ButtonStyle.Normal);

/// <summary>A list to choose from.</summary>
/// <param name="Action">What a choice means.</param>
/// <param name="Placeholder">What it says before anything is chosen.</param>
/// <param name="Options">1-25 of them.</param>
/// <param name="MaxChosen">How many may be chosen, from 1.</param>
public sealed record Select(ActionId Action, string Placeholder, IReadOnlyList<Option> Options, int MaxChosen = 1) : Block
{
    public override string ToPlainText() => $"[{Placeholder}]";
}

/// <summary>One thing that can be chosen.</summary>
/// <param name="Value">Stable key, 1-60 characters.</param>
/// <param name="Label">What it says, 1-75 characters.</param>
public sealed record Option(string Value, string Label);
