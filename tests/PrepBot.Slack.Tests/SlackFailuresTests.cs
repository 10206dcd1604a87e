using PrepBot.Chat.Platforms;
using PrepBot.Slack.Posting;
using PrepBot.Slack.WebApi;

namespace PrepBot.Slack.Tests;

/// <summary>What Slack's refusals mean: only what is gone is read as gone.</summary>
public sealed class SlackFailuresTests
{
    [Theory]
    [InlineData("message_not_found", PlatformRefusal.MessageGone)]
    [InlineData("cant_update_message", PlatformRefusal.CannotBeEdited)]
    [InlineData("edit_window_closed", PlatformRefusal.CannotBeEdited)]
    [InlineData("channel_not_found", PlatformRefusal.NoAccess)]
    [InlineData("not_in_channel", PlatformRefusal.NoAccess)]
    [InlineData("is_archived", PlatformRefusal.Archived)]
    [InlineData("msg_too_long", PlatformRefusal.TooLong)]
    [InlineData("msg_blocks_too_long", PlatformRefusal.TooLong)]
    [InlineData("restricted_action_read_only_channel", PlatformRefusal.MissingRight)]
    [InlineData("user_not_found", PlatformRefusal.PersonGone)]
    [InlineData("messages_tab_disabled", PlatformRefusal.ClosedMessages)]
    [InlineData("account_inactive", PlatformRefusal.NotInstalled)]
    [InlineData("invalid_blocks", PlatformRefusal.Other)]
    [InlineData("something_new", PlatformRefusal.Other)]
    internal void Refused_SaysWhy(string error, PlatformRefusal meaning)
    {
        var failure = SlackFailures.Map(SlackApiException.Create("chat.update", error, retryAfter: null));

        Assert.Equal((PlatformFailure.Lasting, meaning), (failure.Failure, failure.Refusal));
    }

    [Fact]
    public void MissingScope_NamesTheScopesSlackNames()
    {
        var failure = SlackFailures.Map(SlackApiException.Create("chat.postMessage", "missing_scope", retryAfter: null, "chat:write, mpim:write,<https://evil>"));

        Assert.Equal(PlatformRefusal.MissingRight, failure.Refusal);
        Assert.Equal(["chat:write", "mpim:write"], failure.Rights);
    }

    [Fact]
    public void Passing_IsNoRefusal() =>
        Assert.Null(SlackFailures.Map(SlackApiException.Create("chat.postMessage", "ratelimited", TimeSpan.FromSeconds(3))).Refusal);
}
