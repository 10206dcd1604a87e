using PrepBot.Chat.Forms;

namespace PrepBot.Discord.Rendering;

/// <summary>What a form becomes here, one after the other: its steps as modals, and before one that holds too much a card with its choices.</summary>
/// <param name="Step">What is asked: of a card its choices alone, of the modal after it the rest.</param>
/// <param name="IsCard">Whether it is a card.</param>
internal sealed record FormSteps(FormStep Step, bool IsCard)
{
    public static IReadOnlyList<FormSteps> Of(Form form) => [.. form.Steps.SelectMany(Of)];

    /// <summary>Choices of the step's card that must be made and are not yet.</summary>
    public IReadOnlyList<ChoiceField> Open => IsCard ? [.. Step.Fields.OfType<ChoiceField>().Where(choice => choice.Required && choice.Chosen.Count == 0)] : [];

    private static IEnumerable<FormSteps> Of(FormStep step)
    {
        if (step.Taps is not { Count: > 0 } taps)
            return [new FormSteps(step, IsCard: false)];

        // What a text says about a choice stands somewhere else as well, and the card is about the choosing.
        var rest = step.Parts.Where(part => part is Field field && !taps.Contains(field));
        return [new FormSteps(step with { Parts = [.. taps] }, IsCard: true), new FormSteps(step with { Parts = [.. rest] }, IsCard: false)];
    }
}
