using PrepBot.Chat.Forms;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Features.Tests.Support;

namespace PrepBot.Features.Tests.Debriefs;

/// <summary>What people and circumstances do to a debrief, and what must come of it.</summary>
public sealed class BadInputTests
{
    public static TheoryData<string> Thin { get; } = new(
        new string(' ', 60),
        "\u00a0\u2003\u200b\n\t" + new string('\u3000', 60),
        new string('a', 40),
        string.Concat(Enumerable.Repeat("a ", 40)),
        string.Concat(Enumerable.Repeat("😀", 1000)));

    [Theory]
    [MemberData(nameof(Thin))]
    public async Task EvidenceWithoutWords_IsFiledWholeAndDoesNotCount(string evidence)
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj);

        await TheRound.FileDebriefAsync(raj, "Solid", evidence);
        await raj.ClicksAsync(Assert.IsType<FormErrorsReply>(raj.Last).Accept!.Action);
        Assert.Contains("Frugality will not count as practised", raj.Heard);
        await TheRound.FileReviewAsync(ana);

        Assert.Contains("Too little evidence to count as practised: ", ana.Inbox);
        Assert.Contains(evidence.Trim(), ana.Inbox);
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from credits"));
    }

    [Fact]
    public async Task FourThousandEmoji_AreRefusedAndNoneIsCut()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj);
        var much = string.Concat(Enumerable.Repeat("👩‍🚀😀", 2000));
        await raj.PressesAsync("File my debrief");

        await raj.SendsAsync(("frugality.verdict", "Solid"), ("frugality.evidence", much), ("overall", "Inclined"), ("keep", "it"));

        Assert.Contains("2,000 fit. Nothing is lost, please shorten it.", raj.Heard);
        Assert.Equal(much, Assert.IsType<FormErrorsReply>(raj.Last).Typed.Text("frugality.evidence"));
        await raj.CommandsAsync("debrief");
        Assert.Equal(much, Assert.IsType<TextField>(raj.Form.Fields.Single(field => field.Key == "frugality.evidence")).Value);
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from debriefs"));
    }

    [Theory]
    [InlineData("interviewer")]
    [InlineData("candidate")]
    public async Task FormOpenedBeforeTheReveal_FiledRightAfterIt_IsTakenAndReadAtOnce(string late)
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj);
        var (first, second) = late == "interviewer" ? (ana, raj) : (raj, ana);
        await second.PressesAsync("File my debrief");
        var form = second.Form.Submit;
        await (first == raj ? TheRound.FileDebriefAsync(raj) : TheRound.FileReviewAsync(ana));
        await group.WaitAsync(TimeSpan.FromHours(24));
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from rounds where stage = 4"));

        await (second == raj
            ? raj.SendsAsync(form, ("frugality.verdict", "Solid"), ("frugality.evidence", TheRound.Evidence), ("overall", "Inclined"), ("keep", "it"))
            : ana.SendsAsync(form, ("frugality.own", "Solid"), ("helpful", "3")));

        Assert.IsType<PrivateReply>(second.Last);
        Assert.Contains("has filed after all", first.Inbox);
        Assert.Equal(2, await group.AskAsync<int>("select count(*) from debriefs"));
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from credits"));
    }

    [Fact]
    public async Task InterviewerLeaves_BeforeFiling_TheCandidatesSideOpensAfterADayAndNothingCounts()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj);
        await TheRound.FileReviewAsync(ana);

        await raj.DoAsync(new PersonLeft(raj.Origin()));
        await group.WaitAsync(TimeSpan.FromHours(25));

        Assert.Contains("has not filed a debrief within the day", ana.Inbox);
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from credits"));
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from rounds where stage = 4"));
        await ana.StartsAsync("candidate");
        Assert.DoesNotContain("You are in a round already", ana.Heard);
    }
}
