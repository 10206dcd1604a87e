using PrepBot.Chat.Commands;
using PrepBot.Chat.Messages;
using PrepBot.Features.Tests.Support;

namespace PrepBot.Features.Tests.Rounds;

/// <summary>A round of which too little can be read to go on, or that simply does not end, keeps nobody in it.</summary>
public sealed class StuckRoundTests
{
    private const string Lost = "update rounds set progress = '{}'";

    [Fact]
    public async Task ProgressUnreadable_OneOfThePairPressesEnd_BothAreFreeAndHearWhy()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await AskedAsync(ana, raj);
        await group.RunAsync(Lost);

        await raj.PressesAsync("My cockpit");
        Assert.Contains("What was drawn and asked in this round can no longer be read.", raj.Heard);
        await ana.CommandsAsync("status");
        Assert.Contains("In a round with Raj", ana.Heard);
        await ana.PressesAsync("End");

        await AssertClosedAsync(group, ana, raj, "what I had noted of it can no longer be read");
        Assert.Contains("what was noted of it can no longer be read", ana.Around);
    }

    [Fact]
    public async Task ProgressUnreadable_NobodyPressesAnything_ItsClockEndsIt()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await AskedAsync(ana, raj);
        await group.RunAsync(Lost);

        await group.WaitAsync(TimeSpan.FromMinutes(90));

        await AssertClosedAsync(group, ana, raj, "what I had noted of it can no longer be read");
    }

    [Fact]
    public async Task ProgressUnreadableBeforeBothAreHere_TheyArrive_TheKitIsDrawnAnewAndTheRoundCounts()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.PairAsync(ana, raj);
        await group.RunAsync(Lost);

        await ana.PressesAsync("I'm here");
        await raj.PressesAsync("I'm here");
        await raj.PressesAsync("My cockpit");
        await raj.PressesAsync("Ask it");
        group.Clock.Advance(TimeSpan.FromMinutes(12));
        await raj.PressesAsync("End");
        await TheRound.FileDebriefAsync(raj);
        await TheRound.FileReviewAsync(ana);

        Assert.Contains(TheRound.Evidence, ana.Inbox);
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from credits"));
    }

    [Fact]
    public async Task ProgressOfARevealedRoundUnreadable_OwnViewCorrected_KeepsTheCredit()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.CompleteAsync(group, ana, raj);
        await group.RunAsync(Lost);

        await ana.PressesAsync("Correct mine");
        await ana.SendsAsync(("frugality.own", "Concern"), ("helpful", "2"), ("change", ""));

        Assert.StartsWith("Corrected", ana.Heard);
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from credits"));
    }

    [Fact]
    public async Task Organiser_ClosesARoundNothingWasAskedIn_BothAreFreeAndHearIt()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, olga) = (group.Member("Ana"), group.Member("Raj"), group.Member("Olga", organiser: true));
        await TheRound.RunAsync(ana, raj);
        await group.RunAsync(Lost);

        await olga.CommandsAsync("settings", Naming(raj));

        Assert.StartsWith("Closed: the round of Ana and Raj.", olga.Heard);
        await AssertClosedAsync(group, ana, raj, "An organiser has closed your round");
        Assert.Contains("An organiser has closed this round.", ana.Around);
        await olga.CommandsAsync("settings", Naming(raj));
        Assert.StartsWith("Raj is in no open round", olga.Heard);
    }

    [Fact]
    public async Task Organiser_ClosesARoundThatHasSomethingToDebrief_ItEndsAndBothFile()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, olga) = (group.Member("Ana"), group.Member("Raj"), group.Member("Olga", organiser: true));
        await AskedAsync(ana, raj);

        await olga.CommandsAsync("settings", Naming(ana));
        await TheRound.FileDebriefAsync(raj);
        await TheRound.FileReviewAsync(ana);

        Assert.Contains(TheRound.Evidence, ana.Inbox);
    }

    [Fact]
    public async Task SomebodyElse_ClosesNothing()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, mia) = (group.Member("Ana"), group.Member("Raj"), group.Member("Mia"));
        await TheRound.RunAsync(ana, raj);

        await mia.CommandsAsync("settings", Naming(raj));
        Assert.Contains("Only organisers", mia.Heard);
        await ana.CommandsAsync("settings", Naming(raj));
        Assert.Contains("Only organisers", ana.Heard);

        Assert.Equal(2, await group.AskAsync<int>("select count(*) from open_seats"));
    }

    private static async Task AskedAsync(Actor ana, Actor raj)
    {
        await TheRound.RunAsync(ana, raj);
        await raj.PressesAsync("My cockpit");
        await raj.PressesAsync("Ask it");
    }

    private static async Task AssertClosedAsync(Group group, Actor ana, Actor raj, string why)
    {
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from open_seats"));
        Assert.Contains(why, ana.Inbox);
        Assert.Contains(why, raj.Inbox);
        Assert.True(group.Platform.Rooms[0].IsClosed);
        await ana.StartsAsync("candidate");
        Assert.StartsWith("You are in the queue", ana.Heard);
    }

    private static Dictionary<string, InputValue> Naming(Actor member) => new() { ["close"] = new MemberValue(member.Person, member.Name) };
}
