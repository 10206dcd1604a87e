using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Forms;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Platforms;
using PrepBot.Slack.Rendering;
using PrepBot.Slack.WebApi;
using PrepBot.Slack.Wire;

namespace PrepBot.Slack.Inbound;

/// <summary>
/// Takes deliveries in, whichever way they come, hands them to dispatch and sees to it that each is acknowledged in time. Owns the work under way and
/// finishes it before the bot stops. What arrives twice is done once: dispatch knows it by its delivery id.
/// </summary>
internal sealed partial class SlackIntake(
    InteractionReader reader, IInteractionSink sink, IRoomSink roomSink, SlackVoice voice, RefusedTokens refused, TimeProvider time, ILogger<SlackIntake> logger)
    : IHostedService, IDisposable
{
    /// <summary>Slack waits three seconds; this leaves the acknowledgement time to travel.</summary>
    public static readonly TimeSpan AcknowledgeBy = TimeSpan.FromSeconds(2.7);

    /// <summary>The most interactions at once.</summary>
    public const int MaxInHand = 256;

    private readonly ConcurrentDictionary<Task, bool> _running = new();
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>How many deliveries are in hand.</summary>
    public int Running => _running.Count;

    /// <summary>Deliveries of kinds or shapes nobody here knows.</summary>
    public int Ignored => _ignored;

    private int _ignored;

    /// <summary>Starts the work on a delivery and comes back at once.</summary>
    /// <returns>The work; it never fails.</returns>
    public Task Take(SlackDelivery delivery)
    {
        // While stopping nothing new is begun, and nothing acknowledged: Slack delivers it to another replica, or again later.
        if (_stopping.IsCancellationRequested)
            return Task.CompletedTask;

        if (_running.Count >= MaxInHand)
            return RefuseAsync(delivery);

        // The loop that reads the socket must not wait for any of this; and it is in hand before it begins, or it could be answered before it is known.
        var begin = new Task<Task>(() => HandleAsync(delivery));
        var work = begin.Unwrap();
        _running[work] = true;
        _ = work.ContinueWith(done => _running.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        begin.Start(TaskScheduler.Default);
        return work;
    }

    /// <summary>Waits until the work under way now is done.</summary>
    public Task QuietAsync() => Task.WhenAll(_running.Keys);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await using (cancellationToken.Register(_stopping.Cancel))
            await QuietAsync();
    }

    public void Dispose() => _stopping.Dispose();

    private async Task HandleAsync(SlackDelivery delivery)
    {
        try
        {
            await DoAsync(delivery, await reader.ReadAsync(delivery, _stopping.Token));
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // Stopping: not acknowledged, so it is delivered again.
        }
        catch (PlatformException e)
        {
            LogAnswerLost(e.Failure);
        }
#pragma warning disable CA1031 // The edge: whatever it is, it is logged once, and the stream goes on.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogBroken(e);
        }
    }

    private async Task DoAsync(SlackDelivery delivery, Reading reading)
    {
        switch (reading)
        {
            case Reading.Request request:
                await DoInTimeAsync(request, new SlackResponder(delivery, request.Scene, voice) { Remark = request.Remark }, delivery.ArrivedAt);
                break;
            case Reading.Words words:
                var answer = words.Scene is { Source: SlackSource.Submission }
                    ? (Reply)new FormErrorsReply(ActionIdCodec.Unknown, FormAnswers.Empty, new Dictionary<string, string> { [""] = words.Text })
                    : Reply.Privately(words.Text);
                await new SlackResponder(delivery, words.Scene, voice).AnswerAsync(answer, _stopping.Token);
                break;
            case Reading.RoomChanged changed:
                await delivery.AcknowledgeAsync(null, _stopping.Token);
                await roomSink.HandleAsync(changed.News, _stopping.Token);
                if (changed.ByWhom is { } byWhom)
                    await sink.HandleAsync(byWhom, new NoAnswer(), _stopping.Token);
                break;
            case Reading.Uninstalled gone:
                await delivery.AcknowledgeAsync(null, _stopping.Token);
                refused.Note(gone.Workspace.Token);
                break;
            case Reading.Nothing:
                Interlocked.Increment(ref _ignored);
                await delivery.AcknowledgeAsync(null, _stopping.Token);
                break;
            default:
                throw new NotSupportedException($"Nothing is done with {reading.GetType().Name}.");
        }
    }

    private async Task DoInTimeAsync(Reading.Request request, SlackResponder responder, DateTimeOffset arrivedAt)
    {
        var doing = sink.HandleAsync(request.Interaction, responder, _stopping.Token);
        if (doing.IsCompleted)
        {
            await doing;
            return;
        }

        var left = arrivedAt + AcknowledgeBy - time.GetUtcNow();
        using (var waiting = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token))
        {
            var first = await Task.WhenAny(doing, Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.Zero, time, waiting.Token));
            await waiting.CancelAsync();
            if (first != doing && !_stopping.IsCancellationRequested)
                await responder.OverdueAsync(_stopping.Token);
        }

        await doing;
    }

    /// <summary>More than fits: said so in the acknowledgement, which costs nothing.</summary>
    private static async Task RefuseAsync(SlackDelivery delivery)
    {
        byte[]? answer = delivery.Content switch
        {
            SlackContent.Command => JsonSerializer.SerializeToUtf8Bytes(
                new ResponseMessage(SlackTexts.Busy.ToPlainText(), MessageRenderer.Pages(SlackTexts.Busy)[0].Blocks), SlackJsonContext.Default.ResponseMessage),
            SlackContent.Interactive { Payload: { Type: InteractionPayload.ViewSubmission, View.Blocks: { } blocks } }
                when blocks.FirstOrDefault(block => block.Type == "input")?.BlockId is { } field => JsonSerializer.SerializeToUtf8Bytes(
                    ViewAnswer.WithErrors(new Dictionary<string, string> { [field] = SlackTexts.FormTakesTooLong }), SlackJsonContext.Default.ViewAnswer),
            // Not acknowledged: Slack shows that the click did not work, or delivers the event again.
            _ => null,
        };
        if (answer is not null)
            await delivery.AcknowledgeAsync(answer, CancellationToken.None);
    }

    [LoggerMessage(7041, LogLevel.Warning, "An answer did not reach Slack ({Failure})")]
    private partial void LogAnswerLost(PlatformFailure failure);

    [LoggerMessage(7042, LogLevel.Error, "A delivery of Slack's could not be handled")]
    private partial void LogBroken(Exception exception);
}
