using PrepBot.Chat.Forms;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Features.Tests.Support;
using PrepBot.Testing;

namespace PrepBot.Features.Tests.Debriefs;

/// <summary>When debriefs open, with what there is, and who is reminded until then.</summary>
public sealed class RevealTests
{
    [Fact]
    public async Task BothFileInTheSameMoment_OneRevealAndBothAreTold()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj);
        await raj.PressesAsync("File my debrief");
        await ana.PressesAsync("File my debrief");
        var debrief = raj.Filled(raj.Form.Submit, ("frugality.verdict", "Solid"), ("frugality.evidence", TheRound.Evidence), ("overall", "Inclined"), ("keep", "it"));
        var review = ana.Filled(ana.Form.Submit, ("frugality.own", "Solid"), ("helpful", "3"));

        var answers = await Task.WhenAll(group.HandleAsync(debrief), group.HandleAsync(review));
        await group.SettleAsync();

        Assert.Single(answers, answer => Actor.TextOf(answer).Contains("Both sides are in", StringComparison.Ordinal));
        Assert.All(answers, answer => Assert.StartsWith("Filed, thank you.", Actor.TextOf(answer)));
        Assert.Single(group.Platform.PrivatelyTo(ana.Person), shown => shown.Text.StartsWith("Your debrief", StringComparison.Ordinal));
        Assert.Single(group.Platform.PrivatelyTo(raj.Person), shown => shown.Text.StartsWith("How it landed", StringComparison.Ordinal));
        Assert.Single(group.Platform.In(RecordingPlatform.Channel), shown => shown.Text.Contains("finished a round", StringComparison.Ordinal));
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from credits"));
    }

    [Fact]
    public async Task OnlyTheDebrief_AfterADay_IsRevealedAndCounts()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj);
        await TheRound.FileDebriefAsync(raj);

        await group.WaitAsync(TimeSpan.FromHours(24) - TimeSpan.FromMinutes(1));
        Assert.DoesNotContain(TheRound.Evidence, ana.Inbox);
        await group.WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Contains("Frugality  you no word · Raj solid", ana.Inbox);
        Assert.Contains(TheRound.Evidence, ana.Inbox);
        Assert.DoesNotContain("How it landed", raj.Inbox);
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from credits"));
        await raj.PressesAsync("Read the debrief");
        Assert.StartsWith("Your candidate has not filed their side", raj.Heard);
    }

    [Fact]
    public async Task OnlyTheSelfReview_AfterADay_IsRevealedAndCountsNothing()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj);
        await TheRound.FileReviewAsync(ana, "Strong", "2");

        await group.WaitAsync(TimeSpan.FromHours(24));

        Assert.Contains("Raj has not filed a debrief within the day.", ana.Inbox);
        Assert.Contains("Frugality: Ana strong · you no word", raj.Inbox);
        Assert.Contains("found you somewhat helpful", raj.Inbox);
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from credits"));
        Assert.DoesNotContain("finished a round", string.Join('\n', group.Platform.In(RecordingPlatform.Channel).Select(shown => shown.Text)));
    }

    [Fact]
    public async Task NobodyFiled_AfterADay_EndsQuietly()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj);

        await group.WaitAsync(TimeSpan.FromHours(24));

        Assert.Contains("Raj has not filed a debrief", ana.Inbox);
        Assert.DoesNotContain("How it landed", raj.Inbox);
        group.Clock.Advance(TimeSpan.FromHours(48));
        await raj.CommandsAsync("debrief");
        Assert.StartsWith("Nothing to file", raj.Heard);
        await raj.PressesAsync("File my debrief");
        Assert.StartsWith("This round's debriefs are open already and read-only", raj.Heard);
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from due_rows where kind <> 'weekly-board'"));
    }

    [Fact]
    public async Task Reminders_GoToWhoHasNotFiledThreeTimesAndNoMore()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj);
        await TheRound.FileDebriefAsync(raj);

        foreach (var (until, reminders) in new[] { (14, 0), (15, 1), (179, 1), (180, 2), (1199, 2), (1200, 3), (1439, 3) })
        {
            await group.WaitAsync(TimeSpan.FromMinutes(until) - (group.Now - EndOf(group)));
            Assert.Equal(reminders, Reminders(group, ana));
        }

        Assert.Equal(0, Reminders(group, raj));
        Assert.Contains("This is the last reminder.", ana.Inbox);
    }

    [Theory]
    [InlineData(5, 1, false)]
    [InlineData(21, 1, true)]
    public async Task DownForHours_OneReminderComesNeverABurst(int hours, int reminders, bool last)
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj);

        group.Clock.Advance(TimeSpan.FromHours(hours));
        await group.SettleAsync();
        await group.SettleAsync();

        Assert.Equal(reminders, Reminders(group, ana));
        Assert.Equal(last, ana.Inbox.Contains("This is the last reminder.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task DownPastTheDeadline_NoReminderOnlyTheReveal()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj);
        await TheRound.FileDebriefAsync(raj);

        group.Clock.Advance(TimeSpan.FromHours(30));
        await group.SettleAsync();

        Assert.Equal(0, Reminders(group, ana));
        Assert.Contains(TheRound.Evidence, ana.Inbox);
    }

    [Fact]
    public async Task BothFiled_NoReminderComesAfterwards()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.CompleteAsync(group, ana, raj);

        await group.WaitAsync(TimeSpan.FromHours(25));

        Assert.Equal(0, Reminders(group, ana) + Reminders(group, raj));
        Assert.Single(group.Platform.PrivatelyTo(ana.Person), shown => shown.Text.StartsWith("Your debrief", StringComparison.Ordinal));
    }

    [Fact]
    public async Task FormOpenBeforeTheReveal_FiledTwoDaysAfterwards_IsRefusedWithTheWords()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj);
        await TheRound.FileReviewAsync(ana);
        await raj.PressesAsync("File my debrief");
        var form = raj.Form.Submit;
        await group.WaitAsync(TimeSpan.FromHours(24));
        group.Clock.Advance(TimeSpan.FromHours(48));

        await raj.SendsAsync(form, ("frugality.verdict", "Solid"), ("frugality.evidence", TheRound.Evidence), ("overall", "Inclined"), ("keep", "it"));

        Assert.Contains("The debriefs of this round have been open for two days", raj.Heard);
        Assert.Equal(TheRound.Evidence, Assert.IsType<FormErrorsReply>(raj.Last).Typed.Text("frugality.evidence"));
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from credits"));
    }

    [Fact]
    public async Task Digest_OfWhoWasStricterWithThemselves_HasAMinusAndNoHyphen()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj);
        await TheRound.FileDebriefAsync(raj);

        await TheRound.FileReviewAsync(ana, "MildConcern");

        Assert.Contains("Frugality  you mild concern · Raj solid · gap −1", ana.Inbox);
    }

    [Fact]
    public async Task Digest_HoldsWordsQuotesGapActionsAndTheNextStep()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj);
        await raj.PressesAsync("File my debrief");
        await raj.SendsAsync(
            ("frugality.verdict", "MildConcern"), ("frugality.evidence", TheRound.Evidence),
            ("overall", "NotInclined"), ("keep", "the calm"), ("change-1", "open with the customer"));
        await raj.PressesAsync("Add details");
        await raj.SendsAsync(("frugality.missing", "Result"), ("frugality.missing", "Learning"), ("change-2", "own the mistake"));

        await TheRound.FileReviewAsync(ana, "Solid");

        Assert.Contains("Frugality  you solid · Raj mild concern · gap +1", ana.Inbox);
        Assert.Contains($"\"{TheRound.Evidence}\"", ana.Inbox);
        Assert.Contains("Overall: not inclined", ana.Inbox);
        Assert.Contains("Keep: the calm", ana.Inbox);
        Assert.Contains("Next: 1 open with the customer  2 own the mistake  3 Put a number on the result", ana.Inbox);
        Assert.True(ana.Sees("Practise Frugality again"));
        await ana.PressesAsync("Practise Frugality again");
        Assert.Contains("You are in the queue, number 1, until", ana.Heard);
        Assert.Contains("Ana · candidate · Frugality", group.Platform.In(RecordingPlatform.Channel)[0].Text);
    }

    private static DateTimeOffset EndOf(Group group) =>
        new(group.AskAsync<DateTime>("select ended_at from rounds").GetAwaiter().GetResult(), TimeSpan.Zero);

    private static int Reminders(Group group, Actor actor) => group.Platform.PrivatelyTo(actor.Person)
        .Count(shown => shown.Text.Contains("is still open", StringComparison.Ordinal));
}
