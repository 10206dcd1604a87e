using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PrepBot.Slack.Http;
using PrepBot.Slack.Settings;
using PrepBot.Slack.Wire;

namespace PrepBot.Slack.Inbound;

/// <summary>HTTP mode: three addresses Slack sends signed requests to. Nothing of a request is looked at before its signature has been checked.</summary>
internal sealed partial class SlackEndpoints(SlackIntake intake, SlackStart start, IOptions<SlackOptions> options, TimeProvider time, ILogger<SlackEndpoints> logger)
{
    public const string EventsPath = "/slack/events";
    public const string CommandsPath = "/slack/commands";
    public const string InteractivityPath = "/slack/interactivity";

    private static readonly TimeSpan AnswerBy = TimeSpan.FromSeconds(2.9);

    private readonly ReplayMemory _replays = new();

    public Task EventsAsync(HttpContext context) => TakeAsync(context, body => RequestReader.Event(body) is { } happened ? new SlackContent.Event(happened) : null);

    public Task CommandsAsync(HttpContext context) => TakeAsync(context, body => RequestReader.Command(body) is { } command ? new SlackContent.Command(command) : null);

    public Task InteractivityAsync(HttpContext context) =>
        TakeAsync(context, body => RequestReader.Interaction(body) is { } interaction ? new SlackContent.Interactive(interaction) : null);

    private async Task TakeAsync(HttpContext context, Func<byte[], SlackContent?> read)
    {
        var arrivedAt = time.GetUtcNow();
        if (await RequestBody.ReadAsync(context.Request, context.RequestAborted) is not { } body)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        var signature = context.Request.Headers[SignatureCheck.SignatureHeader].ToString();
        if (!SignatureCheck.IsGenuine(options.Value.SigningSecret!.Reveal(), context.Request.Headers[SignatureCheck.TimeHeader], signature, body, arrivedAt))
        {
            LogNotGenuine();
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        // A copy gets no answer at all, above all not the first one's.
        if (!_replays.Take(signature, arrivedAt))
            return;

        if (read(body) is not { } content)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        if (content is SlackContent.Event { Payload: { Type: EventCallback.UrlVerification, Challenge: { Length: <= 500 } challenge } })
        {
            context.Response.ContentType = "text/plain";
            await context.Response.WriteAsync(challenge, context.RequestAborted);
            return;
        }

        await AnswerAsync(context, content, signature, arrivedAt);
    }

    private async Task AnswerAsync(HttpContext context, SlackContent content, string signature, DateTimeOffset arrivedAt)
    {
        var first = new TaskCompletionSource<byte[]?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var work = !start.IsDone
            ? Task.CompletedTask
            : intake.Take(new SlackDelivery(content, arrivedAt, signature, (answer, _) => Task.FromResult(first.TrySetResult(answer))));
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        var left = arrivedAt + AnswerBy - time.GetUtcNow();
        await Task.WhenAny(first.Task, work, Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.Zero, time, waiting.Token));
        await waiting.CancelAsync();
        first.TrySetCanceled(CancellationToken.None);

        if (first.Task is not { IsCompletedSuccessfully: true } done)
        {
            _replays.Forget(signature);
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        if (await done is not { } answer)
            return;

        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.Body.WriteAsync(answer, CancellationToken.None);
    }

    [LoggerMessage(7001, LogLevel.Warning, "A request was refused: its signature is not Slack's, or its time is off")]
    private partial void LogNotGenuine();
}
