using PrepBot.Chat.Platforms;
using PrepBot.Domain.Communities;
using PrepBot.Features.Tests.Support;
using PrepBot.Testing;
using PrepBot.Values.Identity;

namespace PrepBot.Features.Tests.Reliability;

/// <summary>R9: a channel the platform closes to the bot is a state that is told once, shown, and mended by itself.</summary>
public sealed class RefusedChannelTests
{
    private static readonly RoomRef Channel = RecordingPlatform.Channel;
    private static readonly RoomRef General = new(RecordingPlatform.Community.Platform, "general");

    [Theory]
    [InlineData(PlatformRefusal.NoAccess)]
    [InlineData(PlatformRefusal.MissingRight)]
    public async Task EnabledWhereNothingCanBePosted_TheOrganiserHearsTheStepOnce_AndTheCardComesByItself(PlatformRefusal why)
    {
        await using var group = await Group.GatherAsync();
        var (zoe, olga) = (group.Member("Zoe", organiser: true), group.Member("Olga", organiser: true));
        await zoe.CommandsAsync("help");
        group.Platform.Refuse(General, why, "Send Messages");
        olga.Room = General;

        await olga.CommandsAsync("enable");
        await RetryAsync(group);
        Assert.Contains("Should I not be allowed to post the card here, you hear from me at once", olga.Heard);
        Assert.Contains($"I cannot post in #general, which is open for mocks. Please mend {why} (Send Messages).", olga.Inbox);
        await group.WaitAsync(TimeSpan.FromMinutes(10));
        await RetryAsync(group);
        Assert.Single(group.Platform.PrivatelyTo(olga.Person));
        Assert.Equal("", zoe.Inbox);
        Assert.InRange(group.Platform.Refusals, 3, 10);
        await olga.CommandsAsync("settings");
        Assert.Contains($"#general: I cannot post there since 2026-11-22 09:00 UTC; please mend {why} (Send Messages)", olga.Heard);

        group.Platform.Allow(General);
        await group.The<IRoomSink>().HandleAsync(new RoomNews(RecordingPlatform.Community, General, RoomChange.MayWorkNow), CancellationToken.None);
        await group.SettleAsync();
        Assert.Contains("Nobody is waiting", Assert.Single(group.Platform.In(General)).Text);
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from refused_places"));
    }

    [Fact]
    public async Task CauseGoesWithoutAWord_TheChannelIsTriedAgainByItself_AndWhatWaitedComes()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj);
        group.Platform.Refuse(Channel, PlatformRefusal.MissingRight);
        await TheRound.FileDebriefAsync(raj);
        await TheRound.FileReviewAsync(ana);
        await RetryAsync(group);
        Assert.DoesNotContain(group.Platform.In(Channel), shown => shown.Text.Contains("finished a round", StringComparison.Ordinal));
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from outbox where state = 5"));

        group.Platform.Allow(Channel);
        await group.WaitAsync(TimeSpan.FromMinutes(1));
        await RetryAsync(group);

        Assert.Single(group.Platform.In(Channel), shown => shown.Text.Contains("finished a round", StringComparison.Ordinal));
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from refused_places"));
    }

    [Theory]
    [InlineData(PlatformRefusal.RoomGone, RoomChange.Gone, "gone")]
    [InlineData(PlatformRefusal.Archived, RoomChange.Archived, "archived")]
    public async Task ChannelArchivedOrDeleted_CountsAsClosed_WhoWaitsMovesOnWithOnePress_OneCommandOpensItAgain(PlatformRefusal why, RoomChange change, string word)
    {
        await using var group = await Group.GatherAsync();
        var (ana, olga) = (group.Member("Ana"), group.Member("Olga", organiser: true));
        olga.Room = General;
        await olga.CommandsAsync("enable");
        olga.GoesToChannel();
        await olga.CommandsAsync("enable");
        await ana.StartsAsync("candidate");
        group.Platform.Refuse(Channel, why);

        await group.The<IRoomSink>().HandleAsync(new RoomNews(RecordingPlatform.Community, Channel, change), CancellationToken.None);
        await group.The<IRoomSink>().HandleAsync(new RoomNews(RecordingPlatform.Community, Channel, change), CancellationToken.None);
        await group.SettleAsync();

        Assert.Equal(
            $"The channel you waited in is {word}, so you are out of its queue. One press and you wait in another: #general.\n[Wait there]",
            Assert.Single(group.Platform.PrivatelyTo(ana.Person)).Text);
        Assert.Contains($"#mock-interviews is {word}, so it is closed for mocks; who waited there has been told. Please mend {why} ().", Assert.Single(group.Platform.PrivatelyTo(olga.Person)).Text);
        await ana.StartsAsync("candidate");
        Assert.StartsWith("Mocks are not open in this channel.", ana.Heard);
        await ana.PressesAsync("Wait there");
        Assert.Contains("You are in the queue, number 1, until", ana.Heard);

        group.Platform.Allow(Channel);
        await olga.CommandsAsync("enable");
        await RetryAsync(group);
        Assert.Contains("Nobody is waiting", group.Platform.In(Channel)[^1].Text);
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from refused_places"));
    }

    [Theory]
    [InlineData(PlatformRefusal.RoomGone)]
    [InlineData(PlatformRefusal.Archived)]
    public async Task ChannelClosedWithoutAWord_IsFoundOutByTheNextCard(PlatformRefusal why)
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");
        group.Platform.Refuse(Channel, why);

        await ana.StartsAsync("candidate");

        Assert.Contains("so you are out of its queue. No other channel is open for mocks right now", ana.Inbox);
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from channels where enabled"));
    }

    [Fact]
    public async Task MissingRightsThatComeWithTheCommand_RefuseIt_NamingThem()
    {
        await using var group = await Group.GatherAsync();
        var olga = group.Member("Olga", organiser: true);
        olga.Room = General;
        olga.Missing = new(["View Channel", "Send Messages"], []);

        await olga.CommandsAsync("enable");

        Assert.StartsWith("I cannot post in this channel: I am missing View Channel and Send Messages. Please mend MissingRight (View Channel, Send Messages), then type /mock-admin enable again. Nothing has changed so far.", olga.Heard);
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from channels where external_id = 'general'"));
        olga.Missing = new([], ["Create Private Threads"]);
        await olga.CommandsAsync("enable");
        Assert.Contains("Rounds will be held in private messages, because I am missing Create Private Threads: to have private rooms, please mend MissingRight (Create Private Threads).", olga.Heard);
        Assert.Contains("Rounds started here are held in private messages for now: I am missing Create Private Threads.", group.Platform.In(General)[0].Text);
    }

    [Fact]
    public async Task InvitationWhereNothingCanBePosted_ReachesTheInvitedPrivately_AndIsEditedThere()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        group.Platform.Refuse(Channel, PlatformRefusal.NoAccess);

        await ana.StartsAsync("candidate", 20, raj);
        await RetryAsync(group);
        Assert.StartsWith("I am asking Raj now.", ana.Heard);
        Assert.Contains("Raj, Ana would like to do a mock round with you", Assert.Single(group.Platform.PrivatelyTo(raj.Person)).Text);
        await raj.PressesAsync("Accept");

        Assert.Contains("Ana and Raj are in a mock round.", group.Platform.PrivatelyTo(raj.Person)[0].Text);
    }

    [Fact]
    public async Task InvitationThatReachesNobody_IsOver_TheInviterHearsAndMayInviteAgain()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, mia) = (group.Member("Ana"), group.Member("Raj"), group.Member("Mia"));
        group.Platform.Refuse(Channel, PlatformRefusal.NoAccess);
        group.Platform.Refuse(RecordingPlatform.PrivateOf(raj.Person), PlatformRefusal.ClosedMessages);

        await ana.StartsAsync("candidate", 20, raj);
        await RetryAsync(group);

        Assert.Contains("I could not reach Raj, neither in the channel nor privately, so your invitation is taken back.", ana.Inbox);
        await ana.StartsAsync("candidate", 20, mia);
        Assert.StartsWith("I am asking Mia now.", ana.Heard);
    }

    [Theory]
    [InlineData(PlatformRefusal.CannotBeEdited, 2, 1)]
    [InlineData(PlatformRefusal.MessageGone, 2, 0)]
    [InlineData(PlatformRefusal.MissingRight, 1, 0)]
    [InlineData(PlatformRefusal.NoAccess, 1, 0)]
    [InlineData(PlatformRefusal.TooLong, 1, 0)]
    [InlineData(PlatformRefusal.Other, 1, 0)]
    public async Task RefusedEdit_IsPostedAnewOnlyWhereTheOldOneIsGone_OrDeletedFirst(PlatformRefusal why, int posted, int deleted)
    {
        await using var group = await Group.GatherAsync();
        group.Platform.Refused[(Channel, "update")] = new PlatformException(why, "As the test asked.");

        await group.Member("Ana").StartsAsync("candidate");
        await RetryAsync(group);

        Assert.Equal((posted - deleted, deleted), (group.Platform.In(Channel).Count, group.Platform.Deleted.Count));
    }

    /// <summary>The waits of the database's clock go by.</summary>
    private static async Task RetryAsync(Group group)
    {
        for (var i = 0; i < 4; i++)
        {
            await group.RunAsync("update outbox set not_before = now() where state = 1");
            await group.SettleAsync();
        }
    }
}
