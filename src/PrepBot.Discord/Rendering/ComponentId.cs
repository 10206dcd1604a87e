using PrepBot.Chat.Messages;

namespace PrepBot.Discord.Rendering;

/// <summary>What a button, select or modal means on Discord. A closed set, written into <c>custom_id</c> by <see cref="ActionIdCodec"/>.</summary>
/// <param name="Action">The action; of a form, what sending it means.</param>
/// <param name="Community">The guild it belongs to, where the place does not tell: in direct messages.</param>
internal abstract record ComponentId(ActionId Action, string? Community)
{
    /// <summary>A button or select.</summary>
    public sealed record Click(ActionId Action, string? Community) : ComponentId(Action, Community);

    /// <summary>One step of a form, as a modal.</summary>
    /// <param name="Action">What sending the form means.</param>
    /// <param name="Step">From 0.</param>
    /// <param name="Steps">How many the form has, 1-5.</param>
    /// <param name="Opener">What opens the form again, or null where nothing is known that does.</param>
    public sealed record Modal(ActionId Action, string? Community, int Step, int Steps, FormOpener? Opener) : ComponentId(Action, Community);

    /// <summary>A list in which one choice of a form is tapped, and kept at once.</summary>
    /// <param name="Action">What sending the form means.</param>
    /// <param name="Field">The key of the choice.</param>
    public sealed record Tap(ActionId Action, string? Community, string Field) : ComponentId(Action, Community);

    /// <summary>A button that opens one step of a form.</summary>
    /// <inheritdoc cref="Modal"/>
    public sealed record OpenStep(ActionId Action, string? Community, int Step, int Steps, FormOpener Opener) : ComponentId(Action, Community);
}

/// <summary>What a form was opened by, so that its next step can be opened the same way, after a restart too. A closed set.</summary>
internal abstract record FormOpener
{
    /// <summary>A click on an action of the same feature and subject.</summary>
    public sealed record Verb(string Name) : FormOpener;

    /// <summary>A command.</summary>
    public sealed record Command(string Name) : FormOpener;
}
