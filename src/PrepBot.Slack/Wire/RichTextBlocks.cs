using System.Text.Json.Serialization;

namespace PrepBot.Slack.Wire;

// https://docs.slack.dev/reference/block-kit/blocks/rich-text-block: only what we send.

/// <summary>A text in parts that say what they are; nothing in its words is read as markup.</summary>
internal sealed record RichTextBlock(IReadOnlyList<RichTextPart> Elements) : SlackBlock;

[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(RichTextSection), "rich_text_section")]
[JsonDerivedType(typeof(RichTextQuote), "rich_text_quote")]
internal abstract record RichTextPart(IReadOnlyList<RichTextElement> Elements);

internal sealed record RichTextSection(IReadOnlyList<RichTextElement> Elements) : RichTextPart(Elements);

internal sealed record RichTextQuote(IReadOnlyList<RichTextElement> Elements) : RichTextPart(Elements);

[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TextElement), "text")]
[JsonDerivedType(typeof(UserElement), "user")]
[JsonDerivedType(typeof(ChannelElement), "channel")]
[JsonDerivedType(typeof(DateElement), "date")]
internal abstract record RichTextElement;

internal sealed record TextElement(string Text) : RichTextElement
{
    public TextStyle? Style { get; init; }
}

internal sealed record TextStyle
{
    public bool? Bold { get; init; }

    public bool? Italic { get; init; }
}

internal sealed record UserElement(string UserId) : RichTextElement;

internal sealed record ChannelElement(string ChannelId) : RichTextElement;

/// <param name="Timestamp">Unix time in seconds.</param>
/// <param name="Fallback">Where the instant cannot be shown.</param>
internal sealed record DateElement(long Timestamp, string Format, string Fallback) : RichTextElement;
