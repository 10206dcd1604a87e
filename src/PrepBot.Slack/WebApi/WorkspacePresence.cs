using PrepBot.Chat.Platforms;
using PrepBot.Slack.Installed;
using PrepBot.Slack.Settings;
using PrepBot.Values.Identity;

namespace PrepBot.Slack.WebApi;

/// <summary>Tells of every workspace an installation speaks for that the bot is there again, or is gone.</summary>
internal sealed class WorkspacePresence(Installations installations, ICommunityPresence presence)
{
    /// <summary>The bot is there.</summary>
    public async Task BackAsync(SlackWorkspace workspace, CancellationToken cancellationToken)
    {
        foreach (var team in await TeamsAsync(workspace, cancellationToken))
            await presence.BackAsync(team, cancellationToken);
    }

    /// <summary>The bot was removed: whoever it speaks for hears of it, and where people had installed it, that ends. The configured token has no end.</summary>
    public async Task EndAsync(SlackWorkspace workspace, CancellationToken cancellationToken)
    {
        foreach (var team in await TeamsAsync(workspace, cancellationToken))
            await presence.RemovedAsync(team, cancellationToken);
        if (workspace.Installation is { } installation)
            await installations.EndAsync(workspace.Id, workspace.IsOrganisation, installation, cancellationToken);
    }

    private async Task<IReadOnlyList<CommunityRef>> TeamsAsync(SlackWorkspace workspace, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> teams = workspace.IsOrganisation
            ? await installations.PartsOfAsync(workspace.Id, cancellationToken)
            : [workspace.Id];
        return [.. teams.Select(team => new CommunityRef(SlackPlatformName.Name, team))];
    }
}
