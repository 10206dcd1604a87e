using PrepBot.Values.Identity;

namespace PrepBot.Practice.Leaving;

/// <summary>Communities whose platform says that the bot was removed there. They are kept for a while, in case it comes back, and then erased whole.</summary>
public interface IRemovedCommunities
{
    /// <summary>The bot was removed there; from now on the time runs, by the database's clock.</summary>
    /// <returns>False when that was known already.</returns>
    Task<bool> NoteAsync(CommunityId community, CancellationToken cancellationToken);

    /// <summary>The bot is there again.</summary>
    /// <returns>The community when it had been removed; null when it had not, or is not known.</returns>
    Task<CommunityId?> TakeBackAsync(CommunityRef community, CancellationToken cancellationToken);

    /// <summary>The platform's ids of all communities the bot was not removed from.</summary>
    Task<IReadOnlyList<string>> PresentAsync(PlatformName platform, CancellationToken cancellationToken);

    /// <summary>For how long the bot has been away, by the database's clock; null when it is there. Locks the community until the transaction ends.</summary>
    Task<TimeSpan?> AwayForAsync(CommunityId community, CancellationToken cancellationToken);

    /// <summary>Erases part of everything that is held of a community.</summary>
    /// <param name="most">How many rows at the most.</param>
    /// <returns>True when nothing is left of it, the community itself included.</returns>
    Task<bool> EraseAsync(CommunityId community, int most, CancellationToken cancellationToken);
}
