using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Platforms;
using PrepBot.Slack.Rendering;
using PrepBot.Slack.WebApi;
using PrepBot.Slack.Wire;

namespace PrepBot.Slack.Inbound;

/// <summary>
/// The way back of one interaction. Acknowledges once, with the answer in it where Slack takes one; what comes after the acknowledgement goes by the
/// response address, and by direct message when that is spent.
/// </summary>
internal sealed class SlackResponder(SlackDelivery delivery, SlackScene scene, SlackVoice voice) : IResponder
{
    private int _acknowledged;

    /// <summary>A sentence about the part of a typed line that was not understood; it goes before the answer.</summary>
    public string? Remark { get; init; }

    /// <summary>How many answers were given: one, when all is well.</summary>
    public int Answers { get; private set; }

    public bool KeepsFormOpen => scene.Source == SlackSource.Submission;

    /// <summary>An envelope delivered again is acknowledged like the first, or Slack would go on; its response address lives for half an hour.</summary>
    public Task AnswerLateAsync(Reply reply, bool isRepeat, CancellationToken cancellationToken) => AnswerAsync(reply, cancellationToken);

    public async Task AnswerAsync(Reply reply, CancellationToken cancellationToken)
    {
        Answers++;
        try
        {
            await GiveAsync(reply, cancellationToken);
        }
        catch (DoesNotFitException e)
        {
            await AcknowledgeAsync(cancellationToken);
            await voice.SayDoesNotFitAsync(scene, e, cancellationToken);
        }
    }

    private async Task GiveAsync(Reply reply, CancellationToken cancellationToken)
    {
        switch (reply)
        {
            case PrivateReply { Message: var message, File: { } file } when scene.Source is not (SlackSource.HomeOpened or SlackSource.Notice):
                await SayAsync(WithRemark(message with { Blocks = [.. message.Blocks, new Paragraph(SlackTexts.FileComes)] }), keep: false, cancellationToken);
                await voice.SendFileAsync(scene, file, cancellationToken);
                break;
            case PrivateReply { InForm: { } asked } answer when scene is { Trigger: { } trigger, Source: SlackSource.Command or SlackSource.SharedMessage or SlackSource.PrivateMessage }:
                await AskAsync(answer, asked, trigger, cancellationToken);
                break;
            case PrivateReply { Message: var message, Keep: var keep }:
                await SayAsync(WithRemark(message), keep, cancellationToken);
                break;
            case UpdateReply { Message: var message }:
                await UpdateAsync(WithRemark(message), cancellationToken);
                break;
            case FormReply form:
                await OpenAsync(form, cancellationToken);
                break;
            case FormErrorsReply errors:
                await RefuseAsync(errors, cancellationToken);
                break;
            case SilentReply:
                await AcknowledgeAsync(cancellationToken);
                break;
            default:
                throw new NotSupportedException($"Slack cannot answer with {reply.GetType().Name}.");
        }
    }

    public async Task DeferAsync(CancellationToken cancellationToken)
    {
        await AcknowledgeAsync(cancellationToken);
        if (scene is { Source: SlackSource.Command or SlackSource.SharedMessage or SlackSource.PrivateMessage, ResponseUrl: not null })
            await voice.SignAsync(scene, SlackTexts.Working, cancellationToken);
    }

    /// <summary>The work takes longer than Slack waits: the envelope is acknowledged all the same, and a form stays open.</summary>
    public Task OverdueAsync(CancellationToken cancellationToken) => scene is { Source: SlackSource.Submission, FirstField: { } field }
        ? TryAcknowledgeAsync(Errors(field, SlackTexts.FormTakesTooLong), cancellationToken)
        : TryAcknowledgeAsync(null, cancellationToken);

    private async Task SayAsync(Message message, bool keep, CancellationToken cancellationToken)
    {
        var pages = MessageRenderer.Pages(message);
        switch (scene.Source)
        {
            case SlackSource.HomeOpened:
                await AcknowledgeAsync(cancellationToken);
                await voice.PublishHomeAsync(scene, FormRenderer.Home(message), cancellationToken);
                break;
            case SlackSource.Notice:
                await AcknowledgeAsync(cancellationToken);
                break;
            case not SlackSource.Submission when keep:
                await AcknowledgeAsync(cancellationToken);
                await KeepAsync(message, cancellationToken);
                break;
            case SlackSource.Command when await TryAcknowledgeAsync(Inline(pages[0]), cancellationToken):
                if (pages.Count > 1)
                    await voice.SayPrivatelyAsync(scene, [.. pages.Skip(1)], cancellationToken);
                break;
            case SlackSource.Submission when FitsAView(message) && await TryAcknowledgeAsync(Shown(message), cancellationToken):
                break;
            case SlackSource.Home when scene.Trigger is { } trigger && FitsAView(message) && await TryAcknowledgeAsync(null, cancellationToken):
                await voice.OpenViewAsync(scene, trigger, FormRenderer.Show(message, scene.Location), _ => message, cancellationToken);
                break;
            case SlackSource.Modal when scene.ViewId is { } view && FitsAView(message):
                await AcknowledgeAsync(cancellationToken);
                await voice.UpdateViewAsync(scene, view, FormRenderer.Show(message, scene.Location), _ => message, cancellationToken);
                break;
            default:
                await AcknowledgeAsync(cancellationToken);
                await voice.SayPrivatelyAsync(scene, pages, cancellationToken);
                break;
        }
    }

    /// <summary>Private answers in a channel are gone at the next reload: what is used again and again goes where it stays.</summary>
    private async Task KeepAsync(Message message, CancellationToken cancellationToken)
    {
        await voice.SendDirectAsync(scene, message, cancellationToken);
        if (scene is { Source: SlackSource.SharedMessage or SlackSource.Command, ResponseUrl: not null })
            await voice.SayPrivatelyAsync(scene, SlackTexts.KeptInDirectMessages, cancellationToken);
    }

    private async Task UpdateAsync(Message message, CancellationToken cancellationToken)
    {
        switch (scene)
        {
            case { Source: SlackSource.PrivateMessage, ResponseUrl: not null }:
                await AcknowledgeAsync(cancellationToken);
                await voice.ReplaceAsync(scene, message, cancellationToken);
                break;
            case { Source: SlackSource.Submission, Channel: { } channel, MessageTs: { } ts }:
                await AcknowledgeAsync(cancellationToken);
                await voice.UpdateDirectAsync(scene, channel, ts, message, cancellationToken);
                break;
            default:
                await SayAsync(message, keep: false, cancellationToken);
                break;
        }
    }

    private async Task OpenAsync(FormReply form, CancellationToken cancellationToken)
    {
        var view = FormRenderer.Render(form.Form, scene.Location);
        if (scene.Source == SlackSource.Submission)
        {
            if (!await TryAcknowledgeAsync(Json(ViewAnswer.Showing(view), SlackJsonContext.Default.ViewAnswer), cancellationToken))
                await voice.SayPrivatelyAsync(scene, SlackTexts.FormIsReady(form), cancellationToken);
            return;
        }

        await AcknowledgeAsync(cancellationToken);
        if (Remark is { } remark)
            await voice.SayPrivatelyAsync(scene, Message.Create(remark), cancellationToken);
        if (scene is { Source: SlackSource.Modal, ViewId: { } shown })
            await voice.UpdateViewAsync(scene, shown, view, Instead(form), cancellationToken);
        else if (scene.Trigger is { } trigger)
            await voice.OpenViewAsync(scene, trigger, view, Instead(form), cancellationToken);
        else
            await voice.SayPrivatelyAsync(scene, SlackTexts.FormIsReady(form), cancellationToken);

        // After the form: its trigger lives for three seconds.
        if (form.Meanwhile is { } card && scene is { Source: SlackSource.PrivateMessage, ResponseUrl: not null })
            await voice.ReplaceAsync(scene, card, cancellationToken);
    }

    /// <summary>The form over the answer; where it does not open, the questions in the answer. The trigger lives for three seconds, so it comes first.</summary>
    private async Task AskAsync(PrivateReply answer, FormOver asked, string trigger, CancellationToken cancellationToken)
    {
        await AcknowledgeAsync(cancellationToken);
        var isOpen = await voice.TryOpenViewAsync(scene, trigger, FormRenderer.Render(asked.Form, scene.Location), cancellationToken);
        await SayAsync(WithRemark(isOpen ? asked.Under : answer.Message), answer.Keep, cancellationToken);
    }

    private Func<SlackApiException, Message> Instead(FormReply form) => failure => SlackTexts.FormNotOpened(failure, form, scene.Again);

    private async Task RefuseAsync(FormErrorsReply errors, CancellationToken cancellationToken)
    {
        if (scene is { Source: SlackSource.Submission, FirstField: { } first })
        {
            var byField = FormGivenBack.Open(errors).GroupBy(pair => pair.Key.Length > 0 ? pair.Key : first)
                .ToDictionary(group => group.Key, group => string.Join(' ', group.Select(pair => pair.Value)));
            var answer = Json(ViewAnswer.WithErrors(byField), SlackJsonContext.Default.ViewAnswer);
            if (await TryAcknowledgeAsync(answer, cancellationToken))
                return;
        }

        await AcknowledgeAsync(cancellationToken);
        await voice.SendDirectAsync(scene, SlackTexts.GivenBack(errors), cancellationToken);
    }

    private Message WithRemark(Message message) => Remark is { } remark ? message with { Blocks = [new Paragraph(remark), .. message.Blocks] } : message;

    private static byte[] Inline(SlackPage page) => Json(new ResponseMessage(page.Text, page.Blocks), SlackJsonContext.Default.ResponseMessage);

    /// <summary>What does not is said in as many messages as it takes.</summary>
    private static bool FitsAView(Message message) =>
        message.Blocks.SelectMany(block => MessageRenderer.Blocks(block, message.Notify)).Take(SlackLimits.BlocksInView + 1).Count() <= SlackLimits.BlocksInView;

    private byte[] Shown(Message message) =>
        Json(ViewAnswer.Showing(FormRenderer.Show(message, scene.Location)), SlackJsonContext.Default.ViewAnswer);

    private static byte[] Errors(string field, string word) =>
        Json(ViewAnswer.WithErrors(new Dictionary<string, string> { [field] = word }), SlackJsonContext.Default.ViewAnswer);

    private static byte[] Json<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.SerializeToUtf8Bytes(value, type);

    /// <summary>Acknowledges without an answer, unless that has been done.</summary>
    private async Task AcknowledgeAsync(CancellationToken cancellationToken) => await TryAcknowledgeAsync(null, cancellationToken);

    /// <returns>False when it was acknowledged before: then the answer has to travel another way.</returns>
    /// <exception cref="PlatformException">It did not reach Slack, which will deliver again.</exception>
    private async Task<bool> TryAcknowledgeAsync(byte[]? answer, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _acknowledged, 1) != 0)
            return false;
        if (!await delivery.AcknowledgeAsync(answer, cancellationToken))
            throw new PlatformException(PlatformFailure.TryLater, "The acknowledgement did not reach Slack.") { ComesAgain = true };

        return true;
    }
}
