using Microsoft.Extensions.Logging;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Platforms;
using PrepBot.Slack.Posting;
using PrepBot.Slack.Rendering;
using PrepBot.Slack.WebApi;
using PrepBot.Slack.Wire;

namespace PrepBot.Slack.Inbound;

/// <summary>
/// Speaks to the person of an interaction after its acknowledgement. Each answer has ways in order, and the next one is taken when the one before did not
/// certainly get through: said twice to one person is better than not at all.
/// </summary>
internal sealed partial class SlackVoice(SlackApiClient api, SlackFiles files, DirectConversations direct, ILogger<SlackVoice> logger)
{
    /// <summary>Privately, where they are: by the response address, else in the channel, else by direct message.</summary>
    /// <exception cref="PlatformException">No way got through.</exception>
    public Task SayPrivatelyAsync(SlackScene scene, Message message, CancellationToken cancellationToken) =>
        SayPrivatelyAsync(scene, MessageRenderer.Pages(message), cancellationToken);

    /// <inheritdoc cref="SayPrivatelyAsync(SlackScene, Message, CancellationToken)"/>
    public Task SayPrivatelyAsync(SlackScene scene, IReadOnlyList<SlackPage> pages, CancellationToken cancellationToken) =>
        ReachAsync(pages, [.. Here(scene, cancellationToken), Direct(scene, cancellationToken)]);

    /// <summary>The clicked private message becomes this one; where it cannot be changed any more, it is sent.</summary>
    /// <exception cref="PlatformException">No way got through.</exception>
    public Task ReplaceAsync(SlackScene scene, Message message, CancellationToken cancellationToken) => ChangeAsync(
        new("response_url, replacing", page => RespondAsync(scene, page, replace: true, cancellationToken)),
        [.. Here(scene with { ResponseUrl = null }, cancellationToken), Direct(scene, cancellationToken)],
        message);

    /// <summary>Changes a message of our own in a direct conversation; where that cannot be done any more, a new one is sent.</summary>
    /// <exception cref="PlatformException">No way got through.</exception>
    public Task UpdateDirectAsync(SlackScene scene, string channel, string ts, Message message, CancellationToken cancellationToken)
    {
        var token = scene.Workspace.Token;
        return ChangeAsync(
            new("chat.update", page => TwiceAsync(() => api.UpdateAsync(token, new UpdateMessage(channel, ts, page.Text, page.Blocks), cancellationToken))),
            [Direct(scene, cancellationToken), .. Here(scene, cancellationToken)],
            message);
    }

    /// <summary>Where it stays; when the direct conversation takes nothing, where they are.</summary>
    /// <exception cref="PlatformException">No way got through.</exception>
    public Task SendDirectAsync(SlackScene scene, Message message, CancellationToken cancellationToken) =>
        ReachAsync(MessageRenderer.Pages(message), [Direct(scene, cancellationToken), .. Here(scene, cancellationToken)]);

    /// <summary>A message that is more than Slack shows; the person is told, and so is the log.</summary>
    public Task SayDoesNotFitAsync(SlackScene scene, DoesNotFitException what, CancellationToken cancellationToken)
    {
        LogDoesNotFit(what);
        return SayPrivatelyAsync(scene, SlackTexts.DoesNotFit, cancellationToken);
    }

    /// <summary>A sign that it takes a moment: the answer follows, so it is worth one try.</summary>
    /// <exception cref="PlatformException">It did not get through.</exception>
    public Task SignAsync(SlackScene scene, Message message, CancellationToken cancellationToken) =>
        SlackFailures.MappedAsync(() => RespondAsync(scene, MessageRenderer.Pages(message)[0], replace: false, cancellationToken));

    /// <summary>Puts a file into the direct conversation; where that cannot be done, the person is told, with what it says in words.</summary>
    /// <exception cref="PlatformException">Neither the file nor the words got through.</exception>
    public async Task SendFileAsync(SlackScene scene, Attachment file, CancellationToken cancellationToken)
    {
        try
        {
            await files.SendAsync(scene, file, cancellationToken);
        }
        catch (SlackApiException e)
        {
            LogFileNotSent(e.Method, e.Error);
            await SayPrivatelyAsync(scene, SlackTexts.FileNotSent(file, isKnown: e.Fault != SlackFault.Unknown), cancellationToken);
        }
    }

    /// <summary>Opens a view; where it does not open, the person gets these words instead.</summary>
    /// <exception cref="PlatformException">Neither got through.</exception>
    public Task OpenViewAsync(SlackScene scene, string trigger, ViewObject view, Func<SlackApiException, Message> instead, CancellationToken cancellationToken) =>
        ShowAsync(scene, () => api.OpenViewAsync(scene.Workspace.Token, trigger, view, cancellationToken), instead, cancellationToken);

    /// <summary>Opens a view over what is said otherwise.</summary>
    /// <returns>False when it did not open, as far as is known: nothing is said then.</returns>
    public async Task<bool> TryOpenViewAsync(SlackScene scene, string trigger, ViewObject view, CancellationToken cancellationToken)
    {
        try
        {
            await TwiceAsync(() => api.OpenViewAsync(scene.Workspace.Token, trigger, view, cancellationToken));
            return true;
        }
        catch (SlackApiException e)
        {
            // Delivered again, the trigger is used up: the form is there.
            LogViewNotShown(e.Method, e.Error);
            return e.IsTriggerUsed;
        }
    }

    /// <inheritdoc cref="OpenViewAsync"/>
    public Task UpdateViewAsync(SlackScene scene, string viewId, ViewObject view, Func<SlackApiException, Message> instead, CancellationToken cancellationToken) =>
        ShowAsync(scene, () => api.UpdateViewAsync(scene.Workspace.Token, viewId, view, cancellationToken), instead, cancellationToken);

    /// <inheritdoc cref="OpenViewAsync"/>
    public Task PublishHomeAsync(SlackScene scene, ViewObject view, CancellationToken cancellationToken) =>
        ShowAsync(scene, () => api.PublishViewAsync(scene.Workspace.Token, scene.User, view, cancellationToken), _ => SlackTexts.HomeNotShown, cancellationToken);

    private async Task ShowAsync(SlackScene scene, Func<Task> show, Func<SlackApiException, Message> instead, CancellationToken cancellationToken)
    {
        try
        {
            await TwiceAsync(show);
        }
        catch (SlackApiException e)
        {
            LogViewNotShown(e.Method, e.Error);
            await SayPrivatelyAsync(scene, instead(e), cancellationToken);
        }
    }

    /// <summary>The first page takes the place of what is there, the others follow it.</summary>
    private async Task ChangeAsync(Way change, IReadOnlyList<Way> otherwise, Message message)
    {
        var pages = MessageRenderer.Pages(message);
        if (!await TryAsync(change, pages[0]))
        {
            await ReachAsync(pages, otherwise);
            return;
        }

        if (pages.Count > 1)
            await ReachAsync([.. pages.Skip(1)], otherwise);
    }

    /// <summary>Page by page; a way that fails is left for the next one, and the last one's failure is told.</summary>
    private async Task ReachAsync(IReadOnlyList<SlackPage> pages, IReadOnlyList<Way> ways)
    {
        var way = 0;
        foreach (var page in pages)
        {
            while (way < ways.Count - 1 && !await TryAsync(ways[way], page))
                way++;

            if (way == ways.Count - 1)
                await SlackFailures.MappedAsync(() => ways[way].SendAsync(page));
        }
    }

    /// <returns>False when it did not get through, or when nobody knows.</returns>
    private async Task<bool> TryAsync(Way way, SlackPage page)
    {
        try
        {
            await way.SendAsync(page);
            return true;
        }
        catch (SlackApiException e)
        {
            LogNotThisWay(way.Name, e.Error);
            return false;
        }
    }

    /// <summary>
    /// What may be done twice is tried again at once when it broke off. A trigger that is used up on the second try opened the view on the first.
    /// </summary>
    private static async Task TwiceAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (SlackApiException e) when (e is { Fault: SlackFault.Unknown or SlackFault.NotSent, Error: not "no_answer_in_time" })
        {
            try
            {
                await call();
            }
            catch (SlackApiException again) when (again.IsTriggerUsed)
            {
            }
        }
    }

    private IEnumerable<Way> Here(SlackScene scene, CancellationToken cancellationToken)
    {
        if (scene.ResponseUrl is not null)
            yield return new("response_url", page => RespondAsync(scene, page, replace: false, cancellationToken));
        if (scene.Channel is { } channel && IsShared(channel))
        {
            yield return new("chat.postEphemeral", page => api.PostEphemeralAsync(
                scene.Workspace.Token, new PostEphemeral(channel, scene.User, page.Text, page.Blocks), cancellationToken));
        }
    }

    private Way Direct(SlackScene scene, CancellationToken cancellationToken) => new("direct message", async page =>
        await direct.SayAsync(
            scene.Workspace,
            scene.User,
            conversation => api.PostAsync(scene.Workspace.Token, new PostMessage(conversation, page.Text, page.Blocks), cancellationToken),
            cancellationToken));

    private Task RespondAsync(SlackScene scene, SlackPage page, bool replace, CancellationToken cancellationToken) =>
        api.RespondAsync(scene.ResponseUrl!, new ResponseMessage(page.Text, page.Blocks) { ReplaceOriginal = replace }, cancellationToken);

    /// <summary>Direct conversations begin with D; there, an ephemeral message has no place.</summary>
    private static bool IsShared(string channel) => channel.Length > 0 && channel[0] is 'C' or 'G';

    /// <summary>One way to the person.</summary>
    private sealed record Way(string Name, Func<SlackPage, Task> SendAsync);

    [LoggerMessage(7121, LogLevel.Information, "An answer did not get through by {Way}: {Error}; trying the next way")]
    private partial void LogNotThisWay(string way, string error);

    [LoggerMessage(7123, LogLevel.Warning, "A file did not get through at {Method}: {Error}")]
    private partial void LogFileNotSent(string method, string error);

    [LoggerMessage(7124, LogLevel.Error, "An answer does not fit into Slack")]
    private partial void LogDoesNotFit(Exception exception);

    [LoggerMessage(7122, LogLevel.Warning, "A view was not shown by {Method}: {Error}; the person gets words instead")]
    private partial void LogViewNotShown(string method, string error);
}
