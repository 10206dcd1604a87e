using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Communities;
using PrepBot.FakeChats.Slack;
using PrepBot.Slack.Settings;
using PrepBot.Slack.Tests.Support;
using PrepBot.Testing;
using PrepBot.Values.Identity;

namespace PrepBot.Slack.Tests;

/// <summary>What one message of Slack's cannot hold is several, in order, from the first post to the last change.</summary>
public sealed class LongMessagesTests
{
    private const int LongestTest = Eventually.LongestTest;

    private static readonly CommunityRef Community = new(SlackPlatformName.Name, FakeSlackWorkspace.Team);

    [Fact(Timeout = LongestTest)]
    public async Task Digest_Of31000Characters_ArrivesWhole_InOrder_AlsoWhenSlackThrottlesInBetween()
    {
        await using var harness = await SlackHarness.StartAsync();
        var ana = harness.Member("Ana");
        var quotes = Enumerable.Range(0, 31).Select(at => $"{at:00}&{new string('q', 990)}").ToList();
        var digest = new Message([new Heading("What was said"), .. quotes.Select(quote => new Quote(quote))]);
        var sending = harness.Platform.SendPrivatelyAsync(Community, new PersonRef(SlackPlatformName.Name, ana.Id), digest, "key", CancellationToken.None);
        harness.Slack.Workspace.EnforcesMessageRate = true;

        await harness.GoOnAsync(sending);

        var words = string.Concat(ana.Sees.Select(message => FakeSlackMember.Words(message.Blocks)));
        Assert.Equal(3, ana.Sees.Count);
        Assert.Equal(quotes.Select(quote => words.IndexOf(quote.Replace("&", "&amp;", StringComparison.Ordinal), StringComparison.Ordinal)).Order(), quotes.Select(quote => words.IndexOf(quote.Replace("&", "&amp;", StringComparison.Ordinal), StringComparison.Ordinal)));
        Assert.DoesNotContain(-1, quotes.Select(quote => words.IndexOf(quote.Replace("&", "&amp;", StringComparison.Ordinal), StringComparison.Ordinal)));
    }

    [Fact(Timeout = LongestTest)]
    public async Task LongMessage_ChangedToAShortOne_SaysSoWhereItsRestStood()
    {
        await using var harness = await SlackHarness.StartAsync();
        var ana = harness.Member("Ana");
        var room = new RoomRef(SlackPlatformName.Name, ana.Place);
        var posted = await harness.Platform.PostAsync(Community, room, Message.Create(new string('x', 20_000)), "key", CancellationToken.None);

        await harness.Platform.UpdateAsync(Community, posted, Message.Create("Short."), CancellationToken.None);

        Assert.Equal(["Short.", "See above."], ana.Sees.Select(message => FakeSlackMember.Words(message.Blocks)));
    }

    [Fact(Timeout = LongestTest)]
    public async Task Card_Of11000Characters_IsChangedWhereItStands()
    {
        await using var harness = await SlackHarness.StartAsync();
        var ana = harness.Member("Ana");
        var room = new RoomRef(SlackPlatformName.Name, ana.Place);
        var posted = await harness.Platform.PostAsync(Community, room, Message.Create("Before."), "key", CancellationToken.None);

        await harness.Platform.UpdateAsync(Community, posted, Message.Create(string.Join('\n', Enumerable.Repeat(new string('&', 99), 22))), CancellationToken.None);

        Assert.Equal(1, Assert.Single(ana.Sees).Edits);
    }

    [Fact(Timeout = LongestTest)]
    public async Task LongAnswer_ToACommand_TravelsWithTheAcknowledgementAndBehindIt()
    {
        await using var harness = await SlackHarness.StartAsync();
        var ana = harness.Member("Ana");
        harness.Sink.Answer = (_, responder, cancellationToken) => responder.AnswerAsync(Reply.Privately(new string('x', 30_000)), cancellationToken);

        await ana.TypesAsync("start");
        await harness.GoOnAsync(harness.Intake.QuietAsync());

        Assert.Equal(30_000, ana.Sees.Sum(message => FakeSlackMember.Words(message.Blocks).Count(c => c == 'x')));
        Assert.Equal(3, ana.Sees.Count);
    }
}
