using PrepBot.Chat.Messages;

namespace PrepBot.Slack.Rendering;

/// <summary>A button that does once more what was to open a form. Only Slack has it: a press brings the fresh trigger that a form needs.</summary>
/// <param name="ActionId">What was pressed, or <see cref="ActionIdCodec.TypedAgain"/>.</param>
/// <param name="Line">What was typed, when it was a line.</param>
internal sealed record OpenAgain(string ActionId, string? Line) : Block
{
    public const string Label = "Open the form";

    public override string ToPlainText() => $"[{Label}]";
}
