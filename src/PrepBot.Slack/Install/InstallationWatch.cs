using Microsoft.Extensions.Logging;
using PrepBot.Application.Jobs;
using PrepBot.Application.Ports;
using PrepBot.Domain.Communities;
using PrepBot.Slack.WebApi;

namespace PrepBot.Slack.Install;

/// <summary>
/// Ends the installations whose token Slack no longer takes, each by itself: word of it comes from events and from refused calls, and is old news when the
/// bot was installed anew meanwhile, so Slack is asked once more.
/// </summary>
internal sealed partial class InstallationWatch(
    LoopSupervision supervision, RefusedTokens refused, SlackWorkspaces workspaces, SlackApiClient api, IInstallationStore store, TimeProvider time,
    ILogger<InstallationWatch> logger)
    : SupervisedLoop(supervision)
{
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(2);

    protected override async Task TurnAsync(CancellationToken stoppingToken)
    {
        await WaitAsync(stoppingToken);
        while (refused.Waiting.TryPeek(out var token))
        {
            // Taken out only when it has been dealt with: while the database is away it waits.
            if (workspaces.WithToken(token) is { } workspace && await IsOverAsync(workspace, stoppingToken))
                await EndAsync(workspace, stoppingToken);

            refused.Waiting.TryRead(out _);
        }
    }

    private async Task WaitAsync(CancellationToken stoppingToken)
    {
        using var turn = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        await Task.WhenAny(refused.Waiting.WaitToReadAsync(turn.Token).AsTask(), Task.Delay(Turn, time, turn.Token));
        await turn.CancelAsync();
        stoppingToken.ThrowIfCancellationRequested();
    }

    /// <summary>Where Slack does not answer, the word that came holds.</summary>
    private async Task<bool> IsOverAsync(SlackWorkspace workspace, CancellationToken cancellationToken)
    {
        try
        {
            await api.AuthTestAsync(workspace.Token, cancellationToken);
            return false;
        }
        catch (SlackApiException)
        {
            return true;
        }
    }

    private async Task EndAsync(SlackWorkspace workspace, CancellationToken cancellationToken)
    {
        if (workspace.Installation is { } installation)
            await store.EndAsync(new CommunityRef(SlackPlatformName.Name, workspace.Id), installation, time.GetUtcNow(), cancellationToken);
        if (workspaces.Remove(workspace))
            LogEnded(workspace.Id);
    }

    [LoggerMessage(6701, LogLevel.Warning, "PrepBot is no longer installed in Slack workspace {Workspace}; the others go on")]
    private partial void LogEnded(string workspace);
}
