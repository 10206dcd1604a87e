using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;

namespace PrepBot.Playground.Inbound;

/// <summary>Owns the interactions under way: they outlive their request when deferred, and are finished before the bot stops.</summary>
internal sealed partial class WorkInHand(IInteractionSink sink, ILogger<WorkInHand> logger) : IHostedService, IDisposable
{
    /// <summary>The most interactions at once.</summary>
    public const int MaxInHand = 256;

    private readonly ConcurrentDictionary<Task, bool> _running = new();
    private readonly CancellationTokenSource _stopping = new();

    /// <exception cref="RequestRefusedException">Too many at once, or stopping.</exception>
    public void Start(Interaction interaction, Answering answering)
    {
        if (_running.Count >= MaxInHand || _stopping.IsCancellationRequested)
            throw new RequestRefusedException(StatusCodes.Status503ServiceUnavailable, "PrepBot is busy. Please try again in a moment.");

        var work = HandleAsync(interaction, answering);
        if (work.IsCompleted)
            return;

        _running[work] = true;
        _ = work.ContinueWith(done => _running.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await using (cancellationToken.Register(_stopping.Cancel))
            await Task.WhenAll(_running.Keys);
    }

    public void Dispose() => _stopping.Dispose();

    private async Task HandleAsync(Interaction interaction, Answering answering)
    {
        try
        {
            await sink.HandleAsync(interaction, answering, _stopping.Token);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The page finds no answer, and may send the same delivery again to the next run.
            answering.GiveUp();
            return;
        }
        catch (Exception exception)
        {
            LogBroken(logger, interaction.Origin.DeliveryId, exception);
        }

        answering.End();
    }

    [LoggerMessage(EventId = 8061, Level = LogLevel.Error, Message = "Delivery {Delivery} ended without an answer")]
    private static partial void LogBroken(ILogger logger, string delivery, Exception exception);
}
