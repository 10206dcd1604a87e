using Microsoft.Extensions.Logging;
using PrepBot.Chat.Loops;
using PrepBot.Slack.Status;
using PrepBot.Slack.WebApi;

namespace PrepBot.Slack.Install;

/// <summary>
/// Ends the installations whose token Slack no longer takes, each by itself. Word of it comes from events and from refused calls; it may be an accident,
/// or old news when the bot was installed anew meanwhile, so Slack is asked once more, and again until it says which. The configured token cannot be
/// ended: while it is refused its workspace rests, and it is asked about from time to time.
/// </summary>
internal sealed partial class InstallationWatch(
    LoopSupervision supervision, RefusedTokens refused, SlackWorkspaces workspaces, SlackApiClient api, WorkspacePresence presence, SlackHealth health,
    ILogger<InstallationWatch> logger)
    : SupervisedLoop(supervision)
{
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan AskResting = TimeSpan.FromMinutes(5);

    /// <summary>Tokens Slack has not said anything about yet.</summary>
    private readonly Dictionary<SlackToken, DateTimeOffset> _unsettled = new(ReferenceEqualityComparer.Instance);

    private SlackWorkspace? _resting;
    private DateTimeOffset _askRestingAt;

    protected override async Task TurnAsync(CancellationToken stoppingToken)
    {
        await WaitAsync(stoppingToken);
        while (refused.Waiting.TryPeek(out var token))
        {
            // Taken out only when it has been dealt with: while the database is away it waits.
            await SettleAsync(token, stoppingToken);
            refused.Waiting.TryRead(out _);
        }

        foreach (var (token, _) in _unsettled.Where(pair => pair.Value <= Time.GetUtcNow()).ToList())
            await SettleAsync(token, stoppingToken);
        await AskAboutRestingAsync(stoppingToken);
    }

    private async Task WaitAsync(CancellationToken stoppingToken)
    {
        using var turn = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        await Task.WhenAny(refused.Waiting.WaitToReadAsync(turn.Token).AsTask(), Task.Delay(Turn, Time, turn.Token));
        await turn.CancelAsync();
        stoppingToken.ThrowIfCancellationRequested();
    }

    private async Task SettleAsync(SlackToken token, CancellationToken stoppingToken)
    {
        if (workspaces.WithToken(token) is not { } workspace)
        {
            _unsettled.Remove(token);
            return;
        }

        switch (await IsTakenAsync(workspace, stoppingToken))
        {
            case null:
                _unsettled[token] = Time.GetUtcNow() + AskAgain;
                return;
            case false:
                await EndAsync(workspace, stoppingToken);
                break;
        }

        _unsettled.Remove(token);
    }

    /// <returns>Null when Slack does not say.</returns>
    private async Task<bool?> IsTakenAsync(SlackWorkspace workspace, CancellationToken cancellationToken)
    {
        try
        {
            await api.AuthTestAsync(workspace.Token, cancellationToken);
            return true;
        }
        catch (SlackApiException e)
        {
            return e.IsAboutToken ? false : null;
        }
    }

    private async Task EndAsync(SlackWorkspace workspace, CancellationToken cancellationToken)
    {
        await presence.EndAsync(workspace, cancellationToken);
        if (workspace.Installation is not null)
        {
            if (workspaces.Remove(workspace))
                LogEnded(workspace.Id);
            return;
        }

        if (!workspaces.Remove(workspace))
            return;

        (_resting, _askRestingAt) = (workspace, Time.GetUtcNow() + AskResting);
        health.TokenRefused(true);
        LogTokenRefused(workspace.Id);
    }

    private async Task AskAboutRestingAsync(CancellationToken cancellationToken)
    {
        if (_resting is not { } workspace || _askRestingAt > Time.GetUtcNow())
            return;

        _askRestingAt = Time.GetUtcNow() + AskResting;
        if (await IsTakenAsync(workspace, cancellationToken) is not true)
            return;

        await presence.BackAsync(workspace, cancellationToken);
        workspaces.Put(workspace);
        _resting = null;
        health.TokenRefused(false);
        LogTokenIsGood(workspace.Id);
    }

    [LoggerMessage(7161, LogLevel.Warning, "PrepBot is no longer installed in Slack workspace {Workspace}; the others go on")]
    private partial void LogEnded(string workspace);

    [LoggerMessage(7162, LogLevel.Error, "Slack__BotToken is refused for workspace {Workspace}: nothing is done there. Install the app again, set the new token and restart; it is asked again every five minutes")]
    private partial void LogTokenRefused(string workspace);

    [LoggerMessage(7163, LogLevel.Warning, "Slack__BotToken is taken again for workspace {Workspace}; going on")]
    private partial void LogTokenIsGood(string workspace);
}
