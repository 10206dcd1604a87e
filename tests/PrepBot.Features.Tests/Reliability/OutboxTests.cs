using Microsoft.Extensions.DependencyInjection;
using PrepBot.Chat.DueRows;
using PrepBot.Chat.Outbox;
using PrepBot.Chat.Platforms;
using PrepBot.Chat.Stores;
using PrepBot.Chat.Work;
using PrepBot.Features.Tests.Support;
using PrepBot.Testing;

namespace PrepBot.Features.Tests.Reliability;

/// <summary>R4, R5: what was committed is shown, once, in order, whatever the platform does.</summary>
public sealed class OutboxTests
{
    [Theory]
    [InlineData(PlatformFailure.TryLater, false)]
    [InlineData(PlatformFailure.Unknown, false)]
    [InlineData(PlatformFailure.Unknown, true)]
    public async Task R4_EachCallFailsOnce_EverythingIsShownOnceInOrder(PlatformFailure failure, bool carriedOut)
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        group.Platform.FailAfterwards = carriedOut;
        await ana.StartsAsync("candidate", 20, null, "frugality");
        for (var i = 0; i < 5; i++)
        {
            group.Platform.Failures.Enqueue(new PlatformException(failure, "As the test asked."));
            group.Platform.Failures.Enqueue(null);
        }

        await raj.StartsAsync("interviewer");
        await RetryAllAsync(group);

        var room = Assert.Single(group.Platform.Rooms);
        Assert.Single(group.Platform.In(room.Room));
        Assert.Single(group.Platform.In(RecordingPlatform.Channel));
        foreach (var member in new[] { ana, raj })
            Assert.Single(group.Platform.PrivatelyTo(member.Person));
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from outbox where state <> 2"));
    }

    [Fact]
    public async Task R4_WhatWasSent_CannotBeFinishedTogether_EachIsFinishedByItself_AndNothingIsSentTwice()
    {
        FailingQueue? queue = null;
        var failed = 0;
        await using var group = await Group.GatherAsync(services => queue = FailingQueue.PutInPlace(services));
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        queue!.Finishes = sent =>
        {
            if (sent.Count == 0)
                return;
            failed++;
            throw new InvalidOperationException("One of them cannot be finished.");
        };

        await ana.StartsAsync("candidate", 20, null, "frugality");
        await raj.StartsAsync("interviewer");
        await RetryAllAsync(group);

        Assert.True(failed > 1, "Nothing was to be finished.");
        Assert.Single(group.Platform.Rooms);
        foreach (var member in new[] { ana, raj })
            Assert.Single(group.Platform.PrivatelyTo(member.Person));
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from outbox where state <> 2"));
    }

    [Fact]
    public async Task R9_LastingFailure_StopsAfterTwoTries()
    {
        await using var group = await Group.GatherAsync();
        for (var i = 0; i < 3; i++)
            group.Platform.Failures.Enqueue(new PlatformException(PlatformRefusal.Other, "Not this."));

        await group.Member("Ana").StartsAsync("candidate");
        await RetryAllAsync(group);

        Assert.Single(group.Platform.Failures);
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from outbox where state = 3 and attempts = 2 and content is null"));
        Assert.Equal("the platform refuses it for good", await group.AskAsync<string>("select failed_why from outbox where state = 3"));
    }

    [Fact]
    public async Task RetryAfter_IsKept()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");
        group.Platform.Failures.Enqueue(new PlatformException(PlatformFailure.TryLater, "Busy.") { RetryAfter = TimeSpan.FromMinutes(7) });

        await ana.StartsAsync("candidate");

        Assert.InRange(await group.AskAsync<double>("select extract(epoch from not_before - now()) from outbox where state = 1"), 400, 421);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task R4_CrashBetweenSendingAndDone_AnotherProcessShowsItOnce(bool wasCarriedOut)
    {
        await using var group = await Group.GatherAsync();
        var other = group.Replica();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await ana.StartsAsync("candidate");
        await group.HandleAsync(new Chat.Interactions.CommandUsed(raj.Origin(), "start", Chat.Commands.CommandValues.None));
        var claimed = await group.The<IOutboxQueue>().ClaimAsync(16, 16, TimeSpan.FromSeconds(15), CancellationToken.None);
        foreach (var item in claimed)
        {
            Assert.True(await group.The<IOutboxQueue>().MarkSendingAsync(item, CancellationToken.None));
            if (wasCarriedOut)
                await group.The<OutboxSender>().SendAsync(
                    item, await group.The<OutboxSender>().PrepareAsync(item, CancellationToken.None), _ => Task.FromResult(true), CancellationToken.None);
        }

        Assert.NotEmpty(claimed);
        await group.SettleAsync();
        Assert.Empty(group.Platform.PrivatelyTo(ana.Person));
        await group.RunAsync("update outbox set lease_until = now() - interval '1 second' where lease_until is not null");
        await other.GetRequiredService<OutboxLoop>().DrainAsync(CancellationToken.None);

        Assert.Single(group.Platform.In(Assert.Single(group.Platform.Rooms).Room));
        Assert.Single(group.Platform.In(RecordingPlatform.Channel));
        Assert.Single(group.Platform.PrivatelyTo(ana.Person));
        Assert.False(await group.The<IOutboxQueue>().MarkSendingAsync(claimed[0], CancellationToken.None));
    }

    [Fact]
    public async Task R4_ReminderOfUnknownOutcome_IsLetGo()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");
        await ana.StartsAsync("candidate");
        group.Clock.Advance(TimeSpan.FromMinutes(60));
        await group.The<DueRowLoop>().RunOneAsync(CancellationToken.None);
        var claimed = await group.The<IOutboxQueue>().ClaimAsync(16, 16, TimeSpan.FromSeconds(15), CancellationToken.None);
        foreach (var item in claimed)
            await group.The<IOutboxQueue>().MarkSendingAsync(item, CancellationToken.None);

        await group.RunAsync("update outbox set lease_until = now() - interval '1 second' where lease_until is not null");
        await group.SettleAsync();

        Assert.Empty(group.Platform.PrivatelyTo(ana.Person));
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from outbox where state = 3"));
    }

    [Fact]
    public async Task R5_FirstOfALaneFails_TheRestOfItWaits()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj);
        await raj.PressesAsync("My cockpit");
        group.Platform.Failures.Enqueue(new PlatformException(PlatformFailure.TryLater, "Busy.") { RetryAfter = TimeSpan.FromMinutes(1) });
        await raj.PressesAsync("Ask it");
        await raj.PressesAsync("Ask this");
        Assert.DoesNotContain("asks further", ana.Around);

        await RetryAllAsync(group);

        var texts = group.Platform.In(ana.Room).Select(shown => shown.Text).ToList();
        Assert.True(texts.FindIndex(text => text.Contains("Clock runs", StringComparison.Ordinal)) < texts.FindIndex(text => text.Contains("asks further", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Cards_SeveralChangesBeforeOneIsSent_AreOneEdit()
    {
        await using var group = await Group.GatherAsync();
        var members = Enumerable.Range(1, 5).Select(i => group.Member($"Member{i}")).ToList();
        var edits = group.Platform.In(RecordingPlatform.Channel)[0].Edits;

        foreach (var member in members)
            await group.HandleAsync(new Chat.Interactions.ActionClicked(member.Origin(), member.Find("Candidate").Action, []));
        await group.SettleAsync();

        var card = Assert.Single(group.Platform.In(RecordingPlatform.Channel));
        Assert.Equal(edits + 1, card.Edits);
        Assert.All(members, member => Assert.Contains(member.Name, card.Text));
    }

    [Fact]
    public async Task OldBackup_ItemsPastTheirTime_SayNothing()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await group.HandleAsync(new Chat.Interactions.CommandUsed(ana.Origin(), "start", Chat.Commands.CommandValues.None));
        await group.HandleAsync(new Chat.Interactions.CommandUsed(raj.Origin(), "start", Chat.Commands.CommandValues.None));

        group.Clock.Advance(TimeSpan.FromDays(2));
        await group.The<OutboxLoop>().DrainAsync(CancellationToken.None);

        Assert.Empty(group.Platform.Rooms);
        Assert.Equal("", ana.Inbox + raj.Inbox);
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from outbox where state = 1"));
    }

    [Fact]
    public async Task ItemThatCannotBePrepared_HoldsUpNobody()
    {
        await using var group = await Group.GatherAsync(FailingUnits.PutInPlace);
        var ana = group.Member("Ana");
        await group.HandleAsync(new Chat.Interactions.CommandUsed(ana.Origin(), "start", Chat.Commands.CommandValues.None));

        group.The<FailingUnits>().Begins.Enqueue(_ => throw new InvalidOperationException("A defect, as the test asked."));
        await group.SettleAsync();
        Assert.DoesNotContain("Ana", ana.Around);
        await RetryAllAsync(group);

        Assert.Contains("Ana", ana.Around);
    }

    [Fact]
    public async Task R6_RoomCardThrottled_PromptAndProbeStandAtOnceInTheirOrder()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj);
        await raj.PressesAsync("My cockpit");
        group.Platform.EditFailures.Enqueue(Throttled());
        await raj.PressesAsync("Ask it");
        await raj.PressesAsync("Ask this");

        var texts = group.Platform.In(ana.Room).Select(shown => shown.Text).ToList();
        Assert.True(texts.FindIndex(text => text.Contains("Clock runs", StringComparison.Ordinal)) is > 0 and var asked
            && asked < texts.FindIndex(text => text.Contains("asks further", StringComparison.Ordinal)));
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from outbox where state = 1 and not picture"));
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from outbox where state = 1 and picture and attempts > 0"));
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from outbox where state = 1 and picture and attempts = 0 and coalesce_key not like 'round%'"));
        await RetryAllAsync(group);
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from outbox where state <> 2"));
    }

    [Fact]
    public async Task R6_OneMembersMessagesThrottled_RoomAndTheOtherMemberGoOn()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj);
        await raj.PressesAsync("My cockpit");
        await raj.PressesAsync("Ask it");
        group.Clock.Advance(TimeSpan.FromMinutes(12));
        await group.SettleAsync();
        group.Platform.PrivateFailures.Enqueue(Throttled());
        await raj.PressesAsync("End");
        await raj.PressesAsync("End and file");

        Assert.Equal(1, new[] { ana, raj }.Count(member => member.Inbox.Contains("while it is fresh", StringComparison.Ordinal)));
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from outbox where state = 1 and route = 0 and not picture"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task R9_DatabasePausesAfterAFailedCall_IsNoFaultOfTheLoop_AndAllIsSentWhenItIsBack(bool silent)
    {
        FailingQueue? queue = null;
        await using var group = await Group.GatherAsync(services => queue = FailingQueue.PutInPlace(services));
        var members = Enumerable.Range(1, 8).Select(i => group.Member($"Member{i}")).ToList();
        foreach (var member in members)
            await member.CommandsAsync("status");
        await group.SayToEachAsync("A word.");
        foreach (var _ in members)
            group.Platform.PrivateFailures.Enqueue(new PlatformException(PlatformFailure.TryLater, "Busy."));

        queue!.Retries = silent ? cancellationToken => new TaskCompletionSource().Task.WaitAsync(cancellationToken) : _ => throw new StoreException(StoreFailure.Unavailable, "Away.");
        var draining = group.The<OutboxLoop>().DrainAsync(CancellationToken.None);
        await Eventually.TrueAsync(() => draining.IsCompleted || queue.Retried >= members.Count);
        group.Clock.Advance(TimeSpan.FromSeconds(8));
        await draining;
        queue.Retries = null;
        await group.RunAsync("update outbox set lease_until = now() - interval '1 second' where lease_until is not null");
        await group.SettleAsync();

        Assert.Equal(members.Count, queue.Retried);
        Assert.All(members, member => Assert.Single(group.Platform.PrivatelyTo(member.Person)));
    }

    [Fact]
    public async Task R4_DatabasePausesBeforeTheCall_ReminderIsNotTakenForSent()
    {
        await using var group = await Group.GatherAsync(FailingUnits.PutInPlace);
        var ana = group.Member("Ana");
        await ana.StartsAsync("candidate");
        group.Clock.Advance(TimeSpan.FromMinutes(60));
        await group.The<DueRowLoop>().RunOneAsync(CancellationToken.None);
        group.The<FailingUnits>().Begins.Enqueue(FailingUnits.Unavailable);

        await group.The<OutboxLoop>().DrainAsync(CancellationToken.None);
        await group.RunAsync("update outbox set lease_until = now() - interval '1 second' where lease_until is not null");
        await group.SettleAsync();

        Assert.Single(group.Platform.PrivatelyTo(ana.Person));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task R4_ReminderWaitsForItsTurnPastItsDeadline_IsSentLater_UnlessItMayHaveBeenSent(bool waited)
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");
        await ana.StartsAsync("candidate");
        group.Clock.Advance(TimeSpan.FromMinutes(60));
        await group.The<DueRowLoop>().RunOneAsync(CancellationToken.None);
        var waiting = new TaskCompletionSource();
        group.Platform.Turn = async cancellationToken =>
        {
            waiting.SetResult();
            try
            {
                await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
            }
            catch (OperationCanceledException e) when (waited)
            {
                throw new CallNotMadeException("It waited for its turn.", e, cancellationToken);
            }
        };

        var draining = group.The<OutboxLoop>().DrainAsync(CancellationToken.None);
        await waiting.Task;
        group.Clock.Advance(TimeSpan.FromSeconds(6));
        await draining;
        group.Platform.Turn = null;
        await RetryAllAsync(group);

        Assert.Equal(waited ? 1 : 0, group.Platform.PrivatelyTo(ana.Person).Count);
    }

    private static PlatformException Throttled() =>
        new(PlatformFailure.TryLater, "Busy.") { RetryAfter = TimeSpan.FromSeconds(20) };

    /// <summary>The waits of the database's clock go by.</summary>
    private static async Task RetryAllAsync(Group group)
    {
        for (var i = 0; i < 12; i++)
        {
            await group.RunAsync("update outbox set not_before = now() where state = 1");
            await group.SettleAsync();
        }
    }
}
