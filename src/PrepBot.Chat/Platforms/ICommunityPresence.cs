using PrepBot.Chat.Stores;
using PrepBot.Values.Identity;

namespace PrepBot.Chat.Platforms;

/// <summary>What platforms say when the bot was removed from a community, or is there. Each may be said any number of times.</summary>
public interface ICommunityPresence
{
    /// <summary>The bot was removed: the time of grace begins. Not for an outage.</summary>
    /// <exception cref="StoreException">The database did not do as asked.</exception>
    Task RemovedAsync(CommunityRef community, CancellationToken cancellationToken);

    /// <summary>The bot is there, or there again: nothing of the community is erased.</summary>
    /// <exception cref="StoreException">The database did not do as asked.</exception>
    Task BackAsync(CommunityRef community, CancellationToken cancellationToken);

    /// <summary>The communities of a platform that the bot is thought to be in: what nobody has said it was removed from.</summary>
    /// <exception cref="StoreException">The database did not do as asked.</exception>
    Task<IReadOnlyList<CommunityRef>> PresentAsync(PlatformName platform, CancellationToken cancellationToken);
}
