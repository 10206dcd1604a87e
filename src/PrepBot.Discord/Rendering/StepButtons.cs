using PrepBot.Chat.Forms;
using PrepBot.Chat.Messages;

namespace PrepBot.Discord.Rendering;

/// <summary>Buttons that open a step of a form. Only Discord has them, since its forms are small and cannot follow one another.</summary>
internal sealed record StepButtons(IReadOnlyList<StepButton> Items) : Block
{
    public override string ToPlainText() => string.Join(' ', Items.Select(button => $"[{button.Label}]"));
}

/// <summary>A choice of a form that is tapped outside of it. Only Discord has them, since its forms are small.</summary>
/// <param name="Id">What a tap means.</param>
/// <param name="Field">The choice, with what was chosen before.</param>
internal sealed record TapSelect(ComponentId.Tap Id, ChoiceField Field) : Block
{
    public override string ToPlainText() => $"[{Field.Label}]";
}

/// <summary>A button that opens a step.</summary>
/// <param name="Sent">The step that was sent.</param>
/// <param name="Opener">What opens the form.</param>
/// <param name="Step">Which step to open.</param>
/// <param name="Label">What it says.</param>
internal sealed record StepButton(ComponentId.Modal Sent, FormOpener Opener, int Step, string Label);
