using System.Text.Json.Serialization;

namespace PrepBot.Slack.Wire;

// Block Kit, https://docs.slack.dev/reference/block-kit/blocks: only what we send.

[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(HeaderBlock), "header")]
[JsonDerivedType(typeof(SectionBlock), "section")]
[JsonDerivedType(typeof(ContextBlock), "context")]
[JsonDerivedType(typeof(DividerBlock), "divider")]
[JsonDerivedType(typeof(ActionsBlock), "actions")]
[JsonDerivedType(typeof(InputBlock), "input")]
[JsonDerivedType(typeof(RichTextBlock), "rich_text")]
internal abstract record SlackBlock;

internal sealed record HeaderBlock(PlainText Text) : SlackBlock;

internal sealed record SectionBlock(SectionText? Text) : SlackBlock
{
    /// <summary>Two columns of short texts.</summary>
    public IReadOnlyList<SectionText>? Fields { get; init; }

    /// <summary>What stands beside the text.</summary>
    public SlackElement? Accessory { get; init; }
}

internal sealed record ContextBlock(IReadOnlyList<SectionText> Elements) : SlackBlock;

internal sealed record DividerBlock : SlackBlock;

internal sealed record ActionsBlock(IReadOnlyList<SlackElement> Elements) : SlackBlock;

internal sealed record InputBlock(string BlockId, PlainText Label, SlackElement Element) : SlackBlock
{
    public bool Optional { get; init; }

    public PlainText? Hint { get; init; }
}

/// <summary>What a section, a field or a context holds: a text of either kind.</summary>
internal sealed record SectionText(string Text, string Type)
{
    public bool? Verbatim { get; init; }

    public bool? Emoji { get; init; }

    public static implicit operator SectionText(Mrkdwn text) => new(text.Text, text.Type) { Verbatim = text.Verbatim };

    public static implicit operator SectionText(PlainText text) => new(text.Text, text.Type) { Emoji = text.Emoji };
}

internal sealed record PlainText(string Text)
{
    public string Type { get; } = "plain_text";

    /// <summary>Whether ":smile:" becomes a picture; what somebody typed stays as typed.</summary>
    public bool Emoji { get; }
}

internal sealed record Mrkdwn(string Text)
{
    public string Type { get; } = "mrkdwn";

    /// <summary>Nothing is turned into links or names but what is marked as such.</summary>
    public bool Verbatim { get; } = true;
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ButtonElement), "button")]
[JsonDerivedType(typeof(StaticSelect), "static_select")]
[JsonDerivedType(typeof(MultiStaticSelect), "multi_static_select")]
[JsonDerivedType(typeof(PlainTextInput), "plain_text_input")]
[JsonDerivedType(typeof(NumberInputElement), "number_input")]
[JsonDerivedType(typeof(DatePicker), "datepicker")]
[JsonDerivedType(typeof(RadioButtons), "radio_buttons")]
[JsonDerivedType(typeof(Checkboxes), "checkboxes")]
internal abstract record SlackElement(string ActionId);

internal sealed record ButtonElement(string ActionId, PlainText Text) : SlackElement(ActionId)
{
    /// <summary>"primary", "danger" or nothing.</summary>
    public string? Style { get; init; }

    /// <summary>Comes back with a press.</summary>
    public string? Value { get; init; }

    /// <summary>Where a press leads; it comes back all the same.</summary>
    public string? Url { get; init; }

    /// <summary>What Slack asks before a press counts.</summary>
    public ConfirmObject? Confirm { get; init; }
}

/// <summary>https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object</summary>
internal sealed record ConfirmObject(PlainText Title, PlainText Text, PlainText Confirm, PlainText Deny)
{
    /// <summary>"danger" or nothing.</summary>
    public string? Style { get; init; }
}

internal sealed record StaticSelect(string ActionId, PlainText Placeholder, IReadOnlyList<OptionObject> Options) : SlackElement(ActionId)
{
    public OptionObject? InitialOption { get; init; }
}

internal sealed record MultiStaticSelect(string ActionId, PlainText Placeholder, IReadOnlyList<OptionObject> Options) : SlackElement(ActionId)
{
    public IReadOnlyList<OptionObject>? InitialOptions { get; init; }

    public int MaxSelectedItems { get; init; }
}

internal sealed record PlainTextInput(string ActionId) : SlackElement(ActionId)
{
    public bool Multiline { get; init; }

    public string? InitialValue { get; init; }

    public int MaxLength { get; init; }
}

internal sealed record NumberInputElement(string ActionId) : SlackElement(ActionId)
{
    public bool IsDecimalAllowed { get; }

    public string? InitialValue { get; init; }

    public string? MinValue { get; init; }

    public string? MaxValue { get; init; }
}

internal sealed record DatePicker(string ActionId) : SlackElement(ActionId)
{
    public string? InitialDate { get; init; }
}

internal sealed record RadioButtons(string ActionId, IReadOnlyList<OptionObject> Options) : SlackElement(ActionId)
{
    public OptionObject? InitialOption { get; init; }
}

internal sealed record Checkboxes(string ActionId, IReadOnlyList<OptionObject> Options) : SlackElement(ActionId)
{
    public IReadOnlyList<OptionObject>? InitialOptions { get; init; }
}

internal sealed record OptionObject(PlainText? Text, string? Value)
{
    public PlainText? Description { get; init; }
}
