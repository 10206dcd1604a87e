using PrepBot.Chat.Messages;
using PrepBot.Chat.Platforms;
using PrepBot.Values.Identity;

namespace PrepBot.Chat.Pages;

/// <summary>A platform that keeps a page of its own for each person, beside all conversations.</summary>
public interface IKeepsPages
{
    /// <summary>Which platform it is.</summary>
    PlatformName Name { get; }

    /// <summary>Shows what the page says now. The latest state wins, so doing it twice is harmless.</summary>
    /// <exception cref="PlatformException">It was not shown, or nobody knows.</exception>
    Task ShowPageAsync(CommunityRef community, PersonRef person, Message page, CancellationToken cancellationToken);
}
