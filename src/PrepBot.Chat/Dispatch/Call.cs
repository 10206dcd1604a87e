using PrepBot.Chat.Commands;
using PrepBot.Chat.Forms;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Platforms;
using PrepBot.Chat.Work;
using PrepBot.Domain.Communities;
using PrepBot.Domain.Members;
using PrepBot.Domain.Pairing;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Communities;
using PrepBot.Values.Identity;

namespace PrepBot.Chat.Dispatch;

/// <summary>One interaction in the hands of its handler: who acts, the transaction, and the rows its rule has let through.</summary>
public sealed record Call
{
    public required Interaction Interaction { get; init; }

    /// <summary>The transaction the handler works in; dispatch commits it.</summary>
    public required IUnitOfWork Work { get; init; }

    /// <summary>The instant of this interaction, by the injected clock.</summary>
    public required DateTimeOffset Now { get; init; }

    public required Presence Presence { get; init; }

    /// <summary>What is known of the other people this is about: whoever is named, seated or invited is looked at first.</summary>
    public required AskedPeople People { get; init; }

    /// <summary>The round of the subject, for a rule of <see cref="AccessRule.OfRound"/>; locked when the handler changes things.</summary>
    public Round? SubjectRound { get; init; }

    /// <summary>The invitation of the subject, for a rule of <see cref="AccessRule.Invited"/> or <see cref="AccessRule.Inviter"/>.</summary>
    public Invitation? SubjectInvitation { get; init; }

    /// <summary>The waiting entry of the subject, for a rule of <see cref="AccessRule.OwnEntry"/>.</summary>
    public WaitingEntry? SubjectEntry { get; init; }

    /// <summary>What was typed over the steps of the form.</summary>
    public FormAnswers Answers { get; init; } = FormAnswers.Empty;

    public Member Member => Presence.Member;

    /// <summary>Whether the platform says, of this moment, that the acting member may change the community's settings.</summary>
    public bool IsPlatformOrganiser => Interaction.Origin is { Proof: EnvelopeProof.Rights, IsOrganiser: true };

    public Community Community => Presence.Community;

    public CommunityId CommunityId => Presence.Community.Id;

    /// <summary>The channel it happened in, or whose round has this room.</summary>
    /// <exception cref="InvalidOperationException">The handler's rule did not ask for one.</exception>
    public Channel Channel => Presence.Channel ?? throw new InvalidOperationException("The rule did not ask for a channel.");

    /// <summary>The round let through by the rule.</summary>
    /// <exception cref="InvalidOperationException">The handler's rule is not about a round.</exception>
    public Round Round => SubjectRound ?? throw new InvalidOperationException("The rule is not about a round.");

    /// <summary>The acting member's part in it.</summary>
    public RoundPart Part => Round.PartOf(Member.Id);

    /// <summary>The invitation let through by the rule.</summary>
    /// <exception cref="InvalidOperationException">The handler's rule is not about an invitation.</exception>
    public Invitation Invitation => SubjectInvitation ?? throw new InvalidOperationException("The rule is not about an invitation.");

    /// <summary>The waiting entry let through by the rule.</summary>
    /// <exception cref="InvalidOperationException">The handler's rule is not about an entry.</exception>
    public WaitingEntry Entry => SubjectEntry ?? throw new InvalidOperationException("The rule is not about a waiting entry.");

    /// <summary>What the button, select or form is about.</summary>
    public Subject Subject => Interaction switch
    {
        ActionClicked clicked => clicked.Action.Subject,
        FormSubmitted submitted => submitted.Form.Subject,
        _ => Subject.None,
    };

    /// <summary>The inputs of the command.</summary>
    public CommandValues Values => Interaction is CommandUsed used ? used.Values : CommandValues.None;

    /// <summary>The values chosen from a select.</summary>
    public IReadOnlyList<string> Chosen => Interaction is ActionClicked clicked ? clicked.Chosen : [];

    /// <summary>A fresh id.</summary>
    public TId NewId<TId>()
        where TId : struct, ITypedId<TId> => PrepBot.Values.Identity.NewId.At<TId>(Now);
}
