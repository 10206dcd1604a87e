using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PrepBot.Chat.Platforms;
using PrepBot.Chat.Stores;
using PrepBot.Slack.Installed;
using PrepBot.Slack.Settings;
using PrepBot.Slack.WebApi;
using PrepBot.Values.Secrets;

namespace PrepBot.Slack.Inbound;

/// <summary>Learns once where the bot is installed: by the configured token, and where people have installed it; whoever receives deliveries asks first.</summary>
internal sealed partial class SlackStart(
    SlackApiClient api, SlackWorkspaces workspaces, Installations installations, WorkspacePresence presence, SlackPeople people, IOptions<SlackOptions> options, ILogger<SlackStart> logger)
    : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private readonly CancellationTokenSource _ending = new();
    private bool _done;

    /// <summary>Whether it is known where the bot is installed.</summary>
    public bool IsDone => Volatile.Read(ref _done);

    /// <exception cref="TokenRefusedException">Slack does not take the configured token.</exception>
    /// <exception cref="SlackApiException">Slack does not answer.</exception>
    /// <exception cref="StoreException">The database does not.</exception>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        if (IsDone)
            return;

        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (!_done)
                await LearnAsync(cancellationToken);

            Volatile.Write(ref _done, true);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>People have just installed it there.</summary>
    public void Welcome(SlackWorkspace workspace)
    {
        workspaces.Put(workspace);
        LogConnected(workspace.Id);
        Behind(() => people.LearnAllAsync(workspace, _ending.Token));
    }

    public void Dispose()
    {
        _ending.Cancel();
        _ending.Dispose();
        _gate.Dispose();
    }

    private async Task LearnAsync(CancellationToken cancellationToken)
    {
        if (options.Value.BotToken is { } token)
            await PutConfiguredAsync(await AskAsync(token, cancellationToken), cancellationToken);
        foreach (var kept in await installations.ListAsync(cancellationToken))
            Put(SlackWorkspace.From(kept));

        Behind(LookAtAllAsync);
    }

    /// <summary>A configured token that Slack takes says that the bot is there, also where it had been removed before.</summary>
    private async Task PutConfiguredAsync(SlackWorkspace workspace, CancellationToken cancellationToken)
    {
        await presence.BackAsync(workspace, cancellationToken);
        Put(workspace);
    }

    private void Put(SlackWorkspace workspace)
    {
        workspaces.Put(workspace);
        LogConnected(workspace.Id);
    }

    private async Task<SlackWorkspace> AskAsync(Secret token, CancellationToken cancellationToken)
    {
        try
        {
            var who = await TwiceAsync(() => api.AuthTestAsync(new SlackToken("start", token), cancellationToken));
            var isOrganisation = who is { IsEnterpriseInstall: true, EnterpriseId: not null };
            var id = isOrganisation ? who.EnterpriseId : who.TeamId;
            return id is { Length: > 0 }
                ? new SlackWorkspace(id, who.UserId, new SlackToken(id, token)) { IsOrganisation = isOrganisation }
                : throw new SlackApiException(SlackMethod.AuthTest.Name, SlackFault.Unknown, "incomplete_answer");
        }
        catch (SlackApiException e) when (e.IsAboutToken)
        {
            throw new TokenRefusedException($"Slack__BotToken is refused by Slack ({e.Error}). Install the app again and copy the new token.", e);
        }
    }

    /// <summary>One refusal may be an accident; two end the process.</summary>
    public static async Task<T> TwiceAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (SlackApiException e) when (e.IsAboutToken)
        {
            return await ask();
        }
    }

    /// <summary>One after the other: whether its token still holds, and who is there. One that does not ends; the others go on.</summary>
    private async Task LookAtAllAsync()
    {
        foreach (var workspace in workspaces.All)
        {
            if (workspace.Installation is null || await IsTakenAsync(workspace))
                await people.LearnAllAsync(workspace, _ending.Token);
        }
    }

    private async Task<bool> IsTakenAsync(SlackWorkspace workspace)
    {
        try
        {
            await api.AuthTestAsync(workspace.Token, _ending.Token);
            return true;
        }
        catch (SlackApiException e)
        {
            LogNotAsked(workspace.Id, e.Error);
            return false;
        }
    }

    /// <summary>Nothing waits for it; what goes wrong in it is logged where it happens, and it ends with the process.</summary>
    private static void Behind(Func<Task> work) => _ = Task.Run(work).ContinueWith(
        static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);

    [LoggerMessage(7101, LogLevel.Information, "Slack is on for workspace {Workspace}")]
    private partial void LogConnected(string workspace);

    [LoggerMessage(7102, LogLevel.Warning, "Slack workspace {Workspace} did not answer at the start: {Error}")]
    private partial void LogNotAsked(string workspace, string error);
}
