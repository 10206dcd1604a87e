using PrepBot.Chat.Platforms;
using PrepBot.Features.Tests.Support;

namespace PrepBot.Features.Tests.Reliability;

/// <summary>R9: a room the platform refuses for good.</summary>
public sealed class NoRoomTests
{
    [Fact]
    public async Task R9_RoomRefusedForGood_RoundIsCancelled_BothAreToldTheNextStep_OrganisersOnceWhatIsMissing()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, zoe) = (group.Member("Ana"), group.Member("Raj"), group.Member("Zoe", organiser: true));
        await zoe.CommandsAsync("help");

        await PairWithoutRoomAsync(group, ana, raj);

        Assert.Empty(group.Platform.Rooms);
        Assert.Equal(5, await group.AskAsync<int>("select stage from rounds"));
        foreach (var (member, partner) in new[] { (ana, "Raj"), (raj, "Ana") })
        {
            Assert.Contains($"I could not open a room for you and {partner}", member.Inbox);
            Assert.True(member.Sees("Start a mock"));
        }

        Assert.Contains("I cannot open private rooms for rounds started in #mock-interviews. Please mend MissingRight (mpim:write).", zoe.Inbox);
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from no_shows"));

        await PairWithoutRoomAsync(group, ana, raj);
        group.Clock.Advance(TimeSpan.FromHours(24));
        await group.SettleAsync();
        await PairWithoutRoomAsync(group, ana, raj);
        Assert.Single(group.Platform.PrivatelyTo(zoe.Person));
    }

    [Fact]
    public async Task RoomRefusedOnce_IsTriedAgain_AndTheRoundTakesPlace()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));

        await PairWithoutRoomAsync(group, ana, raj, refusals: 1);

        Assert.Single(group.Platform.Rooms);
        Assert.Equal(1, await group.AskAsync<int>("select stage from rounds"));
    }

    [Fact]
    public async Task RoundCancelledMeanwhile_NoRoomIsOpened()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        group.Platform.RoomFailures.Enqueue(new PlatformException(PlatformFailure.TryLater, "Busy.") { RetryAfter = TimeSpan.FromMinutes(30) });
        await ana.StartsAsync("candidate", 20);
        await raj.StartsAsync("interviewer");
        await group.WaitAsync(TimeSpan.FromMinutes(6));

        await group.RunAsync("update outbox set not_before = now() where state = 1");
        await group.SettleAsync();

        Assert.Equal(5, await group.AskAsync<int>("select stage from rounds"));
        Assert.Empty(group.Platform.Rooms);
    }

    private static async Task PairWithoutRoomAsync(Group group, Actor ana, Actor raj, int refusals = 2)
    {
        for (var i = 0; i < refusals; i++)
            group.Platform.RoomFailures.Enqueue(new PlatformException(PlatformRefusal.MissingRight, "rooms.open: missing_scope") { Rights = ["mpim:write"] });

        await ana.StartsAsync("candidate", 20);
        await raj.StartsAsync("interviewer");
        for (var i = 0; i < 4; i++)
        {
            await group.RunAsync("update outbox set not_before = now() where state = 1");
            await group.SettleAsync();
        }
    }
}
