using PrepBot.Chat.Forms;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Features.Tests.Support;

namespace PrepBot.Features.Tests.Debriefs;

/// <summary>After the reveal both sides are read-only; a correction makes a new version.</summary>
public sealed class CorrectionTests
{
    [Fact]
    public async Task Interviewer_Corrects_KeepsBothVersionsAndChangesTheCredit()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.CompleteAsync(group, ana, raj);

        await raj.PressesAsync("Correct mine");
        Assert.Equal(["Solid"], Assert.IsType<ChoiceField>(raj.Form.Fields.First()).Chosen);
        await raj.SendsAsync(
            ("frugality.verdict", "MildConcern"), ("frugality.evidence", TheRound.Evidence), ("overall", "NotInclined"), ("keep", "the numbers"));

        Assert.Contains("Corrected", raj.Heard);
        Assert.Contains("Raj has corrected what they filed", ana.Inbox);
        Assert.Contains("mild concern", ana.Inbox);
        Assert.Equal(2, await group.AskAsync<int>("select count(*) from debriefs where part = 1"));
        Assert.Equal(2, await group.AskAsync<int>("select verdict from credits"));
    }

    [Fact]
    public async Task Interviewer_TakesTheEvidenceAway_LosesTheCredit()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.CompleteAsync(group, ana, raj);

        await raj.PressesAsync("Correct mine");
        await raj.SendsAsync(("frugality.verdict", "Solid"), ("frugality.evidence", "short"), ("overall", "Inclined"), ("keep", "the numbers"));

        Assert.Equal(0, await group.AskAsync<int>("select count(*) from credits"));
    }

    [Fact]
    public async Task Candidate_Corrects_TellsTheInterviewer()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.CompleteAsync(group, ana, raj);

        await ana.PressesAsync("Correct mine");
        await ana.SendsAsync(("frugality.own", "Concern"), ("helpful", "2"), ("change", ""));

        Assert.Contains("Ana has corrected what they filed", raj.Inbox);
        Assert.Contains("somewhat helpful", raj.Inbox);
        Assert.Equal(1, await group.AskAsync<int>("select own_verdict from credits"));
        Assert.Equal(2, await group.AskAsync<int>("select helpfulness from service_marks"));
    }

    [Fact]
    public async Task SameWords_Sent_MakeNoVersion()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.CompleteAsync(group, ana, raj);

        await ana.PressesAsync("Correct mine");
        await ana.SendsAsync(("frugality.own", "Strong"), ("helpful", "4"), ("change", ""));

        Assert.Contains("nothing has changed", ana.Heard);
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from debriefs where part = 2"));
    }

    [Fact]
    public async Task BeforeTheReveal_OrAWeekAfter_NothingIsCorrected()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj);
        await TheRound.FileDebriefAsync(raj);
        var correct = await SubjectAsync(group, "open");
        await raj.ClicksAsync(correct);
        Assert.Contains("that time is over", raj.Heard);

        await TheRound.FileReviewAsync(ana);
        group.Clock.Advance(TimeSpan.FromDays(7));
        await raj.SendsAsync(
            await SubjectAsync(group, "file"), ("frugality.verdict", "Strong"), ("frugality.evidence", TheRound.Evidence), ("overall", "Inclined"), ("keep", "x"));

        Assert.IsType<FormErrorsReply>(raj.Last);
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from debriefs where part = 1"));
    }

    [Fact]
    public async Task Somebody_WhoIsNotOfTheRound_OrHasTheOtherPart_CorrectsNothing()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, mia) = (group.Member("Ana"), group.Member("Raj"), group.Member("Mia"));
        await TheRound.CompleteAsync(group, ana, raj);

        await mia.ClicksAsync(await SubjectAsync(group, "open"));
        Assert.Contains("not yours", mia.Heard);
        await ana.SendsAsync(
            await SubjectAsync(group, "file"), ("frugality.verdict", "Strong"), ("frugality.evidence", TheRound.Evidence), ("overall", "Inclined"), ("keep", "x"));

        Assert.Equal(2, await group.AskAsync<int>("select count(*) from debriefs"));
    }

    private static async Task<ActionId> SubjectAsync(Group group, string verb) =>
        new("correct", verb, Subject.Create(new PrepBot.Domain.Rounds.RoundId(Guid.Parse(await group.AskAsync<string>("select round_id::text from rounds")))));
}
