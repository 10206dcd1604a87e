using Microsoft.Extensions.DependencyInjection;
using PrepBot.Chat.DueRows;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Platforms;
using PrepBot.Chat.Stores;
using PrepBot.Features.Tests.Support;
using PrepBot.Testing;

namespace PrepBot.Features.Tests.Pairing;

/// <summary>Nobody is rung twice, nobody who does not want it, and nobody is left hanging: two at once, a bot that was down, closed messages, people who go.</summary>
public sealed class RingEdgeTests
{
    [Fact]
    public async Task Blocked_EitherWay_NotRung_AndWhoWaitsReadsWhatAnybodyReads()
    {
        await using var group = await Group.GatherAsync();
        var (ana, mia, raj, tom) = (group.Member("Ana"), group.Member("Mia"), group.Member("Raj"), group.Member("Tom"));
        await ana.CommandsAsync("help");
        await tom.StartsAsync("interviewer");
        var alone = tom.Heard;
        await tom.CommandsAsync("leave");
        await RingTests.RungLaterAsync(group, ana, "candidate");
        await RingTests.RungLaterAsync(group, mia, "candidate");
        await ana.AvoidsAsync(raj);
        await raj.AvoidsAsync(mia);

        await raj.StartsAsync("interviewer");
        await group.WaitAsync(TimeSpan.FromMinutes(10));

        Assert.Equal(0, await group.AskAsync<int>("select count(*) from rings"));
        Assert.Equal("", raj.Inbox);
        Assert.Equal(alone.Replace("09:", "12:").Replace("10:", "13:"), raj.Heard);
    }

    [Fact]
    public async Task BlockedAfterTheRing_Now_IsToldAsIfTheyWereBusy()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await RingTests.RungLaterAsync(group, ana, "candidate");
        await raj.StartsAsync("interviewer");
        await raj.AvoidsAsync(ana);

        await ana.PressesAsync("Now");

        Assert.StartsWith("They are not free any more.", ana.Heard);
        Assert.Empty(group.Platform.Rooms);
    }

    [Theory]
    [InlineData("Now")]
    [InlineData("In 15 min")]
    [InlineData("Not today")]
    public async Task StrangerPressesAnothersRing_NotTheirs_AndNothingChanges(string label)
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, tom) = (group.Member("Ana"), group.Member("Raj"), group.Member("Tom"));
        await RingTests.RungLaterAsync(group, ana, "candidate");
        await raj.StartsAsync("interviewer");
        await tom.CommandsAsync("help");
        var before = await group.FingerprintAsync();

        foreach (var other in new[] { tom, raj })
        {
            await other.ClicksAsync(ana.Find(label).Action);
            Assert.StartsWith("This one is not yours", other.Heard);
        }

        Assert.Equal(before, await group.FingerprintAsync());
    }

    [Fact]
    public async Task StrangersRingMe_KnowsNothingOfAnothersPlace()
    {
        await using var group = await Group.GatherAsync();
        var (ana, tom) = (group.Member("Ana"), group.Member("Tom"));
        await ana.StartsAsync("candidate", 45, null, "frugality");

        await tom.ClicksAsync(ana.Find("Ring me").Action);

        Assert.StartsWith("That place in the queue is gone", tom.Heard);
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from ring_wishes"));
    }

    [Theory]
    [InlineData("Now", 1)]
    [InlineData("In 15 min", 0)]
    public async Task PressedTwiceAndDeliveredTwice_OneEffect(string label, int rooms)
    {
        await using var group = await Group.GatherAsync();
        var other = group.Replica();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await RingTests.RungLaterAsync(group, ana, "candidate");
        await raj.StartsAsync("interviewer");
        var (once, again) = (new ActionClicked(ana.Origin(), ana.Find(label).Action, []), new ActionClicked(ana.Origin(), ana.Find(label).Action, []));

        var answers = await Task.WhenAll(group.HandleAsync(once), Group.HandleAsync(once, other));
        var second = await Group.HandleAsync(again, other);
        await group.SettleAsync();

        Assert.Single(answers.Select(Actor.TextOf).Distinct());
        Assert.Contains(rooms == 1 ? "You have taken it already" : "You have an appointment already", Actor.TextOf(second));
        Assert.Equal(rooms, group.Platform.Rooms.Count);
        Assert.Equal(rooms, raj.Inbox.Split("You are paired with Ana").Length - 1);
        await group.WaitAsync(TimeSpan.FromMinutes(15));
        Assert.Single(group.Platform.Rooms);
    }

    [Fact]
    public async Task TwoArriveAtOnce_TwoProcesses_EachWishIsRungOnce()
    {
        await using var group = await Group.GatherAsync();
        var other = group.Replica();
        var (ana, raj, tom) = (group.Member("Ana"), group.Member("Raj"), group.Member("Tom"));
        await RingTests.RungLaterAsync(group, ana, "candidate");

        await Task.WhenAll(group.HandleAsync(raj.Starting("interviewer")), Group.HandleAsync(tom.Starting("interviewer"), other));
        await Task.WhenAll(
            group.The<DueRowLoop>().RunOneAsync(CancellationToken.None), other.GetRequiredService<DueRowLoop>().RunOneAsync(CancellationToken.None));
        await group.SettleAsync();

        Assert.Equal(1, await group.AskAsync<int>("select count(*) from rings"));
        Assert.Equal(1, ana.Inbox.Split("[Now]").Length - 1);
        await group.WaitAsync(TimeSpan.FromMinutes(4));
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from rings"));
    }

    [Fact]
    public async Task BotWasDownOverTheThreeMinutes_GoesOnWithTheNext()
    {
        await using var group = await Group.GatherAsync();
        var (ana, mia, raj) = (group.Member("Ana"), group.Member("Mia"), group.Member("Raj"));
        await RingTests.RungLaterAsync(group, ana, "candidate");
        await RingTests.RungLaterAsync(group, mia, "candidate");
        await raj.StartsAsync("interviewer");

        group.Clock.Advance(TimeSpan.FromMinutes(25));
        await group.SettleAsync();

        Assert.False(ana.Sees("Now"));
        Assert.True(mia.Sees("Now"));
        await mia.PressesAsync("Now");
        Assert.Single(group.Platform.Rooms);
    }

    [Fact]
    public async Task BotWasDownOverAnAppointment_BothAreTold_AndNobodyCountsAsMissing()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await RingTests.RungLaterAsync(group, ana, "candidate");
        await raj.StartsAsync("interviewer");
        await ana.PressesAsync("In 15 min");

        group.Clock.Advance(TimeSpan.FromMinutes(21));
        await group.SettleAsync();

        Assert.Empty(group.Platform.Rooms);
        Assert.Contains("I was away at 2026-11-22 10:45 UTC", ana.Inbox);
        Assert.Contains("I was away at 2026-11-22 10:45 UTC", raj.Inbox);
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from no_shows"));
    }

    /// <summary>The process dies just before each of its commits, one after the other, and another one goes on.</summary>
    [Fact]
    public async Task KilledAtEveryStep_RungOnce_AndOneRound()
    {
        await using var group = await Group.GatherAsync(FailingUnits.PutInPlace);
        var replica = group.Replica();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await RingTests.RungLaterAsync(group, ana, "candidate");
        await group.HandleAsync(raj.Starting("interviewer"));

        await DieThenGoOnAsync(group, replica);
        Assert.Equal(1, ana.Inbox.Split("[Now]").Length - 1);
        var later = new ActionClicked(ana.Origin(), ana.Find("In 15 min").Action, []);
        group.The<FailingUnits>().Commits.Enqueue((_, _) => throw new StoreException(StoreFailure.Unknown, "Killed, as the test asked."));
        await group.HandleAsync(later);
        await Group.HandleAsync(later, replica);
        group.Clock.Advance(TimeSpan.FromMinutes(15));
        await DieThenGoOnAsync(group, replica);

        Assert.Single(group.Platform.Rooms);
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from rings"));
        Assert.Equal(1, ana.Inbox.Split("You are paired with Raj").Length - 1);
        Assert.Equal(1, raj.Inbox.Split("You are paired with Ana").Length - 1);
    }

    [Fact]
    public async Task PrivateMessagesAreClosed_NextIsRung_AndSheHearsWithHerNextAnswer()
    {
        await using var group = await Group.GatherAsync();
        var (ana, mia, raj) = (group.Member("Ana"), group.Member("Mia"), group.Member("Raj"));
        await RingTests.RungLaterAsync(group, ana, "candidate");
        await RingTests.RungLaterAsync(group, mia, "candidate");
        group.Platform.Refuse(RecordingPlatform.PrivateOf(ana.Person), PlatformRefusal.ClosedMessages);

        await raj.StartsAsync("interviewer");
        await group.SettleAsync();

        Assert.True(mia.Sees("Now"));
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from rings where state = 7"));
        await ana.CommandsAsync("status");
        Assert.Contains("I could not write to you privately. So I do not ring you any more", ana.Heard);
        Assert.DoesNotContain("To be rung", ana.Heard);
    }

    [Fact]
    public async Task ThreeRingsADay_ThenNoMore_HoweverOftenSheAsks()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await RingTests.RungLaterAsync(group, ana, "candidate");
        foreach (var number in new[] { 1, 2, 3 })
        {
            await raj.StartsAsync("interviewer");
            Assert.Contains($"Ring {number} of 3 today.", ana.Inbox);
            await raj.CommandsAsync("leave");
        }

        await ana.PressesAsync("Stop ringing me");
        await RingTests.RungLaterAsync(group, ana, "candidate");
        await raj.StartsAsync("interviewer");

        Assert.Equal(3, await group.AskAsync<int>("select count(*) from rings"));
        Assert.False(ana.Sees("Now"));
    }

    [Fact]
    public async Task NightOfHerOwnZone_NotRung_UnlessSheHasJustAsked()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await ana.CommandsAsync("help");
        await group.RunAsync("update members set time_zone = 'Pacific/Auckland' where external_id = 'ana'");
        await ana.StartsAsync("candidate");
        await ana.PressesAsync("Ring me");
        await ana.CommandsAsync("leave");

        await raj.StartsAsync("interviewer");
        Assert.True(ana.Sees("Now"));
        await raj.CommandsAsync("leave");
        await group.WaitAsync(TimeSpan.FromMinutes(61));
        await raj.StartsAsync("interviewer");

        Assert.False(ana.Sees("Now"));
    }

    /// <summary>Every job that is due dies before its commit once; then another process does it.</summary>
    private static async Task DieThenGoOnAsync(Group group, ServiceProvider replica)
    {
        var other = replica.GetRequiredService<DueRowLoop>();
        while (await group.AskAsync<int>($"select count(*) from due_rows where due_at <= '{group.Now:O}'") > 0)
        {
            group.The<FailingUnits>().Commits.Enqueue((_, _) => throw new OperationCanceledException());
            await Assert.ThrowsAsync<OperationCanceledException>(() => group.The<DueRowLoop>().RunOneAsync(CancellationToken.None));
            group.The<FailingUnits>().Commits.Clear();
            await group.RunAsync("update due_rows set token = null, lease_until = null");
            Assert.True(await other.RunOneAsync(CancellationToken.None));
        }

        await group.SettleAsync();
    }
}
