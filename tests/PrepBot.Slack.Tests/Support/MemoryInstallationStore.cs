using PrepBot.Chat.Platforms;
using PrepBot.Values.Identity;

namespace PrepBot.Slack.Tests.Support;

/// <summary>Installations in memory, for tests that are not about them.</summary>
internal sealed class MemoryInstallationStore : IInstallationStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Place, bool IsOrganisation), Installation> _kept = [];
    private readonly Dictionary<string, string> _organisationOf = [];
    private readonly Dictionary<string, DateTimeOffset> _attempts = [];

    public Task<IReadOnlyList<Installation>> ListAsync(PlatformName platform, CancellationToken cancellationToken)
    {
        lock (_gate)
            return Task.FromResult<IReadOnlyList<Installation>>([.. _kept.Values]);
    }

    public Task<Installation?> FindAsync(CommunityRef community, string? organisation, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var whole = organisation ?? _organisationOf.GetValueOrDefault(community.ExternalId) ?? "";
            return Task.FromResult(_kept.GetValueOrDefault((community.ExternalId, false)) ?? _kept.GetValueOrDefault((whole, true)));
        }
    }

    public Task SaveAsync(Installation installation, DateTimeOffset now, CancellationToken cancellationToken)
    {
        lock (_gate)
            _kept[(installation.Place, installation.IsOrganisation)] = installation;
        return Task.CompletedTask;
    }

    public Task PlaceAsync(CommunityRef community, string organisation, DateTimeOffset now, CancellationToken cancellationToken)
    {
        lock (_gate)
            _organisationOf[community.ExternalId] = organisation;
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<string>> PartsOfAsync(PlatformName platform, string organisation, CancellationToken cancellationToken)
    {
        lock (_gate)
            return Task.FromResult<IReadOnlyList<string>>([.. _organisationOf.Where(pair => pair.Value == organisation).Select(pair => pair.Key)]);
    }

    public Task EndAsync(CommunityRef place, Guid installation, DateTimeOffset now, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            foreach (var (key, _) in _kept.Where(pair => pair.Value.Id == installation).ToList())
                _kept.Remove(key);
        }

        return Task.CompletedTask;
    }

    public string SetOut(PlatformName platform, string browserHash, DateTimeOffset expiresAt)
    {
        lock (_gate)
            _attempts[browserHash] = expiresAt;
        return browserHash;
    }

    public Task<bool> ComeBackAsync(PlatformName platform, string state, string browserHash, DateTimeOffset now, CancellationToken cancellationToken)
    {
        lock (_gate)
            return Task.FromResult(_attempts.Remove(state, out var expiresAt) && state == browserHash && expiresAt > now);
    }
}
