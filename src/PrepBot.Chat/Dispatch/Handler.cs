using PrepBot.Chat.Commands;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;

namespace PrepBot.Chat.Dispatch;

/// <summary>What sets a handler off. A closed set.</summary>
public abstract record Trigger;

/// <summary>A subcommand of the one command there is.</summary>
public sealed record OnCommand(CommandDefinition Definition) : Trigger;

/// <summary>A button or select of this feature.</summary>
/// <param name="Verb">The verb of the <see cref="ActionId"/>.</param>
public sealed record OnClick(string Verb) : Trigger;

/// <summary>A form of this feature that was sent.</summary>
/// <param name="Verb">The verb of the <see cref="ActionId"/>.</param>
/// <param name="Repeat">Why sending the same again, as a new delivery, doubles nothing.</param>
public sealed record OnForm(string Verb, FormRepeat Repeat) : Trigger;

/// <summary>
/// Why a form that is sent once more, under a new delivery id, doubles nothing. People are told that trying again does no harm when nobody knows what
/// became of the first: this says why it is true.
/// </summary>
public enum FormRepeat
{
    /// <summary>It says how something is to be from now on: twice is as good as once.</summary>
    Replaces = 1,

    /// <summary>What it is about has changed by the first: the second finds it done, and what was typed is compared or given back.</summary>
    FindsItDone = 2,

    /// <summary>It adds something: the same words of the same author within an hour are the same, and get the first one's answer.</summary>
    SameWordsOnce = 3,
}

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
/// <param name="Kind">What it does.</param>
/// <param name="Run">Does it, in dispatch's transaction, and says what to answer. An answer of <see cref="FormErrorsReply"/> means: nothing was changed.</param>
public sealed record Handler(Trigger Trigger, AccessRule Rule, HandlerKind Kind, Func<Call, CancellationToken, Task<Reply>> Run)
{
    /// <summary>A handler of a rule that loads what the call is about.</summary>
    /// <typeparam name="TSubject">What it is about.</typeparam>
    /// <inheritdoc cref="Handler"/>
    public static Handler For<TSubject>(Trigger trigger, AccessRule<TSubject> rule, HandlerKind kind, Func<Call<TSubject>, CancellationToken, Task<Reply>> run)
        where TSubject : class =>
        new(trigger, rule, kind, (call, cancellationToken) => run((Call<TSubject>)call, cancellationToken));
}

/// <summary>One thing a person can do: its definition and its handlers.</summary>
public abstract class Feature
{
    /// <summary>Stable name, 1-20 characters of a-z and hyphen; part of every <see cref="ActionId"/>.</summary>
    public abstract string Name { get; }

    /// <summary>What it reacts to.</summary>
    public abstract IReadOnlyList<Handler> Handlers { get; }
}
