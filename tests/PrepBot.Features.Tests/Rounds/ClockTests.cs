using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Features.Tests.Support;

namespace PrepBot.Features.Tests.Rounds;

/// <summary>Half time, five left, time is up, pause, +5, end, abandoned.</summary>
public sealed class ClockTests
{
    [Fact]
    public async Task ClockNotes_ComeOnceEach()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj);

        await group.WaitAsync(TimeSpan.FromMinutes(25));

        Assert.Equal(1, Count(group, ana, "Half time."));
        Assert.Equal(1, Count(group, ana, "Five minutes left"));
        Assert.Equal(1, Count(group, ana, "Time is up. Press"));
    }

    [Fact]
    public async Task DownForTheWholeRound_OnlyTheLatestNoteIsSaid()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj);

        group.Clock.Advance(TimeSpan.FromMinutes(25));
        await group.SettleAsync();

        Assert.Equal(0, Count(group, ana, "Half time."));
        Assert.Equal(0, Count(group, ana, "Five minutes left"));
        Assert.Equal(1, Count(group, ana, "Time is up. Press"));
    }

    [Fact]
    public async Task Pause_StopsTheClocksAndGoOnMovesTheEnd()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj);
        await raj.PressesAsync("My cockpit");
        await raj.PressesAsync("Ask it");
        var probe = raj.Find("Ask this").Action;
        await group.WaitAsync(TimeSpan.FromMinutes(1));

        await ana.PressesAsync("Pause");
        Assert.Contains("Paused by Ana. The clocks stand still, 19 min left.", ana.Around);
        await group.WaitAsync(TimeSpan.FromMinutes(30));
        Assert.Contains("Paused since", ana.Around);
        Assert.Contains("Paused at 1:00", ana.Around);
        Assert.Equal(0, Count(group, ana, "Half time."));
        await raj.PressesAsync("My cockpit");
        Assert.StartsWith("Paused, 19 min left", raj.Heard);
        await raj.ClicksAsync(probe);
        Assert.StartsWith("The round is paused.", raj.Heard);
        await raj.PressesAsync("My cockpit");
        await raj.PressesAsync("Go on");
        await group.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.StartsWith("Listen: Ana answers", raj.Heard);
        await raj.PressesAsync("Done");

        Assert.Contains("Going on. The new end is 2026-11-22 09:50 UTC.", ana.Around);
        Assert.Contains("Answered in 2:00", ana.Around);
        Assert.Contains("Ends at 2026-11-22 09:50 UTC", ana.Around);
    }

    [Fact]
    public async Task Extend_PressedTwiceWithOneButton_AddsFiveOnce()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj);
        var extend = ana.Find("+5 min").Action;

        await Task.WhenAll(
            group.HandleAsync(new ActionClicked(ana.Origin(), extend, [])), group.HandleAsync(new ActionClicked(raj.Origin(), extend, [])));
        await ana.ClicksAsync(extend);

        Assert.Contains("Mock round · 25 min", ana.Around);
        Assert.Contains("Ends at 2026-11-22 09:25 UTC", ana.Around);
    }

    [Fact]
    public async Task BothPressEndAtOnce_OneTransitionAndEachIsAskedOnce()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj);
        await raj.PressesAsync("My cockpit");
        await raj.PressesAsync("Ask it");
        await ana.PressesAsync("End");
        await raj.PressesAsync("End");

        var answers = await Task.WhenAll(new[] { ana, raj }.Select(each => group.HandleAsync(new ActionClicked(each.Origin(), each.Find("End and file").Action, []))));
        await group.SettleAsync();

        Assert.Equal(["With Raj, today 09:00 UTC: Frugality", "Ana, today 09:00 UTC: Frugality"], answers.Select(answer => Assert.IsType<FormReply>(answer).Form.Title));
        foreach (var member in new[] { ana, raj })
            Assert.Single(group.Platform.PrivatelyTo(member.Person), shown => shown.Text.Contains("It stays sealed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task End_AgreedToBeforeAnotherQuestionWasAsked_IsAskedOnceMore()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj, 30, "frugality", "earn-trust");
        await raj.PressesAsync("My cockpit");
        var older = raj.Find("End").Confirm!.Action;
        await raj.PressesAsync("Ask it");

        await raj.ClicksAsync(older);

        Assert.StartsWith("Earn Trust was not asked yet. End all the same?", raj.Heard);
        Assert.Contains("Frugality now, 1 of 2", ana.Around);
        Assert.Null(ana.Find("End").Confirm);
    }

    [Fact]
    public async Task End_BeforeAnythingWasAsked_CancelsWithoutADebrief()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj);

        await ana.PressesAsync("End");
        Assert.StartsWith("Nothing was asked yet. End all the same?", ana.Heard);
        await ana.PressesAsync("Keep going");
        Assert.StartsWith("Raj asks next", ana.Heard);
        await ana.PressesAsync("End");
        await ana.PressesAsync("End it");

        Assert.Contains("This round did not take place.", ana.Around);
        await ana.CommandsAsync("debrief");
        Assert.StartsWith("Nothing to file", ana.Heard);
        Assert.DoesNotContain("while it is fresh", ana.Inbox + raj.Inbox);
    }

    [Fact]
    public async Task Abandoned_EndsByItselfHalfAnHourAfterItsEnd()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj);
        await raj.PressesAsync("My cockpit");
        await raj.PressesAsync("Ask it");

        await group.WaitAsync(TimeSpan.FromMinutes(49));
        Assert.DoesNotContain("while it is fresh", ana.Inbox);
        await group.WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Contains("The talking is over", ana.Around);
        Assert.Contains("while it is fresh", ana.Inbox);
        Assert.Contains("while it is fresh", raj.Inbox);
    }

    [Theory]
    [InlineData("clock", "end")]
    [InlineData("clock", "pause")]
    [InlineData("clock", "resume")]
    [InlineData("clock", "extend")]
    [InlineData("meet", "here")]
    [InlineData("meet", "swap")]
    [InlineData("meet", "cannot")]
    [InlineData("meet", "wait")]
    [InlineData("meet", "give-up")]
    [InlineData("meet", "pair-again")]
    [InlineData("kit", "open")]
    [InlineData("ask", "prompt")]
    [InlineData("ask", "done")]
    [InlineData("ask", "next")]
    [InlineData("ask", "probe")]
    [InlineData("ask", "replace")]
    [InlineData("note", "open")]
    [InlineData("debrief", "open")]
    public async Task ButtonOfACancelledRound_ToldKindlyAndNothingChanges(string feature, string verb)
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.PairAsync(ana, raj);
        var subject = ana.Find("I'm here").Action.Subject;
        await ana.PressesAsync("Can't make it");
        group.Clock.Advance(TimeSpan.FromHours(2));
        await group.SettleAsync();
        var before = await group.FingerprintAsync();

        await raj.ClicksAsync(new ActionId(feature, verb, subject));

        Assert.StartsWith("This round is over.", raj.Heard);
        Assert.Equal(before, await group.FingerprintAsync());
    }

    [Theory]
    [InlineData("clock", "pause")]
    [InlineData("clock", "extend")]
    [InlineData("meet", "here")]
    [InlineData("meet", "cannot")]
    [InlineData("meet", "pair-again")]
    [InlineData("ask", "prompt")]
    [InlineData("kit", "open")]
    public async Task ButtonOfARevealedRound_ToldKindlyAndNothingChanges(string feature, string verb)
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.CompleteAsync(group, ana, raj);
        var before = await group.FingerprintAsync();

        await raj.ClicksAsync(new ActionId(feature, verb, raj.Find("Read the debrief").Action.Subject));

        Assert.StartsWith("This round is over.", raj.Heard);
        Assert.Equal(before, await group.FingerprintAsync());
    }

    [Fact]
    public async Task SameDeliveryTwice_SameAnswerOneEffect()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj);
        await raj.PressesAsync("My cockpit");
        var ask = raj.Find("Ask it").Action;

        await raj.ClicksAsync(ask, "twice");
        var first = raj.Heard;
        group.Clock.Advance(TimeSpan.FromMinutes(1));
        await raj.ClicksAsync(ask, "twice");

        Assert.Equal(first, raj.Heard);
        Assert.Contains("Listen:", first);
    }

    private static int Count(Group group, Actor actor, string words) =>
        group.Platform.In(actor.Room).Count(shown => shown.Text.Contains(words, StringComparison.Ordinal));
}
