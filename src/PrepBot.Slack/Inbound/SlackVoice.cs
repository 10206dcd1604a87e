using Microsoft.Extensions.Logging;
using PrepBot.Application.Conversation;
using PrepBot.Application.Ports;
using PrepBot.Slack.Rendering;
using PrepBot.Slack.WebApi;
using PrepBot.Slack.Wire;

namespace PrepBot.Slack.Inbound;

/// <summary>Speaks to the person of an interaction after its acknowledgement. The next way is tried only when the one before certainly did not get through.</summary>
internal sealed partial class SlackVoice(SlackApiClient api, SlackAddresses addresses, DirectConversations direct, ILogger<SlackVoice> logger)
{
    /// <summary>Privately, where they are: by the response address, else in the channel, else by direct message.</summary>
    public async Task SayPrivatelyAsync(SlackScene scene, Message message, CancellationToken cancellationToken)
    {
        if (scene.ResponseUrl is not null && await TryAsync("response_url", () => RespondAsync(scene, message, replace: false, cancellationToken)))
            return;

        if (scene.Channel is { } channel && IsShared(channel) && await TryAsync("chat.postEphemeral", () => EphemeralAsync(scene, channel, message, cancellationToken)))
            return;

        await SendDirectAsync(scene, message, cancellationToken);
    }

    /// <summary>The clicked private message becomes this one; where it cannot be changed any more, it is sent.</summary>
    public async Task ReplaceAsync(SlackScene scene, Message message, CancellationToken cancellationToken)
    {
        if (!await TryAsync("response_url", () => RespondAsync(scene, message, replace: true, cancellationToken)))
            await SayPrivatelyAsync(scene with { ResponseUrl = null }, message, cancellationToken);
    }

    /// <exception cref="PlatformException">It did not get through.</exception>
    public Task RespondAsync(SlackScene scene, Message message, bool replace, CancellationToken cancellationToken) => SlackFailures.MappedAsync(() => api.RespondAsync(
        scene.ResponseUrl!,
        new ResponseMessage(MessageRenderer.Text(message), MessageRenderer.Blocks(message)) { ReplaceOriginal = replace },
        cancellationToken));

    /// <exception cref="PlatformException">It did not get through.</exception>
    public Task SendDirectAsync(SlackScene scene, Message message, CancellationToken cancellationToken) => SlackFailures.MappedAsync(async () =>
    {
        var conversation = await direct.OpenAsync(scene.Workspace, scene.User, cancellationToken);
        var body = new PostMessage(conversation, MessageRenderer.Text(message), MessageRenderer.Blocks(message));
        await api.PostAsync(scene.Workspace.Token, body, cancellationToken);
    });

    /// <summary>Puts a file into the direct conversation; where that cannot be done, the person is told, with what it says in words.</summary>
    public async Task SendFileAsync(SlackScene scene, Attachment file, CancellationToken cancellationToken)
    {
        try
        {
            await UploadAsync(scene, file, cancellationToken);
        }
        catch (SlackApiException e)
        {
            LogFileNotSent(e.Method, e.Error);
            await SayPrivatelyAsync(scene, SlackTexts.FileNotSent(file), cancellationToken);
        }
    }

    /// <summary>Changes a message of our own in a direct conversation; where that cannot be done any more, a new one is sent.</summary>
    public async Task UpdateDirectAsync(SlackScene scene, string channel, string ts, Message message, CancellationToken cancellationToken)
    {
        var body = new UpdateMessage(channel, ts, MessageRenderer.Text(message), MessageRenderer.Blocks(message));
        if (!await TryAsync("chat.update", () => SlackFailures.MappedAsync(() => api.UpdateAsync(scene.Workspace.Token, body, cancellationToken))))
            await SendDirectAsync(scene, message, cancellationToken);
    }

    /// <summary>Opens a view; where its trigger has died, the person is told what to do.</summary>
    public async Task OpenViewAsync(SlackScene scene, string trigger, ViewObject view, CancellationToken cancellationToken)
    {
        try
        {
            await api.OpenViewAsync(scene.Workspace.Token, trigger, view, cancellationToken);
        }
        catch (SlackApiException e) when (e.Error is "expired_trigger_id" or "trigger_expired" or "exchanged_trigger_id" or "trigger_exchanged")
        {
            LogTriggerDied(e.Error);
            await SayPrivatelyAsync(scene, SlackTexts.TriggerExpired, cancellationToken);
        }
        catch (SlackApiException e)
        {
            throw SlackFailures.Of(e);
        }
    }

    public Task UpdateViewAsync(SlackScene scene, string viewId, ViewObject view, CancellationToken cancellationToken) =>
        SlackFailures.MappedAsync(() => api.UpdateViewAsync(scene.Workspace.Token, viewId, view, cancellationToken));

    public Task PublishHomeAsync(SlackScene scene, Message message, CancellationToken cancellationToken) =>
        SlackFailures.MappedAsync(() => api.PublishViewAsync(scene.Workspace.Token, scene.User, FormRenderer.Home(message), cancellationToken));

    private async Task UploadAsync(SlackScene scene, Attachment file, CancellationToken cancellationToken)
    {
        var token = scene.Workspace.Token;
        var conversation = await direct.OpenAsync(scene.Workspace, scene.User, cancellationToken);
        var altText = file.Twin.Length <= SlackLimits.AltText ? file.Twin : file.FileName;
        var place = await api.UploadAddressAsync(token, file.FileName, file.Content.Length, altText, cancellationToken);
        if (place.FileId is not { } id || addresses.Upload(place.UploadUrl) is not { } address)
            throw new SlackApiException(SlackMethod.UploadAddress.Name, SlackFault.Refused, "not_an_address_of_slacks");

        await api.UploadAsync(address, file.Content, cancellationToken);
        await api.CompleteUploadAsync(token, new CompleteUpload([new UploadedFile(id, file.FileName)], conversation), cancellationToken);
    }

    private Task<SlackAnswer> EphemeralAsync(SlackScene scene, string channel, Message message, CancellationToken cancellationToken) => SlackFailures.MappedAsync(() =>
        api.PostEphemeralAsync(
            scene.Workspace.Token,
            new PostEphemeral(channel, scene.User, MessageRenderer.Text(message), MessageRenderer.Blocks(message)),
            cancellationToken));

    /// <returns>False when it certainly did not get through. When nobody knows, nothing is said twice.</returns>
    private async Task<bool> TryAsync(string way, Func<Task> call)
    {
        try
        {
            await call();
            return true;
        }
        catch (PlatformException e) when (e.Failure != PlatformFailure.Unknown)
        {
            LogNotThisWay(way, e.Failure);
            return false;
        }
    }

    /// <summary>Direct conversations begin with D; there, an ephemeral message has no place.</summary>
    private static bool IsShared(string channel) => channel.Length > 0 && channel[0] is 'C' or 'G';

    [LoggerMessage(6201, LogLevel.Information, "An answer did not get through by {Way} ({Failure}); trying the next way")]
    private partial void LogNotThisWay(string way, PlatformFailure failure);

    [LoggerMessage(6203, LogLevel.Warning, "A file did not get through at {Method}: {Error}")]
    private partial void LogFileNotSent(string method, string error);

    [LoggerMessage(6202, LogLevel.Warning, "A view came too late for its trigger: {Error}")]
    private partial void LogTriggerDied(string error);
}
