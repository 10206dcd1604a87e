using PrepBot.Domain.Coverage;
using PrepBot.Domain.Principles;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Coverage.Boards;

/// <summary>Keeps which weeks were posted where, and who claimed which principle. What a post shows is counted anew each time it is drawn.</summary>
public interface IBoardStore
{
    /// <summary>Adds a post.</summary>
    /// <returns>False when the week was posted in this channel before: then nothing changed.</returns>
    Task<bool> AddAsync(BoardPost post, CancellationToken cancellationToken);

    /// <summary>The post, or null.</summary>
    Task<BoardPost?> FindAsync(CommunityId community, BoardPostId post, CancellationToken cancellationToken);

    /// <summary>The youngest week posted in a channel, or null.</summary>
    Task<IsoWeekNumber?> LastWeekAsync(CommunityId community, ChannelId channel, CancellationToken cancellationToken);

    /// <summary>The youngest post of each channel, of those posted at or after an instant.</summary>
    Task<IReadOnlyList<BoardPost>> YoungestAsync(CommunityId community, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Adds a claim, or renews it.</summary>
    /// <returns>False when the member had claimed the principle before.</returns>
    Task<bool> ClaimAsync(Claim claim, CancellationToken cancellationToken);

    /// <summary>These principles are practised: the member's claims on them are over. Twice is harmless.</summary>
    /// <returns>Whether there were any.</returns>
    Task<bool> EndClaimsAsync(CommunityId community, MemberId member, IReadOnlyCollection<PrincipleId> principles, CancellationToken cancellationToken);

    /// <summary>Claims made at or after an instant by members who want to be shown, oldest first.</summary>
    Task<IReadOnlyList<ShownClaim>> ClaimsAsync(CommunityId community, DateTimeOffset since, CancellationToken cancellationToken);
}
