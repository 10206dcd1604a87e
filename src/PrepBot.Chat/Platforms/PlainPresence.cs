using Microsoft.Extensions.Logging;
using PrepBot.Values.Identity;

namespace PrepBot.Chat.Platforms;

/// <summary>For a product that erases nothing when the bot is removed: everything stays until it is back, and nobody is asked for who is not there.</summary>
internal sealed partial class PlainPresence(ILogger<PlainPresence> logger) : ICommunityPresence
{
    public Task RemovedAsync(CommunityRef community, CancellationToken cancellationToken)
    {
        LogRemoved(community.Platform.Name);
        return Task.CompletedTask;
    }

    public Task BackAsync(CommunityRef community, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<IReadOnlyList<CommunityRef>> PresentAsync(PlatformName platform, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<CommunityRef>>([]);

    [LoggerMessage(2141, LogLevel.Information, "The bot was removed from a community of {Platform}; what is kept of it stays")]
    private partial void LogRemoved(string platform);
}
