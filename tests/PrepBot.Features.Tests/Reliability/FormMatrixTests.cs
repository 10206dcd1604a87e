using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Features.Tests.Support;
using PrepBot.Testing;

namespace PrepBot.Features.Tests.Reliability;

/// <summary>
/// R1, R3, R6: every form there is, on a platform that keeps it open and on one that closes it, while the store is slow, silent, or breaks off around the
/// commit. Answered in time, no word lost, sent again under a new delivery done once in all, and whoever was told that nobody knows hears how it ended.
/// </summary>
public sealed class FormMatrixTests
{
    public static TheoryData<string> Forms => [.. FormScenes.All.Keys.Order()];

    public enum Fault
    {
        Slow,
        Silent,
        CommittedUnknown,
        LostUnknown,
    }

    [Fact]
    public async Task EveryForm_HasAScene()
    {
        await using var group = await Group.GatherAsync();

        var forms = group.The<FeatureCatalog>().Handlers.Where(pair => pair.Value.Trigger is OnForm).Select(pair => pair.Key);

        Assert.Equal(FormScenes.All.Keys.Order(), forms.Order());
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task R1_R3_R6_FormSent_WhateverTheStoreDoes_IsAnsweredInTimeKeptAndDoneOnce(string form)
    {
        var once = await OnceAsync(form);
        foreach (var fault in Enum.GetValues<Fault>())
        {
            foreach (var keepsOpen in new[] { true, false })
                Assert.Equal((fault, keepsOpen, once), (fault, keepsOpen, await WithAsync(form, fault, keepsOpen)));
        }
    }

    /// <summary>What is in the tables when all goes well.</summary>
    private static async Task<string> OnceAsync(string form)
    {
        await using var group = await Group.GatherAsync(FailingUnits.PutInPlace);
        var (author, sent) = await FormScenes.All[form](group);
        var before = await CountsAsync(group);

        await author.DoAsync(sent);

        Assert.IsNotType<FormErrorsReply>(author.Last);
        var after = await CountsAsync(group);
        Assert.True(before != after || group.The<FeatureCatalog>().Find(sent)!.Trigger is OnForm { Repeat: not FormRepeat.SameWordsOnce }, "Nothing came of it.");
        return after;
    }

    private static async Task<string> WithAsync(string form, Fault fault, bool keepsOpen)
    {
        await using var group = await Group.GatherAsync(FailingUnits.PutInPlace);
        var (author, sent) = await FormScenes.All[form](group);
        sent = sent with { Origin = author.Origin() };
        var end = Arrange(group.The<FailingUnits>(), fault);
        var responder = new RecordingResponder { KeepsFormOpen = keepsOpen };

        var handling = group.The<IInteractionSink>().HandleAsync(sent, responder, CancellationToken.None);
        await Eventually.TrueAsync(() => handling.IsCompleted || group.Clock.Waiting >= 3);
        group.Clock.Advance(keepsOpen ? TimeSpan.FromSeconds(2.5) : TimeSpan.FromSeconds(1.2));
        await Eventually.TrueAsync(() => responder.Answers.Count + responder.Deferrals > 0);
        end.TrySetResult();
        if (fault == Fault.Silent)
            group.Clock.Advance(TimeSpan.FromSeconds(22));
        await handling;

        AssertKept(sent, Assert.Single(responder.Answers), fault, keepsOpen);
        await SettledAsync(group);
        var again = await group.HandleAsync(sent with { Origin = author.Origin() });
        await group.SettleAsync();

        Assert.IsNotType<FormReply>(again);
        AssertHeard(author, responder.Answers[0]);
        return await CountsAsync(group);
    }

    private static TaskCompletionSource Arrange(FailingUnits units, Fault fault)
    {
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        switch (fault)
        {
            // Neither of them listens to being cancelled, as a line that is half open does not.
            case Fault.Slow:
                units.Begins.Enqueue(_ => end.Task);
                break;
            case Fault.Silent:
                units.Begins.Enqueue(_ => new TaskCompletionSource().Task);
                break;
            default:
                units.Commits.Enqueue(fault == Fault.CommittedUnknown ? FailingUnits.CommittedButUnknown : FailingUnits.LostAndUnknown);
                units.Begins.Enqueue(_ => Task.CompletedTask);
                units.Begins.Enqueue(FailingUnits.Unavailable);
                break;
        }

        return end;
    }

    /// <summary>A refusal gives every word back; "stored" needs none.</summary>
    private static void AssertKept(FormSubmitted sent, Reply answer, Fault fault, bool keepsOpen)
    {
        if (fault == Fault.Slow && !keepsOpen)
            Assert.IsNotType<FormErrorsReply>(answer);
        else
            Assert.Equal(sent.Answers, Assert.IsType<FormErrorsReply>(answer).Typed);
    }

    private static void AssertHeard(Actor author, Reply answer)
    {
        if (answer is FormErrorsReply)
            Assert.Contains("My records are back", author.Inbox);
        else
            Assert.DoesNotContain("My records are back", author.Inbox);
    }

    /// <summary>The work that was under way comes to its end, and everybody hears.</summary>
    private static async Task SettledAsync(Group group)
    {
        var settlements = group.The<SettlementLoop>();
        while (settlements.Waiting > 0)
        {
            await settlements.RunDueAsync(CancellationToken.None);
            await Task.Yield();
        }
    }

    /// <summary>How many rows each table has; but for what is only on its way, and for what tells deliveries apart.</summary>
    private static Task<string> CountsAsync(Group group) => group.AskAsync<string>("""
        select string_agg(
            table_name || ' ' || (xpath('/row/c/text()', query_to_xml(format('select count(*) as c from %I', table_name), false, true, '')))[1]::text,
            chr(10) order by table_name)
        from information_schema.tables
        where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not in ('deliveries', 'outbox', 'drafts')
        """);
}
