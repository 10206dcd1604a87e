using PrepBot.Chat.Commands;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Features.Tests.Support;
using PrepBot.Testing;

namespace PrepBot.Features.Tests.Pairing;

/// <summary>What /mock start answers, in each of its outcomes.</summary>
public sealed class StartMockTests
{
    [Fact]
    public async Task Waiting_WaysOnAreButtons_EachOfThemWorksAndThePlaceStays()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");
        await group.Member("Raj").CommandsAsync("help");

        await ana.StartsAsync("candidate", 30, null, "frugality");
        Assert.Contains("[Train my ear]\n[Other ways to practise] [Leave the queue]", ana.Heard);
        Assert.DoesNotContain("/mock", ana.Heard);
        var (train, other) = (ana.Find("Train my ear").Action, ana.Find("Other ways to practise").Action);
        await ana.ClicksAsync(train);
        Assert.StartsWith("Rate this answer", ana.Heard);
        await ana.ClicksAsync(other);
        Assert.StartsWith("Practise alone", ana.Heard);
        await ana.CommandsAsync("status");
        Assert.StartsWith("Waiting, number 1 of 1", ana.Heard);
        await ana.PressesAsync("Leave the queue");

        Assert.Contains("You are out of the queue", ana.Heard);
    }

    [Fact]
    public async Task FirstOfTheGroup_Start_ReadsWhatNeedsNobodyAndATextToBringOthers_AndTheSecondDoesNot()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));

        await ana.StartsAsync("candidate");
        await raj.StartsAsync("candidate");

        Assert.Contains("You are the first here\nWhat needs nobody is on this card. To bring others, post this where your group talks:\n\"Who practises", ana.Heard);
        Assert.DoesNotContain("first here", raj.Heard);
    }

    [Fact]
    public async Task NobodyWaits_Start_PutsInTheQueueAndSaysThePlace()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");

        await ana.StartsAsync("candidate", 30, null, "frugality");

        Assert.StartsWith("You are in the queue, number 1, until 2026-11-22 10:00 UTC.", ana.Heard);
        Assert.True(ana.Sees("Leave the queue"));
    }

    [Theory]
    [InlineData("candidate", "candidate")]
    [InlineData("interviewer", "interviewer")]
    public async Task SameRoleWaits_Start_WaitsToo(string one, string other)
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));

        await ana.StartsAsync(one);
        group.Tick();
        await raj.StartsAsync(other);

        Assert.Contains("number 2", raj.Heard);
        Assert.Empty(group.Platform.Rooms);
    }

    [Theory]
    [InlineData("candidate", "either", "interviewer")]
    [InlineData("interviewer", "either", "candidate")]
    [InlineData("interviewer", "candidate", "candidate")]
    public async Task FittingRoleWaits_Start_PairsInTheRolesAsked(string one, string other, string part)
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));

        await ana.StartsAsync(one);
        await raj.StartsAsync(other);

        Assert.Contains($"You are paired with Ana, as {part}:", raj.Heard);
        Assert.Contains("45 min", raj.Heard);
    }

    [Fact]
    public async Task AlreadyWaiting_StartAgain_KeepsThePlaceAndUpdatesTheWish()
    {
        await using var group = await Group.GatherAsync();
        var (ana, mia) = (group.Member("Ana"), group.Member("Mia"));
        await ana.StartsAsync("candidate", 30, null, "frugality");
        group.Tick();
        await mia.StartsAsync("candidate");
        await group.WaitAsync(TimeSpan.FromMinutes(10));

        await ana.StartsAsync("candidate", 45, null, "dive-deep");

        Assert.Contains("You were waiting already; your wishes are updated and you keep your place, number 1", ana.Heard);
        var card = Assert.Single(group.Platform.In(RecordingPlatform.Channel)).Text;
        Assert.Contains("Ana · candidate · Dive Deep · 45 min · since 2026-11-22 09:00 UTC", card);
        Assert.DoesNotContain("Frugality", card);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(9)]
    [InlineData(91)]
    [InlineData(500)]
    [InlineData(int.MaxValue)]
    public async Task MinutesOutOfRange_Start_NamesTheRangeAndQueuesNobody(int minutes)
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");

        await ana.StartsAsync("candidate", minutes);

        Assert.Contains($"{minutes} minutes do not make a round: from 10 to 90 work. Without a number it is 45.", ana.Heard);
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from waiting_entries"));
    }

    [Fact]
    public async Task UnknownPrinciple_Start_IsLeftAside()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));

        await ana.StartsAsync("candidate", 20, null, "no-such-principle");
        await raj.StartsAsync("interviewer");

        Assert.Contains("You are paired", raj.Heard);
        Assert.DoesNotContain("no-such-principle", raj.Heard);
    }

    [Fact]
    public async Task InARound_Start_SaysSoWithTheWayOut()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.PairAsync(ana, raj);

        ana.GoesToChannel();
        await ana.StartsAsync();

        Assert.StartsWith("You are in a round already, one at a time.", ana.Heard);
        Assert.True(ana.Sees("Can't make it"));
    }

    [Fact]
    public async Task ThreeWait_TheOneWhoFits_IsPairedWithTheLongestWaiting()
    {
        await using var group = await Group.GatherAsync();
        var (ana, mia, tom, raj) = (group.Member("Ana"), group.Member("Mia"), group.Member("Tom"), group.Member("Raj"));
        foreach (var waiting in new[] { ana, mia, tom })
        {
            await waiting.StartsAsync("candidate");
            await group.WaitAsync(TimeSpan.FromMinutes(10));
        }

        await raj.StartsAsync("interviewer");

        Assert.Contains(ana.Person, Assert.Single(group.Platform.Rooms).People);
        var card = Assert.Single(group.Platform.In(RecordingPlatform.Channel)).Text;
        Assert.DoesNotContain("Ana", card);
        Assert.Contains("Mia", card);
        Assert.Contains("Tom", card);
    }

    [Fact]
    public async Task TwoStartAtTheSameMoment_AreOneRound()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));

        await Task.WhenAll(ana.StartsAsync("candidate"), raj.StartsAsync("interviewer"));
        await group.SettleAsync();

        Assert.Single(group.Platform.Rooms);
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from rounds"));
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from waiting_entries"));
    }

    [Fact]
    public async Task EightStartAtTheSameMoment_AreFourRoundsWithEverybodyOnce()
    {
        await using var group = await Group.GatherAsync();
        var members = Enumerable.Range(1, 8).Select(i => group.Member($"Member{i}")).ToList();

        await Task.WhenAll(members.Select(member => group.HandleAsync(new CommandUsed(member.Origin(), "start", CommandValues.None))));
        await group.SettleAsync();

        Assert.Equal(4, group.Platform.Rooms.Count);
        Assert.Equal(8, group.Platform.Rooms.SelectMany(room => room.People).Distinct().Count());
    }

    [Fact]
    public async Task BlockedEitherWay_BothWait_AreNeverPairedAndNothingTells()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await ana.AvoidsAsync(raj);

        await raj.StartsAsync("interviewer");
        group.Tick();
        await ana.StartsAsync("candidate");

        Assert.Contains("number 2", ana.Heard);
        Assert.Empty(group.Platform.Rooms);
        await raj.CommandsAsync("status");
        var seen = raj.Heard + raj.Inbox + raj.Around;
        Assert.DoesNotContain("avoid", seen, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("block", seen, StringComparison.OrdinalIgnoreCase);
        await raj.CommandsAsync("profile");
        Assert.DoesNotContain("Ana", raj.Heard);
    }

    [Fact]
    public async Task ChannelNotOpen_Start_SaysWhatWorks()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");
        ana.Room = new(RecordingPlatform.Community.Platform, "general");

        await ana.StartsAsync();

        Assert.StartsWith("Mocks are not open in this channel.", ana.Heard);
    }

    [Fact]
    public async Task InARoomOfTheChannel_Start_GoesToTheChannelsQueue()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, mia) = (group.Member("Ana"), group.Member("Raj"), group.Member("Mia"));
        await TheRound.EndAsync(group, ana, raj);

        await ana.StartsAsync("candidate");

        Assert.Contains("You are in the queue, number 1", ana.Heard);
        Assert.Contains("Ana · candidate", mia.Around);
    }

    [Fact]
    public async Task Paired_InOneChannel_LeavesTheQueueOfTheOther()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, olga) = (group.Member("Ana"), group.Member("Raj"), group.Member("Olga", organiser: true));
        var other = new Values.Identity.RoomRef(RecordingPlatform.Community.Platform, "second-channel");
        olga.Room = other;
        await olga.CommandsAsync("enable");
        ana.Room = other;
        await ana.StartsAsync("candidate");
        ana.GoesToChannel();
        await ana.StartsAsync("candidate");

        await raj.StartsAsync("interviewer");

        Assert.Contains("Nobody is waiting", Assert.Single(group.Platform.In(other)).Text);
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from waiting_entries"));
    }
}
