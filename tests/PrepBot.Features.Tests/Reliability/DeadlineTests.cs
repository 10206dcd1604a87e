using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Forms;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Platforms;
using PrepBot.Features.Tests.Support;
using PrepBot.Testing;

namespace PrepBot.Features.Tests.Reliability;

/// <summary>R6: the first answer leaves in time, however slow the rest is. Everything on the hand clock.</summary>
public sealed class DeadlineTests
{
    private static readonly TimeSpan AMoment = TimeSpan.FromMilliseconds(1300);

    [Fact]
    public async Task R6_SlowHandler_IsDeferredAndAnsweredLater()
    {
        await using var group = await Group.GatherAsync(FailingUnits.PutInPlace);
        var (ana, slow) = (group.Member("Ana"), Slow(group));
        var (handling, responder) = Hand(group, new CommandUsed(ana.Origin(), "start", CommandValues.None));
        await Eventually.TrueAsync(() => group.Clock.Waiting >= 2);

        group.Clock.Advance(TimeSpan.FromMilliseconds(1100));
        Assert.Equal(0, responder.Deferrals);
        group.Clock.Advance(TimeSpan.FromMilliseconds(200));
        await Eventually.TrueAsync(() => responder.Deferrals == 1);
        Assert.Empty(responder.Answers);
        slow.SetResult();
        await handling;

        Assert.StartsWith("You are in the queue", Actor.TextOf(Assert.Single(responder.Answers)));
    }

    [Fact]
    public async Task R6_NeverDone_IsGivenUpHonestly()
    {
        await using var group = await Group.GatherAsync(FailingUnits.PutInPlace);
        var ana = group.Member("Ana");
        _ = Slow(group);
        var (handling, responder) = Hand(group, new CommandUsed(ana.Origin(), "start", CommandValues.None));
        await Eventually.TrueAsync(() => group.Clock.Waiting >= 2);

        group.Clock.Advance(AMoment);
        await Eventually.TrueAsync(() => responder.Deferrals == 1);
        group.Clock.Advance(TimeSpan.FromSeconds(20));
        await handling;

        Assert.StartsWith("I cannot reach my records right now", Actor.TextOf(Assert.Single(responder.Answers)));
    }

    [Fact]
    public async Task R6_SlowForm_IsRefusedInTimeWithItsWords()
    {
        await using var group = await Group.GatherAsync(FailingUnits.PutInPlace);
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj);
        await raj.PressesAsync("File my debrief");
        var form = raj.Filled(raj.Form.Submit, ("frugality.evidence", TheRound.Evidence));
        _ = Slow(group);
        var (handling, responder) = Hand(group, form);
        await Eventually.TrueAsync(() => group.Clock.Waiting >= 1);

        group.Clock.Advance(TimeSpan.FromMilliseconds(2400));
        Assert.Empty(responder.Answers);
        group.Clock.Advance(TimeSpan.FromMilliseconds(100));
        await handling;

        Assert.Equal(TheRound.Evidence, Assert.IsType<FormErrorsReply>(Assert.Single(responder.Answers)).Typed.Text("frugality.evidence"));
        Assert.Equal(0, responder.Deferrals);
    }

    [Fact]
    public async Task R6_SlowOpeningOfAForm_IsRefusedInTimeAndNeverDeferred()
    {
        await using var group = await Group.GatherAsync(FailingUnits.PutInPlace);
        var ana = group.Member("Ana");
        _ = Slow(group);
        var (handling, responder) = Hand(group, new CommandUsed(ana.Origin(), "debrief", CommandValues.None));
        await Eventually.TrueAsync(() => group.Clock.Waiting >= 1);

        group.Clock.Advance(TimeSpan.FromMilliseconds(2500));
        await handling;

        Assert.StartsWith("I cannot reach my records right now", Actor.TextOf(Assert.Single(responder.Answers)));
        Assert.Equal(0, responder.Deferrals);
    }

    [Fact]
    public async Task R6_BehindASlowOneOfTheSamePerson_IsAcknowledgedInTimeAndDoneInOrder()
    {
        await using var group = await Group.GatherAsync(FailingUnits.PutInPlace);
        var (ana, slow) = (group.Member("Ana"), Slow(group));
        var (first, _) = Hand(group, new CommandUsed(ana.Origin(), "start", CommandValues.None));
        var (second, responder) = Hand(group, new CommandUsed(ana.Origin(), "leave", CommandValues.None));
        await Eventually.TrueAsync(() => group.Clock.Waiting >= 4);

        group.Clock.Advance(AMoment);
        await Eventually.TrueAsync(() => responder.Deferrals == 1);
        group.Clock.Advance(TimeSpan.FromSeconds(5));
        slow.SetResult();
        await Task.WhenAll(first, second);

        Assert.StartsWith("You are out of the queue.", Actor.TextOf(Assert.Single(responder.Answers)));
    }

    [Fact]
    public async Task R6_FormBehindASlowOneOfTheSamePerson_IsRefusedInTimeWithItsWords()
    {
        await using var group = await Group.GatherAsync(FailingUnits.PutInPlace);
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj);
        await raj.PressesAsync("File my debrief");
        var form = raj.Filled(raj.Form.Submit, ("frugality.evidence", TheRound.Evidence));
        var slow = Slow(group);
        var (first, before) = Hand(group, new CommandUsed(raj.Origin(), "leave", CommandValues.None));
        var (second, responder) = Hand(group, form);
        await Eventually.TrueAsync(() => group.Clock.Waiting >= 3);

        group.Clock.Advance(AMoment);
        await Eventually.TrueAsync(() => before.Deferrals == 1);
        group.Clock.Advance(TimeSpan.FromMilliseconds(1200));
        await second;
        Assert.Equal(TheRound.Evidence, Assert.IsType<FormErrorsReply>(Assert.Single(responder.Answers)).Typed.Text("frugality.evidence"));
        slow.SetResult();
        await first;

        Assert.Single(before.Answers);
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from debriefs"));
    }

    [Fact]
    public async Task R6_ClickPastItsDeadline_IsNotDone()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");
        var start = new CommandUsed(ana.Origin(), "start", CommandValues.None);

        group.Clock.Advance(TimeSpan.FromSeconds(3));
        var answer = await group.HandleAsync(start);

        Assert.StartsWith("This reached me too late, so I did not do it.", Actor.TextOf(answer));
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from waiting_entries"));
    }

    [Fact]
    public async Task R2_ClickDoneInTime_DeliveredAgainTooLate_GetsTheFirstAnswer()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");
        var start = new CommandUsed(ana.Origin(), "start", CommandValues.None);
        var first = await group.HandleAsync(start);

        group.Clock.Advance(TimeSpan.FromSeconds(30));
        var second = await group.HandleAsync(start);

        Assert.Equal(Actor.TextOf(first), Actor.TextOf(second));
    }

    [Fact]
    public async Task R9_OneFloods_OthersDoNotNotice()
    {
        await using var group = await Group.GatherAsync(FailingUnits.PutInPlace);
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        var slow = Slow(group);
        var flood = Enumerable.Range(0, 25).Select(_ => Hand(group, new CommandUsed(ana.Origin(), "status", CommandValues.None))).ToList();

        await raj.StartsAsync("candidate");
        Assert.StartsWith("You are in the queue, number 1", raj.Heard);
        slow.SetResult();
        await Task.WhenAll(flood.Select(one => one.Handling));

        var told = flood.Select(one => Actor.TextOf(Assert.Single(one.Responder.Answers))).ToList();
        Assert.Equal(5, told.Count(text => text.StartsWith("That was a lot at once", StringComparison.Ordinal)));
        Assert.Equal(20, told.Count(text => text.StartsWith("You are free", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task R6_DeferralDoesNotReachThePlatform_WorkIsFinishedAllTheSame()
    {
        await using var group = await Group.GatherAsync(FailingUnits.PutInPlace);
        var (ana, slow) = (group.Member("Ana"), Slow(group));
        var responder = new UnreachableResponder();
        var handling = group.The<IInteractionSink>().HandleAsync(new CommandUsed(ana.Origin(), "start", CommandValues.None), responder, CancellationToken.None);
        await Eventually.TrueAsync(() => group.Clock.Waiting >= 2);

        group.Clock.Advance(AMoment);
        await Eventually.TrueAsync(() => responder.Tried);
        Assert.False(handling.IsCompleted);
        slow.SetResult();
        await handling;

        Assert.Equal(1, await group.AskAsync<int>("select count(*) from waiting_entries"));
    }

    /// <summary>The next transaction begins only when the test says so.</summary>
    private static TaskCompletionSource Slow(Group group)
    {
        var slow = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        group.The<FailingUnits>().Begins.Enqueue(slow.Task.WaitAsync);
        return slow;
    }

    private static (Task Handling, RecordingResponder Responder) Hand(Group group, Interaction interaction)
    {
        var responder = new RecordingResponder();
        return (group.The<IInteractionSink>().HandleAsync(interaction, responder, CancellationToken.None), responder);
    }

    private sealed class UnreachableResponder : IResponder
    {
        public bool Tried { get; private set; }

        public bool KeepsFormOpen => false;

        public Task AnswerLateAsync(Reply reply, bool isRepeat, CancellationToken cancellationToken) => AnswerAsync(reply, cancellationToken);

        public Task AnswerAsync(Reply reply, CancellationToken cancellationToken) => throw new PlatformException(PlatformRefusal.AnswerOver, "Gone.");

        public Task DeferAsync(CancellationToken cancellationToken)
        {
            Tried = true;
            throw new PlatformException(PlatformRefusal.AnswerOver, "Gone.");
        }
    }
}
