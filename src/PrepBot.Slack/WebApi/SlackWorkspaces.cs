using System.Collections.Concurrent;

namespace PrepBot.Slack.WebApi;

/// <summary>A workspace the bot is installed in.</summary>
/// <param name="Id">The team's id; the enterprise's id for an installation on a whole organisation.</param>
/// <param name="BotUserId">Who the bot is there.</param>
/// <param name="Token">For calls there.</param>
internal sealed record SlackWorkspace(string Id, string? BotUserId, SlackToken Token);

/// <summary>The workspaces of this process. One that is not here gets no answers and is sent nothing.</summary>
internal sealed class SlackWorkspaces
{
    private readonly ConcurrentDictionary<string, SlackWorkspace> _byId = [];

    public IReadOnlyCollection<SlackWorkspace> All => [.. _byId.Values];

    /// <summary>The installation that speaks for a team: its own, or its organisation's.</summary>
    public SlackWorkspace? Find(string? team, string? enterprise = null) =>
        team is not null && _byId.TryGetValue(team, out var own) ? own
        : enterprise is not null && _byId.TryGetValue(enterprise, out var whole) ? whole
        : null;

    public void Put(SlackWorkspace workspace) => _byId[workspace.Id] = workspace;

    /// <summary>Uninstalled, or its token was revoked: the others are not touched.</summary>
    /// <returns>Whether it was there.</returns>
    public bool Remove(string id) => _byId.TryRemove(id, out _);
}
