using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using PrepBot.Playground.Chat;
using PrepBot.Playground.Security;

namespace PrepBot.Playground.Inbound;

/// <summary>The stream of one open page, for everybody it shows side by side: browsers allow only a few connections at once.</summary>
internal sealed class EventStream(Feed feed, TimeProvider time, IHostApplicationLifetime lifetime)
{
    /// <summary>A sign of life, so that a page notices a dead connection.</summary>
    private static readonly TimeSpan PulsePeriod = TimeSpan.FromSeconds(10);

    public async Task OpenAsync(HttpContext context)
    {
        IReadOnlyList<string> viewers;
        try
        {
            viewers = Acting.ViewersOf(context.Request);
        }
        catch (RequestRefusedException refused)
        {
            await Refusal.WriteAsync(context, refused.Status, refused.Message);
            return;
        }

        using var subscription = feed.Open(viewers);
        if (subscription is null)
        {
            await Refusal.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, "Too many pages are open. Please close some.");
            return;
        }

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        try
        {
            context.Response.ContentType = "text/event-stream; charset=utf-8";
            await SendAsync(context.Response, $"event: hello\ndata: {{\"run\":{feed.Run}}}\n\n", ending.Token);
            await FollowAsync(context.Response, subscription, ending.Token);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The page has gone, or we are going: it comes back by itself.
        }
    }

    private async Task FollowAsync(HttpResponse response, Subscription subscription, CancellationToken cancellationToken)
    {
        var more = subscription.Events.WaitToReadAsync(cancellationToken).AsTask();
        while (true)
        {
            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var pulse = Task.Delay(PulsePeriod, time, waiting.Token);
            var next = await Task.WhenAny(more, pulse);
            await waiting.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
            if (next == pulse)
            {
                await SendAsync(response, ": still here\n\n", cancellationToken);
                continue;
            }

            if (!await more)
                return;

            while (subscription.Events.TryRead(out var happened))
                await SendAsync(response, $"id: {feed.Run}-{happened.Id}\nevent: change\ndata: {happened.Json}\n\n", cancellationToken);

            more = subscription.Events.WaitToReadAsync(cancellationToken).AsTask();
        }
    }

    private static async Task SendAsync(HttpResponse response, string text, CancellationToken cancellationToken)
    {
        await response.WriteAsync(text, cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
    }
}
