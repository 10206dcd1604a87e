using PrepBot.Application.Ports;

namespace PrepBot.Application.Jobs;

/// <summary>What to do with an outbox item before and after a try. Pure: no waiting, no calls.</summary>
internal static class OutboxVerdict
{
    /// <summary>Calls that fail for lasting reasons stop after so many tries.</summary>
    private const int LastingTries = 2;

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    /// <summary>Why an item must not be sent any more, or null.</summary>
    public static string? Before(ClaimedItem claimed, DateTimeOffset now)
    {
        if (claimed.Item.ExpiresAt <= now)
            return "its time is over";

        return (claimed.WasSending, claimed.Item.Rule) switch
        {
            (true, UnknownOutcome.Ask) => "it may have been posted already, which cannot be proven",
            (true, UnknownOutcome.Droppable) => "it may have been sent already, and is not worth sending twice",
            _ => null,
        };
    }

    /// <summary>What follows from a failed try.</summary>
    /// <returns>How long to wait before the next try; null to give up, with the reason.</returns>
    public static (TimeSpan? RetryAfter, string Why) After(ClaimedItem claimed, PlatformException failure)
    {
        if (failure.Failure == PlatformFailure.Lasting && claimed.Attempt >= LastingTries)
            return (null, "the platform refuses it for good");

        var doubled = FirstWait * Math.Pow(2, Math.Min(claimed.Attempt - 1, 10));
        return (failure.RetryAfter ?? (doubled < LongestWait ? doubled : LongestWait), "");
    }
}
