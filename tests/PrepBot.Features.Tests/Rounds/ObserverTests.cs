using PrepBot.Chat.Forms;
using PrepBot.Chat.Messages;
using PrepBot.Features.Tests.Support;

namespace PrepBot.Features.Tests.Rounds;

/// <summary>Who watches a round: seated where both welcome it, with a job, and first in line next time.</summary>
public sealed class ObserverTests
{
    [Fact]
    public async Task TwoWhoWelcomeObservers_Paired_LetTheOneInWhoWaits()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, tom) = await ThreeAsync(group);
        await tom.StartsAsync("observer");
        Assert.Contains("I seat you as soon as two are paired here who both welcome observers", tom.Heard);
        Assert.Contains("Tom · observer · would watch and count", ana.Around);

        await TheRound.PairAsync(ana, raj);

        tom.GoesToRoom();
        Assert.Equal(ana.Room, tom.Room);
        Assert.Contains("Observer: Tom", ana.Around);
        Assert.Contains("Tom watches and counts for you", ana.Inbox);
        Assert.Contains("You watch Raj and Ana", tom.Inbox);
        await tom.CommandsAsync("status");
        Assert.Contains("Watching a round of Raj and Ana", tom.Heard);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task OneWhoDoesNotWelcomeObservers_Paired_HasARoundOfTwo(bool candidate, bool interviewer)
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, tom) = (group.Member("Ana"), group.Member("Raj"), group.Member("Tom"));
        if (candidate)
            await WelcomesAsync(ana);
        if (interviewer)
            await WelcomesAsync(raj);
        await tom.StartsAsync("observer");

        await TheRound.PairAsync(ana, raj);

        Assert.DoesNotContain("Observer", ana.Around);
        await tom.CommandsAsync("status");
        Assert.Contains("Waiting, number 1 of 1, until", tom.Heard);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SomebodyWhoWouldRatherNotMeet_Paired_IsNotWatchedByThem(bool observerAvoids)
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, tom) = await ThreeAsync(group);
        await (observerAvoids ? tom.AvoidsAsync(raj) : raj.AvoidsAsync(tom));
        await tom.StartsAsync("observer");

        await TheRound.PairAsync(ana, raj);

        Assert.DoesNotContain("Observer", ana.Around);
        Assert.DoesNotContain("watches", ana.Inbox);
    }

    [Fact]
    public async Task TwoObservers_Waiting_AreNeverPairedAndOneIsSeated()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, tom) = await ThreeAsync(group);
        var mia = group.Member("Mia");
        await tom.StartsAsync("observer");
        group.Tick();
        await mia.StartsAsync("observer");

        await TheRound.PairAsync(ana, raj);

        Assert.Contains("Observer: Tom", ana.Around);
        await mia.CommandsAsync("status");
        Assert.Contains("As observer", mia.Heard);
    }

    [Fact]
    public async Task SomebodyWaits_WhileAnotherWouldWatch_WelcomesThemWithOnePress()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, tom) = (group.Member("Ana"), group.Member("Raj"), group.Member("Tom"));
        await tom.StartsAsync("observer");
        await ana.StartsAsync("candidate", 20);
        Assert.Contains("Somebody here would like to watch", ana.Heard);
        Assert.DoesNotContain("Tom", ana.Heard);

        await ana.PressesAsync("Welcome observers");
        await WelcomesAsync(raj);
        await raj.StartsAsync("interviewer");

        ana.GoesToRoom();
        Assert.Contains("Observer: Tom", ana.Around);
    }

    [Fact]
    public async Task Counts_OfTheObserver_JoinTheDebriefTheDigestAndTheTrend()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, tom) = await WatchedAsync(group);
        await tom.PressesAsync("Observer's sheet");
        foreach (var label in new[] { "I", "I", "I", "We", "We", "One we less" })
            await tom.PressesAsync(label);
        foreach (var label in new[] { "Situation", "Task", "Action", "Result", "Result" })
            await tom.PressesAsync(label is "Result" && tom.Sees("✓ Result") ? "✓ Result" : label);
        Assert.Contains("3 I · 1 we", tom.Heard);
        Assert.Contains("✓ Situation  ✓ Task  ✓ Action  ○ Result  ○ Learning", tom.Heard);
        group.Clock.Advance(TimeSpan.FromMinutes(12));
        await tom.PressesAsync("Look again");
        Assert.Contains("Clock: 12:00 so far", tom.Heard);

        await raj.PressesAsync("End");
        await raj.PressesAsync("End and file");
        await TheRound.FileDebriefAsync(raj);
        await raj.PressesAsync("Add details");
        var missing = raj.Form.Fields.OfType<ChoiceField>().Single(field => field.Key == "frugality.missing");
        Assert.Equal(["Result", "Learning"], missing.Chosen);
        Assert.Equal("Observer: 3 I, 1 we; not heard: Result and Learning", missing.Hint);
        await TheRound.FileReviewAsync(ana);

        Assert.Contains("Observer: 3 I, 1 we; not heard: Result and Learning.", ana.Inbox);
        Assert.DoesNotContain("Your debrief", tom.Inbox);
        await ana.CommandsAsync("me");
        await ana.PressesAsync("Trends");
        await ana.PressesAsync("My numbers");
        Assert.Contains("I and we: 3 I, 1 we, as observers counted in 1 round.", ana.Heard);
        await raj.CommandsAsync("me");
        await raj.PressesAsync("My numbers");
        Assert.DoesNotContain("I and we", raj.Heard);
    }

    [Fact]
    public async Task CountsAfterTheReveal_Pressed_ChangeNothing()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, tom) = await WatchedAsync(group);
        await tom.PressesAsync("Observer's sheet");
        var count = tom.Find("I").Action;
        var tick = tom.Find("Action").Action;
        group.Clock.Advance(TimeSpan.FromMinutes(12));
        await raj.PressesAsync("End");
        await raj.PressesAsync("End and file");
        await TheRound.FileDebriefAsync(raj);
        await TheRound.FileReviewAsync(ana);

        await tom.ClicksAsync(count);
        await tom.ClicksAsync(tick);

        Assert.Equal(0, await group.AskAsync<int>("select count(*) from observations"));
    }

    [Fact]
    public async Task ObserversButtons_PressedByThePairAndByAStranger_AreNotTheirs()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, tom) = await WatchedAsync(group);
        var zoe = group.Member("Zoe");
        await tom.PressesAsync("Observer's sheet");
        var actions = new[] { "I", "We", "Situation", "Look again", "Stop watching" }.Select(label => tom.Find(label).Action).ToList();

        foreach (var action in actions)
        {
            foreach (var actor in new[] { ana, raj, zoe })
            {
                await actor.ClicksAsync(action);
                Assert.DoesNotContain("Observer's sheet", actor.Heard);
            }
        }

        Assert.Equal(0, await group.AskAsync<int>("select count(*) from observations"));
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from rounds where observer_id is not null"));
    }

    [Fact]
    public async Task SamePress_DeliveredTwice_CountsOnce()
    {
        await using var group = await Group.GatherAsync();
        var (_, _, tom) = await WatchedAsync(group);
        await tom.PressesAsync("Observer's sheet");
        var count = tom.Find("I").Action;

        await tom.ClicksAsync(count, "twice");
        await tom.ClicksAsync(count, "twice");

        Assert.Equal(1, await group.AskAsync<int>("select own_words from observations"));
    }

    [Fact]
    public async Task Observer_WhoStops_IsFreeAndTheOthersGoOn()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, tom) = await WatchedAsync(group);

        await tom.PressesAsync("Stop watching");

        Assert.Contains("You no longer watch", tom.Heard);
        Assert.DoesNotContain("Observer: Tom", ana.Around);
        tom.GoesToChannel();
        await tom.StartsAsync("candidate");
        Assert.Contains("You are in the queue", tom.Heard);
        await raj.PressesAsync("End");
        await raj.PressesAsync("End and file");
        Assert.Contains("The talking is over", ana.Around);
    }

    [Fact]
    public async Task Observer_AfterTheRound_IsFirstInLine()
    {
        await using var group = await Group.GatherAsync();
        var (_, raj, tom) = await WatchedAsync(group);
        group.Clock.Advance(TimeSpan.FromMinutes(12));
        var mia = group.Member("Mia");
        await mia.StartsAsync("candidate");
        group.Tick();
        await raj.PressesAsync("End");
        await raj.PressesAsync("End and file");

        await tom.PressesAsync("Pair me, first in line");

        Assert.Contains("You are paired", tom.Heard);
        Assert.Contains("Thank you for watching", tom.Inbox);
    }

    [Fact]
    public async Task ObserverInARound_StartsAnother_IsToldHowToLeave()
    {
        await using var group = await Group.GatherAsync();
        var (_, _, tom) = await WatchedAsync(group);
        tom.GoesToChannel();

        await tom.StartsAsync("candidate");

        Assert.Contains("You are watching a round", tom.Heard);
        await tom.PressesAsync("Stop watching");
        Assert.Contains("You no longer watch", tom.Heard);
    }

    [Fact]
    public async Task Invitation_AsObserver_IsRefusedWithWhatWorks()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));

        await ana.StartsAsync("observer", with: raj);

        Assert.Contains("An invitation is for a round of two", ana.Heard);
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from invitations"));
    }

    private static async Task<(Actor Ana, Actor Raj, Actor Tom)> ThreeAsync(Group group)
    {
        var (ana, raj, tom) = (group.Member("Ana"), group.Member("Raj"), group.Member("Tom"));
        await WelcomesAsync(ana);
        await WelcomesAsync(raj);
        return (ana, raj, tom);
    }

    /// <summary>A round under way with one prompt asked, and Tom watching.</summary>
    private static async Task<(Actor Ana, Actor Raj, Actor Tom)> WatchedAsync(Group group)
    {
        var (ana, raj, tom) = await ThreeAsync(group);
        await tom.StartsAsync("observer");
        await TheRound.RunAsync(ana, raj);
        tom.GoesToRoom();
        await raj.PressesAsync("My cockpit");
        await raj.PressesAsync("Ask it");
        return (ana, raj, tom);
    }

    private static async Task WelcomesAsync(Actor actor)
    {
        await actor.CommandsAsync("profile");
        await actor.PressesAsync("Welcome observers");
        Assert.Contains("Observers: welcome", actor.Heard);
    }
}
