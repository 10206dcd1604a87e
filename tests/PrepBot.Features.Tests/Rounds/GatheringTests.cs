using PrepBot.Features.Tests.Support;
using PrepBot.Testing;

namespace PrepBot.Features.Tests.Rounds;

/// <summary>Who comes, who does not, and what the other can do about it.</summary>
public sealed class GatheringTests
{
    [Fact]
    public async Task OneHere_TheOtherNot_AskedAfterFiveMinutesPrivately()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.PairAsync(ana, raj);
        await ana.PressesAsync("I'm here");
        Assert.Contains("Ana · here", ana.Around);

        await group.WaitAsync(TimeSpan.FromMinutes(4));
        Assert.DoesNotContain("has not come yet", ana.Inbox);
        await group.WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Contains("Raj has not come yet. What would you like?", ana.Inbox);
        Assert.DoesNotContain("has not come", raj.Inbox + raj.Around);
        Assert.True(ana.Sees("Wait 5 more minutes"));
        Assert.True(ana.Sees("Pair me again"));
        Assert.True(ana.Sees("Cancel"));
    }

    [Fact]
    public async Task WaitPressed_TellsTheOtherAndAsksAgainAfterFiveMinutes()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.PairAsync(ana, raj);
        await ana.PressesAsync("I'm here");
        await group.WaitAsync(TimeSpan.FromMinutes(5));

        await ana.PressesAsync("Wait 5 more minutes");
        Assert.StartsWith("All right, five more minutes.", ana.Heard);
        Assert.Contains("Ana is waiting for you in your mock room.", raj.Inbox);
        await ana.PressesAsync("Wait 5 more minutes");
        Assert.StartsWith("You are waiting already", ana.Heard);
        await group.WaitAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(2, group.Platform.PrivatelyTo(ana.Person).Count(shown => shown.Text.Contains("has not come yet", StringComparison.Ordinal)));
        Assert.Single(group.Platform.PrivatelyTo(raj.Person), shown => shown.Text.Contains("is waiting for you", StringComparison.Ordinal));
    }

    [Fact]
    public async Task PairMeAgain_GoesFirstInLineAndCountsTheNoShowForNobodysEyes()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, mia) = (group.Member("Ana"), group.Member("Raj"), group.Member("Mia"));
        await TheRound.PairAsync(ana, raj);
        await mia.StartsAsync("candidate");
        await ana.PressesAsync("I'm here");
        await group.WaitAsync(TimeSpan.FromMinutes(5));

        await ana.PressesAsync("Pair me again");

        Assert.StartsWith("You are first in line now.", ana.Heard);
        var lines = mia.Around.Split('\n').Where(line => line.Contains("candidate", StringComparison.Ordinal)).ToList();
        Assert.StartsWith("Ana · candidate · Frugality · 20 min", lines[0]);
        Assert.StartsWith("Mia", lines[1]);
        Assert.Equal("raj", await group.AskAsync<string>("select m.external_id from no_shows n join members m using (community_id, member_id)"));
        var told = raj.Inbox + raj.Around + mia.Around + mia.Inbox;
        Assert.DoesNotContain("no-show", told, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("This round did not take place.", raj.Around);
        Assert.True(group.Platform.Rooms[0].IsClosed);
    }

    [Fact]
    public async Task PairMeAgain_SomebodyWaits_OpensANewRoomAtOnce()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, mia) = (group.Member("Ana"), group.Member("Raj"), group.Member("Mia"));
        await TheRound.PairAsync(ana, raj);
        await mia.StartsAsync("interviewer");
        await ana.PressesAsync("I'm here");
        await group.WaitAsync(TimeSpan.FromMinutes(5));

        await ana.PressesAsync("Pair me again");
        Assert.StartsWith("There is somebody for you already", ana.Heard);
        Assert.Contains(mia.Person, group.Platform.Rooms[1].People);
        await ana.PressesAsync("Pair me again");

        Assert.StartsWith("You are in another round by now.", ana.Heard);
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from waiting_entries"));
    }

    [Fact]
    public async Task PairMeAgain_PressedTheNextDay_IsNoTicketToTheHeadOfTheLine()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.PairAsync(ana, raj);
        await raj.PressesAsync("Can't make it");
        var again = ana.Find("Pair me again").Action;

        group.Clock.Advance(TimeSpan.FromHours(25));
        await ana.ClicksAsync(again);

        Assert.StartsWith("This round is over.", ana.Heard);
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from waiting_entries"));
    }

    [Fact]
    public async Task Cancel_EndsItNeutrally()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.PairAsync(ana, raj);
        await raj.PressesAsync("I'm here");
        await group.WaitAsync(TimeSpan.FromMinutes(5));

        await raj.PressesAsync("Cancel");

        Assert.StartsWith("Cancelled.", raj.Heard);
        await raj.StartsAsync("interviewer");
        Assert.Contains("You are in the queue", raj.Heard);
    }

    [Fact]
    public async Task CameAfterAll_NoShowButtons_SayThatTheRoundIsOn()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.PairAsync(ana, raj);
        await ana.PressesAsync("I'm here");
        await group.WaitAsync(TimeSpan.FromMinutes(6));
        await raj.PressesAsync("I'm here");

        foreach (var label in new[] { "Wait 5 more minutes", "Pair me again", "Cancel" })
        {
            await ana.PressesAsync(label);
            Assert.StartsWith("Your partner is here after all", ana.Heard);
        }

        Assert.Contains("Frugality now", ana.Around);
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from no_shows"));
    }

    [Fact]
    public async Task WhoDidNotCome_UsesTheNoShowButtons_CannotBlameWhoIsHere()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.PairAsync(ana, raj);
        await ana.PressesAsync("I'm here");
        await group.WaitAsync(TimeSpan.FromMinutes(5));

        await raj.ClicksAsync(ana.Find("Pair me again").Action);
        Assert.StartsWith("Your partner is here after all", raj.Heard);
        await raj.ClicksAsync(ana.Find("Cancel").Action);

        Assert.StartsWith("Your partner is here after all", raj.Heard);
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from no_shows"));
    }

    [Fact]
    public async Task NobodyComes_RoundIsCancelledAndBothHearNeutralWords()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.PairAsync(ana, raj);

        await group.WaitAsync(TimeSpan.FromMinutes(5));

        foreach (var member in new[] { ana, raj })
        {
            Assert.Contains("The round did not start this time, so I have cancelled it.", member.Inbox);
            await member.CommandsAsync("status");
            Assert.Contains("You are free", member.Heard);
        }

        Assert.True(group.Platform.Rooms[0].IsClosed);
    }

    [Fact]
    public async Task AskedAboutAbsence_NoAnswer_IsCancelledAfterHalfAnHour()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.PairAsync(ana, raj);
        await ana.PressesAsync("I'm here");

        await group.WaitAsync(TimeSpan.FromMinutes(36));

        Assert.Contains("did not take place", ana.Around);
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from no_shows"));
    }

    [Fact]
    public async Task CannotMakeIt_CancelsThanksAndOffersTheOtherAnother()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.PairAsync(ana, raj);

        await raj.PressesAsync("Can't make it");
        Assert.StartsWith("Thank you for saying so.", raj.Heard);
        Assert.Contains("Your partner cannot make it this time. Shall I find you somebody else?", ana.Inbox);
        await ana.PressesAsync("Pair me again");

        Assert.StartsWith("You are first in line now.", ana.Heard);
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from no_shows"));
    }

    [Fact]
    public async Task CannotMakeIt_AfterMuchLongerPlan_PartnerCanStillBePairedAgain()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj, 90);
        await ana.PressesAsync("+5 min");
        await raj.CommandsAsync("status");
        await raj.ClicksAsync(new("meet", "cannot", ana.Find("My cockpit").Action.Subject));

        await ana.PressesAsync("Pair me again");

        Assert.StartsWith("You are first in line now.", ana.Heard);
    }

    [Fact]
    public async Task CannotMakeIt_AfterAPromptWasAsked_PointsToEnd()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.PairAsync(ana, raj);
        var cannot = ana.Find("Can't make it").Action;
        await ana.PressesAsync("I'm here");
        await raj.PressesAsync("I'm here");
        await raj.PressesAsync("My cockpit");
        await raj.PressesAsync("Ask it");

        await ana.ClicksAsync(cannot);

        Assert.StartsWith("A question has been asked already", ana.Heard);
    }

    [Fact]
    public async Task ChannelClosedMeanwhile_PairMeAgain_SaysSo()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, olga) = (group.Member("Ana"), group.Member("Raj"), group.Member("Olga", organiser: true));
        await TheRound.PairAsync(ana, raj);
        await olga.CommandsAsync("disable");
        await raj.PressesAsync("Can't make it");

        await ana.PressesAsync("Pair me again");

        Assert.Contains("Its channel is closed for new mocks", ana.Heard);
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from waiting_entries"));
    }

    [Fact]
    public async Task BothPressHereAtOnce_RoundStartsOnce()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.PairAsync(ana, raj);
        var here = ana.Find("I'm here").Action;

        await Task.WhenAll(
            group.HandleAsync(new Chat.Interactions.ActionClicked(ana.Origin(), here, [])),
            group.HandleAsync(new Chat.Interactions.ActionClicked(raj.Origin(), here, [])));
        await group.SettleAsync();

        Assert.Single(group.Platform.In(ana.Room), shown => shown.Text.Contains("Both here, the round is on: talk as you like.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RoomOpened_RingsOnlyTheTwo()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));

        await TheRound.PairAsync(ana, raj);

        Assert.Equal("Raj and Ana, 22 Nov 09:00 UTC: Frugality", group.Platform.Rooms[0].Title);
        Assert.Equal([raj.Person, ana.Person], group.Platform.In(ana.Room)[0].Message.Notify);
        Assert.All(group.Platform.In(RecordingPlatform.Channel), shown => Assert.Empty(shown.Message.Notify));
    }
}
