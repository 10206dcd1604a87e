using PrepBot.Features.Tests.Support;

namespace PrepBot.Features.Tests.Boards;

/// <summary>A member's own page: what they practised, how they answered and told it, and how they do as interviewer.</summary>
public sealed class MyPageTests
{
    [Fact]
    public async Task Newcomer_SeesAnEmptyMapAndWhatToPractise()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");

        await ana.CommandsAsync("me");

        Assert.Contains("0/16 covered · no streak yet · interviewer 0, candidate 0", ana.Heard);
        Assert.Contains("Next best: Customer Obsession (probed in nearly every loop, never practised)", ana.Heard);
        Assert.DoesNotContain("As interviewer", ana.Heard);
    }

    [Fact]
    public async Task SeveralRounds_Shown_TellAnswersStoriesTargetAndWithholdAverages()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await CompleteAsync(group, ana, raj, "frugality", "The late clock");
        await CompleteAsync(group, ana, raj, "ownership", "the late clock");
        await ana.CommandsAsync("profile");
        await ana.PressesAsync("Edit");
        await ana.SendsAsync(("track", "General"), ("board", "yes"), ("date", "2026-12-02"));

        await ana.CommandsAsync("me");

        Assert.Contains("2/16 covered · 1-week streak · interviewer 0, candidate 2", ana.Heard);
        Assert.Contains("▣ Frugality: 1 x", ana.Heard);
        Assert.Contains("solid · 1 rater, no average yet", ana.Heard);
        Assert.Contains("2 answers timed, the middle one 12:00; 2 over three minutes", ana.Heard);
        Assert.Contains("\"the late clock\" in 2 rounds, for Frugality and Ownership", ana.Heard);
        Assert.Contains("10 days to your interview; of the ten most probed, 9 are open: Customer Obsession, Bias for Action", ana.Heard);
        Assert.Contains("□ Customer Obsession · probed in nearly every loop", ana.Heard);
    }

    [Fact]
    public async Task Interviewer_Shown_SeesTheirOwnSideWithCountsAndNoAverageBelowThree()
    {
        await using var group = await Group.GatherAsync();
        var raj = group.Member("Raj");
        foreach (var name in new[] { "Ana", "Mia" })
            await TheRound.CompleteAsync(group, group.Member(name), raj);

        await raj.CommandsAsync("me");
        Assert.Contains("Debriefs: 2 filed, 2 of them on time", raj.Heard);
        Assert.Contains("Helpfulness: 2 raters, no average below 3", raj.Heard);
        Assert.Contains("Evidence: 2 of 2 scores had enough to count", raj.Heard);
        Assert.Contains("too few to compare", raj.Heard);

        await TheRound.CompleteAsync(group, group.Member("Zoe"), raj, helpful: "1");
        await raj.CommandsAsync("me");
        Assert.Contains("Helpfulness: 3.0 of 4 from 3 raters", raj.Heard);
    }

    [Fact]
    public async Task ThreeOthersWereStricter_Shown_AsMilder()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.CompleteAsync(group, ana, raj, verdict: "Strong");
        foreach (var name in new[] { "Mia", "Tom", "Zoe" })
            await TheRound.CompleteAsync(group, ana, group.Member(name), verdict: "MildConcern");

        await raj.CommandsAsync("me");
        Assert.Contains("milder by 2.0 of a step (1 score beside those of 3 other interviewers)", raj.Heard);
        await ana.CommandsAsync("me");
        Assert.DoesNotContain("milder", ana.Heard);
        Assert.Contains("average 2.5 of 4 from 4 raters", ana.Heard);
    }

    private static async Task CompleteAsync(Group group, Actor candidate, Actor interviewer, string principle, string story)
    {
        await TheRound.EndAsync(group, candidate, interviewer, principle);
        await TheRound.FileReviewAsync(candidate, own: "Solid", helpful: "3", principle: principle);
        await candidate.PressesAsync("Add details");
        await candidate.SendsAsync(($"{principle}.story", story));
        await TheRound.FileDebriefAsync(interviewer, principle: principle);
    }
}
