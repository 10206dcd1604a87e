using PrepBot.Domain.Communities;
using PrepBot.Domain.Members;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Leaving;

/// <summary>Remembers who is being forgotten and who was: by a keyed mark that cannot be read back, never by name.</summary>
public interface IErasureStore
{
    /// <summary>
    /// Cuts the tie between a member and the person: from the commit on nobody is this member any more, and the person, should they come back, is
    /// somebody new. Waits for whoever is making this member part of something. Call it before looking what they are in.
    /// </summary>
    /// <param name="askedAt">When the wish arrived.</param>
    /// <param name="cutAt">When the tie was cut the first time, by the database's clock; null when that is now.</param>
    /// <param name="saysWhenDone">Whether the person gets a last word.</param>
    /// <returns>The erasure at its first step, or null when the tie was cut before.</returns>
    Task<Erasure?> BeginAsync(
        Community community, Member member, DateTimeOffset askedAt, DateTimeOffset? cutAt, bool saysWhenDone, CancellationToken cancellationToken);

    /// <summary>An erasure that is under way, locked until the transaction ends; null when it is done or there is none.</summary>
    Task<Erasure?> FindAsync(CommunityId community, ErasureId erasure, CancellationToken cancellationToken);

    /// <summary>Stores how far it has come.</summary>
    Task SaveAsync(Erasure erasure, CancellationToken cancellationToken);

    /// <summary>Everything is erased: only the mark stays.</summary>
    Task FinishAsync(Erasure erasure, CancellationToken cancellationToken);

    /// <summary>Members who were forgotten once and are there again, with what they were before: a backup was restored. In pages, by member.</summary>
    /// <param name="after">The last member of the page before; null for the first page.</param>
    /// <param name="most">How many members are looked at.</param>
    Task<BroughtBack> BroughtBackAsync(MemberKey? after, int most, CancellationToken cancellationToken);

    /// <summary>Every mark there is, for a file beside the backups.</summary>
    Task<IReadOnlyList<ForgottenMark>> MarksAsync(CancellationToken cancellationToken);

    /// <summary>Takes over a mark from such a file. Twice is harmless.</summary>
    /// <returns>False when its community is not known here, or the mark is.</returns>
    Task<bool> AddMarkAsync(ForgottenMark mark, CancellationToken cancellationToken);
}

/// <summary>A member of any community.</summary>
public sealed record MemberKey(CommunityId Community, MemberId Member);

/// <summary>A page of a search for members a backup brought back.</summary>
/// <param name="Found">Who is to be erased again, with the instant the tie was cut, by the database's clock.</param>
/// <param name="Last">The last member looked at; null when there are no more.</param>
public sealed record BroughtBack(IReadOnlyList<(MemberKey Member, DateTimeOffset AskedAt)> Found, MemberKey? Last);

/// <summary>That somebody asked to be forgotten, without who.</summary>
/// <param name="Community">Where, as the platform names it.</param>
/// <param name="Mark">The keyed mark, in base64.</param>
public sealed record ForgottenMark(CommunityRef Community, string Mark, DateTimeOffset AskedAt);
