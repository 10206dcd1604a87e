using PrepBot.Domain.Communities;
using PrepBot.Features.Tests.Support;
using PrepBot.Testing;
using PrepBot.Values.Identity;

namespace PrepBot.Features.Tests.Pairing;

/// <summary>Organisers open channels and close them.</summary>
public sealed class OpenChannelTests
{
    private static readonly RoomRef General = new(RecordingPlatform.Community.Platform, "general");

    [Theory]
    [InlineData("enable")]
    [InlineData("disable")]
    public async Task NotAnOrganiser_IsRefusedAndNothingChanges(string command)
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");
        await ana.CommandsAsync("help");
        var before = await group.FingerprintAsync();

        await ana.CommandsAsync(command);

        Assert.StartsWith("Only organisers can do this.", ana.Heard);
        Assert.Equal(before, await group.FingerprintAsync());
    }

    [Fact]
    public async Task Organiser_Enable_ShowsTheQueueCardAndOpensTheCommands()
    {
        await using var group = await Group.GatherAsync();
        var (olga, ana) = (group.Member("Olga", organiser: true), group.Member("Ana"));
        olga.Room = General;
        ana.Room = General;

        await olga.CommandsAsync("enable");
        await olga.CommandsAsync("enable");
        await ana.StartsAsync("candidate");

        Assert.Contains("Ana · candidate", Assert.Single(group.Platform.In(General)).Text);
    }

    [Fact]
    public async Task Organiser_Disable_SendsWhoWaitsHomeAndClosesTheCard()
    {
        await using var group = await Group.GatherAsync();
        var (olga, ana) = (group.Member("Olga", organiser: true), group.Member("Ana"));
        await ana.StartsAsync("candidate");
        var join = ana.Find("Interviewer").Action;

        await olga.CommandsAsync("disable");

        Assert.Contains("Closed for mocks", Assert.Single(group.Platform.In(RecordingPlatform.Channel)).Text);
        Assert.Contains("has been closed for mocks, so you are out of its queue", ana.Inbox);
        await ana.CommandsAsync("status");
        Assert.Contains("You are free", ana.Heard);
        await ana.ClicksAsync(join);
        Assert.StartsWith("Mocks are not open in this channel.", ana.Heard);
        await group.WaitAsync(TimeSpan.FromMinutes(61));
        Assert.Single(group.Platform.PrivatelyTo(ana.Person));
    }

    [Fact]
    public async Task Disabled_NeverEnabledChannel_PostsNothing()
    {
        await using var group = await Group.GatherAsync();
        var olga = group.Member("Olga", organiser: true);
        olga.Room = General;

        await olga.CommandsAsync("disable");

        Assert.Empty(group.Platform.In(General));
    }

    [Fact]
    public async Task Disabled_RoundUnderWay_GoesOnToItsEnd()
    {
        await using var group = await Group.GatherAsync();
        var (olga, ana, raj) = (group.Member("Olga", organiser: true), group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj);

        await olga.CommandsAsync("disable");
        await raj.PressesAsync("My cockpit");
        await raj.PressesAsync("Ask it");
        await raj.PressesAsync("End");
        await raj.PressesAsync("End and file");

        Assert.Contains("The talking is over", raj.Around);
    }

    [Fact]
    public async Task InTheRoomOfARound_Enable_PointsToTheChannel()
    {
        await using var group = await Group.GatherAsync();
        var (olga, raj) = (group.Member("Olga", organiser: true), group.Member("Raj"));
        await TheRound.PairAsync(olga, raj);

        await olga.CommandsAsync("enable");

        Assert.StartsWith("This is the room of a round.", olga.Heard);
    }
}
