using PrepBot.Values.Identity;

namespace PrepBot.Chat.Platforms;

/// <summary>
/// The one question about a person: who they are in a community at this moment, by its platform. Never asked inside a transaction, nor before the first
/// answer to an interaction unless that answer cannot be deferred; <see cref="Memberships"/> keeps answers for a minute.
/// </summary>
public interface IMembership
{
    /// <summary>Whose people it knows.</summary>
    PlatformName Platform { get; }

    /// <summary>Asks the platform.</summary>
    /// <param name="cancellationToken">Stops waiting; the caller takes that for <see cref="Membership.Unknown"/>.</param>
    /// <returns><see cref="Membership.Unknown"/> when the platform does not say; a refusal of any other kind is never read as "not a member".</returns>
    Task<Membership> FindAsync(CommunityRef community, PersonRef person, CancellationToken cancellationToken);
}

/// <summary>What a platform says about a person in a community. A closed set.</summary>
public abstract record Membership
{
    private Membership()
    {
    }

    /// <summary>A person, and a member now.</summary>
    /// <param name="IsOrganiser">Whether the platform lets them change the community's settings.</param>
    public sealed record Active(bool IsOrganiser) : Membership;

    /// <summary>A member, and no person.</summary>
    public sealed record Bot : Membership;

    /// <summary>No member: left, removed, or never there.</summary>
    public sealed record NotThere : Membership;

    /// <summary>Their account is switched off.</summary>
    public sealed record Deactivated : Membership;

    /// <summary>Met in a shared place, at home in another organisation.</summary>
    public sealed record OfAnotherOrganisation : Membership;

    /// <summary>The platform does not answer. Nothing is assumed from it.</summary>
    public sealed record Unknown : Membership;

    /// <summary>Whether the platform says that this is no member, or no person: what is open for them ends.</summary>
    public bool IsGone => this is NotThere or Deactivated or OfAnotherOrganisation or Bot;
}
