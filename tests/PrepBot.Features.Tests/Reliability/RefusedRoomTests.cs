using PrepBot.Chat.Platforms;
using PrepBot.Chat.Interactions;
using PrepBot.Features.Tests.Support;
using PrepBot.Testing;

namespace PrepBot.Features.Tests.Reliability;

/// <summary>R9: a round whose room is deleted, or closed to the bot, goes on somewhere else or ends; never in a room that does not exist.</summary>
public sealed class RefusedRoomTests
{
    [Fact]
    public async Task RoomDeletedInARunningRound_BothHear_NothingIsAskedIntoTheVoid_OpenedAgainItIsComplete()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        group.Platform.HasDirectRooms = true;
        await TheRound.RunAsync(ana, raj);
        var gone = ana.Room;
        await raj.PressesAsync("My cockpit");
        var ask = raj.Find("Ask it").Action;
        group.Platform.Refuse(gone, PlatformRefusal.RoomGone);

        await DeletedAsync(group, gone);
        await DeletedAsync(group, gone);
        foreach (var (member, partner) in new[] { (ana, "Raj"), (raj, "Ana") })
        {
            Assert.Contains($"The room of your round with {partner} is gone: somebody has deleted it. {partner} is asked the same; the first press counts.", member.Inbox);
            Assert.True(member.Sees("Open it again") && member.Sees("Go on in private messages") && member.Sees("End the round"));
            Assert.Single(group.Platform.PrivatelyTo(member.Person), shown => shown.Text.Contains("is gone", StringComparison.Ordinal));
        }

        await raj.ClicksAsync(ask);
        Assert.Contains("nobody would see it, and I have not done it", raj.Heard);
        await ana.CommandsAsync("status");
        Assert.Contains("its room is gone", ana.Heard);
        Assert.True(ana.Sees("Open it again"));
        await ana.PressesAsync("Open it again");
        Assert.StartsWith("I am opening a new room for you two", ana.Heard);
        ana.GoesToRoom();
        Assert.NotEqual(gone, ana.Room);
        await raj.ClicksAsync(ask);

        Assert.Equal(2, group.Platform.In(ana.Room).Count);
        Assert.Contains("Raj asks", group.Platform.In(ana.Room)[1].Text);
        await raj.PressesAsync("Open it again");
        Assert.StartsWith("That is decided already", raj.Heard);
    }

    [Fact]
    public async Task RoomDeletedWithoutAWord_IsFoundOutByTheNextPrompt_AndThePromptStandsInTheNewPlace()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        group.Platform.HasDirectRooms = true;
        await TheRound.RunAsync(ana, raj);
        group.Platform.Refuse(ana.Room, PlatformRefusal.RoomGone);
        await raj.PressesAsync("My cockpit");

        await raj.PressesAsync("Ask it");
        Assert.Contains("is gone: somebody has deleted it", ana.Inbox);
        await ana.PressesAsync("Go on in private messages");

        Assert.StartsWith("The round goes on in private messages, for both of you.", ana.Heard);
        var direct = group.Platform.All.Where(shown => shown.Posted.Room.ExternalId == "direct-raj.ana").Select(shown => shown.Text).ToList();
        Assert.Contains(direct, text => text.Contains("Raj asks", StringComparison.Ordinal));
        Assert.Contains(direct, text => text.Contains("Mock round", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Open it again")]
    [InlineData("Go on in private messages")]
    public async Task RoomDeletedWithoutAWord_IsFoundOutByAProbe_AndTheProbeStandsInTheNewPlace(string where)
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        group.Platform.HasDirectRooms = true;
        await TheRound.RunAsync(ana, raj);
        await raj.PressesAsync("My cockpit");
        await raj.PressesAsync("Ask it");
        var gone = ana.Room;
        group.Platform.Refuse(gone, PlatformRefusal.RoomGone);

        await raj.PressesAsync("Ask this");
        Assert.Contains("is gone: somebody has deleted it", ana.Inbox);
        await ana.PressesAsync(where);

        Assert.Single(group.Platform.All, shown => shown.Posted.Room != gone && shown.Text.Contains("asks further", StringComparison.Ordinal));
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from outbox where state in (1, 3, 5)"));
    }

    [Theory]
    [InlineData("Open it again", PlatformRefusal.RoomGone)]
    [InlineData("Go on in private messages", PlatformRefusal.RoomGone)]
    [InlineData("Open it again", PlatformRefusal.NoAccess)]
    public async Task ProbeOnItsWayWhileTheRoomIsDeletedAndTheTwoDecide_NobodyIsAskedTwice_AndItStandsInTheNewPlace(string where, PlatformRefusal why)
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        group.Platform.HasDirectRooms = true;
        await TheRound.RunAsync(ana, raj);
        await raj.PressesAsync("My cockpit");
        await raj.PressesAsync("Ask it");
        var gone = ana.Room;
        group.Platform.Meanwhile = async room =>
        {
            group.Platform.Meanwhile = null;
            group.Platform.Refuse(gone, why);
            await DeletedAsync(group, room);
            await SeesAsync(group, ana, where);
            await group.HandleAsync(new ActionClicked(ana.Origin(), ana.Find(where).Action, []));
        };

        await raj.PressesAsync("Ask this");
        await group.SettleAsync();

        Assert.Single(group.Platform.PrivatelyTo(ana.Person), shown => shown.Text.Contains("is gone: somebody has deleted it", StringComparison.Ordinal));
        Assert.Single(group.Platform.PrivatelyTo(raj.Person), shown => shown.Text.Contains("is gone: somebody has deleted it", StringComparison.Ordinal));
        Assert.Single(group.Platform.All, shown => shown.Posted.Room != gone && shown.Text.Contains("asks further", StringComparison.Ordinal));
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from outbox where state in (1, 3, 5)"));
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from refused_places"));
    }

    [Fact]
    public async Task CardThatWaitsWhileTheRoomIsOpenedAgain_AndTheOpeningTakesLonger_StandsInTheNewRoomAllTheSame()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj);
        await raj.PressesAsync("My cockpit");
        await raj.PressesAsync("Ask it");
        var gone = ana.Room;
        group.Platform.Meanwhile = async room =>
        {
            group.Platform.Meanwhile = null;
            await group.HandleAsync(new ActionClicked(raj.Origin(), raj.Find("Done").Action, []));
            group.Platform.Refuse(gone, PlatformRefusal.RoomGone);
            await DeletedAsync(group, room);
            await SeesAsync(group, ana, "Open it again");
            group.Platform.RoomFailures.Enqueue(new PlatformException(PlatformFailure.TryLater, "Busy."));
            await group.HandleAsync(new ActionClicked(ana.Origin(), ana.Find("Open it again").Action, []));
        };

        await raj.PressesAsync("Ask this");
        await group.SettleAsync();
        await group.RunAsync("update outbox set not_before = now() where state = 1");
        await group.SettleAsync();

        ana.GoesToRoom();
        Assert.NotEqual(gone, ana.Room);
        Assert.Contains("Mock round", ana.Around);
        Assert.Contains("Answered in", ana.Around);
        Assert.Contains("asks further", ana.Around);
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from outbox where state in (1, 3, 5)"));
    }

    [Fact]
    public async Task NobodyDecides_TheRoundEndsWithinTheHour()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj, 45);
        await DeletedAsync(group, ana.Room);

        await group.WaitAsync(TimeSpan.FromMinutes(60));

        Assert.Equal(0, await group.AskAsync<int>("select count(*) from rounds where stage in (1, 2)"));
        Assert.Contains("I can no longer reach the room of your round with Raj", ana.Inbox);
    }

    [Fact]
    public async Task ChannelDeletedWithItsThreads_TheRoundsInThemAreLostToo()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj);

        await group.The<IRoomSink>().HandleAsync(
            new RoomNews(RecordingPlatform.Community, RecordingPlatform.Channel, RoomChange.Gone, TakesRoomsAlong: true), CancellationToken.None);
        await group.SettleAsync();

        Assert.Contains("is gone: somebody has deleted it", ana.Inbox);
        await raj.PressesAsync("End the round");
        Assert.StartsWith("The round is over", raj.Heard);
        Assert.Contains("Raj has ended the round, since its room is gone.", ana.Inbox);
    }

    [Theory]
    [InlineData(PlatformRefusal.MissingRight)]
    [InlineData(PlatformRefusal.LimitReached)]
    [InlineData(PlatformRefusal.RoomGone)]
    public async Task RoomCannotBeOpened_TheRoundIsInPrivateMessagesAtOnce_AndTheOrganiserHearsTheStepOnce(PlatformRefusal why)
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, zoe) = (group.Member("Ana"), group.Member("Raj"), group.Member("Zoe", organiser: true));
        await zoe.CommandsAsync("help");
        group.Platform.HasDirectRooms = true;
        group.Platform.Refused[(RecordingPlatform.Channel, "open")] = new PlatformException(why, "As the test asked.") { Rights = ["Create Private Threads"] };

        await ana.StartsAsync("candidate", 20);
        await raj.StartsAsync("interviewer");

        var room = new Values.Identity.RoomRef(group.Platform.Name, "direct-raj.ana");
        Assert.Contains("Mock round · 20 min", group.Platform.In(room)[0].Text);
        Assert.Contains("Your round is here, in private messages", group.Platform.In(room)[1].Text);
        Assert.Contains($"I cannot open private rooms for rounds started in #mock-interviews. Please mend {why} (Create Private Threads).", Assert.Single(group.Platform.PrivatelyTo(zoe.Person)).Text);
        Assert.Contains("Rounds started here are held in private messages for now: I am missing Create Private Threads.", group.Platform.In(RecordingPlatform.Channel)[0].Text);
    }

    [Fact]
    public async Task RoomThrottledForMinutes_TheRoundIsInPrivateMessages_WithoutWaiting()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        group.Platform.HasDirectRooms = true;
        group.Platform.RoomFailures.Enqueue(new PlatformException(PlatformFailure.TryLater, "Busy.") { RetryAfter = TimeSpan.FromMinutes(5) });

        await ana.StartsAsync("candidate", 20);
        await raj.StartsAsync("interviewer");

        Assert.Contains(group.Platform.All, shown => shown.Posted.Room.ExternalId == "direct-raj.ana" && shown.Text.Contains("Mock round", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RoomThrottledWherePrivateRoomsAreNone_BothHearUntilWhen()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        group.Platform.RoomFailures.Enqueue(new PlatformException(PlatformFailure.TryLater, "Busy.") { RetryAfter = TimeSpan.FromMinutes(5) });

        await ana.StartsAsync("candidate", 20);
        await raj.StartsAsync("interviewer");

        foreach (var member in new[] { ana, raj })
            Assert.Contains("Your room takes a little longer: I may not open another one before 2026-11-22 09:05 UTC. It opens by itself then", member.Inbox);
    }

    [Fact]
    public async Task NoRoomAndBothTakeNoMessages_TheRoundEnds_AndTheNextThingTheyDoTellsThemWhatHelps()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        group.Platform.HasDirectRooms = true;
        group.Platform.Refused[(RecordingPlatform.Channel, "open")] = new PlatformException(PlatformRefusal.MissingRight, "As the test asked.");
        foreach (var closed in new[] { RecordingPlatform.PrivateOf(ana.Person), RecordingPlatform.PrivateOf(raj.Person), new(group.Platform.Name, "direct-raj.ana") })
            group.Platform.Refuse(closed, PlatformRefusal.ClosedMessages);

        await ana.StartsAsync("candidate", 20);
        await raj.StartsAsync("interviewer");
        for (var i = 0; i < 6; i++)
        {
            await group.RunAsync("update outbox set not_before = now() where state = 1");
            await group.SettleAsync();
        }

        Assert.Equal(0, await group.AskAsync<int>("select count(*) from rounds where stage in (1, 2)"));
        foreach (var member in new[] { ana, raj })
        {
            await member.CommandsAsync("status");
            var first = member.Heard;
            await member.CommandsAsync("status");
            Assert.Contains("one of you takes none: please mend ClosedMessages ().", first + member.Heard);
            await member.CommandsAsync("status");
            Assert.DoesNotContain("takes none", member.Heard);
        }
    }

    /// <summary>What is in hand holds up the private words of its lane for a moment, by the database's clock.</summary>
    private static Task SeesAsync(Group group, Actor member, string button) => Eventually.TrueAsync($"'{button}'", async () =>
    {
        if (!member.Sees(button))
            await group.SettleAsync();
        return member.Sees(button);
    });

    private static async Task DeletedAsync(Group group, Values.Identity.RoomRef room)
    {
        await group.The<IRoomSink>().HandleAsync(new RoomNews(RecordingPlatform.Community, room, RoomChange.Gone), CancellationToken.None);
        await group.SettleAsync();
    }
}
