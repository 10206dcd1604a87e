using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Features.Tests.Support;
using PrepBot.Testing;

namespace PrepBot.Features.Tests.Pairing;

/// <summary>Somebody who left the chat is rung when somebody who fits begins to wait: every answer, and no answer.</summary>
public sealed class RingTests
{
    [Fact]
    public async Task NobodyFits_WaitingReplyOffersIt_AndSaysOnceItIsOn()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");

        await ana.StartsAsync("candidate", 45, null, "earn-trust");
        Assert.Contains("Ring me for 24 h\nI write when somebody who fits begins to wait, 08:00 to 22:00 your time. [Ring me]", ana.Heard);
        await ana.PressesAsync("Ring me");
        Assert.StartsWith("I ring you until 2026-11-23 09:00 UTC: a private message as soon as somebody who fits begins to wait. Earn Trust, 45 min, as candidate. 08:00 to 22:00 your time, at most 3 times a day. Your place in the queue is kept until 2026-11-22 10:00 UTC", ana.Heard);
        await ana.StartsAsync("candidate");

        Assert.Contains("Ring me is on\nUntil 2026-11-23 09:00 UTC, or until you have a round. [Stop ringing me]", ana.Heard);
        await ana.CommandsAsync("status");
        Assert.Contains("To be rung until 2026-11-23 09:00 UTC", ana.Heard);
    }

    [Fact]
    public async Task SomebodyWhoFitsBeginsToWait_WhoAskedIsRungPrivately_AndWhoWaitsHearsNoName()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await RungLaterAsync(group, ana, "candidate", 45, "earn-trust");

        await raj.StartsAsync("interviewer");

        var ring = group.Platform.PrivatelyTo(ana.Person)[^1];
        Assert.Contains("Raj is here now: Earn Trust, 45 min\nRaj would interview you. Answer until 2026-11-22 10:33 UTC; after that I look further.\n[Now] [In 15 min] [Not today]\nRing 1 of 3 today.", ring.Text);
        var told = Assert.Single(group.Platform.PrivatelyTo(raj.Person));
        Assert.Equal("I am asking somebody who wanted to be rung. You hear from me as soon as they come; your place is kept.", told.Text);
        Assert.True(told.Message.Silent);
        Assert.DoesNotContain("Ana", raj.Inbox + raj.Heard + raj.Around);
    }

    [Fact]
    public async Task Now_TheTwoHaveARound_AsWished()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await RungLaterAsync(group, ana, "candidate", 30, "earn-trust");
        await raj.StartsAsync("interviewer");

        await ana.PressesAsync("Now");

        Assert.Contains("You are paired with Raj, as candidate: Earn Trust, 30 min.", ana.Heard);
        Assert.Contains("You are paired with Ana, as interviewer: Earn Trust, 30 min.", raj.Inbox);
        Assert.Equal(2, Assert.Single(group.Platform.Rooms).People.Count);
        Assert.Contains("Raj was here, and you had your round.", ana.Inbox);
        Assert.DoesNotContain("In 15 min", ana.Inbox);
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from ring_wishes"));
        Assert.Contains("Nobody is waiting", ana.Around);
    }

    [Fact]
    public async Task Now_WhoWaitedHasLeft_SaysSoAndTheWishStays()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await RungLaterAsync(group, ana, "candidate");
        await raj.StartsAsync("interviewer");
        var now = ana.Find("Now").Action;

        await raj.CommandsAsync("leave");
        Assert.Contains("Raj was here, and is not free any more.", ana.Inbox);
        await ana.ClicksAsync(now);

        Assert.StartsWith("The time to answer this one is over", ana.Heard);
        Assert.Empty(group.Platform.Rooms);
        await ana.CommandsAsync("status");
        Assert.Contains("To be rung until", ana.Heard);
    }

    [Fact]
    public async Task Now_WhoWaitedIsPairedMeanwhile_SaysSoAndTheWishStays()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, tom) = (group.Member("Ana"), group.Member("Raj"), group.Member("Tom"));
        await RungLaterAsync(group, ana, "candidate");
        await raj.StartsAsync("interviewer");
        await tom.StartsAsync("candidate");

        await ana.PressesAsync("Now");

        Assert.StartsWith("They are not free any more.", ana.Heard);
        Assert.Single(group.Platform.Rooms);
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from ring_wishes"));
    }

    [Fact]
    public async Task ThreeMinutesWithoutAnAnswer_ButtonsGo_AndTheNextIsRung()
    {
        await using var group = await Group.GatherAsync();
        var (ana, mia, raj) = (group.Member("Ana"), group.Member("Mia"), group.Member("Raj"));
        await RungLaterAsync(group, ana, "candidate");
        await RungLaterAsync(group, mia, "candidate");
        await raj.StartsAsync("interviewer");
        Assert.True(ana.Sees("Now"));
        Assert.False(mia.Sees("Now"));
        var late = ana.Find("Now").Action;

        await group.WaitAsync(TimeSpan.FromMinutes(3));

        Assert.False(ana.Sees("Now"));
        Assert.Contains("Raj was here. There was no answer by 2026-11-22 12:03 UTC, so I looked further.", ana.Inbox);
        Assert.True(mia.Sees("Now"));
        await ana.ClicksAsync(late);
        Assert.StartsWith("The time to answer this one is over, so I looked further.", ana.Heard);
        await group.WaitAsync(TimeSpan.FromMinutes(3));
        Assert.Contains("Nobody I asked can come right now. Your place is kept until 2026-11-22 13:00 UTC.", raj.Inbox);
        Assert.Equal(1, raj.Inbox.Split("I am asking somebody").Length - 1);
        await group.WaitAsync(TimeSpan.FromMinutes(20));
        Assert.Equal(2, await group.AskAsync<int>("select count(*) from rings"));
    }

    [Fact]
    public async Task NotToday_NextIsRungAtOnce_AndSheIsNotUntilHerNextDay()
    {
        await using var group = await Group.GatherAsync();
        var (ana, mia, raj) = (group.Member("Ana"), group.Member("Mia"), group.Member("Raj"));
        await RungLaterAsync(group, ana, "candidate");
        await RungLaterAsync(group, mia, "candidate");
        await raj.StartsAsync("interviewer");

        await ana.PressesAsync("Not today");

        Assert.StartsWith("All right, not today. I ring you again from tomorrow", ana.Heard);
        Assert.True(mia.Sees("Now"));
        await raj.CommandsAsync("leave");
        await mia.PressesAsync("Stop ringing me");
        await raj.StartsAsync("interviewer");
        Assert.False(ana.Sees("Now"));
        await raj.CommandsAsync("leave");
        await group.WaitAsync(TimeSpan.FromHours(20.5));
        await raj.StartsAsync("interviewer");
        Assert.True(ana.Sees("Now"));
    }

    [Fact]
    public async Task In15Minutes_BothAreTold_AndTheirRoomOpensThen()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, tom) = (group.Member("Ana"), group.Member("Raj"), group.Member("Tom"));
        await RungLaterAsync(group, ana, "candidate", 30, "earn-trust");
        await raj.StartsAsync("interviewer");

        await ana.PressesAsync("In 15 min");
        Assert.StartsWith("At 2026-11-22 10:45 UTC your round with Raj begins: Earn Trust, 30 min. The room opens then and calls you both.", ana.Heard);
        Assert.Contains("At 2026-11-22 10:45 UTC your round with Ana begins: Earn Trust, 30 min.", raj.Inbox);
        await tom.StartsAsync("candidate");
        Assert.Empty(group.Platform.Rooms);
        await tom.CommandsAsync("leave");
        await group.WaitAsync(TimeSpan.FromMinutes(14));
        Assert.Empty(group.Platform.Rooms);
        await group.WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(2, Assert.Single(group.Platform.Rooms).People.Count);
        Assert.Contains("You are paired with Raj, as candidate: Earn Trust, 30 min.", ana.Inbox);
        Assert.Contains("You are paired with Ana, as interviewer: Earn Trust, 30 min.", raj.Inbox);
        Assert.DoesNotContain("out of the queue", raj.Inbox);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task In15Minutes_OneIsInARoundThen_TheOtherIsToldWithTheWayOn(bool rungOne)
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, tom) = (group.Member("Ana"), group.Member("Raj"), group.Member("Tom"));
        await RungLaterAsync(group, ana, "candidate");
        await raj.StartsAsync("interviewer");
        await ana.PressesAsync("In 15 min");
        var (away, other) = rungOne ? (ana, raj) : (raj, ana);
        await TheRound.PairAsync(tom, away);
        await group.WaitAsync(TimeSpan.FromMinutes(4));
        await tom.PressesAsync("I'm here");
        away.GoesToRoom();
        await away.PressesAsync("I'm here");

        await group.WaitAsync(TimeSpan.FromMinutes(11));

        Assert.Single(group.Platform.Rooms);
        Assert.Contains("Your round at 2026-11-22 10:45 UTC does not begin: your partner is not free.", other.Inbox);
        Assert.DoesNotContain("does not begin", away.Inbox);
        Assert.True(other.Sees(rungOne ? "Wait another hour" : "Start a mock"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Appointment_TakenBackByEither_TheOtherHearsAtOnce(bool byRung)
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await RungLaterAsync(group, ana, "candidate");
        await raj.StartsAsync("interviewer");
        await ana.PressesAsync("In 15 min");
        var (by, other) = byRung ? (ana, raj) : (raj, ana);

        await by.PressesAsync("Can't make it");
        Assert.StartsWith("Taken back, and your partner hears so.", by.Heard);
        var again = raj.Find("Wait another hour").Action;
        await by.ClicksAsync(raj.Find("Can't make it").Action);
        Assert.StartsWith("There is no appointment here any more.", by.Heard);
        await group.WaitAsync(TimeSpan.FromMinutes(20));

        Assert.Contains("Your round at 2026-11-22 10:45 UTC is off: your partner cannot make it.", other.Inbox);
        Assert.Empty(group.Platform.Rooms);
        await raj.ClicksAsync(again);
        Assert.Contains("You are in the queue", raj.Heard);
    }

    [Fact]
    public async Task StopRingingMe_TakesItBack_AndGoesOnWithTheNext()
    {
        await using var group = await Group.GatherAsync();
        var (ana, mia, raj) = (group.Member("Ana"), group.Member("Mia"), group.Member("Raj"));
        await RungLaterAsync(group, ana, "candidate");
        await RungLaterAsync(group, mia, "candidate");
        await raj.StartsAsync("interviewer");

        await ana.CommandsAsync("status");
        Assert.Contains("Raj is here now: any principle, 45 min.", ana.Heard);
        await ana.PressesAsync("Stop ringing me");

        Assert.StartsWith("All right, I do not ring you any more.", ana.Heard);
        Assert.Contains("You stopped being rung, so I looked further.", ana.Inbox);
        Assert.True(mia.Sees("Now"));
        await ana.CommandsAsync("status");
        Assert.DoesNotContain("To be rung", ana.Heard);
    }

    [Fact]
    public async Task LeavesTheQueue_TheWishStays_AndTheAnswerSaysSo()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");
        await ana.StartsAsync("candidate");
        await ana.PressesAsync("Ring me");

        await ana.CommandsAsync("leave");

        Assert.StartsWith("You are out of the queue. /mock start brings you back. I still ring you until 2026-11-23 09:00 UTC", ana.Heard);
        Assert.True(ana.Sees("Stop ringing me"));
    }

    /// <summary>Waits, asks to be rung, and their place lapses: they have left the chat.</summary>
    internal static async Task RungLaterAsync(Group group, Actor member, string role, int? minutes = null, params string[] principles)
    {
        await member.StartsAsync(role, minutes, null, principles);
        await member.PressesAsync("Ring me");
        await group.WaitAsync(TimeSpan.FromMinutes(90));
    }
}
