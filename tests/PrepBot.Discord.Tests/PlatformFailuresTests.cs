using System.Net;
using PrepBot.Chat.Platforms;
using PrepBot.Discord.Posting;
using PrepBot.Discord.Rest;

namespace PrepBot.Discord.Tests;

/// <summary>What Discord's refusals mean: only an unknown message, channel or person is gone.</summary>
public sealed class PlatformFailuresTests
{
    [Theory]
    [InlineData(404, 10008, PlatformRefusal.MessageGone)]
    [InlineData(404, 10003, PlatformRefusal.RoomGone)]
    [InlineData(404, 10007, PlatformRefusal.PersonGone)]
    [InlineData(404, 10013, PlatformRefusal.PersonGone)]
    [InlineData(404, 10004, PlatformRefusal.NotInstalled)]
    [InlineData(404, 0, PlatformRefusal.Other)]
    [InlineData(403, 50001, PlatformRefusal.NoAccess)]
    [InlineData(403, 50013, PlatformRefusal.MissingRight)]
    [InlineData(403, 0, PlatformRefusal.MissingRight)]
    [InlineData(403, 50007, PlatformRefusal.ClosedMessages)]
    [InlineData(400, 50083, PlatformRefusal.Archived)]
    [InlineData(400, 30046, PlatformRefusal.CannotBeEdited)]
    [InlineData(400, 160006, PlatformRefusal.LimitReached)]
    [InlineData(413, 40005, PlatformRefusal.TooLong)]
    [InlineData(413, 0, PlatformRefusal.TooLong)]
    [InlineData(400, 50024, PlatformRefusal.WrongPlace)]
    [InlineData(404, 10062, PlatformRefusal.AnswerOver)]
    [InlineData(400, 50035, PlatformRefusal.Other)]
    internal void Refused_SaysWhy(int status, int code, PlatformRefusal meaning)
    {
        var failure = PlatformFailures.Map(new DiscordRefusedException("route", (HttpStatusCode)status, code));

        Assert.Equal((PlatformFailure.Lasting, meaning), (failure.Failure, failure.Refusal));
    }

    [Fact]
    public void Passing_IsNoRefusal() =>
        Assert.Null(PlatformFailures.Map(new DiscordRateLimitedException("route", TimeSpan.FromSeconds(3))).Refusal);
}
