using PrepBot.Chat.Platforms;
using PrepBot.Slack.Rendering;
using PrepBot.Slack.WebApi;

namespace PrepBot.Slack.Posting;

/// <summary>What Slack's faults mean for trying again.</summary>
internal static class SlackFailures
{
    public static PlatformException Map(SlackApiException e) => e.Fault switch
    {
        SlackFault.Refused => new PlatformException(Meaning(e), e.Message, e) { Rights = e.Needed },
        SlackFault.RateLimited or SlackFault.NotSent => new PlatformException(PlatformFailure.TryLater, e.Message, e) { RetryAfter = e.RetryAfter },
        SlackFault.Unknown => new PlatformException(PlatformFailure.Unknown, e.Message, e) { RetryAfter = e.RetryAfter },
        _ => throw new NotSupportedException($"No meaning for {e.Fault}."),
    };

    /// <summary>
    /// What a refusal is about. A channel that is "not found" may as well be a private one the bot is not in, so it is not read as gone.
    /// https://docs.slack.dev/reference/methods/chat.postMessage#errors
    /// </summary>
    internal static PlatformRefusal Meaning(SlackApiException refused) => refused.Error switch
    {
        "message_not_found" => PlatformRefusal.MessageGone,
        "user_not_found" or "users_not_found" or "user_disabled" or "user_not_visible" => PlatformRefusal.PersonGone,
        "not_in_channel" or "channel_not_found" => PlatformRefusal.NoAccess,
        "missing_scope" or "no_permission" or "access_denied" or "restricted_action" or "restricted_action_read_only_channel"
            or "restricted_action_non_threadable_channel" or "restricted_action_thread_only_channel" or "restricted_action_thread_locked"
            or "ekm_access_denied" => PlatformRefusal.MissingRight,
        "is_archived" => PlatformRefusal.Archived,
        "messages_tab_disabled" or "cannot_dm_bot" => PlatformRefusal.ClosedMessages,
        "msg_too_long" or "msg_blocks_too_long" or "too_many_attachments" or "too_many_contact_cards" => PlatformRefusal.TooLong,
        "edit_window_closed" or "cant_update_message" => PlatformRefusal.CannotBeEdited,
        "not_installed" or "team_not_found" or "team_access_not_granted" => PlatformRefusal.NotInstalled,
        "method_not_supported_for_channel_type" => PlatformRefusal.WrongPlace,
        "expired_trigger_id" or "exchanged_trigger_id" or "invalid_trigger_id" or "trigger_expired" or "expired_url" or "used_url" => PlatformRefusal.AnswerOver,
        _ => refused.IsAboutToken ? PlatformRefusal.NotInstalled : PlatformRefusal.Other,
    };

    /// <exception cref="PlatformException">It did not end well.</exception>
    public static async Task<T> MappedAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (SlackApiException e)
        {
            throw Map(e);
        }
        catch (DoesNotFitException e)
        {
            throw new PlatformException(PlatformRefusal.TooLong, e.Message, e);
        }
    }

    /// <exception cref="PlatformException">It did not end well.</exception>
    public static async Task MappedAsync(Func<Task> call) => await MappedAsync(async () =>
    {
        await call();
        return true;
    });
}
