using PrepBot.Chat.Forms;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Features.Tests.Support;
using PrepBot.Testing;

namespace PrepBot.Features.Tests.Debriefs;

/// <summary>What was not filed by the deadline can still be filed for two days, and is open at once.</summary>
public sealed class LateFilingTests
{
    [Fact]
    public async Task Interviewer_FilesAfterTheDeadline_IsReadAtOnceAndCounts()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj);
        await TheRound.FileReviewAsync(ana);
        await PassAsync(group, TimeSpan.FromHours(25));
        Assert.Contains("has not filed a debrief within the day", ana.Inbox);
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from credits"));

        await raj.CommandsAsync("status");
        Assert.Contains("To file", raj.Heard);
        await raj.CommandsAsync("debrief");
        await raj.SendsAsync(("frugality.verdict", "Solid"), ("frugality.evidence", TheRound.Evidence), ("overall", "Inclined"), ("keep", "numbers"));

        Assert.Contains("were open already", raj.Heard);
        Assert.Contains("Raj has filed after all", ana.Inbox);
        Assert.Contains(TheRound.Evidence, ana.Inbox);
        Assert.Equal("frugality", await group.AskAsync<string>("select principle from credits"));
        Assert.Equal("t f", await group.AskAsync<string>("select left(filed::text, 1) || ' ' || left(on_time::text, 1) from service_marks"));
        Assert.Contains("finished a round", string.Join('\n', group.Platform.In(RecordingPlatform.Channel).Select(shown => shown.Text)));
    }

    [Fact]
    public async Task LateDebrief_WithinTwoDaysOfThePost_EditsIt()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj);
        await TheRound.FileReviewAsync(ana);
        await PassAsync(group, TimeSpan.FromHours(24));
        await PassAsync(group, TimeSpan.FromHours(1));
        Assert.DoesNotContain("Ana  +1", Post(group));

        await TheRound.FileDebriefAsync(raj);

        Assert.Contains("Ana +1 · 1 of 16", Post(group));
    }

    [Fact]
    public async Task Candidate_FilesAfterTheDeadline_TellsTheInterviewerAndKeepsTheCredit()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj);
        await TheRound.FileDebriefAsync(raj);
        await PassAsync(group, TimeSpan.FromHours(25));
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from credits where own_verdict is null"));

        await TheRound.FileReviewAsync(ana, own: "Solid", helpful: "3");

        Assert.Contains("found you helpful", raj.Inbox);
        Assert.Contains("has filed after all", raj.Inbox);
        Assert.Equal(3, await group.AskAsync<int>("select own_verdict from credits"));
        Assert.Equal(3, await group.AskAsync<int>("select helpfulness from service_marks"));
    }

    [Fact]
    public async Task FormOpenedBefore_FiledMoreThanTwoDaysAfter_IsRefusedAndKeepsTheWords()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj);
        await raj.PressesAsync("File my debrief");
        var form = raj.Form.Submit;
        await PassAsync(group, TimeSpan.FromHours(24));
        await PassAsync(group, TimeSpan.FromHours(48));

        await raj.SendsAsync(form, ("frugality.verdict", "Solid"), ("frugality.evidence", TheRound.Evidence), ("overall", "Inclined"), ("keep", "x"));

        Assert.Contains("can no longer be filed", Assert.IsType<FormErrorsReply>(raj.Last).Errors[""]);
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from debriefs"));
        await raj.CommandsAsync("debrief");
        Assert.Contains("Nothing to file", raj.Heard);
    }

    [Fact]
    public async Task AllTopMarksAndNothingToChange_IsAskedOnceAndTakenTheSecondTime()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj);
        await raj.PressesAsync("File my debrief");
        (string, string)[] praise =
            [("frugality.verdict", "Strong"), ("frugality.evidence", TheRound.Evidence), ("overall", "StronglyInclined"), ("keep", "all of it")];
        var form = raj.Form.Submit;

        await raj.SendsAsync(form, praise);
        Assert.Contains("One small thing to try next time helps Ana", Assert.IsType<FormErrorsReply>(raj.Last).Errors[""]);
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from debriefs"));
        await raj.ClicksAsync(Assert.IsType<FormErrorsReply>(raj.Last).Accept!.Action);

        Assert.Contains("Filed, thank you", raj.Heard);
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from form_drafts"));
    }

    [Fact]
    public async Task TopMarksWithOneThingToChange_AreTakenAtOnce()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj);
        await raj.PressesAsync("File my debrief");

        await raj.SendsAsync(
            ("frugality.verdict", "Strong"), ("frugality.evidence", TheRound.Evidence), ("overall", "StronglyInclined"), ("keep", "all"), ("change-1", "slower"));

        Assert.Contains("Filed, thank you", raj.Heard);
    }

    [Fact]
    public async Task HaveBackbone_BeatsTicked_ShowWhatWasThereAndWhatWasNot()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj, "have-backbone");
        await TheRound.FileDebriefAsync(raj, principle: "have-backbone");
        await raj.PressesAsync("Add details");
        var form = raj.Form.Submit;
        var heard = Assert.IsType<ChoiceField>(raj.Form.Fields.Single(field => field.Key == "have-backbone.heard"));
        Assert.Subset(
            heard.Options.Select(option => option.Value).ToHashSet(),
            new HashSet<string> { "beat:evidence", "beat:open-to-be-wrong", "beat:commitment", "beat:failure-cost", "beat:failure-owned", "beat:failure-habit" });
        await raj.SendsAsync(("have-backbone.missing", "Everything"), ("have-backbone.heard", "green:99"));
        Assert.Equal(["have-backbone.missing", "have-backbone.heard"], Assert.IsType<FormErrorsReply>(raj.Last).Errors.Keys);
        await raj.SendsAsync(form, ("have-backbone.missing", "Learning"), ("have-backbone.heard", "beat:evidence"), ("have-backbone.heard", "beat:failure-cost"));

        await TheRound.FileReviewAsync(ana, principle: "have-backbone");

        Assert.Contains("✓ Disagreed with facts others could check", ana.Inbox);
        Assert.Contains("○ not heard: Once it was decided, supported it", ana.Inbox);
        Assert.Contains("○ not heard: Told a failure, and a habit", ana.Inbox);
    }

    private static string Post(Group group) =>
        group.Platform.In(RecordingPlatform.Channel).Single(shown => shown.Text.StartsWith("Week ", StringComparison.Ordinal) || shown.Text.StartsWith("Be the first", StringComparison.Ordinal)).Text;

    private static async Task PassAsync(Group group, TimeSpan span)
    {
        group.Clock.Advance(span);
        await group.SettleAsync();
    }
}
