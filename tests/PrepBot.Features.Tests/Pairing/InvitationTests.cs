using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Features.Tests.Support;
using PrepBot.Testing;

namespace PrepBot.Features.Tests.Pairing;

/// <summary>An invitation to one member, and every way it can end.</summary>
public sealed class InvitationTests
{
    [Fact]
    public async Task Invite_SomebodyFree_ShowsACardThatRingsOnlyThem()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));

        await ana.StartsAsync("candidate", 30, raj, "frugality");

        Assert.StartsWith("I am asking Raj now. Frugality, 30 min, as candidate. They can answer until 2026-11-22 09:15 UTC", ana.Heard);
        var card = group.Platform.In(RecordingPlatform.Channel)[^1];
        Assert.Contains("Raj, Ana would like to do a mock round with you, with you as interviewer on Frugality, 30 min.", card.Text);
        Assert.Equal([raj.Person], card.Message.Notify);
    }

    [Fact]
    public async Task Accepted_OpensTheRoundAsAskedAndTellsTheInviter()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await ana.StartsAsync("candidate", 30, raj, "frugality");

        await raj.PressesAsync("Accept");

        Assert.Contains("You are paired with Ana, as interviewer: Frugality, 30 min.", raj.Heard);
        Assert.Contains("You are paired with Raj, as candidate: Frugality, 30 min.", ana.Inbox);
        Assert.Contains("Raj has accepted your invitation.", ana.Inbox);
        var room = Assert.Single(group.Platform.Rooms);
        Assert.Equal([raj.Person, ana.Person], room.People);
        Assert.Contains("Mock round · 30 min", group.Platform.In(room.Room)[0].Text);
        Assert.Contains("Ana and Raj are in a mock round.", group.Platform.In(RecordingPlatform.Channel)[^1].Text);
        Assert.False(raj.Sees("Accept"));
    }

    [Fact]
    public async Task Accepted_BothWereWaiting_LeaveTheQueue()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await raj.StartsAsync("candidate");
        await ana.StartsAsync("candidate");
        await ana.StartsAsync("candidate", null, raj);

        await raj.PressesAsync("Accept");

        Assert.Contains("Nobody is waiting", group.Platform.In(RecordingPlatform.Channel)[0].Text);
    }

    [Fact]
    public async Task Declined_TellsTheInviterKindlyAndOpensNothing()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await ana.StartsAsync(null, null, raj);

        await raj.PressesAsync("Decline");

        Assert.StartsWith("All right, declined.", raj.Heard);
        Assert.Contains("Your invitation was not taken up this time.", ana.Inbox);
        Assert.Contains("Ana's invitation was not taken up this time.", raj.Around);
        Assert.Empty(group.Platform.Rooms);
    }

    [Fact]
    public async Task Withdrawn_AcceptAfterwards_FindsItClosed()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await ana.StartsAsync(null, null, raj);
        var accept = raj.Find("Accept").Action;

        await ana.CommandsAsync("leave");
        Assert.StartsWith("Your invitation is taken back.", ana.Heard);
        await raj.ClicksAsync(accept);

        Assert.StartsWith("This invitation is no longer open.", raj.Heard);
        Assert.Contains("Ana took an invitation back.", raj.Around);
        Assert.Empty(group.Platform.Rooms);
    }

    [Fact]
    public async Task QuarterOfAnHour_Unanswered_LapsesAndTellsTheInviter()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await ana.StartsAsync(null, null, raj);
        var accept = raj.Find("Accept").Action;

        await group.WaitAsync(TimeSpan.FromMinutes(15));
        Assert.Contains("Your invitation was not answered in time.", ana.Inbox);
        Assert.Contains("Ana's invitation has lapsed.", raj.Around);
        await raj.ClicksAsync(accept);

        Assert.StartsWith("This invitation is no longer open.", raj.Heard);
    }

    [Fact]
    public async Task PastItsTime_JobHasNotRunYet_AcceptIsRefused()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await ana.StartsAsync(null, null, raj);

        group.Clock.Advance(TimeSpan.FromMinutes(15));
        await raj.PressesAsync("Accept");

        Assert.StartsWith("This invitation is no longer open.", raj.Heard);
        Assert.Empty(group.Platform.Rooms);
    }

    [Theory]
    [InlineData("Accept")]
    [InlineData("Decline")]
    public async Task StrangersClick_IsNotTheirsAndChangesNothing(string label)
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, mia) = (group.Member("Ana"), group.Member("Raj"), group.Member("Mia"));
        await ana.StartsAsync(null, null, raj);

        await mia.PressesAsync(label);
        Assert.StartsWith("This one is not yours", mia.Heard);
        await ana.PressesAsync(label);
        Assert.StartsWith("This one is not yours", ana.Heard);

        Assert.True(raj.Sees("Accept"));
        Assert.Empty(group.Platform.Rooms);
    }

    [Fact]
    public async Task InviterMeanwhileInAnotherRound_Accept_SaysSoAndClosesIt()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, tom) = (group.Member("Ana"), group.Member("Raj"), group.Member("Tom"));
        await ana.StartsAsync(null, null, raj);
        var accept = raj.Find("Accept").Action;
        await TheRound.PairAsync(ana, tom);

        await raj.ClicksAsync(accept);

        Assert.StartsWith("Your partner is not free any more.", raj.Heard);
        Assert.Single(group.Platform.Rooms);
        Assert.Contains("Ana's invitation has lapsed.", raj.Around);
    }

    [Fact]
    public async Task InvitedInARoundThemselves_Accept_InvitationStands()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, tom) = (group.Member("Ana"), group.Member("Raj"), group.Member("Tom"));
        await ana.StartsAsync(null, null, raj);
        await TheRound.PairAsync(raj, tom);

        raj.GoesToChannel();
        await raj.PressesAsync("Accept");

        Assert.StartsWith("You are in a round already.", raj.Heard);
        Assert.True(raj.Sees("Accept"));
    }

    [Fact]
    public async Task Accept_Twice_OneRoundAndAKindWord()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await ana.StartsAsync(null, null, raj);
        var accept = raj.Find("Accept").Action;

        await raj.ClicksAsync(accept);
        await raj.ClicksAsync(accept);

        Assert.StartsWith("You have accepted it already", raj.Heard);
        Assert.Single(group.Platform.Rooms);
    }

    [Fact]
    public async Task SecondInvitation_WhileOneIsOpen_IsRefusedWithTheWayOut()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, mia) = (group.Member("Ana"), group.Member("Raj"), group.Member("Mia"));
        await ana.StartsAsync(null, null, raj);

        await ana.StartsAsync(null, null, mia);
        Assert.StartsWith("Your last invitation is still open. Take it back with /mock leave", ana.Heard);
        group.Clock.Advance(TimeSpan.FromMinutes(16));
        await ana.StartsAsync(null, null, mia);

        Assert.StartsWith("I am asking Mia now.", ana.Heard);
    }

    [Fact]
    public async Task Oneself_Invited_IsToldKindly()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");

        await ana.StartsAsync(null, null, ana);

        Assert.StartsWith("That is you. /mock prompt gives you one to practise alone", ana.Heard);
    }

    [Fact]
    public async Task BlockedAndBusy_Invited_SoundExactlyTheSame()
    {
        await using var group = await Group.GatherAsync();
        var (ana, busy, blocked, blocking, tom) =
            (group.Member("Ana"), group.Member("Raj"), group.Member("Mia"), group.Member("Olga"), group.Member("Tom"));
        await TheRound.PairAsync(tom, busy);
        await ana.AvoidsAsync(blocked);
        await blocking.AvoidsAsync(ana);

        var words = new List<string>();
        foreach (var other in new[] { busy, blocked, blocking })
        {
            await ana.StartsAsync(null, null, other);
            words.Add(ana.Heard.Replace(other.Name, "X", StringComparison.Ordinal));
        }

        Assert.Equal("X is not free for a round right now. /mock start finds you somebody else.", Assert.Single(words.Distinct()));
        Assert.Equal("", blocked.Inbox + blocking.Inbox);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task BlockedAfterTheInvitation_Accept_SoundsLikeBusy(bool byInviter)
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await ana.StartsAsync(null, null, raj);
        await (byInviter ? ana.AvoidsAsync(raj) : raj.AvoidsAsync(ana));

        await raj.PressesAsync("Accept");

        Assert.StartsWith("Your partner is not free any more.", raj.Heard);
        Assert.Empty(group.Platform.Rooms);
    }

    [Fact]
    public async Task InvitedWhoNeverWrote_SeesItInStatusAndAcceptsFromThere()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await ana.StartsAsync(null, null, raj);

        await raj.CommandsAsync("status");
        Assert.Contains("Ana has invited you; answer until 2026-11-22 09:15 UTC", raj.Heard);
        await raj.PressesAsync("Accept");
        Assert.Contains("You are paired with Ana", raj.Heard);
        await ana.CommandsAsync("status");

        Assert.Contains("In a round with Raj", ana.Heard);
    }

    [Fact]
    public async Task InvitedByEight_StatusShowsFive_AndCountsTheOthers_WhoComeUpLater()
    {
        await using var group = await Group.GatherAsync();
        var raj = group.Member("Raj");
        for (var at = 1; at <= 8; at++)
        {
            await group.Member($"Asker{at}").StartsAsync(null, null, raj);
            group.Tick();
        }

        await raj.CommandsAsync("status");
        Assert.Equal(5, raj.Heard.Split("has invited you").Length - 1);
        Assert.Contains("and 3 more invitations: what is not shown comes up as those above are done.", raj.Heard);
        await raj.PressesAsync("Decline");
        await raj.CommandsAsync("status");

        Assert.Contains("Asker6 has invited you", raj.Heard);
        Assert.Contains("and 2 more invitations", raj.Heard);
    }

    [Fact]
    public async Task BothInviteEachOther_BothAccept_OneRound()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await ana.StartsAsync(null, null, raj);
        var hers = raj.Find("Accept").Action;
        await raj.StartsAsync(null, null, ana);
        var his = ana.Find("Accept").Action;

        await Task.WhenAll(raj.ClicksAsync(hers), ana.ClicksAsync(his));
        await group.SettleAsync();

        Assert.Equal(1, await group.AskAsync<int>("select count(*) from rounds"));
        Assert.Single(group.Platform.Rooms);
    }

    [Fact]
    public async Task Unspecified_Roles_WhoWasCandidateMoreOftenInterviews()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.CompleteAsync(group, ana, raj);
        raj.GoesToChannel();
        ana.GoesToChannel();
        await raj.StartsAsync(null, null, ana);

        await ana.PressesAsync("Accept");

        Assert.Contains("You are paired with Raj, as interviewer", ana.Heard);
        Assert.IsType<PrivateReply>(ana.Last);
    }
}
