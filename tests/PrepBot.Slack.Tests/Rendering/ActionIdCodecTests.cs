using PrepBot.Chat.Messages;
using PrepBot.Domain.Rounds;
using PrepBot.Slack.Rendering;

namespace PrepBot.Slack.Tests.Rendering;

public sealed class ActionIdCodecTests
{
    // Buttons posted long ago carry these: they must be read for ever.
    [Theory]
    [InlineData("meet:here:AZqiqqqqeqq7u7u7u7u7uw", "meet", "here", "AZqiqqqqeqq7u7u7u7u7uw")]
    [InlineData("ask:probe:AZqiqqqqeqq7u7u7u7u7uw.frugality-03.2", "ask", "probe", "AZqiqqqqeqq7u7u7u7u7uw.frugality-03.2")]
    [InlineData("coverage:mine:", "coverage", "mine", "")]
    [InlineData("ask:probe:a.1~2", "ask", "probe", "a.1")]
    public void Written_IsRead(string text, string feature, string verb, string subject)
    {
        var action = ActionIdCodec.Read(text);

        Assert.Equal((feature, verb, subject), (action.Feature, action.Verb, action.Subject.ToString()));
        Assert.StartsWith(ActionIdCodec.Write(action), text);
    }

    [Fact]
    public void Longest_FitsAndComesBack()
    {
        var subject = Subject.Create(RoundId.From(new Guid("0199aaaa-aaaa-7aaa-bbbb-bbbbbbbbbbbb"))).And(new string('x', Subject.MaxLength - 23));
        var action = new ActionId(new string('f', 20), new string('v', 20), subject);

        Assert.True(ActionIdCodec.Write(action, 25).Length <= SlackLimits.ActionId);
        Assert.Equal(action, ActionIdCodec.Read(ActionIdCodec.Write(action, 25)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("meet")]
    [InlineData("meet:here")]
    [InlineData("Meet:here:x")]
    [InlineData("meet:here:x:y")]
    [InlineData("meet:here:<!channel>")]
    [InlineData("meet:here:' or 1=1")]
    [InlineData("~2")]
    public void Malformed_IsLikeUnknown(string? text) => Assert.Equal(ActionIdCodec.Unknown, ActionIdCodec.Read(text));

    [Fact]
    public void TooLong_IsLikeUnknown() => Assert.Equal(ActionIdCodec.Unknown, ActionIdCodec.Read($"meet:here:{new string('x', 300)}"));
}
