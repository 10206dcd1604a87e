using System.Net;
using PrepBot.Chat.Platforms;
using PrepBot.Discord.Rest;

namespace PrepBot.Discord.Posting;

/// <summary>What Discord's failures mean to the features.</summary>
internal static class PlatformFailures
{
    /// <summary>By then the token has been looked at.</summary>
    private static readonly TimeSpan WithoutToken = TimeSpan.FromSeconds(5);

    /// <summary>The failure of a call.</summary>
    public static PlatformException Map(DiscordException failure) => failure switch
    {
        DiscordRateLimitedException limited => new PlatformException(PlatformFailure.TryLater, failure.Message, failure) { RetryAfter = limited.Wait },
        DiscordUnreachableException { MayHaveBeenDone: true } => new PlatformException(PlatformFailure.Unknown, failure.Message, failure),
        DiscordUnreachableException => new PlatformException(PlatformFailure.TryLater, failure.Message, failure),
        DiscordTokenRefusedException => new PlatformException(PlatformFailure.TryLater, failure.Message, failure) { RetryAfter = WithoutToken },
        DiscordRefusedException refused => new PlatformException(Meaning(refused), failure.Message, failure),
        _ => new PlatformException(PlatformRefusal.Other, failure.Message, failure),
    };

    /// <summary>What a refusal is about. Only an unknown channel, message or person is gone.</summary>
    internal static PlatformRefusal Meaning(DiscordRefusedException refused) => refused.Code switch
    {
        DiscordCodes.UnknownMessage => PlatformRefusal.MessageGone,
        DiscordCodes.UnknownChannel => PlatformRefusal.RoomGone,
        DiscordCodes.UnknownMember or DiscordCodes.UnknownUser => PlatformRefusal.PersonGone,
        DiscordCodes.UnknownGuild => PlatformRefusal.NotInstalled,
        DiscordCodes.MissingAccess => PlatformRefusal.NoAccess,
        DiscordCodes.MissingPermissions => PlatformRefusal.MissingRight,
        DiscordCodes.ThreadArchived or DiscordCodes.ThreadLocked => PlatformRefusal.Archived,
        DiscordCodes.CannotMessageUser or DiscordCodes.NoMutualGuilds => PlatformRefusal.ClosedMessages,
        DiscordCodes.RequestTooLarge => PlatformRefusal.TooLong,
        DiscordCodes.TooManyEditsOfOldMessages => PlatformRefusal.CannotBeEdited,
        DiscordCodes.TooManyActiveThreads or DiscordCodes.TooManyChannels or DiscordCodes.TooManyThreadMembers => PlatformRefusal.LimitReached,
        DiscordCodes.WrongChannelType => PlatformRefusal.WrongPlace,
        DiscordCodes.UnknownInteraction or DiscordCodes.AlreadyAcknowledged or DiscordCodes.UnknownWebhook or DiscordCodes.InvalidWebhookToken => PlatformRefusal.AnswerOver,
        _ => refused.Status switch
        {
            HttpStatusCode.RequestEntityTooLarge => PlatformRefusal.TooLong,
            HttpStatusCode.Forbidden => PlatformRefusal.MissingRight,
            _ => PlatformRefusal.Other,
        },
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
            throw Map(e);
        }
    }

    /// <inheritdoc cref="TranslateAsync{T}"/>
    public static Task TranslateAsync(Func<Task> call) => TranslateAsync(async () =>
    {
        await call();
        return true;
    });
}
