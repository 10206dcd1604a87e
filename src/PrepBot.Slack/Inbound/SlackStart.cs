using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PrepBot.Application.Ports;
using PrepBot.Slack.WebApi;

namespace PrepBot.Slack.Inbound;

/// <summary>Learns which workspace the configured bot token is for, once; whoever receives deliveries asks first.</summary>
internal sealed partial class SlackStart(
    SlackApiClient api, SlackWorkspaces workspaces, SlackPeople people, IOptions<SlackOptions> options, ILogger<SlackStart> logger) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private readonly CancellationTokenSource _ending = new();
    private bool _done;

    /// <exception cref="TokenRefusedException">Slack does not take the token.</exception>
    /// <exception cref="SlackApiException">Slack does not answer.</exception>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _done))
            return;

        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (!_done && options.Value.BotToken is { } token)
                await LearnAsync(token, cancellationToken);

            Volatile.Write(ref _done, true);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose()
    {
        _ending.Cancel();
        _ending.Dispose();
        _gate.Dispose();
    }

    private async Task LearnAsync(SlackSecret token, CancellationToken cancellationToken)
    {
        try
        {
            var who = await api.AuthTestAsync(new SlackToken("start", token), cancellationToken);
            var id = who is { IsEnterpriseInstall: true, EnterpriseId: { } whole } ? whole : who.TeamId;
            if (id is not { Length: > 0 })
                throw new SlackApiException(SlackMethod.AuthTest.Name, SlackFault.Unknown, "incomplete_answer");

            var workspace = new SlackWorkspace(id, who.UserId, new SlackToken(id, token));
            workspaces.Put(workspace);
            LogConnected(id);
            _ = people.LearnAllAsync(workspace, _ending.Token).ContinueWith(
                static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
        catch (SlackApiException e) when (e.IsAboutToken)
        {
            throw new TokenRefusedException($"Slack__BotToken is refused by Slack ({e.Error}). Install the app again and copy the new token.", e);
        }
    }

    [LoggerMessage(6301, LogLevel.Information, "Slack is on for workspace {Workspace}")]
    private partial void LogConnected(string workspace);
}
