using PrepBot.Domain.Rounds;

namespace PrepBot.Chat.Dispatch;

/// <summary>
/// Who may use a handler. Checked by dispatch in the handler's own transaction, on rows loaded there; who acts comes from the platform's envelope.
/// Denied and unknown look the same to the actor. A handler without a rule does not build.
/// </summary>
public abstract record AccessRule
{
    private AccessRule()
    {
    }

    /// <summary>Whoever it is, a member or not: for one's own data, which stays one's own after leaving, and for leaving itself.</summary>
    public static AccessRule Anybody { get; } = new OfAnybody();

    /// <summary>Every member of the community. Every rule but <see cref="Anybody"/> is for members only, as their platform says at that moment.</summary>
    public static AccessRule AnyMember { get; } = new OfAnyMember();

    /// <summary>Members, in a channel an organiser has opened for mocks, or in the room of a round started there.</summary>
    public static AccessRule InMockChannel { get; } = new OfMockChannel();

    /// <summary>Organisers of the community: whom its platform names, and whom those have appointed.</summary>
    public static AccessRule Organiser { get; } = new OfOrganiser();

    /// <summary>Whose waiting entry the subject is.</summary>
    public static AccessRule OwnEntry { get; } = new OfOwnEntry();

    /// <summary>Only the member the subject's invitation is for.</summary>
    public static AccessRule Invited { get; } = new OfInvitation(ByInvited: true);

    /// <summary>Only the member who made the subject's invitation.</summary>
    public static AccessRule Inviter { get; } = new OfInvitation(ByInvited: false);

    /// <summary>Who plays one of these parts in the subject's round.</summary>
    public static AccessRule OfRound(RoundPart parts) => new OfRoundParts(parts);

    /// <summary>See <see cref="Anybody"/>.</summary>
    public sealed record OfAnybody : AccessRule;

    /// <summary>See <see cref="AnyMember"/>.</summary>
    public sealed record OfAnyMember : AccessRule;

    /// <summary>See <see cref="InMockChannel"/>.</summary>
    public sealed record OfMockChannel : AccessRule;

    /// <summary>See <see cref="Organiser"/>.</summary>
    public sealed record OfOrganiser : AccessRule;

    /// <summary>See <see cref="OwnEntry"/>.</summary>
    public sealed record OfOwnEntry : AccessRule;

    /// <summary>See <see cref="Invited"/> and <see cref="Inviter"/>.</summary>
    public sealed record OfInvitation(bool ByInvited) : AccessRule;

    /// <summary>See <see cref="OfRound"/>.</summary>
    public sealed record OfRoundParts(RoundPart Parts) : AccessRule;
}
