using System.Collections.Concurrent;
using PrepBot.Discord.Rest;

namespace PrepBot.Discord.Posting;

/// <summary>The direct channel of each person. Asked for once: it never changes.</summary>
internal sealed class DirectChannels(DiscordRestClient rest)
{
    private const int MaxRemembered = 10_000;

    private readonly ConcurrentDictionary<string, string> _known = new();

    /// <summary>The channel's id.</summary>
    /// <exception cref="DiscordException">There is none to be had.</exception>
    public async Task<string> OfAsync(string user, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(user, out var known))
            return known;

        var channel = (await rest.CreateDmAsync(user, cancellationToken)).Id;
        if (_known.Count >= MaxRemembered)
            _known.Clear();
        return _known[user] = channel;
    }
}
