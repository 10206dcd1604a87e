using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PrepBot.Playground.Security;

namespace PrepBot.Playground.Inbound;

/// <summary>The edge of every data request: JSON when it went well, a status and words when not.</summary>
internal sealed partial class Edge(ILogger<Edge> logger)
{
    public static RequestRefusedException NoSuchRoom() => new(StatusCodes.Status404NotFound, "There is no such room.");

    public Task AnswerAsync(HttpContext context, Func<CancellationToken, Task<JsonObject>> answer) => GuardAsync(context, async cancellationToken =>
    {
        var json = await answer(cancellationToken);
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.WriteAsync(json.ToJsonString(), cancellationToken);
    });

    /// <summary>Does it; what goes wrong becomes a status and words.</summary>
    public async Task GuardAsync(HttpContext context, Func<CancellationToken, Task> answer)
    {
        try
        {
            await answer(context.RequestAborted);
        }
        catch (RequestRefusedException refused)
        {
            await Refusal.WriteAsync(context, refused.Status, refused.Message);
        }
        catch (BadHttpRequestException bad)
        {
            await Refusal.WriteAsync(context, bad.StatusCode, "This cannot be read.");
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The page has gone; nobody waits for an answer.
        }
        catch (Exception exception)
        {
            LogFailed(logger, context.TraceIdentifier, exception);
            await Refusal.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, "That did not work just now. Nothing is lost, please try again.");
        }
    }

    [LoggerMessage(EventId = 8021, Level = LogLevel.Error, Message = "Request {Request} failed")]
    private static partial void LogFailed(ILogger logger, string request, Exception exception);
}
