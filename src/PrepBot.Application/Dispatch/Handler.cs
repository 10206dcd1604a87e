using PrepBot.Application.Conversation;

namespace PrepBot.Application.Dispatch;

/// <summary>What sets a handler off. A closed set.</summary>
public abstract record Trigger;

/// <summary>A subcommand of /mock.</summary>
public sealed record OnCommand(CommandDefinition Definition) : Trigger;

/// <summary>A button or select of this feature.</summary>
/// <param name="Verb">The verb of the <see cref="ActionId"/>.</param>
public sealed record OnClick(string Verb) : Trigger;

/// <summary>A form of this feature that was sent.</summary>
/// <param name="Verb">The verb of the <see cref="ActionId"/>.</param>
public sealed record OnForm(string Verb) : Trigger;

/// <summary>A person left the community.</summary>
public sealed record OnPersonLeft : Trigger;

/// <summary>What a handler does, which decides how it is acknowledged and what a second delivery means.</summary>
public enum HandlerKind
{
    /// <summary>Only shows something: a second delivery shows it again.</summary>
    Shows = 1,

    /// <summary>Changes something: done once, and a second delivery gets the first one's answer.</summary>
    Changes = 2,

    /// <summary>Answers with a form, which must be the first answer: never deferred, one or two quick queries. A second delivery opens it again.</summary>
    OpensForm = 3,
}

/// <summary>One thing a feature reacts to.</summary>
/// <param name="Trigger">What sets it off.</param>
/// <param name="Rule">Who may.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Run">Does it, in dispatch's transaction, and says what to answer. An answer of <see cref="FormErrorsReply"/> means: nothing was changed.</param>
public sealed record Handler(Trigger Trigger, AccessRule Rule, HandlerKind Kind, Func<Call, CancellationToken, Task<Reply>> Run);

/// <summary>One thing a person can do: its definition and its handlers.</summary>
public abstract class Feature
{
    /// <summary>Stable name, 1-20 characters of a-z and hyphen; part of every <see cref="ActionId"/>.</summary>
    public abstract string Name { get; }

    /// <summary>What it reacts to.</summary>
    public abstract IReadOnlyList<Handler> Handlers { get; }
}
