using PrepBot.Chat.Commands;
using PrepBot.Chat.Forms;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Platforms;
using PrepBot.Chat.Work;
using PrepBot.Values.Identity;

namespace PrepBot.Chat.Dispatch;

/// <summary>One interaction in the hands of its handler: who acts, and the transaction.</summary>
public record Call
{
    public required Interaction Interaction { get; init; }

    /// <summary>The transaction the handler works in; dispatch commits it.</summary>
    public required IUnitOfWork Work { get; init; }

    /// <summary>The instant of this interaction.</summary>
    public DateTimeOffset Now => Work.Now;

    /// <summary>Who acts, and where.</summary>
    public required Scene Scene { get; init; }

    /// <summary>What is known of the other people this is about: whoever is named, seated or invited is looked at first.</summary>
    public required AskedPeople People { get; init; }

    /// <summary>What was typed over the steps of the form.</summary>
    public FormAnswers Answers { get; init; } = FormAnswers.Empty;

    /// <summary>Whether the platform says, of this moment, that the acting member may change the community's settings.</summary>
    public bool IsPlatformOrganiser => Interaction.Origin is { Proof: EnvelopeProof.Rights, IsOrganiser: true };

    public CommunityId CommunityId => Scene.CommunityId;

    public MemberId MemberId => Scene.MemberId;

    /// <summary>What the button, select or form is about, as it stands in its id.</summary>
    public Subject Target => Interaction switch
    {
        ActionClicked clicked => clicked.Action.Subject,
        FormSubmitted submitted => submitted.Form.Subject,
        _ => Messages.Subject.None,
    };

    /// <summary>The inputs of the command.</summary>
    public CommandValues Values => Interaction is CommandUsed used ? used.Values : CommandValues.None;

    /// <summary>The values chosen from a select.</summary>
    public IReadOnlyList<string> Chosen => Interaction is ActionClicked clicked ? clicked.Chosen : [];

    /// <summary>A fresh id.</summary>
    public TId NewId<TId>()
        where TId : struct, ITypedId<TId> => PrepBot.Values.Identity.NewId.At<TId>(Now);
}

/// <summary>A call whose rule has loaded the row it is about and let the actor at it.</summary>
/// <typeparam name="TSubject">What the call is about.</typeparam>
public sealed record Call<TSubject> : Call
    where TSubject : class
{
    [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
    internal Call(Call call, TSubject subject)
        : base(call) => Subject = subject;

    /// <summary>What the rule has let through; locked when the handler changes things.</summary>
    public TSubject Subject { get; init; }
}
