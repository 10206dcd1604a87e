using PrepBot.Application.Ports;
using PrepBot.Discord.Rest;

namespace PrepBot.Discord;

/// <summary>What Discord's failures mean to the features.</summary>
internal static class PlatformFailures
{
    private static readonly TimeSpan WithoutToken = TimeSpan.FromMinutes(5);

    /// <summary>The failure of a call.</summary>
    public static PlatformException Of(DiscordException failure) => failure switch
    {
        DiscordRateLimitedException limited => new PlatformException(PlatformFailure.TryLater, failure.Message, failure) { RetryAfter = limited.Wait },
        DiscordUnreachableException { MayHaveBeenDone: true } => new PlatformException(PlatformFailure.Unknown, failure.Message, failure),
        DiscordUnreachableException => new PlatformException(PlatformFailure.TryLater, failure.Message, failure),
        DiscordTokenRefusedException => new PlatformException(PlatformFailure.TryLater, failure.Message, failure) { RetryAfter = WithoutToken },
        _ => new PlatformException(PlatformFailure.Lasting, failure.Message, failure),
    };

    /// <summary>Runs a call and translates its failure.</summary>
    /// <exception cref="PlatformException">It did not end well.</exception>
    public static async Task<T> TranslateAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (DiscordException e)
        {
            throw Of(e);
        }
    }

    /// <inheritdoc cref="TranslateAsync{T}"/>
    public static Task TranslateAsync(Func<Task> call) => TranslateAsync(async () =>
    {
        await call();
        return true;
    });
}
