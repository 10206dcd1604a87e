using PrepBot.Application.Ports;
using PrepBot.Slack.Rendering;
using PrepBot.Slack.WebApi;

namespace PrepBot.Slack;

/// <summary>What Slack's faults mean for trying again.</summary>
internal static class SlackFailures
{
    public static PlatformException Of(SlackApiException e)
    {
        var failure = e.Fault switch
        {
            SlackFault.Refused => PlatformFailure.Lasting,
            SlackFault.RateLimited or SlackFault.NotSent => PlatformFailure.TryLater,
            SlackFault.Unknown => PlatformFailure.Unknown,
            _ => throw new NotSupportedException($"No meaning for {e.Fault}."),
        };
        return new PlatformException(failure, e.Message, e) { RetryAfter = e.RetryAfter };
    }

    /// <exception cref="PlatformException">It did not end well.</exception>
    public static async Task<T> MappedAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (SlackApiException e)
        {
            throw Of(e);
        }
        catch (DoesNotFitException e)
        {
            throw new PlatformException(PlatformFailure.Lasting, e.Message, e);
        }
    }

    /// <exception cref="PlatformException">It did not end well.</exception>
    public static async Task MappedAsync(Func<Task> call) => await MappedAsync(async () =>
    {
        await call();
        return true;
    });
}
