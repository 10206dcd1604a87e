using PrepBot.Chat.Messages;
using PrepBot.Chat.Work;
using PrepBot.Values.Identity;

namespace PrepBot.Chat.Pages;

/// <summary>Draws a member's own page. Drawn when it is sent, never stored.</summary>
public interface IOwnPage
{
    /// <summary>The page, or null when there is nobody to show it to any more.</summary>
    Task<Message?> DrawAsync(IUnitOfWork work, CommunityId community, MemberId member, CancellationToken cancellationToken);
}

/// <summary>For a product that has no such page.</summary>
public sealed class NoOwnPage : IOwnPage
{
    public Task<Message?> DrawAsync(IUnitOfWork work, CommunityId community, MemberId member, CancellationToken cancellationToken) => Task.FromResult<Message?>(null);
}
