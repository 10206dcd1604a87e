using PrepBot.Chat.Messages;
using PrepBot.Discord.Rendering;
using PrepBot.Discord.Wire;

namespace PrepBot.Discord.Inbound;

/// <summary>What an interaction was read as. A closed set.</summary>
internal abstract record ReadInteraction
{
    /// <summary>For a feature.</summary>
    /// <param name="Interaction">What was done.</param>
    /// <param name="Context">How its answer can be shown.</param>
    public sealed record Request(PrepBot.Chat.Interactions.Interaction Interaction, AnswerContext Context) : ReadInteraction;

    /// <summary>Choices for what is being typed; answered at once, from memory.</summary>
    public sealed record Choices(IReadOnlyList<ApplicationCommandOptionChoice> Offered) : ReadInteraction;

    /// <summary>Refused in words, before any feature.</summary>
    public sealed record Refused(string Words) : ReadInteraction;

    /// <summary>Not something that can be answered at all: ignored and counted.</summary>
    public sealed record Nonsense : ReadInteraction;
}

/// <summary>What the answer has to know of the interaction.</summary>
/// <param name="Community">The guild to put into ids, in direct messages; else null.</param>
/// <param name="OnPrivateMessage">It came from a message that only this person sees, so the message can become the answer.</param>
internal sealed record AnswerContext(InteractionType Type, string? Community, bool OnPrivateMessage)
{
    /// <summary>What opens a form that is the answer, if it is to be opened again.</summary>
    public FormOpener? Opener { get; init; }

    /// <summary>The step of a form that is asked for: of the form, from 0.</summary>
    public FormStepAsked? Asked { get; init; }

    /// <summary>The step that was sent, when a form was.</summary>
    public ComponentId.Modal? Sent { get; init; }
}

/// <summary>A step of a form that a button asked for.</summary>
internal sealed record FormStepAsked(ActionId Form, int Step);
