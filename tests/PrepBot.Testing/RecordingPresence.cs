using PrepBot.Chat.Platforms;
using PrepBot.Values.Identity;

namespace PrepBot.Testing;

/// <summary>Remembers what a platform said of where the bot is.</summary>
public sealed class RecordingPresence : ICommunityPresence
{
    private readonly Lock _gate = new();
    private readonly List<string> _said = [];

    /// <summary>"removed 1", "back 1", in the order it was said.</summary>
    public IReadOnlyList<string> Said
    {
        get
        {
            lock (_gate)
                return [.. _said];
        }
    }

    public Task RemovedAsync(CommunityRef community, CancellationToken cancellationToken) => Note($"removed {community.ExternalId}");

    public Task BackAsync(CommunityRef community, CancellationToken cancellationToken) => Note($"back {community.ExternalId}");

    /// <summary>What is kept of communities.</summary>
    public IReadOnlyList<CommunityRef> Present { get; set; } = [];

    public Task<IReadOnlyList<CommunityRef>> PresentAsync(PlatformName platform, CancellationToken cancellationToken) => Task.FromResult(Present);

    private Task Note(string said)
    {
        lock (_gate)
            _said.Add(said);
        return Task.CompletedTask;
    }
}
